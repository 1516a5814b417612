package org.inmesh.coresim.program;

import java.util.List;
import java.util.Optional;

/**
 * Ties code addresses to source. Consulted only when something is shown to a person.
 *
 * @param lines per code block, its entries in ascending order of address
 * @param heaps of the cores that have one
 * @param workspaces per code block, what the words of workspaces mean
 * @param shared variables that components share
 */
public record DebugInformation(
    List<LineEntry[]> lines,
    List<Heap> heaps,
    List<WorkspaceLayout> workspaces,
    List<SharedVariable> shared) {

  /** That of a program whose components share no variables. */
  public DebugInformation(
      List<LineEntry[]> lines, List<Heap> heaps, List<WorkspaceLayout> workspaces) {
    this(lines, heaps, workspaces, List.of());
  }

  /** That of a program of which no more is known. */
  public DebugInformation(List<LineEntry[]> lines, List<Heap> heaps) {
    this(lines, heaps, List.of());
  }

  /** That of a program without heaps. */
  public DebugInformation(List<LineEntry[]> lines) {
    this(lines, List.of());
  }

  /** No information, as for assembled code. */
  public static final DebugInformation NONE = new DebugInformation(List.of(), List.of());

  /**
   * Says what the code from an address up to the next entry was compiled from.
   *
   * @param address of the first byte
   * @param position in the source
   * @param procedure the PROC it is part of, or the component of the outermost PAR
   * @param channel the channel as written, if this is a communication, or the lock that is taken;
   *     of an input that waits for something else what that is: {@code CLAIM c!}; otherwise empty
   */
  public record LineEntry(int address, SourcePosition position, String procedure, String channel) {}

  /**
   * Memory of a core from which the program takes blocks as it runs.
   *
   * @param core whose memory
   * @param control address of its control block, its lowest
   * @param end first address above
   */
  public record Heap(int core, int control, int end) {
    /**
     * Word of the control block that holds the bytes for which there was no room; 0 if that did not
     * happen.
     */
    public static final int WANTED = 3;
  }

  /**
   * A variable, array or lock in memory that all cores reach.
   *
   * @param name as declared
   * @param declared where
   * @param address of its first byte
   * @param bytes its size
   */
  public record SharedVariable(String name, SourcePosition declared, int address, int bytes) {}

  /**
   * The heap of a core, if it has one.
   *
   * @param core its number
   */
  public Optional<Heap> heapOf(int core) {
    return heaps.stream().filter(heap -> heap.core() == core).findFirst();
  }

  /** What the words of workspaces mean to a code block. */
  public WorkspaceLayout workspacesOf(int block) {
    return block < 0 || block >= workspaces.size() ? WorkspaceLayout.NONE : workspaces.get(block);
  }

  /**
   * The entry that covers an address.
   *
   * @param block index of the code block
   * @param address inside the instruction in question (a process that waits has its instruction
   *     pointer after the instruction: pass that minus one)
   */
  public Optional<LineEntry> at(int block, int address) {
    if (block < 0 || block >= lines.size()) {
      return Optional.empty();
    }
    LineEntry[] entries = lines.get(block);
    int below = 0;
    int above = entries.length;
    while (below < above) {
      int middle = (below + above) >>> 1;
      if (entries[middle].address() <= address) {
        below = middle + 1;
      } else {
        above = middle;
      }
    }
    return below == 0 ? Optional.empty() : Optional.of(entries[below - 1]);
  }
}
