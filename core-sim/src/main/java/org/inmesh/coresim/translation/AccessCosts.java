package org.inmesh.coresim.translation;

import static org.inmesh.coresim.program.MachineImage.MEMORY_START;

import org.inmesh.coresim.transputer.TranslationPort;
import org.inmesh.isa.transputer.CycleTable;

/**
 * What instructions cost, and memory that is not on the chip.
 *
 * @param table of instructions
 * @param onChipWords index of the first such word
 * @param dataCycles of an access to data beyond those of the cycle table
 * @param jumpCycles of a jump beyond those of the cycle table
 */
record AccessCosts(CycleTable table, int onChipWords, int dataCycles, int jumpCycles) {
  static AccessCosts of(TranslationPort port) {
    return new AccessCosts(
        port.processor().cycles(), port.onChipWords(), port.dataCycles(), port.jumpCycles());
  }

  /** Of a jump to an address. */
  int jump(int target) {
    return isFar(target - MEMORY_START >>> 2) ? jumpCycles : 0;
  }

  /** True if a word, by its index, is not on the chip. */
  boolean isFar(int index) {
    return index >= onChipWords;
  }
}
