package org.inmesh.mesh.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.fidelity.Networks;

/** What became of the packets of a test, by their place in the list; -1: nothing. */
final class PacketRun implements NetworkObserver {
  /** A flit's grant of a router's output. */
  record Grant(int router, int output, long cycle) {}

  private static final long LONGEST = 1_000_000;

  final Network network;
  final long[] injected;
  final long[] headArrived;
  final long[] arrived;
  final long[] lost;
  final List<List<Grant>> grants = new ArrayList<>();

  private long now;

  private PacketRun(NetworkSpecification specification, List<Sent> packets, boolean watched) {
    injected = new long[packets.size()];
    headArrived = new long[packets.size()];
    arrived = new long[packets.size()];
    lost = new long[packets.size()];
    for (long[] times : new long[][] {injected, headArrived, arrived, lost}) {
      Arrays.fill(times, -1);
    }
    packets.forEach(packet -> grants.add(new ArrayList<>()));
    network = Networks.create(specification, this::received, watched ? this : null);
  }

  /** Sends packets, in ascending order of creation, and steps until all is quiet. */
  static PacketRun of(NetworkSpecification specification, List<Sent> packets) {
    return run(new PacketRun(specification, packets, true), packets);
  }

  /** The same without an observer: only {@link #arrived} is known. */
  static PacketRun unwatched(NetworkSpecification specification, List<Sent> packets) {
    return run(new PacketRun(specification, packets, false), packets);
  }

  private static PacketRun run(PacketRun run, List<Sent> packets) {
    int next = 0;
    for (long cycle = 0; next < packets.size() || !run.network.isQuiet(); cycle++) {
      if (run.network.isQuiet()) {
        cycle = Math.max(cycle, packets.get(next).created());
      }
      for (; next < packets.size() && packets.get(next).created() == cycle; next++) {
        Sent packet = packets.get(next);
        run.network.send(
            packet.source(),
            packet.destination(),
            packet.flits(),
            packet.messageClass(),
            next,
            cycle);
      }
      run.now = cycle;
      run.network.step(cycle);
      assertThat(cycle).isLessThan(LONGEST);
    }
    return run;
  }

  private void received(int source, int destination, int flits, int tag, long cycle) {
    set(arrived, tag, cycle);
  }

  @Override
  public void packetInjected(int source, int destination, int flits, int tag, long cycle) {
    set(injected, tag, cycle);
  }

  @Override
  public void headArrived(int source, int destination, int flits, int tag, long cycle) {
    set(headArrived, tag, cycle);
  }

  @Override
  public void packetLost(int source, int destination, int flits, int tag, long cycle) {
    set(lost, tag, cycle);
  }

  @Override
  public void flitGranted(int node, int output, int tag, long cycle) {
    assertThat(cycle).isEqualTo(now);
    grants.get(tag).add(new Grant(node, output, cycle));
  }

  private void set(long[] times, int tag, long cycle) {
    assertThat(cycle).isEqualTo(now);
    assertThat(times[tag]).isEqualTo(-1);
    times[tag] = cycle;
  }
}
