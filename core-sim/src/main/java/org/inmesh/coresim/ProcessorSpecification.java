package org.inmesh.coresim;

import java.util.Locale;
import java.util.Objects;
import org.inmesh.isa.transputer.CycleTable;
import org.inmesh.isa.transputer.ProcessorType;

/**
 * What kind of transputer a core is.
 *
 * @param type decides which instructions there are
 * @param onChipBytes memory of one cycle, from {@code #80000000} up; a multiple of 4
 * @param externalCycles processor cycles of an access to a word of the memory beyond, at least 1; 1
 *     makes all memory alike
 * @param linkMegabits bit rate of the serial links, 5, 10 or 20; for machines that have any
 * @param cycles what its instructions take
 */
public record ProcessorSpecification(
    ProcessorType type, int onChipBytes, int externalCycles, int linkMegabits, CycleTable cycles) {

  /** A T800 all of whose memory takes one cycle. */
  public static final ProcessorSpecification T800 =
      new ProcessorSpecification(ProcessorType.T800, ProcessorType.T800.onChipBytes(), 1, 20);

  /**
   * A core with the cycles of the table.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public ProcessorSpecification(
      ProcessorType type, int onChipBytes, int externalCycles, int linkMegabits) {
    this(type, onChipBytes, externalCycles, linkMegabits, CycleTable.USUAL);
  }

  /** Checks the values. */
  public ProcessorSpecification {
    Objects.requireNonNull(cycles);
    if (onChipBytes < 0 || (onChipBytes & 3) != 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%d bytes of memory on chip", onChipBytes));
    }
    if (externalCycles < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%d cycles of an access", externalCycles));
    }
    if (linkMegabits != 5 && linkMegabits != 10 && linkMegabits != 20) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "links of %d Mbit/s", linkMegabits));
    }
  }
}
