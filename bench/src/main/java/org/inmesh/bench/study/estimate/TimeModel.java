package org.inmesh.bench.study.estimate;

import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.programs.Form;

/**
 * How long a run takes if nothing of its kind is known: geometric means over the twelve kernels
 * with their defaults, from the table in {@code bench/README.md} (two busy cores, November 2026),
 * straight lines between them on logarithmic axes. A single kernel took from a tenth to twenty
 * times as long as the mean. For 4096 cores of the coherent machine, where a fifth of the runs did
 * not end, the growth from 256 to 1024 cores goes on.
 */
final class TimeModel {
  private static final int[] CORES = {16, 64, 256, 1024, 4096};
  private static final double[] MESH = {0.37, 0.50, 0.67, 1.85, 8.04};
  private static final double[] COHERENT_MESSAGES = {1.58, 1.75, 3.98, 22.1, 122};
  private static final double[] COHERENT_SHARED = {1.52, 2.37, 5.88, 29.4, 147};

  private TimeModel() {}

  /**
   * Seconds of the host.
   *
   * @param cores of the machine; fewer than 16 take as long as 16
   */
  static double seconds(Kind kind, Form form, int cores) {
    double[] seconds = MESH;
    if (kind == Kind.COHERENT) {
      seconds = form == Form.SHARED ? COHERENT_SHARED : COHERENT_MESSAGES;
    }
    if (cores <= CORES[0]) {
      return seconds[0];
    }
    int above = 1;
    while (above < CORES.length - 1 && CORES[above] < cores) {
      above++;
    }
    double slope =
        Math.log(seconds[above] / seconds[above - 1])
            / Math.log((double) CORES[above] / CORES[above - 1]);
    return seconds[above] * Math.pow((double) cores / CORES[above], slope);
  }
}
