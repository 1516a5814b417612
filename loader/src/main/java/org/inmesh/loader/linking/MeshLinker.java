package org.inmesh.loader.linking;

import static org.inmesh.coresim.program.MachineImage.MEMORY_START;
import static org.inmesh.coresim.program.MachineImage.VIRTUAL_CHANNEL_START;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.program.DebugInformation.Heap;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.program.MachineImage.DataBlock;
import org.inmesh.coresim.program.MachineImage.InitialProcess;
import org.inmesh.coresim.program.MachineImage.WorkspaceRegions;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.object.ObjectProgram.Channel;
import org.inmesh.loader.object.ObjectProgram.Component;
import org.inmesh.loader.placement.Placement;

/**
 * The layout of private memories, from low to high: reserved words, code, the words of channels
 * inside the core, channel tables, workspaces, and if it is used the heap.
 */
final class MeshLinker {

  /** {@code NotProcess.p}: the state of a channel word that nobody waits at. */
  static final int NOT_PROCESS = MEMORY_START;

  private static final int WORD = 4;

  private final ObjectProgram program;
  private final Placement placement;
  private final MachineSpecification machine;
  private final LinkedCode code;
  private final ChannelAddresses channels;
  private final List<DataBlock> data = new ArrayList<>();
  private final List<InitialProcess> processes = new ArrayList<>();
  private final List<Heap> heaps = new ArrayList<>();

  MeshLinker(ObjectProgram program, Placement placement, MachineSpecification machine) {
    this.program = program;
    this.placement = placement;
    this.machine = machine;
    this.code = new LinkedCode(program);
    this.channels = new ChannelAddresses(program);
  }

  MachineImage link() {
    int[][] components = placement.componentsByCore();
    List<List<Integer>> wordsOfCore = nameVirtualChannels();
    int[] codeOfCore = new int[machine.cores()];
    for (int core = 0; core < codeOfCore.length; core++) {
      codeOfCore[core] = code.blockFor(components[core]);
      if (components[core].length > 0) {
        layOut(core, components[core], codeOfCore[core], wordsOfCore.get(core));
      }
    }
    return new MachineImage(
        program.name(),
        code.blocks(),
        codeOfCore,
        List.copyOf(data),
        List.copyOf(processes),
        channels.connections(placement),
        WorkspaceRegions.NONE,
        code.debugInformation(heaps));
  }

  /**
   * Numbers the ends of channels between cores, and of unreliable ones.
   *
   * @return for each core the channels that need a word in its memory: both ends are there, or the
   *     only end
   */
  private List<List<Integer>> nameVirtualChannels() {
    int[] ends = new int[machine.cores()];
    List<List<Integer>> words = new ArrayList<>();
    Arrays.stream(ends).forEach(core -> words.add(new ArrayList<>()));
    for (int number = 0; number < program.channels().size(); number++) {
      Channel channel = program.channels().get(number);
      int writer = coreOf(channel.writer());
      int reader = coreOf(channel.reader());
      boolean remote = writer >= 0 && reader >= 0 && writer != reader;
      if (remote || channel.isUnreliableBetweenComponents()) {
        channels.setWriter(number, VIRTUAL_CHANNEL_START + WORD * ends[writer]++);
        channels.setReader(number, VIRTUAL_CHANNEL_START + WORD * ends[reader]++);
      } else if (writer >= 0 || reader >= 0) {
        words.get(Math.max(writer, reader)).add(number);
      }
    }
    return words;
  }

  private int coreOf(int component) {
    return component < 0 ? -1 : placement.coreOfComponent()[component];
  }

  private void layOut(int core, int[] indices, int block, List<Integer> words) {
    MemoryArea area = new MemoryArea(MachineImage.RESERVED_BYTES + (long) code.bytes(block));
    area.align(WORD);
    long firstWord = area.take((long) WORD * words.size());
    List<ComponentMemory> memories =
        ComponentMemory.layOut(indices, program.components(), area, WORD);
    List<Component> components = memories.stream().map(ComponentMemory::component).toList();
    Optional<HeapMemory> heap =
        HeapMemory.layOut(core, components, area, machine.memoryBytesPerCore());
    new MemoryDemand(
            core,
            code.bytes(block),
            (long) WORD * words.size(),
            components,
            area.end(),
            machine.memoryBytesPerCore())
        .check();

    for (int position = 0; position < words.size(); position++) {
      channels.setWord(words.get(position), MemoryArea.address(firstWord + (long) WORD * position));
    }
    if (!words.isEmpty()) {
      int[] contents = new int[words.size()];
      Arrays.fill(contents, NOT_PROCESS);
      data.add(new DataBlock(core, MemoryArea.address(firstWord), contents));
    }
    heap.ifPresent(
        found -> {
          data.add(found.data(VIRTUAL_CHANNEL_START, MachineImage.INVALID_CHANNEL));
          heaps.add(found.debug());
        });
    for (ComponentMemory memory : memories) {
      data.addAll(memory.data(core, channels, new int[0], heap));
      processes.add(memory.process(core, code.entry(block, memory.index())));
    }
  }
}
