package org.inmesh.coresim.translation;

import org.objectweb.asm.Label;

/**
 * A way out of a block, before one of its instructions, for the loop to execute it.
 *
 * @param label where it is
 * @param registers as they are before the instruction
 * @param pointer the instruction's address
 */
record SideExit(Label label, Registers registers, int pointer) {}
