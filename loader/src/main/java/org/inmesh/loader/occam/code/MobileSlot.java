package org.inmesh.loader.occam.code;

/**
 * The word of a mobile variable or part.
 *
 * @param address pushes its address
 * @param load pushes the word; takes one register
 * @param store stores A in it; takes a second register
 */
record MobileSlot(Operand address, Operand load, Runnable store) {}
