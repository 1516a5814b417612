/**
 * Random programs that break no rule of the language, the same ones from the same seed, and the
 * comparison of what they do when compiled with what the interpreter says.
 */
package org.inmesh.loader.occam.random;
