package org.inmesh.coresim.machine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.inmesh.coresim.CycleStack;
import org.inmesh.coresim.LineActivity;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.communication.PacketObserver;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.program.MachineImage.ChannelConnection;
import org.inmesh.coresim.transputer.PrivateMemory;
import org.inmesh.coresim.transputer.ProcessObserver;
import org.inmesh.coresim.transputer.TransputerCore;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.Observers;
import org.inmesh.mesh.fidelity.Networks;
import org.inmesh.mesh.fidelity.NumberedPackets;

/** The mesh machine's interconnect: a network and an interface to it at every core. */
final class MeshInterconnect implements Interconnect {
  private final Network network;
  private final NetworkInterface[] interfaces;
  private final HostChannels host;
  private final int flitBytes;
  private final int cyclesPerCoreCycle;
  private final int coreCyclesPerCycle;
  private final boolean measuresCycles;

  /** Or null. */
  private final MeshCauses causes;

  private TransputerCore[] cores;
  private CoreSchedule schedule;
  private long cycle = -1;

  /** Or null. */
  private ProcessObserver recorder;

  private long networkCycle;

  MeshInterconnect(
      MachineSpecification specification,
      MachineImage image,
      PrivateMemory[] memories,
      HostChannels host,
      MachineObservers observers,
      boolean measuresCycles) {
    this.measuresCycles = measuresCycles;
    this.host = host;
    this.flitBytes = specification.network().flitBytes();
    this.cyclesPerCoreCycle = specification.network().cyclesPerCoreCycle();
    this.coreCyclesPerCycle = specification.network().coreCyclesPerCycle();
    int[] virtualChannels = new int[memories.length];
    for (ChannelConnection connection : image.channels()) {
      if (isRemote(connection)) {
        virtualChannels[connection.writer().core()]++;
        virtualChannels[connection.reader().core()]++;
      }
    }
    PacketObserver packets = observers.packets();
    causes = packets == null ? null : new MeshCauses(packets, virtualChannels);
    network = network(specification.network(), observers.network());
    interfaces = new NetworkInterface[memories.length];
    for (int core = 0; core < interfaces.length; core++) {
      interfaces[core] =
          new NetworkInterface(
              core,
              this,
              memories[core],
              specification.messagePayloadBytes(),
              virtualChannels[core]);
    }
    for (ChannelConnection connection : image.channels()) {
      if (isRemote(connection)) {
        int writer = NetworkInterface.indexOf(connection.writer().address());
        int reader = NetworkInterface.indexOf(connection.reader().address());
        int sender = connection.writer().core();
        int receiver = connection.reader().core();
        int distance = specification.network().distance(sender, receiver);
        interfaces[sender].connect(writer, receiver, reader, distance);
        interfaces[receiver].connect(reader, sender, writer, distance);
      }
    }
  }

  private Network network(NetworkSpecification specification, NetworkObserver observer) {
    NetworkObserver all =
        Observers.of(Stream.of(causes, observer).filter(Objects::nonNull).toList());
    return all == null
        ? Networks.create(specification, this::packetArrived)
        : new NumberedPackets(specification, this::packetArrived, all);
  }

  private static boolean isRemote(ChannelConnection connection) {
    return connection.writer().core() >= 0
        && connection.reader().core() >= 0
        && connection.writer().core() != connection.reader().core();
  }

  @Override
  public void connect(TransputerCore[] allCores, CoreSchedule coreSchedule) {
    cores = allCores;
    schedule = coreSchedule;
  }

  /** Has somebody told of the messages between cores that arrive. */
  void record(ProcessObserver observer) {
    recorder = observer;
  }

  @Override
  public long nextCycle() {
    long next = cycle + 1;
    return network.isQuiet() ? Long.MAX_VALUE : next + Math.floorMod(-next, coreCyclesPerCycle);
  }

