package org.inmesh.bench.study.execution;

/** Where runs are done: this host, or a worker elsewhere. */
public interface RunHost {
  /** As users see it. */
  String name();

  /** Runs at a time, at least 1. */
  int threads();

  /** For all runs at a time, bytes. */
  long memoryBytes();

  /** A run to be done here; nothing of it is begun yet. */
  Simulation simulation(RunQueue.Waiting run);
}
