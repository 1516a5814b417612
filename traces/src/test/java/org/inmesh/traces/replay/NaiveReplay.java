package org.inmesh.traces.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.fidelity.Networks;
import org.inmesh.traces.event.EventList;
import org.inmesh.traces.event.EventSink;

/** The definition of a replay, cycle by cycle, with everything in memory. */
final class NaiveReplay {
  /** A packet with what caused it; as many causes as gaps. */
  record Packet(
      int network,
      int source,
      int destination,
      int flits,
      long recorded,
      List<Integer> causes,
      List<Integer> gaps) {}

  private final List<Packet> packets;
  private final int firstStep;
  private final boolean closed;
  private final long[] delivered;
  private final boolean[] sent;

  NaiveReplay(List<Packet> packets, int firstStep, boolean closed) {
    this.packets = packets;
    this.firstStep = firstStep;
    this.closed = closed;
    delivered = new long[packets.size()];
    sent = new boolean[packets.size()];
    Arrays.fill(delivered, -1);
  }

  /** The cycle of each packet's delivery. */
  long[] deliveries(NetworkSpecification specification, int count) {
    List<Network> networks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      networks.add(
          Networks.create(specification, (from, to, flits, tag, at) -> delivered[tag] = at));
    }
    for (long cycle = 0; Arrays.stream(delivered).anyMatch(each -> each < 0); cycle++) {
      for (int packet = 0; packet < packets.size(); packet++) {
        long created = created(packet);
        if (!sent[packet] && created >= 0 && created + firstStep <= cycle) {
          sent[packet] = true;
          Packet each = packets.get(packet);
          networks
              .get(each.network())
              .send(each.source(), each.destination(), each.flits(), packet, created);
        }
      }
      for (Network network : networks) {
        if (!network.isQuiet()) {
          network.step(cycle);
        }
      }
    }
    return delivered;
  }

  /** -1 as long as it is not known. */
  private long created(int number) {
    Packet packet = packets.get(number);
    if (packet.causes().isEmpty() || !closed) {
      return packet.recorded();
    }
    long created = 0;
    for (int i = 0; i < packet.causes().size(); i++) {
      int cause = packet.causes().get(i);
      long gap = packet.gaps().get(i);
      if (cause == EventSink.BEGINNING) {
        created = Math.max(created, gap);
      } else if (delivered[cause] < 0) {
        return -1;
      } else {
        created = Math.max(created, delivered[cause] + Math.max(gap, 1 - firstStep));
      }
    }
    return created;
  }

  /** The same packets as events, of flits of so many bytes. */
  static EventList events(List<Packet> packets, int flitBytes) {
    EventList events = new EventList();
    for (int number = 0; number < packets.size(); number++) {
      Packet packet = packets.get(number);
      for (int i = 0; i < packet.causes().size(); i++) {
        events.cause(packet.causes().get(i), packet.gaps().get(i));
      }
      events.packetCreated(
          number,
          packet.network(),
          0,
          packet.source(),
          packet.destination(),
          packet.flits() * flitBytes,
          packet.recorded());
    }
    return events;
  }
}
