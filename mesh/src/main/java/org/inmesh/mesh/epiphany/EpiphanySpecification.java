package org.inmesh.mesh.epiphany;

/**
 * What the three meshes of an Epiphany carry, in core cycles.
 *
 * <p>Not parameters, because the whole structure of {@link EpiphanyNetwork} follows from them: a
 * hop takes a cycle and a half, an input and an output of a router hold one flit each.
 *
 * @param writeInterval between two writes on one link of the on-chip write mesh; 1: "8 bytes/cycle
 *     in each of the four routing directions" (Adapteva, Epiphany Architecture Reference, chapter
 *     on the eMesh)
 * @param requestInterval between two requests on one link of the read mesh; 8, as Adapteva's figure
 *     of one in about eight cycles is understood here
 * @param offChipInterval between two writes on one link of the off-chip write mesh; 1, as of the
 *     other write mesh: no source gives another
 * @param offChipDeliveryInterval between two writes that one destination takes from the off-chip
 *     mesh, whose throughput "depends on the available-off chip I/O bandwidth" (the same chapter);
 *     8 is an estimate: one byte of data a cycle for each link off the chip
 */
public record EpiphanySpecification(
    int writeInterval, int requestInterval, int offChipInterval, int offChipDeliveryInterval) {
  private static final int MAXIMUM = 1024;

  /**
   * Checks the ranges: all from 1 to 1024.
   *
   * @throws IllegalArgumentException if a value is out of its range; the message names both
   */
  public EpiphanySpecification {
    check("writeInterval", writeInterval);
    check("requestInterval", requestInterval);
    check("offChipInterval", offChipInterval);
    check("offChipDeliveryInterval", offChipDeliveryInterval);
  }

  private static void check(String name, int value) {
    if (value < 1 || value > MAXIMUM) {
      throw new IllegalArgumentException(name + " must be from 1 to " + MAXIMUM + ", not " + value);
    }
  }

  /** The silicon's, as far as it is published. */
  public static EpiphanySpecification published() {
    return new EpiphanySpecification(1, 8, 1, 8);
  }
}
