package org.inmesh.bench.report;

import java.util.List;

/**
 * Processes on the cores of a grid, and what they sent each other.
 *
 * @param columns of cores
 * @param rows of cores
 * @param processes each at the index that channels refer to
 * @param channels between them
 */
public record ProcessGraph(int columns, int rows, List<Process> processes, List<Channel> channels) {

  /**
   * A process.
   *
   * @param name as in the source
   * @param core that it was placed on
   */
  public record Process(String name, int core) {}

  /**
   * All that one process sent to another.
   *
   * @param writer index of the process that sends
   * @param reader index of the one that receives
   * @param messages number of
   * @param bytes in all messages
   */
  public record Channel(int writer, int reader, long messages, long bytes) {}

  /** Copies the lists. */
  public ProcessGraph {
    processes = List.copyOf(processes);
    channels = List.copyOf(channels);
  }
}
