package org.inmesh.coresim.machine;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.coresim.program.DebugInformation;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.program.MachineImage.CodeBlock;
import org.inmesh.coresim.program.MachineImage.InitialProcess;
import org.inmesh.coresim.program.MachineImage.WorkspaceRegions;
import org.inmesh.isa.transputer.assembly.AssembledCode;
import org.inmesh.isa.transputer.assembly.Assembler;
import org.inmesh.isa.transputer.assembly.AssemblySource;
import org.inmesh.mesh.NetworkSpecification;

/** Assembled processes on a small coherent machine of four cores, with shared words before them. */
final class SharedMemoryProgram {
  static final int CORES = 4;
  static final int LINE = 64;
  private static final int CODE = MachineImage.MEMORY_START + MachineImage.RESERVED_BYTES;
  private static final int SHARED = MachineImage.MEMORY_START + 16384;
  private static final int REGIONS = SHARED + 4096;
  private static final int REGION_BYTES = 8192;
  private static final int WORKSPACE_BYTES = 1024;

  private final AssembledCode code;
  private final List<InitialProcess> processes = new ArrayList<>();
  private DebugInformation debug = DebugInformation.NONE;
  private ProcessorSpecification processor = ProcessorSpecification.T800;

  SharedMemoryProgram(String source) {
    code = Assembler.assemble(AssemblySource.parse("shared", source));
  }

  /** Address of a shared word, which is zero at the start. */
  static int word(int index) {
    return SHARED + 4 * index;
  }

  /** Address of the first word of a shared line. */
  static int line(int index) {
    return SHARED + LINE * index;
  }

  /** Adds a process to those of a core, at a label that is also its name. */
  SharedMemoryProgram process(int core, String label) {
    long before = processes.stream().filter(process -> process.core() == core).count();
    int low = REGIONS + core * REGION_BYTES + 512 + (int) before * WORKSPACE_BYTES;
    processes.add(
        new InitialProcess(core, low + 512, address(label), label, low, low + WORKSPACE_BYTES));
    return this;
  }

  int address(String label) {
    return CODE + code.labelOffset(label);
  }

  SharedMemoryProgram debug(DebugInformation information) {
    debug = information;
    return this;
  }

  /** Runs on other processors. */
  SharedMemoryProgram on(ProcessorSpecification other) {
    processor = other;
    return this;
  }

  RunResult run(Machines.Stepping stepping, RecordingHost host) {
    return run(
        stepping, host, new CacheSpecification(Protocol.MESI, LINE, 512, 2, 0, 4096, 4, 10, 100));
  }

  RunResult run(Machines.Stepping stepping, RecordingHost host, CacheSpecification caches) {
    return run(stepping, host, caches, Measuring.NOTHING_MORE);
  }

  RunResult run(
      Machines.Stepping stepping,
      RecordingHost host,
      CacheSpecification caches,
      Measuring measuring) {
    return run(stepping, host, caches, MachineObservers.NONE, measuring);
  }

  RunResult run(
      Machines.Stepping stepping,
      RecordingHost host,
      CacheSpecification caches,
      MachineObservers observers,
      Measuring measuring) {
    MachineImage image =
        new MachineImage(
            "shared",
            List.of(new CodeBlock(CODE, code.bytes())),
            new int[CORES],
            List.of(),
            processes,
            List.of(),
            new WorkspaceRegions(REGIONS, REGION_BYTES),
            debug);
    MachineSpecification specification =
        new MachineSpecification(
            "test",
            MachineSpecification.Kind.COHERENT,
            10,
            processor,
            REGION_BYTES,
            NetworkSpecification.wormhole(2, 2, 3, 8, 8, 1),
            64,
            caches);
    return Machines.build(specification, image, host, stepping, observers, measuring)
        .run(20_000_000);
  }
}
