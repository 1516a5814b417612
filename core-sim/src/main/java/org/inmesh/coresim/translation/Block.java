package org.inmesh.coresim.translation;

import java.util.Set;

/**
 * What is known of a block when it has been compiled on trial.
 *
 * @param address of its first instruction
 * @param end address after its last instruction's last byte
 * @param successors addresses at which execution may go on
 * @param lowest word of the workspace that it touches, from where that is at the start
 * @param highest the same; lower than lowest if it touches none
 * @param lastStart most cycles from its start to the start of its last instruction
 * @param usesReals true if it has floating-point instructions
 * @param expectedFormats of the floating-point registers at its start, as of {@link
 *     org.inmesh.coresim.transputer.TranslationPort#realFormats}: code for them is made, and left
 *     if they are others
 * @param formatsAfter the same at its end
 */
record Block(
    int address,
    int end,
    Set<Integer> successors,
    int lowest,
    int highest,
    int lastStart,
    boolean usesReals,
    int expectedFormats,
    int formatsAfter) {}
