package org.inmesh.bench.study.cluster;

import java.util.List;

/**
 * A worker to be started.
 *
 * @param bind name or address of this host at which it listens, and nowhere else
 * @param port 1 to 65535
 * @param join workers with which it forms a cluster; empty for none
 * @param threads runs at a time, at least 1
 * @param memoryBytes of the heap that runs may take together
 */
public record WorkerSettings(
    String bind, int port, List<HostAddress> join, int threads, long memoryBytes) {
  /** This host only. */
  public static final String LOOPBACK = "127.0.0.1";

  /** Copies the list. */
  public WorkerSettings {
    join = List.copyOf(join);
  }
}
