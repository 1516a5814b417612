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
import org.inmesh.coresim.delivery.ReliableDelivery;
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

  /** Or null, if the network is reliable. */
  private final ReliableDelivery delivery;

  /** Or null, if no channel is unreliable. */
  private final Datagrams datagrams;

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
      boolean measuresCycles,
      Profiler profiler) {
    this.measuresCycles = measuresCycles;
    this.host = host;
    this.flitBytes = specification.network().flitBytes();
    this.cyclesPerCoreCycle = specification.network().cyclesPerCoreCycle();
    this.coreCyclesPerCycle = specification.network().coreCyclesPerCycle();
    int[] virtualChannels = new int[memories.length];
    for (ChannelConnection connection : image.channels()) {
      if (isVirtual(connection)) {
        virtualChannels[connection.writer().core()]++;
        virtualChannels[connection.reader().core()]++;
      }
    }
    PacketObserver packets = observers.packets();
    causes = packets == null ? null : new MeshCauses(packets, virtualChannels);
    network =
        network(
            specification.network(),
            observers.network(),
            profiler == null ? null : profiler.network());
    delivery =
        specification.network().unreliableLinks().isNone()
            ? null
            : new ReliableDelivery(
                specification.delivery().retryCycles(), new NumberedWire(), this::deliver);
    datagrams =
        image.channels().stream().anyMatch(ChannelConnection::isUnreliableAndUsed)
            ? new Datagrams(specification.messagePayloadBytes())
            : null;
    interfaces = new NetworkInterface[memories.length];
    for (int core = 0; core < interfaces.length; core++) {
      interfaces[core] =
          new NetworkInterface(
              core,
              this,
              memories[core],
              specification.messagePayloadBytes(),
              virtualChannels[core],
              specification.delivery(),
              datagrams);
    }
    for (ChannelConnection connection : image.channels()) {
      if (isVirtual(connection)) {
        int writer = NetworkInterface.indexOf(connection.writer().address());
        int reader = NetworkInterface.indexOf(connection.reader().address());
        int sender = connection.writer().core();
        int receiver = connection.reader().core();
        int distance = specification.network().distance(sender, receiver);
        interfaces[sender].connect(writer, receiver, reader, distance);
        interfaces[receiver].connect(reader, sender, writer, distance);
        if (connection.unreliable()) {
          interfaces[sender].sendUnreliably(writer);
          interfaces[receiver].receiveUnreliably(reader);
        }
      }
    }
  }

  /** A network whose observers, but for the events, can tell packets apart. */
  private Network network(
      NetworkSpecification specification, NetworkObserver observer, NetworkObserver events) {
    NetworkObserver all =
        Observers.of(Stream.of(causes, observer, events).filter(Objects::nonNull).toList());
    return all == events
        ? Networks.create(specification, new Arrivals(), events)
        : new NumberedPackets(specification, new Arrivals(), all);
  }

  private static boolean isVirtual(ChannelConnection connection) {
    return connection.writer().core() >= 0
        && connection.reader().core() >= 0
        && (connection.unreliable() || connection.writer().core() != connection.reader().core());
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
    long move =
        network.isQuiet() ? Long.MAX_VALUE : next + Math.floorMod(-next, coreCyclesPerCycle);
    return delivery == null ? move : Math.min(move, delivery.nextCycle());
  }

  @Override
  public void step(long now) {
    cycle = now;
    if (coreCyclesPerCycle > 1) {
      stepSlowNetwork(now);
    } else {
      stepNetwork(now);
    }
    if (delivery != null) {
      delivery.expire(now);
    }
  }

  private void stepNetwork(long now) {
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

  /** What the network hands over. */
  private final class Arrivals implements Network.PacketReceiver {
    @Override
    public void packetArrived(int source, int destination, int flits, int tag, long arrival) {
      switch (PacketKind.kind(tag)) {
        case PacketKind.NUMBERED ->
            delivery.packetArrived(source, destination, PacketKind.index(tag));
        case PacketKind.RECEIVED ->
            delivery.acknowledgementArrived(source, destination, PacketKind.index(tag));
        default -> deliver(source, destination, tag);
      }
      if (causes != null) {
        causes.arrivalHandled();
      }
    }

    @Override
    public void packetLost(int source, int destination, int flits, int tag, long loss) {
      if (PacketKind.kind(tag) == PacketKind.DATAGRAM) {
        interfaces[destination].datagramLost(PacketKind.index(tag));
      }
    }
  }

  /** The network as packets and their acknowledgements use it. */
  private final class NumberedWire implements ReliableDelivery.Wire {
    @Override
    public void sendPacket(int source, int destination, int flits, int sequence) {
      int tag = PacketKind.tag(PacketKind.NUMBERED, sequence);
      network.send(source, destination, flits, tag, networkCycle);
    }

    @Override
    public void sendAcknowledgement(int source, int destination, int sequence) {
      int tag = PacketKind.tag(PacketKind.RECEIVED, sequence);
      network.send(source, destination, 1, tag, networkCycle);
    }

    @Override
    public int roundTrip(int source, int destination) {
      NetworkSpecification specification = network.specification();
      int there =
          specification.router().zeroLoadLatency(specification.distance(source, destination))
              + specification.unreliableLinks().maximumDelay();
      return (2 * there * coreCyclesPerCycle + cyclesPerCoreCycle - 1) / cyclesPerCoreCycle;
    }
  }

  private void deliver(int source, int destination, int tag) {
    interfaces[destination].packetArrived(source, tag);
  }

  /**
   * A single core sends no packets but those of unreliable channels: the others lead to the host,
   * which answers at once.
   */
  @Override
  public long horizon(long cycle) {
    return cores.length == 1 && datagrams == null ? Long.MAX_VALUE : cycle;
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
    if (delivery != null) {
      statistics.put(Statistic.PACKETS_LOST, network.counters().lost);
      statistics.put(Statistic.PACKETS_DELAYED, network.counters().delayed);
      statistics.put(Statistic.RETRANSMISSIONS, delivery.retransmissions());
      statistics.put(Statistic.DUPLICATES, delivery.duplicates());
    }
    if (datagrams != null) {
      datagrams.addTo(statistics);
    }
  }

  @Override
  public long missing(int core, int channel) {
    return interfaces[core].missing(NetworkInterface.indexOf(channel));
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
    // A packet to its own node crosses no link.
    if (delivery == null || source == destination) {
      network.send(source, destination, flits(dataBytes), tag, networkCycle);
    } else {
      delivery.send(source, destination, flits(dataBytes), tag, cycle);
    }
  }

  private int flits(int dataBytes) {
    return 1 + (dataBytes + flitBytes - 1) / flitBytes;
  }

  /** Sends a message of an unreliable channel, in its slot of the datagrams. */
  void post(int source, int destination, int bytes, int slot) {
    int tag = PacketKind.tag(PacketKind.DATAGRAM, slot);
    network.send(source, destination, flits(bytes), tag, networkCycle);
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
