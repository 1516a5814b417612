package org.inmesh.coresim.energy;

/**
 * What a machine's energy is computed with. Nothing here has an effect on what a machine does.
 *
 * @param technology name, of {@link CoreTechnology} and of the mesh's routers
 * @param linkMicrometres length of a link between routers, um, at least 0
 * @param networkLeakagePercent part of the routers' and links' tabulated leakage that counts, 0 to
 *     100
 * @param instructionFemtojoules fJ for each instruction, without its memory accesses and the clock
 * @param clockFemtojoules fJ for each cycle of a core that is not idle
 * @param coreLeakageMicrowatts uW of each core without its memory
 * @param dramFemtojoulesPerBit fJ for each bit that memory outside the chip reads or writes
 */
public record EnergySpecification(
    String technology,
    int linkMicrometres,
    int networkLeakagePercent,
    int instructionFemtojoules,
    int clockFemtojoules,
    int coreLeakageMicrowatts,
    int dramFemtojoulesPerBit) {

  /** Length of a link where nothing else is said, as in the routers' table. */
  public static final int USUAL_LINK = 1000;

  /**
   * Part of the routers' tabulated leakage that counts where nothing else is said. The table is of
   * transistors that leak some thirty times as much for their area as measured chips do.
   */
  public static final int USUAL_NETWORK_LEAKAGE = 3;

  /** What the published energies of memories and arithmetic were given for: 45 nm. */
  public static final EnergySpecification USUAL = of("Bulk45LVT");

  /**
   * A technology's own numbers.
   *
   * @throws IllegalArgumentException if there is no such technology
   */
  public static EnergySpecification of(String technology) {
    CoreTechnology costs = CoreTechnology.named(technology);
    return new EnergySpecification(
        technology,
        USUAL_LINK,
        USUAL_NETWORK_LEAKAGE,
        thousandths(costs.instruction()),
        thousandths(costs.clock()),
        thousandths(costs.coreLeakage()),
        thousandths(costs.dramPerBit()));
  }

  private static int thousandths(double value) {
    return Math.toIntExact(Math.round(1000 * value));
  }

  /** pJ for each instruction. */
  public double instruction() {
    return instructionFemtojoules / 1e3;
  }

  /** pJ for each cycle of a core that is not idle. */
  public double clock() {
    return clockFemtojoules / 1e3;
  }

  /** mW of each core. */
  public double coreLeakage() {
    return coreLeakageMicrowatts / 1e3;
  }

  /** pJ for each bit that memory outside the chip reads or writes. */
  public double dramPerBit() {
    return dramFemtojoulesPerBit / 1e3;
  }

  /** Length of a link, mm. */
  public double linkMillimetres() {
    return linkMicrometres / 1e3;
  }
}
