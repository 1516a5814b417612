package org.inmesh.cli;

import org.inmesh.bench.traffic.NetworkExperiment;
import org.inmesh.bench.traffic.SweepPoint;
import org.inmesh.mesh.DeadlockException;
import org.inmesh.mesh.NetworkSpecification;

/** Says which network deadlocked, and which packets wait for each other. */
final class DeadlockText {
  private DeadlockText() {}

  /** Of a point of a sweep. */
  static String of(SweepPoint.Deadlocked point) {
    NetworkExperiment experiment = point.experiment();
    return "inmesh: %s, %s at load %s: %s"
        .formatted(
            network(experiment.router(), experiment.network()),
            experiment.traffic().patternLabel(),
            SweepReport.load(experiment.traffic().load()),
            point.deadlock().getMessage());
  }

  /** Of a network with given packets. */
  static String of(String router, NetworkSpecification network, DeadlockException deadlock) {
    return "inmesh: %s: %s".formatted(network(router, network), deadlock.getMessage());
  }

  private static String network(String router, NetworkSpecification network) {
    return "%s of %s routers, %s routing"
        .formatted(network.topology().label(), router, network.routing().label());
  }
}
