package org.inmesh.loader.occam.code;

/**
 * A value of two words, each of which can be pushed any number of times: a constant, or in memory.
 *
 * @param low takes one register
 * @param high takes one register
 */
record DoubleWord(Operand low, Operand high) {}
