/**
 * Code generation: from a checked program to relocatable transputer code.
 *
 * <p>{@link org.inmesh.loader.occam.code.CodeGenerator} finds the outermost PAR and makes its
 * components; the classes named {@code ...Code} each generate code for one kind of construct.
 */
package org.inmesh.loader.occam.code;
