package org.inmesh.bench.traffic;

import org.inmesh.mesh.DeadlockException;

/**
 * A measurement that came to nothing because the network deadlocked.
 *
 * @param experiment what was measured
 * @param exception shows the packets that wait for each other
 */
public record Deadlock(NetworkExperiment experiment, DeadlockException exception) {}
