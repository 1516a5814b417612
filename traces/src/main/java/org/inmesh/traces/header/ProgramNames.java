package org.inmesh.traces.header;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the names that a trace's header has for what its events give as numbers. */
public final class ProgramNames {
  private static final int NONE = -1;

  /** Bits of a process descriptor that are not its workspace's address. */
  private static final int PRIORITY = 1;

  private final TraceProgram program;
  private final Map<Integer, List<TraceProgram.Process>> processesOfCore = new HashMap<>();
  private final Map<Place, Integer> channelsByWriter = new HashMap<>();
  private final Map<Place, Integer> channelsByReader = new HashMap<>();

  private record Place(int core, int address) {}

  /** Names of a program. */
  public ProgramNames(TraceProgram program) {
    this.program = program;
    for (TraceProgram.Process process : program.processes()) {
      processesOfCore.computeIfAbsent(process.core(), core -> new ArrayList<>()).add(process);
    }
    for (int index = 0; index < program.channels().size(); index++) {
      TraceProgram.Channel channel = program.channels().get(index);
      channelsByWriter.put(new Place(channel.writerCore(), channel.writerAddress()), index);
      channelsByReader.put(new Place(channel.readerCore(), channel.readerAddress()), index);
    }
  }

  /**
   * The component that a process is part of.
   *
   * @param process descriptor
   * @return its name; if the header has none, the descriptor in hexadecimal
   */
  public String component(int core, int process) {
    int workspace = process & ~PRIORITY;
    for (TraceProgram.Process component : processesOfCore.getOrDefault(core, List.of())) {
      if (component.low() <= workspace && workspace < component.high()) {
        return component.name();
      }
    }
    return "process " + hexadecimal(workspace);
  }

  /**
   * The channel that a core writes to at an address.
   *
   * @return its index in {@link TraceProgram#channels}, or -1 if it has no name
   */
  public int channelOfWriter(int core, int address) {
    return channelsByWriter.getOrDefault(new Place(core, address), NONE);
  }

  /**
   * The channel that a core reads from at an address.
   *
   * @return its index in {@link TraceProgram#channels}, or -1 if it has no name
   */
  public int channelOfReader(int core, int address) {
    return channelsByReader.getOrDefault(new Place(core, address), NONE);
  }

  /** What a channel is called that a core uses; its address in hexadecimal if it has no name. */
  public String channel(int core, int address) {
    int index = channelOfWriter(core, address);
    if (index == NONE) {
      index = channelOfReader(core, address);
    }
    return index == NONE ? "channel " + hexadecimal(address) : program.channels().get(index).name();
  }

  /**
   * Where an instruction comes from.
   *
   * @return file and line as in {@code sieve.occ:12}; empty if it is not known
   */
  public String line(int core, int address) {
    TraceProgram.Line line = lineOrNull(core, address);
    return line == null ? "" : line.file() + ":" + line.line();
  }

  /** The procedure that an instruction belongs to; empty if it is not known. */
  public String procedure(int core, int address) {
    TraceProgram.Line line = lineOrNull(core, address);
    return line == null ? "" : line.procedure();
  }

  private TraceProgram.Line lineOrNull(int core, int address) {
    boolean hasCode = core >= 0 && core < program.codeOfCore().length;
    int block = hasCode ? program.codeOfCore()[core] : NONE;
    if (block < 0 || block >= program.lines().size()) {
      return null;
    }
    List<TraceProgram.Line> lines = program.lines().get(block);
    int low = 0;
    int high = lines.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (lines.get(middle).address() <= address) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? null : lines.get(low - 1);
  }

  private static String hexadecimal(int value) {
    return "0x" + Integer.toHexString(value);
  }
}
