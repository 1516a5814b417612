package org.inmesh.coresim.machine;

import java.util.Locale;
import java.util.Optional;
import org.inmesh.coresim.Host;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.coherence.CoherentMemory;
import org.inmesh.coresim.inspection.InspectableMachine;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.program.MachineImage.ChannelConnection;
import org.inmesh.coresim.program.MachineImage.CodeBlock;
import org.inmesh.coresim.program.MachineImage.DataBlock;
import org.inmesh.coresim.translation.HotRegions;
import org.inmesh.coresim.translation.TranslationCache;
import org.inmesh.coresim.transputer.CodeLines;
import org.inmesh.coresim.transputer.DecodedCode;
import org.inmesh.coresim.transputer.FetchedCode;
import org.inmesh.coresim.transputer.InstructionPort;
import org.inmesh.coresim.transputer.PrivateMemory;
import org.inmesh.coresim.transputer.ProcessObserver;
import org.inmesh.coresim.transputer.ReadOnlyCode;
import org.inmesh.coresim.transputer.TransputerCore;
import org.inmesh.isa.transputer.CycleTable;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.routing.UnroutablePairs;

/** Builds machines and loads them. */
public final class Machines {

  /** How cores are simulated; the results are the same. */
  public enum Stepping {
    /** Cores run ahead as far as nobody can notice; hot regions of private code are translated. */
    RUN_AHEAD,
    /** The same without translation. */
    INTERPRETED,
    /** Every instruction in its cycle: slow, simple, the reference for the other. */
    STEPWISE
  }

  private Machines() {}

  /** A machine that is ready to run an image that was laid out for it. */
  public static InspectableMachine build(
      MachineSpecification specification, MachineImage image, Host host) {
    return build(specification, image, host, Stepping.RUN_AHEAD);
  }

  /** As {@link #build(MachineSpecification, MachineImage, Host)}, with a choice of stepping. */
  public static InspectableMachine build(
      MachineSpecification specification, MachineImage image, Host host, Stepping stepping) {
    return build(
        specification, image, host, stepping, MachineObservers.NONE, Measuring.NOTHING_MORE);
  }

