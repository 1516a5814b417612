package org.inmesh.coresim.profile;

import java.util.Arrays;
import java.util.Locale;

/**
 * The energy of a run by place, pJ. The sums over places are the run's energy statistics, as {@code
 * core-sim/energy.md} lists them. The arrays are plain data, <b>not to be changed</b>.
 *
 * @param coreDynamic by core: its instructions, clock and fetches; its private memory, or its
 *     private caches, and the slice and directory at its node
 * @param coreLeakage by core: of itself and of the memory at its node
 * @param offChip by core: of memory outside the chip that is reached through its node, if the
 *     machine has any
 * @param routerDynamic by router: flits and clock
 * @param routerLeakage by router: of itself and the links that leave it
 * @param linkDynamic by link, numbered as in {@link RunProfile#link}: flits
 */
public record EnergyMap(
    double[] coreDynamic,
    double[] coreLeakage,
    double[] offChip,
    double[] routerDynamic,
    double[] routerLeakage,
    double[] linkDynamic) {

  /** Energy of everything, pJ. */
  public double total() {
    return sum(coreDynamic)
        + sum(coreLeakage)
        + sum(offChip)
        + sum(routerDynamic)
        + sum(routerLeakage)
        + sum(linkDynamic);
  }

  /** All that a core and what is at its node have spent, without router and links, pJ. */
  public double ofCore(int core) {
    return coreDynamic[core] + coreLeakage[core] + offChip[core];
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EnergyMap map
        && Arrays.equals(coreDynamic, map.coreDynamic)
        && Arrays.equals(coreLeakage, map.coreLeakage)
        && Arrays.equals(offChip, map.offChip)
        && Arrays.equals(routerDynamic, map.routerDynamic)
        && Arrays.equals(routerLeakage, map.routerLeakage)
        && Arrays.equals(linkDynamic, map.linkDynamic);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(coreDynamic) + Arrays.hashCode(linkDynamic);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.4g pJ", total());
  }
}
