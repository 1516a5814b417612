package org.inmesh.bench.traffic;

import java.util.List;
import java.util.Optional;
import org.inmesh.mesh.DeadlockException;
import org.inmesh.mesh.measurement.FlowLatency;
import org.inmesh.mesh.measurement.LatencyResult;
import org.inmesh.mesh.measurement.Utilisation;

/** What came of an experiment. */
public sealed interface SweepPoint {

  /** What was to be measured. */
  NetworkExperiment experiment();

  /**
   * A point that was measured.
   *
   * @param experiment what was measured
   * @param result what came of it
   * @param utilisation of routers and links if they were watched
   * @param flows if they were watched
   */
  record Measured(
      NetworkExperiment experiment,
      LatencyResult result,
      Optional<Utilisation> utilisation,
      List<FlowLatency> flows)
      implements SweepPoint {

    /** Copies the list. */
    public Measured {
      flows = List.copyOf(flows);
    }
  }

  /**
   * A measurement that came to nothing because the network deadlocked.
   *
   * @param experiment what was to be measured
   * @param deadlock shows the packets that wait for each other
   */
  record Deadlocked(NetworkExperiment experiment, DeadlockException deadlock)
      implements SweepPoint {}
}
