package org.inmesh.bench.study.execution;

import org.inmesh.bench.study.run.StudyRun;

/**
 * A run that is being done, for progress.
 *
 * @param host that does it
 * @param hostSeconds since it was begun
 * @param cycle simulated so far; 0 while it is loaded, or if another host does it
 * @param instructions executed so far; 0 while it is loaded, or if another host does it
 */
public record RunningRun(
    StudyRun run, String host, double hostSeconds, long cycle, long instructions) {}