  /**
   * As {@link #build(MachineSpecification, MachineImage, Host, Stepping)}, with somebody who
   * watches it, and more to be measured. If every instruction is watched, the machine is stepped as
   * {@link Stepping#STEPWISE}.
   *
   * @throws IllegalArgumentException if a network is to be watched and the machine is not a mesh
   *     machine, if the image is for another number of cores, or if there is no such network or one
   *     that loses packets
   */
  public static InspectableMachine build(
      MachineSpecification specification,
      MachineImage image,
      Host host,
      Stepping stepping,
      MachineObservers observers,
      Measuring measuring) {
    if (image.codeOfCore().length != specification.cores()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "image for %d cores on a machine of %d",
              image.codeOfCore().length,
              specification.cores()));
    }
    if (observers.network() != null && specification.kind() != MachineSpecification.Kind.MESH) {
      throw new IllegalArgumentException("only a mesh machine's network can be watched");
    }
    checkDelivers(specification);
    if (observers.packets() != null && !specification.network().unreliableLinks().isNone()) {
      throw new IllegalArgumentException(
          "packets and their causes are recorded on reliable networks only");
    }
    ProcessObserver processes = observers.processes();
    boolean oneByOne =
        processes != null && processes.extent() == ProcessObserver.Extent.INSTRUCTIONS;
    Stepping steps = oneByOne ? Stepping.STEPWISE : stepping;
    HostChannels channels = new HostChannels(host);
    return switch (specification.kind()) {
      case MESH -> meshMachine(specification, image, channels, steps, observers, measuring);
      case COHERENT -> coherentMachine(specification, image, channels, steps, observers, measuring);
    };
  }

  /** The cores wait for every message, so that none may get lost for good. */
  private static void checkDelivers(MachineSpecification specification) {
    NetworkSpecification network = specification.network();
    if (network.unreliableLinks().lossProbability() == 1) {
      throw new IllegalArgumentException("a machine needs links that do not lose all packets");
    }
    if (specification.kind() == MachineSpecification.Kind.COHERENT
        && !network.unreliableLinks().isNone()) {
      throw new IllegalArgumentException("coherence needs a reliable network");
    }
    if (!network.faults().isNone()) {
      UnroutablePairs lost =
          UnroutablePairs.of(network.topology(), network.faults(), network.relation());
      if (lost.count() > 0 || !network.faults().routers().isEmpty()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "a machine needs a way between all its routers, but %d are dead and %d pairs have none",
                network.faults().routers().size(),
                lost.count()));
      }
    }
  }

  private static InspectableMachine meshMachine(
      MachineSpecification specification,
      MachineImage image,
      HostChannels host,
      Stepping stepping,
      MachineObservers observers,
      Measuring measuring) {
    int cores = specification.cores();
    PrivateMemory[] memories = new PrivateMemory[cores];
    for (int core = 0; core < cores; core++) {
      memories[core] = new PrivateMemory(specification.memoryBytesPerCore());
      int block = image.codeOfCore()[core];
      if (block >= 0) {
        CodeBlock code = image.code().get(block);
        memories[core].loadCode(code.address(), code.bytes());
      }
      for (int address : TransputerCore.initialisedReservedWords(MachineImage.MEMORY_START)) {
        memories[core].store(address, MachineImage.MEMORY_START);
      }
    }
    for (DataBlock data : image.data()) {
      for (int i = 0; i < data.words().length; i++) {
        memories[data.core()].store(data.address() + 4 * i, data.words()[i]);
      }
    }
    for (MachineImage.InitialProcess process : image.processes()) {
      memories[process.core()].store(process.workspace() - 4, process.instructionPointer());
    }
    Profiler profiler = measuring.profile() ? new Profiler(specification) : null;
    MeshInterconnect mesh =
        new MeshInterconnect(
            specification, image, memories, host, observers, measuring.cycles(), profiler);
    TransputerCore[] all = new TransputerCore[cores];
    for (int core = 0; core < cores; core++) {
      all[core] =
          new TransputerCore(
              memories[core],
              memories[core].code(),
              specification.processor(),
              specification.clockMegahertz(),
              MachineImage.MEMORY_START,
              mesh.interfaceOf(core),
              mesh.interfaceOf(core),
              stepping == Stepping.STEPWISE
                  ? TransputerCore.STEPWISE
                  : TransputerCore.AHEAD_OF_PRIVATE_MEMORY);
    }
    // Translated code does not count what its cycles are spent for.
    if (stepping == Stepping.RUN_AHEAD && !measuring.cycles()) {
      TranslationCache translations = new TranslationCache();
      for (TransputerCore core : all) {
        core.executeRegionsBy(port -> HotRegions.of(port, translations));
      }
    }
    ProcessObserver processes = observers.processes();
    if (processes != null) {
      mesh.record(processes);
      for (int core = 0; core < cores; core++) {
        int home = core;
        all[core].record(processes, core, process -> home);
      }
    }
    return new SimulatedMachine(specification, image, all, mesh, host, stepping, profiler);
  }

  private static InspectableMachine coherentMachine(
      MachineSpecification specification,
      MachineImage image,
      HostChannels host,
      Stepping stepping,
      MachineObservers observers,
      Measuring measuring) {
    int cores = specification.cores();
    MachineImage.WorkspaceRegions regions = image.workspaces();
    int bytes = regions.start() + cores * regions.bytesPerCore() - MachineImage.MEMORY_START;
    Profiler profiler = measuring.profile() ? new Profiler(specification) : null;
    CoherentInterconnect interconnect =
        new CoherentInterconnect(
            specification, bytes, regions, observers.packets(), measuring, profiler);
    CoherentMemory memory = interconnect.memory();
    CoherentDatagrams datagrams = null;
    if (image.channels().stream().anyMatch(ChannelConnection::isUnreliableAndUsed)) {
      datagrams =
          new CoherentDatagrams(
              interconnect,
              image,
              specification.messagePayloadBytes(),
              specification.delivery().receiveBuffer());
      interconnect.use(datagrams);
    }
    for (CodeBlock code : image.code()) {
      initialiseCode(memory, code);
    }
    for (int core = 0; core < cores; core++) {
      for (int address : TransputerCore.initialisedReservedWords(interconnect.reserved(core))) {
        memory.initialise(address, MachineImage.MEMORY_START);
      }
    }
    for (DataBlock data : image.data()) {
      for (int i = 0; i < data.words().length; i++) {
        memory.initialise(data.address() + 4 * i, data.words()[i]);
      }
    }
    for (MachineImage.InitialProcess process : image.processes()) {
      memory.initialise(process.workspace() - 4, process.instructionPointer());
    }
    DecodedCode[] decoded = decode(image, specification.processor().cycles());
    CodeLines[] lines = lines(specification, image);
    TransputerCore[] all = new TransputerCore[cores];
    for (int core = 0; core < cores; core++) {
      int block = image.codeOfCore()[core];
      Optional<InstructionPort> fetching = memory.instructionPort(core);
      all[core] =
          new TransputerCore(
              memory.port(core),
              fetching.isPresent()
                  ? FetchedCode.of(fetching.orElseThrow(), lines[block])
                  : decoded[block],
              specification.processor(),
              specification.clockMegahertz(),
              interconnect.reserved(core),
              new SharedMemoryChannels(
                  memory.port(core), host, datagrams == null ? null : datagrams.of(core)),
              interconnect.waker(core),
              barrier(stepping, fetching.isPresent()));
    }
    ProcessObserver processes = observers.processes();
    if (processes != null) {
      for (int core = 0; core < cores; core++) {
        all[core].record(processes, core, interconnect::home);
      }
      if (datagrams != null) {
        datagrams.record(processes);
      }
    }
    return new SimulatedMachine(specification, image, all, interconnect, host, stepping, profiler);
  }

  private static int barrier(Stepping stepping, boolean fetches) {
    if (stepping == Stepping.STEPWISE) {
      return TransputerCore.STEPWISE;
    }
    return fetches ? TransputerCore.AHEAD_OF_FETCHED_CODE : TransputerCore.AHEAD_OF_SHARED_MEMORY;
  }

  private static CodeLines[] lines(MachineSpecification specification, MachineImage image) {
    int lineBytes = specification.caches().lineBytes();
    CycleTable cycles = specification.processor().cycles();
    return image.code().stream()
        .map(code -> new CodeLines(code.address(), code.bytes(), lineBytes, cycles))
        .toArray(CodeLines[]::new);
  }

  private static void initialiseCode(CoherentMemory memory, CodeBlock code) {
    byte[] bytes = code.bytes();
    for (int start = 0; start < bytes.length; start += 4) {
      int word = 0;
      for (int i = 0; i < 4 && start + i < bytes.length; i++) {
        word |= (bytes[start + i] & 0xFF) << 8 * i;
      }
      memory.initialise(code.address() + start, word);
    }
  }

  private static DecodedCode[] decode(MachineImage image, CycleTable cycles) {
    return image.code().stream()
        .map(code -> new ReadOnlyCode(code.address(), code.bytes(), cycles))
        .toArray(DecodedCode[]::new);
  }
}
