package org.inmesh.loader.linking;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.program.MachineImage.CodeBlock;
import org.inmesh.coresim.program.MachineImage.DataBlock;
import org.inmesh.coresim.program.MachineImage.InitialProcess;

/**
 * How one core's memory is used, or on the coherent machine its region. Equal for cores that are
 * laid out alike, whatever their processes are called; so it has offsets, not addresses.
 *
 * @param codeBlock index of the code, or -1
 * @param dataBytes initialised words outside the workspaces: channel words and channel tables
 * @param workspaces from low to high
 * @param freeBytes above the last workspace
 */
record CoreMap(int codeBlock, long dataBytes, List<Workspace> workspaces, long freeBytes) {

  /** Offsets from the start of the core's memory or region. */
  record Workspace(long low, long pointer, long high) {}

  long workspaceBytes() {
    return workspaces.stream().mapToLong(workspace -> workspace.high() - workspace.low()).sum();
  }

  /** The map of every core. */
  static List<CoreMap> all(MachineImage image, MachineSpecification machine) {
    List<List<InitialProcess>> processes = lists(machine.cores());
    image.processes().forEach(process -> processes.get(process.core()).add(process));
    List<List<DataBlock>> data = lists(machine.cores());
    image.data().forEach(block -> data.get(block.core()).add(block));
    List<CoreMap> maps = new ArrayList<>();
    for (int core = 0; core < machine.cores(); core++) {
      maps.add(of(core, image, machine, processes.get(core), data.get(core)));
    }
    return maps;
  }

  private static <T> List<List<T>> lists(int count) {
    List<List<T>> lists = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      lists.add(new ArrayList<>());
    }
    return lists;
  }

  private static CoreMap of(
      int core,
      MachineImage image,
      MachineSpecification machine,
      List<InitialProcess> processes,
      List<DataBlock> data) {
    boolean coherent = machine.kind() == Kind.COHERENT;
    int start =
        coherent
            ? image.workspaces().start() + core * image.workspaces().bytesPerCore()
            : MachineImage.MEMORY_START;
    int block = image.codeOfCore()[core];
    long used = MachineImage.RESERVED_BYTES;
    if (!coherent && block >= 0) {
      CodeBlock code = image.code().get(block);
      used = code.address() + code.bytes().length - (long) start;
    }
    long dataBytes = 0;
    for (DataBlock words : data) {
      // Channel words of the coherent machine lie below the regions.
      boolean here = words.address() >= start;
      if (here && processes.stream().noneMatch(process -> contains(process, words.address()))) {
        dataBytes += 4L * words.words().length;
        used = Math.max(used, words.address() + 4L * words.words().length - start);
      }
    }
    List<Workspace> workspaces = new ArrayList<>();
    for (InitialProcess process : processes) {
      workspaces.add(
          new Workspace(
              process.low() - (long) start,
              process.workspace() - (long) start,
              process.high() - (long) start));
      used = Math.max(used, process.high() - (long) start);
    }
    return new CoreMap(block, dataBytes, workspaces, machine.memoryBytesPerCore() - used);
  }

  private static boolean contains(InitialProcess process, int address) {
    return address >= process.low() && address < process.high();
  }
}
