package org.inmesh.loader.object;

import java.util.List;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.coresim.program.WorkspaceLayout;
import org.inmesh.isa.transputer.assembly.AssemblyItem;

/**
 * A compiled program before it has a place: code that runs at any address, and the processes that
 * the loader may put on any core. What the compiler hands to placement and linking.
 *
 * @param name the program's name
 * @param units code, each at the index that others refer to
 * @param components the components of the outermost PAR, element by element, in the order of the
 *     text; the process around that PAR, if it does anything, is the component number 0 named after
 *     the main PROC
 * @param channels the channels between components
 * @param sharedMemory what it needs of memory that all cores reach
 * @param notes what the programmer may want to know, such as why a PAR was not spread; one sentence
 *     each, beginning with the place in the source
 */
public record ObjectProgram(
    String name,
    List<CodeUnit> units,
    List<Component> components,
    List<Channel> channels,
    SharedMemory sharedMemory,
    List<String> notes) {

  /** A program whose components share nothing but channels. */
  public ObjectProgram(
      String name,
      List<CodeUnit> units,
      List<Component> components,
      List<Channel> channels,
      List<String> notes) {
    this(name, units, components, channels, SharedMemory.NONE, notes);
  }

  /**
   * Code of one PROC, of one component body, or a table of constants.
   *
   * @param name unique; the label of its first instruction
   * @param items code; labels are unique in the whole program
   * @param needs indices of the units whose labels this one refers to
   * @param lines what the {@link AssemblyItem.Mark} numbers of this unit mean: mark {@code m} is
   *     {@code lines.get(m - firstMark)}
   * @param firstMark number of this unit's first mark; numbers are unique in the whole program
   * @param places number of further marks, those that {@code workspaces} has in place of addresses
   * @param workspaces what the words of workspaces mean
   */
  public record CodeUnit(
      String name,
      List<AssemblyItem> items,
      List<Integer> needs,
      List<SourceLine> lines,
      int firstMark,
      int places,
      WorkspaceLayout workspaces) {

    /** Code of which no more is known. */
    public CodeUnit(
        String name,
        List<AssemblyItem> items,
        List<Integer> needs,
        List<SourceLine> lines,
        int firstMark) {
      this(name, items, needs, lines, firstMark, 0, WorkspaceLayout.NONE);
    }

    /** True for the number of a mark that is not a source line's. */
    public boolean isPlace(int mark) {
      return mark >= firstMark + lines.size();
    }
  }

  /**
   * @param position in the source
   * @param procedure the PROC or component it belongs to
   * @param channel the channel if this is a communication, or the lock that is taken; otherwise
   *     empty
   */
  public record SourceLine(SourcePosition position, String procedure, String channel) {}

  /**
   * A process that the loader places.
   *
   * @param name such as {@code node[3]}
   * @param position of the component in the source
   * @param unit index of the unit that its instruction pointer starts at
   * @param wordsBelow words used below its initial workspace pointer
   * @param wordsAbove words used from the workspace pointer upwards, the slots included
   * @param slots what words above the workspace pointer hold at the start
   * @param processor the core asked for by {@code PROCESSOR}, or -1
   */
  public record Component(
      String name,
      SourcePosition position,
      int unit,
      int wordsBelow,
      int wordsAbove,
      List<Slot> slots,
      int processor) {

    /** Whether it has the address of a channel of this number, perhaps in a table. */
    public boolean uses(int channel) {
      return slots.stream()
          .anyMatch(
              slot ->
                  slot instanceof Slot.ChannelAddress address && address.channel() == channel
                      || slot instanceof Slot.ChannelTable table
                          && table.channels().contains(channel));
    }
  }

  /** Initial content of a workspace word. */
  public sealed interface Slot {
    /** Word index from the workspace pointer. */
    int offset();

    /** A number. */
    record Value(int offset, int value) implements Slot {}

    /** The address of a channel by number, {@link #KEYBOARD} and the like included. */
    record ChannelAddress(int offset, int channel) implements Slot {}

    /** The address of a table, which the linker allocates, of the addresses of channels. */
    record ChannelTable(int offset, List<Integer> channels) implements Slot {}

    /**
     * The address of the control block of the heap of the core that the component is placed on. The
     * core has a heap if one of its components has such a slot.
     */
    record Heap(int offset) implements Slot {}

    /** The address of a block of {@link SharedMemory}. */
    record SharedBlock(int offset, int block) implements Slot {}

    /** Channel number of the host's keyboard. */
    int KEYBOARD = -1;

    /** Channel number of the host's screen. */
    int SCREEN = -2;

    /** Channel number of the host's error screen. */
    int ERROR = -3;

    /** A subscript that was out of range: the process fails if it comes to use it. */
    int INVALID = -4;
  }

  /**
   * A channel between two components, number = index in {@link ObjectProgram#channels}.
   *
   * @param name such as {@code link[3]}
   * @param position of its declaration
   * @param writer index of the component that outputs, or -1
   * @param reader index of the component that inputs, or -1
   * @param messageBytes size of one message
   * @param unreliable its messages may get lost, and its sender does not wait
   */
  public record Channel(
      String name,
      SourcePosition position,
      int writer,
      int reader,
      int messageBytes,
      boolean unreliable) {

    /** An ordinary channel. */
    public Channel(String name, SourcePosition position, int writer, int reader, int messageBytes) {
      this(name, position, writer, reader, messageBytes, false);
    }

    /** True if it is unreliable and between two components; inside one it is like any other. */
    public boolean isUnreliableBetweenComponents() {
      return unreliable && writer >= 0 && reader >= 0 && writer != reader;
    }
  }
}
