package org.inmesh.traces.recording;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.coherence.protocol.MessageType;
import org.inmesh.coresim.program.DebugInformation.LineEntry;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.header.TraceHeader.Selection;
import org.inmesh.traces.header.TraceMachine;
import org.inmesh.traces.header.TraceProgram;

/** Headers of traces that Inmesh records itself. */
public final class RunHeader {
  /**
   * A packet of the mesh machine is created after the network's step of its cycle: by a core, or by
   * an interface that a packet has reached in that step.
   */
  private static final int AFTER_THE_STEP = 1;

  /** The coherent machine counts what is sent after a step as created in the next cycle. */
  private static final int BEFORE_THE_STEP = 0;

  private RunHeader() {}

  /** Of a program's run. */
  public static TraceHeader ofRun(
      RunDescription description,
      Selection selection,
      MachineSpecification specification,
      MachineImage image) {
    boolean mesh = specification.kind() == Kind.MESH;
    TraceMachine machine =
        machine(
            specification.name(),
            specification.kind().name().toLowerCase(Locale.ROOT),
            description.machineFile(),
            specification.network(),
            mesh ? 1 : networks(specification),
            mesh ? AFTER_THE_STEP : BEFORE_THE_STEP,
            mesh ? List.of() : Stream.of(MessageType.values()).map(Enum::name).toList());
    return new TraceHeader(
        TraceHeader.FORMAT_VERSION,
        "run",
        selection,
        machine,
        program(description, specification.network().seed(), image));
  }

  /**
   * Of synthetic traffic.
   *
   * @param seed of all chance
   */
  public static TraceHeader ofTraffic(
      RunDescription description, Selection selection, NetworkSpecification network, long seed) {
    TraceMachine machine =
        machine(
            "network",
            "network",
            description.machineFile(),
            network,
            1,
            BEFORE_THE_STEP,
            List.of());
    TraceProgram program =
        new TraceProgram(
            description.program(),
            description.parameters(),
            description.source(),
            seed,
            List.of(),
            List.of(),
            new int[0],
            List.of());
    return new TraceHeader(TraceHeader.FORMAT_VERSION, "traffic", selection, machine, program);
  }

  private static int networks(MachineSpecification specification) {
    return specification.caches().oneNetwork() ? 1 : specification.caches().messageClasses();
  }

  private static TraceMachine machine(
      String name,
      String kind,
      String file,
      NetworkSpecification network,
      int networks,
      int firstStep,
      List<String> messageTypes) {
    return new TraceMachine(
        name,
        kind,
        file,
        network.nodes(),
        network.columns(),
        networks,
        network.flitBytes(),
        network.cyclesPerCoreCycle(),
        network.coreCyclesPerCycle(),
        firstStep,
        messageTypes);
  }

  private static TraceProgram program(RunDescription description, long seed, MachineImage image) {
    return new TraceProgram(
        description.program(),
        description.parameters(),
        description.source(),
        seed,
        image.processes().stream().map(RunHeader::process).toList(),
        image.channels().stream().map(RunHeader::channel).toList(),
        image.codeOfCore().clone(),
        image.debug().lines().stream().map(RunHeader::lines).toList());
  }

  private static TraceProgram.Process process(MachineImage.InitialProcess process) {
    return new TraceProgram.Process(process.name(), process.core(), process.low(), process.high());
  }

  private static TraceProgram.Channel channel(MachineImage.ChannelConnection channel) {
    MachineImage.ChannelEnd writer = channel.writer();
    MachineImage.ChannelEnd reader = channel.reader();
    return new TraceProgram.Channel(
        channel.name(),
        writer.core(),
        writer.address(),
        writer.process(),
        reader.core(),
        reader.address(),
        reader.process());
  }

  private static List<TraceProgram.Line> lines(LineEntry[] entries) {
    return Arrays.stream(entries)
        .map(
            entry ->
                new TraceProgram.Line(
                    entry.address(),
                    entry.position().file(),
                    entry.position().line(),
                    entry.procedure()))
        .toList();
  }
}
