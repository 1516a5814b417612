package org.inmesh.traces.replay;

import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.traces.header.TraceMachine;

/** Converts network cycles of a recording to those of the replay. */
final class ReplayTime {
  private final double timeFactor;
  private final double gapFactor;

  /** Without a stretch, gaps last as many core cycles as they did. */
  ReplayTime(ReplaySettings settings, TraceMachine recorded, NetworkSpecification target) {
    double clock = (double) target.cyclesPerCoreCycle() / target.coreCyclesPerCycle();
    double recordedClock =
        (double) recorded.networkCyclesPerCoreCycle() / recorded.coreCyclesPerNetworkCycle();
    timeFactor = settings.timeStretch() * (clock / recordedClock);
    gapFactor = settings.gapStretch() * (clock / recordedClock);
  }

  double timeFactor() {
    return timeFactor;
  }

  /** A time since the beginning. */
  long time(long cycle) {
    return scaled(cycle, timeFactor);
  }

  /** A time between delivery and creation. */
  long gap(long cycles) {
    return scaled(cycles, gapFactor);
  }

  /** Rounded down, but 0.29 times 100 is 29. */
  private static long scaled(long cycles, double factor) {
    if (factor == 1) {
      return cycles;
    }
    double product = cycles * factor;
    return (long) Math.floor(product + 2 * Math.ulp(product));
  }
}
