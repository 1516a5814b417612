package org.inmesh.coresim.machine;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.coresim.machine.ProcessNetwork.Link;
import org.inmesh.coresim.program.DebugInformation;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.program.MachineImage.ChannelConnection;
import org.inmesh.coresim.program.MachineImage.ChannelEnd;
import org.inmesh.coresim.program.MachineImage.CodeBlock;
import org.inmesh.coresim.program.MachineImage.DataBlock;
import org.inmesh.coresim.program.MachineImage.InitialProcess;
import org.inmesh.coresim.program.MachineImage.WorkspaceRegions;
import org.inmesh.isa.transputer.assembly.AssembledCode;
import org.inmesh.isa.transputer.assembly.Assembler;
import org.inmesh.isa.transputer.assembly.AssemblySource;
import org.inmesh.mesh.NetworkSpecification;

/** Lays a {@link ProcessNetwork} out for a machine of either kind. */
final class NetworkImage {
  static final int MEMORY_BYTES = 32768;
  private static final int CODE = MachineImage.MEMORY_START + MachineImage.RESERVED_BYTES;
  private static final int CHANNEL_WORDS = MachineImage.MEMORY_START + 12288;
  private static final int WORKSPACES = 16384;
  private static final int WORKSPACE_BYTES = 1024;
  private static final int LINE = 64;

  private final ProcessNetwork network;
  private final int cores;
  private final Kind kind;
  private final AssembledCode code;
  private final int[] workspaces;
  private final int[] channelsOfCore;
  private final List<DataBlock> data = new ArrayList<>();
  private final List<ChannelConnection> connections = new ArrayList<>();

  /** Whether the links are unreliable channels. */
  private final boolean unreliable;

  private NetworkImage(ProcessNetwork network, int cores, Kind kind, boolean unreliable) {
    this.network = network;
    this.unreliable = unreliable;
    this.cores = cores;
    this.kind = kind;
    code = Assembler.assemble(AssemblySource.parse("network", NetworkCode.of(network)));
    workspaces = new int[network.nodes().size()];
    channelsOfCore = new int[cores];
  }

  static MachineImage of(ProcessNetwork network, int cores, Kind kind) {
    return new NetworkImage(network, cores, kind, false).build();
  }

  /** With unreliable channels for its links. */
  static MachineImage unreliable(ProcessNetwork network, int cores, Kind kind) {
    return new NetworkImage(network, cores, kind, true).build();
  }

  /** The machine for it; at 10 MHz a low priority tick is 640 cycles. */
  static MachineSpecification machine(
      Kind kind, int columns, int rows, int hopLatency, int ratio, int payloadBytes) {
    return machine(
        kind, columns, rows, hopLatency, ratio, payloadBytes, ProcessorSpecification.T800);
  }

  /** The same with other processors. */
  static MachineSpecification machine(
      Kind kind,
      int columns,
      int rows,
      int hopLatency,
      int ratio,
      int payloadBytes,
      ProcessorSpecification processor) {
    return new MachineSpecification(
        "test",
        kind,
        10,
        processor,
        MEMORY_BYTES,
        NetworkSpecification.wormhole(columns, rows, hopLatency, 8, 8, ratio),
        payloadBytes,
        new CacheSpecification(Protocol.MESI, LINE, 1024, 2, 0, 4096, 4, 10, 100));
  }

  static int coreOf(ProcessNetwork network, int node, int cores) {
    return network.nodes().get(node).place() % cores;
  }

  private MachineImage build() {
    List<InitialProcess> processes = new ArrayList<>();
    int[] used = new int[cores];
    for (int node = 0; node < workspaces.length; node++) {
      int core = coreOf(network, node, cores);
      int low = regionOf(core) + WORKSPACES + WORKSPACE_BYTES * used[core]++;
      workspaces[node] = low + 64;
      int start = CODE + code.labelOffset("p" + node);
      processes.add(
          new InitialProcess(core, low + 64, start, "p" + node, low, low + WORKSPACE_BYTES));
    }
    int[] inputs = new int[workspaces.length];
    int[] outputs = new int[workspaces.length];
    for (Link link : network.links()) {
      int output = network.inputs(link.sender()).size() + outputs[link.sender()]++;
      connect(link, output, inputs[link.receiver()]++);
    }
    boolean mesh = kind == Kind.MESH;
    return new MachineImage(
        "network",
        List.of(new CodeBlock(CODE, code.bytes())),
        new int[cores],
        data,
        processes,
        connections,
        mesh ? WorkspaceRegions.NONE : new WorkspaceRegions(regionOf(0), MEMORY_BYTES),
        DebugInformation.NONE);
  }

  private int regionOf(int core) {
    return MachineImage.MEMORY_START + (kind == Kind.MESH ? 0 : MEMORY_BYTES * (core + 1));
  }

  private void connect(Link link, int output, int input) {
    int from = coreOf(network, link.sender(), cores);
    int to = coreOf(network, link.receiver(), cores);
    int writerAddress;
    int readerAddress;
    if (unreliable || kind == Kind.MESH && from != to) {
      writerAddress = MachineImage.VIRTUAL_CHANNEL_START + 4 * channelsOfCore[from]++;
      readerAddress = MachineImage.VIRTUAL_CHANNEL_START + 4 * channelsOfCore[to]++;
    } else {
      writerAddress = CHANNEL_WORDS + LINE * connections.size();
      readerAddress = writerAddress;
      data.add(new DataBlock(from, writerAddress, new int[] {MachineImage.MEMORY_START}));
    }
    int firstWord = 4 * NetworkCode.CHANNELS;
    data.add(
        new DataBlock(
            from, workspaces[link.sender()] + firstWord + 4 * output, new int[] {writerAddress}));
    data.add(
        new DataBlock(
            to, workspaces[link.receiver()] + firstWord + 4 * input, new int[] {readerAddress}));
    connections.add(
        new ChannelConnection(
            "c" + connections.size(),
            new ChannelEnd(from, writerAddress, "p" + link.sender()),
            new ChannelEnd(to, readerAddress, "p" + link.receiver()),
            unreliable));
  }
}
