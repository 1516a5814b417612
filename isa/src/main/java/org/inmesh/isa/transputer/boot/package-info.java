/** Boot files: what a transputer without a program takes from a link, as bytes and as text. */
package org.inmesh.isa.transputer.boot;
