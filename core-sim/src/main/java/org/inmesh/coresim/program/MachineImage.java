package org.inmesh.coresim.program;

import java.util.List;

/**
 * A program laid out for one machine: what the loader hands to a {@code Machine}. Addresses are the
 * transputer's: signed words, memory begins at {@code 0x80000000}.
 *
 * @param program the program's name
 * @param code the distinct blocks of code; code is read-only while running
 * @param codeOfCore for each core the index of its block in {@code code}, or -1 for a core that
 *     stays empty. On the coherent machine every core names the same block.
 * @param data initial contents of memory outside the code; everything else starts as zero
 * @param processes the processes that are ready at cycle 0, at low priority, in the order in which
 *     each core's run queue holds them
 * @param channels the channels between components of the outermost PAR
 * @param workspaces which part of the shared address space belongs to which core's processes;
 *     {@link WorkspaceRegions#NONE} on the mesh machine
 * @param debug what a person wants to know about addresses
 */
public record MachineImage(
    String program,
    List<CodeBlock> code,
    int[] codeOfCore,
    List<DataBlock> data,
    List<InitialProcess> processes,
    List<ChannelConnection> channels,
    WorkspaceRegions workspaces,
    DebugInformation debug) {

  /** The lowest address of memory, {@code NotProcess.p} of the transputer. */
  public static final int MEMORY_START = 0x80000000;

  /**
   * First address that a program may use: words below are the links', the event's, the timer
   * queues' and the interrupt save area (T414: {@code #80000048}). On the coherent machine each
   * core has such an area at the start of its workspace region.
   */
  public static final int RESERVED_BYTES = 0x48;

  /** Addresses of virtual channels: this plus 4 x the core's channel index. */
  public static final int VIRTUAL_CHANNEL_START = 0x40000000;

  /** Channel address of the host's keyboard (input). */
  public static final int HOST_KEYBOARD = 0x60000000;

  /** Channel address of the host's screen (output), the simulated program's standard output. */
  public static final int HOST_SCREEN = 0x60000004;

  /** Channel address of the host's error screen (output). */
  public static final int HOST_ERROR = 0x60000008;

  /**
   * Channel address by which a program ends the run (output of a word, its status): INMOS' host
   * server ends a program that asks it to, whatever its processes do at the time.
   */
  public static final int HOST_EXIT = 0x6000000C;

  /**
   * What a parameter slot holds where a channel subscript was out of range at load time: using it
   * is diagnosed as such.
   */
  public static final int INVALID_CHANNEL = 0x7FFFFFF0;

  /** Code at an address. The array is not to be changed. */
  public record CodeBlock(int address, byte[] bytes) {}

  /**
   * Initialised words.
   *
   * @param core whose memory; ignored on the coherent machine
   * @param address word aligned
   * @param words the contents; not to be changed
   */
  public record DataBlock(int core, int address, int[] words) {}

  /**
   * A process that is ready at cycle 0.
   *
   * @param core where it runs
   * @param workspace its workspace pointer, word aligned
   * @param instructionPointer its first instruction
   * @param name as the user knows it, such as {@code node[3]}
   * @param low lowest address of its workspace
   * @param high first address above its workspace
   */
  public record InitialProcess(
      int core, int workspace, int instructionPointer, String name, int low, int high) {}

  /**
   * One end of a channel.
   *
   * @param core the core of the process that holds this end; -1 if no process does
   * @param address the channel address that this core's instructions use
   * @param process name of the component that holds this end, for diagnostics
   */
  public record ChannelEnd(int core, int address, String process) {
    /** An end that no component holds. */
    public static final ChannelEnd NOBODY = new ChannelEnd(-1, INVALID_CHANNEL, "nobody");
  }

  /**
   * A channel between components. On the mesh machine, when the ends are on different cores, both
   * addresses are virtual channel addresses; otherwise (and always on the coherent machine) they
   * are the same memory word, which starts as NotProcess.
   *
   * @param name as the user knows it, such as {@code link[3]}
   * @param unreliable its messages may get lost and nobody waits for them to be received; its ends
   *     always have virtual channel addresses, on either machine and also on one core
   */
  public record ChannelConnection(
      String name, ChannelEnd writer, ChannelEnd reader, boolean unreliable) {

    /** An ordinary channel. */
    public ChannelConnection(String name, ChannelEnd writer, ChannelEnd reader) {
      this(name, writer, reader, false);
    }

    /** True if it is unreliable and somebody holds each end. */
    public boolean isUnreliableAndUsed() {
      return unreliable && writer.core() >= 0 && reader.core() >= 0;
    }
  }

  /**
   * The shared address space's division among cores: core {@code c} owns {@code bytesPerCore} bytes
   * from {@code start + c x bytesPerCore}. A process wakes on the core that owns its workspace.
   */
  public record WorkspaceRegions(int start, int bytesPerCore) {
    /** No regions: each core has a memory of its own. */
    public static final WorkspaceRegions NONE = new WorkspaceRegions(0, 0);
  }
}
