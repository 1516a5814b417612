package org.inmesh.mesh.epiphany.calibration;

import java.util.List;

/**
 * What others measured on Epiphany-III chips of 4 x 4 cores at 600 MHz, in core cycles. Cores are
 * numbered row by row from 0.
 */
public final class SiliconMeasurements {
  /**
   * One-way latency of a write from core 0 to core i: half of a round trip without the timer's 89
   * cycles, mean of 100 (noCPerformance/latency of fabigB/myParallella). Core 0 itself was not
   * measured.
   */
  public static final List<Double> WRITE_LATENCY_FROM_CORE_0 =
      List.of(
          Double.NaN,
          14.5,
          15.895,
          17.20,
          14.58,
          16.03,
          17.555,
          19.0,
          15.85,
          17.29,
          19.14,
          20.12,
          17.47,
          19.095,
          20.045,
          21.74);

  /** Clock and answer in the figures of {@link #COPIES} and {@link #CROWDED_COPIES}. */
  public static final int COPY_OVERHEAD = 111;

  /** Copies by DMA from core 0 to core 15: realTime/latencyBandwidthTest of the same. */
  public static final List<Copy> COPIES =
      List.of(
          new Copy(1, 443),
          new Copy(64, 657),
          new Copy(256, 1199),
          new Copy(512, 2066),
          new Copy(1024, 3794),
          new Copy(1536, 5414));

  /**
   * The copy of 4 KiB from core 0 to core 15 while other cores copy 4 KiB as well, from the same
   * test. When the others began is not told.
   */
  public static final List<CrowdedCopy> CROWDED_COPIES =
      List.of(
          new CrowdedCopy(List.of(to(1, 0)), 2075),
          new CrowdedCopy(List.of(to(1, 3)), 2075),
          new CrowdedCopy(List.of(to(1, 7)), 2075),
          new CrowdedCopy(List.of(to(1, 11)), 2075),
          new CrowdedCopy(List.of(to(1, 11), to(2, 7)), 2192),
          new CrowdedCopy(List.of(to(1, 11), to(3, 11)), 2168),
          new CrowdedCopy(List.of(to(3, 11), to(2, 7)), 2125),
          new CrowdedCopy(List.of(to(1, 11), to(2, 7), to(3, 11)), 2647));

  private static final int WRITES_OF_4_KIB = 512;

  private SiliconMeasurements() {}

  /** A dependent load over so many hops: the limits in Adapteva's test emesh_read_latency. */
  public static int loadCycles(int hops) {
    return 18 + 3 * hops;
  }

  private static BlockTransfers.Transfer to(int source, int destination) {
    return new BlockTransfers.Transfer(source, destination, WRITES_OF_4_KIB);
  }

  /** A copy of writes of 8 bytes each that took so many cycles, overhead included. */
  public record Copy(int writes, int cycles) {}

  /** Copies of others, and the cycles of the copy from core 0 to core 15, overhead included. */
  public record CrowdedCopy(List<BlockTransfers.Transfer> others, int cycles) {}
}