  @Override
  public void step(long now) {
    cycle = now;
    if (coreCyclesPerCycle > 1) {
      stepSlowNetwork(now);
      return;
    }
    for (int part = 0; part < cyclesPerCoreCycle && !network.isQuiet(); part++) {
      networkCycle = now * cyclesPerCoreCycle + part;
      network.step(networkCycle);
    }
    // What the cores send in this cycle is created at its end and injected in the next one.
    networkCycle = (now + 1) * cyclesPerCoreCycle - 1;
  }

  /** What is sent between two of its cycles is injected in the later one. */
  private void stepSlowNetwork(long now) {
    networkCycle = now / coreCyclesPerCycle;
    if (now % coreCyclesPerCycle == 0 && !network.isQuiet()) {
      network.step(networkCycle);
    }
  }

  private void packetArrived(int source, int destination, int flits, int tag, long networkCycle) {
    interfaces[destination].packetArrived(source, tag);
    if (causes != null) {
      causes.arrivalHandled();
    }
  }

  /** A single core sends no packets: its channels lead to the host, which answers at once. */
  @Override
  public long horizon(long cycle) {
    return cores.length == 1 ? Long.MAX_VALUE : cycle;
  }

  @Override
  public void addStatistics(Map<Statistic, Number> statistics) {
    long messages = 0;
    long byteHops = 0;
    for (NetworkInterface networkInterface : interfaces) {
      messages += networkInterface.messagesReceived;
      byteHops += networkInterface.byteHops;
    }
    statistics.put(Statistic.REMOTE_MESSAGES, messages);
    statistics.put(Statistic.BYTE_HOPS, byteHops);
    NetworkStatistics.add(
        statistics, network.counters(), (double) cyclesPerCoreCycle / coreCyclesPerCycle);
  }

  @Override
  public List<CycleStack> stacks(long end) {
    return measuresCycles ? CycleStacks.ofMesh(cores, end) : List.of();
  }

  @Override
  public List<LineActivity> lines() {
    return List.of();
  }

  // For the network interfaces.

  NetworkInterface interfaceOf(int core) {
    return interfaces[core];
  }

  HostChannels host() {
    return host;
  }

  /** Sends a packet of a head flit and as many flits as the data needs. */
  void send(int source, int destination, int dataBytes, int tag) {
    int flits = 1 + (dataBytes + flitBytes - 1) / flitBytes;
    network.send(source, destination, flits, tag, networkCycle);
  }

  /** The core at the host told it to end the run: no core is to do anything visible after that. */
  void exit(int core) {
    long exitCycle = cores[core].operationStart();
    cores[core].lowerHorizon(exitCycle);
    host.exitAt(exitCycle);
  }

  void wake(int core, int descriptor) {
    boolean wasIdle = cores[core].wake(descriptor, cycle);
    if (causes != null) {
      causes.wakes(core, descriptor, wasIdle);
    }
    if (wasIdle) {
      schedule.schedule(core, cores[core].nextCycle());
    }
  }

  void guardReady(int core, int descriptor) {
    boolean wasIdle = cores[core].guardReady(descriptor, cycle);
    if (causes != null) {
      causes.wakes(core, descriptor, wasIdle);
    }
    if (wasIdle) {
      schedule.schedule(core, cores[core].nextCycle());
    }
  }

  /** A process that waits has all of its message. */
  void received(int core, int descriptor, int channel, int bytes) {
    if (recorder != null) {
      recorder.messageReceived(core, descriptor, channel, bytes, cycle);
    }
  }

  void fail(int core, int descriptor, String reason) {
    cores[core].failWaiting(descriptor, reason, cycle);
    schedule.schedule(core, cycle);
  }

  // For whoever wants to know why packets are sent.

  void executes(int core, int descriptor) {
    if (causes != null) {
      causes.execute(core, descriptor);
    }
  }

  void receiverComes(int index) {
    if (causes != null) {
      causes.receiverComes(index, networkCycle);
    }
  }

  void firstArrives(int core, int index) {
    if (causes != null) {
      causes.firstArrives(core, index);
    }
  }

  void answersFirst(int core, int index) {
    if (causes != null) {
      causes.answerFirst(core, index);
    }
  }
}
