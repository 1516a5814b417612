package org.inmesh.traces.header;

import java.util.List;
import java.util.Map;

/**
 * What ran.
 *
 * @param name as the user named it
 * @param parameters by name; of synthetic traffic its options
 * @param source SHA-256 of the source text in hexadecimal; empty if there is none
 * @param seed of the one generator of random numbers; 0 if nothing was random
 * @param processes where the components of the program were placed
 * @param channels between them
 * @param codeOfCore for each core the index of its block in {@code lines}; -1 without code
 * @param lines per block of code, in ascending order of address
 */
public record TraceProgram(
    String name,
    Map<String, String> parameters,
    String source,
    long seed,
    List<Process> processes,
    List<Channel> channels,
    int[] codeOfCore,
    List<List<Line>> lines) {

  /** Nothing ran. */
  public static final TraceProgram NONE =
      new TraceProgram("", Map.of(), "", 0, List.of(), List.of(), new int[0], List.of());

  /**
   * A component of the program.
   *
   * @param name such as {@code node[3]}
   * @param core where it runs
   * @param low lowest address of its workspace; a process of this core whose workspace lies in it
   *     is part of this component
   * @param high first address above
   */
  public record Process(String name, int core, int low, int high) {}

  /**
   * A channel between components.
   *
   * @param name such as {@code link[3]}
   * @param writerCore core of the sender; -1 if there is none
   * @param writerAddress the channel as the sender's core addresses it
   * @param writer component that sends
   * @param readerCore core of the receiver; -1 if there is none
   * @param readerAddress the channel as the receiver's core addresses it
   * @param reader component that receives
   */
  public record Channel(
      String name,
      int writerCore,
      int writerAddress,
      String writer,
      int readerCore,
      int readerAddress,
      String reader) {}

  /**
   * Where the code from an address up to the next entry comes from.
   *
   * @param address of the first byte
   * @param file of source
   * @param line in it, from 1
   * @param procedure it belongs to
   */
  public record Line(int address, String file, int line, String procedure) {}
}
