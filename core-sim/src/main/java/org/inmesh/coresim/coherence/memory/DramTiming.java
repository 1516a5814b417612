package org.inmesh.coresim.coherence.memory;

/**
 * Times of a DRAM, in core cycles.
 *
 * @param casCycles from a column command to the first data (CL), at least 0; also of writes
 * @param rcdCycles from the opening of a row to a column command (tRCD), at least 0
 * @param rpCycles from the closing of a row to the opening of another (tRP), at least 0
 * @param burstCycles that a line occupies the data bus, and its bank between column commands
 *     (tCCD), at least 1
 */
public record DramTiming(int casCycles, int rcdCycles, int rpCycles, int burstCycles) {
  // Micron, 4Gb_DDR3_SDRAM.pdf, Rev. M, speed grade -125 (DDR3-1600): CL-tRCD-tRP 11-11-11 of
  // 1.25 ns each; a burst of 8, which is 64 bytes on a bus of 64 bits, takes tCCD = 4 of them.
  private static final int ROW_PICOSECONDS = 13_750;
  private static final int BURST_PICOSECONDS = 5_000;
  private static final int BURST_BYTES = 64;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a time is out of its range
   */
  public DramTiming {
    if (casCycles < 0 || rcdCycles < 0 || rpCycles < 0 || burstCycles < 1) {
      throw new IllegalArgumentException(
          "DRAM times are at least 0 cycles, a burst at least 1: "
              + casCycles
              + ", "
              + rcdCycles
              + ", "
              + rpCycles
              + ", "
              + burstCycles);
    }
  }

  /**
   * DDR3-1600 with a data bus of 64 bits, at a core's clock; parts of cycles count as whole ones.
   *
   * @param clockMegahertz at least 1
   * @param lineBytes what a burst transfers; less than 64 bytes take as long
   */
  public static DramTiming ddr3(int clockMegahertz, int lineBytes) {
    int row = cycles(ROW_PICOSECONDS, clockMegahertz);
    int bursts = (lineBytes + BURST_BYTES - 1) / BURST_BYTES;
    return new DramTiming(row, row, row, cycles(bursts * BURST_PICOSECONDS, clockMegahertz));
  }

  private static int cycles(int picoseconds, int clockMegahertz) {
    return (int) (((long) picoseconds * clockMegahertz + 999_999) / 1_000_000);
  }
}
