package org.inmesh.bench.traffic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.inmesh.mesh.DeadlockException;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.measurement.FailureCounts;
import org.inmesh.mesh.measurement.NetworkFactory;
import org.inmesh.traces.PacketRecord;

/** Sends given packets over a network and notes the cycles of each. */
public final class PacketListRun {
  private static final long NOT_YET = -1;

  /** No end but that of the packets. */
  public static final long UNTIL_ALL_HAVE_ARRIVED = Long.MAX_VALUE;

  private final List<PacketRequest> packets;
  private final long end;
  private final Network network;

  private final long[] injected;
  private final long[] headArrived;
  private final long[] tailArrived;
  private final int[] grants;

  private DeadlockException deadlock;
  private volatile boolean stopRequested;
  private volatile int arrived;

  /**
   * A run that begins with an empty network.
   *
   * @param packets in the order in which packets of one node and cycle enter the source queue
   * @param end the cycle before which the run ends, delivered or not
   */
  public PacketListRun(NetworkFactory networks, List<PacketRequest> packets, long end) {
    this.packets = List.copyOf(packets);
    this.end = end;
    injected = new long[packets.size()];
    headArrived = new long[packets.size()];
    tailArrived = new long[packets.size()];
    grants = new int[packets.size()];
    Arrays.fill(injected, NOT_YET);
    Arrays.fill(headArrived, NOT_YET);
    Arrays.fill(tailArrived, NOT_YET);
    network = networks.create((source, destination, flits, tag, cycle) -> {}, new Watch());
  }

  /**
   * Runs until every packet has arrived, the network deadlocks, or the end has come or is asked
   * for.
   *
   * @return the packets in the order of the list, numbered from 0; cycles that did not come are -1,
   *     and routers of packets that have not arrived -1 as well
   */
  public List<PacketRecord> run() {
    try {
      simulate();
    } catch (DeadlockException exception) {
      deadlock = exception;
    }
    List<PacketRecord> records = new ArrayList<>();
    for (int packet = 0; packet < packets.size(); packet++) {
      records.add(record(packet));
    }
    return records;
  }

  private void simulate() {
    int[] order =
        IntStream.range(0, packets.size())
            .boxed()
            .sorted(Comparator.comparingLong(packet -> packets.get(packet).created()))
            .mapToInt(Integer::intValue)
            .toArray();
    int next = 0;
    long cycle = 0;
    while (!stopRequested && (next < order.length || !network.isQuiet())) {
      if (network.isQuiet()) {
        cycle = Math.max(cycle, packets.get(order[next]).created());
      }
      if (cycle >= end) {
        break;
      }
      for (; next < order.length && packets.get(order[next]).created() == cycle; next++) {
        PacketRequest packet = packets.get(order[next]);
        network.send(
            packet.source(),
            packet.destination(),
            packet.flits(),
            packet.messageClass(),
            order[next],
            cycle);
      }
      network.step(cycle);
      cycle++;
    }
  }

  private PacketRecord record(int number) {
    PacketRequest packet = packets.get(number);
    boolean complete = tailArrived[number] != NOT_YET;
    return new PacketRecord(
        number,
        packet.source(),
        packet.destination(),
        packet.flits(),
        packet.created(),
        injected[number],
        headArrived[number],
        tailArrived[number],
        complete ? grants[number] / packet.flits() : -1);
  }

  /** Asks for an early end, from any thread. */
  public void requestStop() {
    stopRequested = true;
  }

  /** Why the run came to nothing, if the network deadlocked. */
  public Optional<DeadlockException> deadlock() {
    return Optional.ofNullable(deadlock);
  }

  /** Packets that faults and unreliable links have touched; to be asked after the run. */
  public FailureCounts failures() {
    return FailureCounts.of(network.counters());
  }

  /** Packets that have arrived so far; may be read from another thread, for progress. */
  public int arrived() {
    return arrived;
  }

  /** All packets. */
  public int packets() {
    return packets.size();
  }

  /** A packet's tag is its place in the list. */
  private final class Watch implements NetworkObserver {
    private int count;

    @Override
    public void packetInjected(int source, int destination, int flits, int tag, long cycle) {
      injected[tag] = cycle;
    }

    @Override
    public void flitGranted(int node, int output, int tag, long cycle) {
      grants[tag]++;
    }

    @Override
    public void headArrived(int source, int destination, int flits, int tag, long cycle) {
      headArrived[tag] = cycle;
    }

    @Override
    public void packetArrived(int source, int destination, int flits, int tag, long cycle) {
      tailArrived[tag] = cycle;
      arrived = ++count;
    }
  }
}
