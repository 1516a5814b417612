/**
 * An interpreter of the syntax tree, written from the definition of the language and sharing
 * nothing with the checker and the code generator: a second way of computing what a program does.
 */
package org.inmesh.loader.occam.interpreter;
