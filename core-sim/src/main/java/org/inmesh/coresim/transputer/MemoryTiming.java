package org.inmesh.coresim.transputer;

import org.inmesh.coresim.ProcessorSpecification;

/**
 * What memory outside the chip costs beyond the cycle table, which assumes memory on the chip.
 *
 * <p>INMOS's data books estimate it so (chapter on performance), with e for the cycles of an access
 * beyond the first: an access to data costs e; code in a straight line costs (e - 3) / 4 for each
 * byte, and nothing if e is 3 or less, since a word of four instructions is fetched while the four
 * before are executed; a transfer of control costs e + 3.
 *
 * @param onChipWords words from the lowest address up that are on the chip
 * @param dataCycles of an access to another word: e
 * @param codeCycles of each word of code that execution comes to in a straight line: e - 3
 * @param jumpCycles of a transfer of control to another word: e + 3
 */
record MemoryTiming(int onChipWords, int dataCycles, int codeCycles, int jumpCycles) {
  /** All memory is like that on the chip. */
  static final MemoryTiming UNIFORM = new MemoryTiming(Integer.MAX_VALUE, 0, 0, 0);

  // Cycles in which a word of four instructions is executed at best.
  private static final int OVERLAPPED_CYCLES = 3;

  /** A processor's. */
  static MemoryTiming of(ProcessorSpecification processor) {
    int extra = processor.externalCycles() - 1;
    return extra == 0
        ? UNIFORM
        : new MemoryTiming(
            processor.onChipBytes() >> 2,
            extra,
            Math.max(0, extra - OVERLAPPED_CYCLES),
            extra + OVERLAPPED_CYCLES);
  }

  /** Extra cycles of an access to a word. */
  int access(int index) {
    return index >= onChipWords ? dataCycles : 0;
  }

  /** Extra cycles of a jump to an instruction in a word. */
  int jump(int index) {
    return index >= onChipWords ? jumpCycles : 0;
  }

  /** Extra cycles to fetch an instruction in a straight line, by byte offsets in memory. */
  int fetch(int start, int end) {
    int cycles = 0;
    for (int index = start + 3 >> 2; index << 2 < end; index++) {
      cycles += index >= onChipWords ? codeCycles : 0;
    }
    return cycles;
  }
}
