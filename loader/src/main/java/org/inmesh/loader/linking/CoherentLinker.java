package org.inmesh.loader.linking;

import static org.inmesh.coresim.program.MachineImage.VIRTUAL_CHANNEL_START;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.program.DebugInformation.Heap;
import org.inmesh.coresim.program.DebugInformation.SharedVariable;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.program.MachineImage.DataBlock;
import org.inmesh.coresim.program.MachineImage.InitialProcess;
import org.inmesh.coresim.program.MachineImage.WorkspaceRegions;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.object.ObjectProgram.Channel;
import org.inmesh.loader.object.SharedMemory;
import org.inmesh.loader.placement.Placement;

/**
 * The layout of the shared address space, from low to high: reserved words, all code once, the
 * channels, the variables and locks that components share, then one region for each core with its
 * reserved words, channel tables, workspaces and if it is used the heap.
 *
 * <p>Each channel word has a cache line of its own. Two words in one line would make cores contend
 * that have nothing to say to each other (false sharing), and a core holds the line of the channel
 * during a rendezvous, which would stop its neighbours in the line altogether. For the first reason
 * each workspace begins in a line of its own.
 */
final class CoherentLinker {

  /** Addresses from {@code #80000000} to {@code #FFFFFFFF}; those above name host channels. */
  private static final long ADDRESS_SPACE = 1L << 31;

  private static final int WORD = 4;

  private final ObjectProgram program;
  private final Placement placement;
  private final MachineSpecification machine;
  private final int lineBytes;
  private final LinkedCode code;
  private final ChannelAddresses channels;
  private final List<DataBlock> data = new ArrayList<>();
  private final List<InitialProcess> processes = new ArrayList<>();
  private final List<Heap> heaps = new ArrayList<>();
  private int firstChannel;
  private int firstRegion;

  /** Address of each block that components share. */
  private int[] sharedBlocks;

  CoherentLinker(ObjectProgram program, Placement placement, MachineSpecification machine) {
    this.program = program;
    this.placement = placement;
    this.machine = machine;
    this.lineBytes = machine.caches().lineBytes();
    this.code = new LinkedCode(program);
    this.channels = new ChannelAddresses(program);
  }

  MachineImage link() {
    int block = code.blockFor(IntStream.range(0, program.components().size()).toArray());
    int codeBytes = block < 0 ? 0 : code.bytes(block);
    MemoryArea area = new MemoryArea(MachineImage.RESERVED_BYTES + (long) codeBytes);
    area.align(lineBytes);
    long channelStart = area.take(0);
    firstChannel = MemoryArea.address(channelStart);
    layOutChannels(area);
    layOutSharedBlocks(area);
    long regions = area.end();
    firstRegion = MemoryArea.address(regions);
    checkAddressSpace(codeBytes, regions - channelStart, regions);

    int[][] components = placement.componentsByCore();
    int[] codeOfCore = new int[machine.cores()];
    for (int core = 0; core < codeOfCore.length; core++) {
      codeOfCore[core] = block;
      long start = regions + (long) core * machine.memoryBytesPerCore();
      layOutRegion(core, components[core], block, start);
    }
    return new MachineImage(
        program.name(),
        code.blocks(),
        codeOfCore,
        List.copyOf(data),
        List.copyOf(processes),
        channels.connections(placement),
        new WorkspaceRegions(MemoryArea.address(regions), machine.memoryBytesPerCore()),
        code.debugInformation(heaps, sharedVariables()));
  }

  private List<SharedVariable> sharedVariables() {
    List<SharedMemory.Block> blocks = program.sharedMemory().blocks();
    return IntStream.range(0, blocks.size())
        .mapToObj(
            number -> {
              SharedMemory.Block block = blocks.get(number);
              return new SharedVariable(
                  block.name(), block.position(), sharedBlocks[number], block.bytes());
            })
        .toList();
  }

  private void layOutChannels(MemoryArea area) {
    int[] ends = new int[machine.cores()];
    for (int number = 0; number < program.channels().size(); number++) {
      Channel channel = program.channels().get(number);
      if (channel.isUnreliableBetweenComponents()) {
        int writer = placement.coreOfComponent()[channel.writer()];
        int reader = placement.coreOfComponent()[channel.reader()];
        channels.setWriter(number, VIRTUAL_CHANNEL_START + WORD * ends[writer]++);
        channels.setReader(number, VIRTUAL_CHANNEL_START + WORD * ends[reader]++);
      } else if (channel.writer() >= 0 || channel.reader() >= 0) {
        int address = MemoryArea.address(area.take(lineBytes));
        channels.setWord(number, address);
        data.add(new DataBlock(0, address, new int[] {MeshLinker.NOT_PROCESS}));
      }
    }
  }

  /** Each begins in a line of its own, for the first reason too. */
  private void layOutSharedBlocks(MemoryArea area) {
    List<SharedMemory.Block> blocks = program.sharedMemory().blocks();
    sharedBlocks = new int[blocks.size()];
    for (int number = 0; number < sharedBlocks.length; number++) {
      area.align(lineBytes);
      sharedBlocks[number] = MemoryArea.address(area.take(blocks.get(number).bytes()));
    }
    area.align(lineBytes);
  }

  private void checkAddressSpace(long codeBytes, long channelBytes, long regions) {
    long total = regions + (long) machine.cores() * machine.memoryBytesPerCore();
    if (total >= ADDRESS_SPACE) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "the shared address space is too small: %d bytes are needed (code %d, channels and "
                  + "shared variables %d, "
                  + "%d cores x %d), and there have to be fewer than %d. Try fewer "
                  + "cores or a smaller memory.bytes-per-core",
              total,
              codeBytes,
              channelBytes,
              machine.cores(),
              machine.memoryBytesPerCore(),
              ADDRESS_SPACE));
    }
  }

  private void layOutRegion(int core, int[] indices, int block, long start) {
    MemoryArea area = new MemoryArea(start + MachineImage.RESERVED_BYTES);
    List<ComponentMemory> memories =
        ComponentMemory.layOut(indices, program.components(), area, lineBytes);
    Optional<HeapMemory> heap =
        HeapMemory.layOut(
            core,
            memories.stream().map(ComponentMemory::component).toList(),
            area,
            start + machine.memoryBytesPerCore());
    new MemoryDemand(
            core,
            0,
            0,
            memories.stream().map(ComponentMemory::component).toList(),
            area.end() - start,
            machine.memoryBytesPerCore())
        .check();
    heap.ifPresent(
        found -> {
          data.add(found.data(firstChannel, firstRegion));
          heaps.add(found.debug());
        });
    for (ComponentMemory memory : memories) {
      data.addAll(memory.data(core, channels, sharedBlocks, heap));
      processes.add(memory.process(core, code.entry(block, memory.index())));
    }
  }
}
