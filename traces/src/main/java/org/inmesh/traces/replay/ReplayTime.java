package org.inmesh.traces.replay;

import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.traces.header.TraceMachine;

/** Converts network cycles of a recording to those of the replay. */
final class ReplayTime {
  private final double factor;

  /** Gaps last as many core cycles as they did, times the stretch. */
  ReplayTime(double stretch, TraceMachine recorded, NetworkSpecification target) {
    double clock = (double) target.cyclesPerCoreCycle() / target.coreCyclesPerCycle();
    double recordedClock =
        (double) recorded.networkCyclesPerCoreCycle() / recorded.coreCyclesPerNetworkCycle();
    factor = stretch * (clock / recordedClock);
  }

  double factor() {
    return factor;
  }

  /** Halves are rounded up. */
  long scaled(long cycles) {
    return factor == 1 ? cycles : Math.round(cycles * factor);
  }
}
