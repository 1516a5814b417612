package org.inmesh.loader.linking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.inmesh.coresim.program.MachineImage.DataBlock;
import org.inmesh.coresim.program.MachineImage.InitialProcess;
import org.inmesh.loader.object.ObjectProgram.Component;
import org.inmesh.loader.object.ObjectProgram.Slot;

/**
 * Where the tables and the workspace of one component lie.
 *
 * @param index of the component
 * @param tables offset of each of its channel tables, in the order of its slots
 * @param low offset of the lowest byte of its workspace
 */
record ComponentMemory(int index, Component component, List<Long> tables, long low) {
  private static final int WORD = 4;

  /** Takes room for the tables of all components of a core, then for their workspaces. */
  static List<ComponentMemory> layOut(
      int[] indices, List<Component> components, MemoryArea area, int alignment) {
    List<List<Long>> tables = new ArrayList<>();
    for (int index : indices) {
      tables.add(tables(components.get(index)).map(table -> area.take(tableBytes(table))).toList());
    }
    List<ComponentMemory> memories = new ArrayList<>();
    for (int position = 0; position < indices.length; position++) {
      Component component = components.get(indices[position]);
      area.align(alignment);
      long low = area.take(workspaceBytes(component));
      memories.add(new ComponentMemory(indices[position], component, tables.get(position), low));
    }
    return memories;
  }

  static long workspaceBytes(Component component) {
    return WORD * ((long) component.wordsBelow() + component.wordsAbove());
  }

  static long tableBytes(Component component) {
    return tables(component).mapToLong(ComponentMemory::tableBytes).sum();
  }

  private static long tableBytes(Slot.ChannelTable table) {
    return (long) WORD * table.channels().size();
  }

  private static Stream<Slot.ChannelTable> tables(Component component) {
    return component.slots().stream()
        .filter(Slot.ChannelTable.class::isInstance)
        .map(Slot.ChannelTable.class::cast);
  }

  private int workspace() {
    return MemoryArea.address(low) + WORD * component.wordsBelow();
  }

  InitialProcess process(int core, int instructionPointer) {
    int first = MemoryArea.address(low);
    int end = first + (int) workspaceBytes(component);
    return new InitialProcess(core, workspace(), instructionPointer, component.name(), first, end);
  }

  /**
   * Contents of the tables and of the slots.
   *
   * @param sharedBlocks addresses of what components share
   * @param heap of the core, if it has one
   */
  List<DataBlock> data(
      int core, ChannelAddresses channels, int[] sharedBlocks, Optional<HeapMemory> heap) {
    List<DataBlock> blocks = new ArrayList<>();
    int words = component.slots().stream().mapToInt(Slot::offset).max().orElse(-1) + 1;
    if (words > component.wordsAbove()) {
      throw new IllegalStateException(component.name() + " has a slot outside its workspace");
    }
    int[] contents = new int[words];
    int table = 0;
    for (Slot slot : component.slots()) {
      contents[slot.offset()] =
          switch (slot) {
            case Slot.Value value -> value.value();
            case Slot.ChannelAddress address -> channels.of(address.channel(), index);
            case Slot.SharedBlock shared -> sharedBlocks[shared.block()];
            case Slot.Heap ignored -> heap.orElseThrow().control();
            case Slot.ChannelTable channelTable -> {
              int address = MemoryArea.address(tables.get(table++));
              if (!channelTable.channels().isEmpty()) {
                blocks.add(new DataBlock(core, address, addresses(channelTable, channels)));
              }
              yield address;
            }
          };
    }
    if (words > 0) {
      blocks.add(new DataBlock(core, workspace(), contents));
    }
    return blocks;
  }

  private int[] addresses(Slot.ChannelTable table, ChannelAddresses channels) {
    return table.channels().stream().mapToInt(channel -> channels.of(channel, index)).toArray();
  }
}
