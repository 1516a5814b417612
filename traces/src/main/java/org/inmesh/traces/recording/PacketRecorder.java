package org.inmesh.traces.recording;

import java.util.Set;
import org.inmesh.coresim.communication.PacketObserver;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.traces.event.EventKind;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.header.TraceHeader.Selection;

/** Records packets, and what those of a coherence protocol mean, as a selection asks. */
final class PacketRecorder implements PacketObserver {
  private final EventSink sink;
  private final boolean packets;
  private final boolean hops;
  private final boolean messages;
  private final int flitBytes;
  private final int cyclesPerCoreCycle;
  private final int coreCyclesPerCycle;

  /** Or null, if all are recorded. */
  private final SelectedPackets selected;

  PacketRecorder(EventSink sink, Selection selection, NetworkSpecification network) {
    Set<EventKind> kinds = selection.kinds();
    this.sink = sink;
    packets = kinds.contains(EventKind.NETWORK);
    hops = kinds.contains(EventKind.HOP);
    messages = kinds.contains(EventKind.COHERENCE);
    flitBytes = network.flitBytes();
    cyclesPerCoreCycle = network.cyclesPerCoreCycle();
    coreCyclesPerCycle = network.coreCyclesPerCycle();
    selected = selection.isWhole() ? null : new SelectedPackets(selection, network, sink);
  }

  /** Whether these kinds need one. */
  static boolean isNeeded(Set<EventKind> kinds) {
    return kinds.contains(EventKind.NETWORK)
        || kinds.contains(EventKind.HOP)
        || kinds.contains(EventKind.COHERENCE);
  }

  @Override
  public void cause(long packet, long cycles) {
    if (packets) {
      if (selected == null) {
        sink.cause(packet, cycles);
      } else {
        selected.addCause(packet, cycles);
      }
    }
  }

  @Override
  public void packetCreated(
      long packet,
      int network,
      int messageClass,
      int source,
      int destination,
      int flits,
      long cycle) {
    if (selected != null && !selected.begins(packet, source, destination, cycle)) {
      return;
    }
    if (packets) {
      if (selected != null) {
        selected.tellCauses(cycle);
      }
      int bytes = flits * flitBytes;
      sink.packetCreated(packet, network, messageClass, source, destination, bytes, cycle);
    }
  }

  @Override
  public void coherenceMessage(
      long packet, int type, int source, int destination, int line, int requestor, long cycle) {
    if (messages && isSelected(packet)) {
      long coreCycle = cycle / cyclesPerCoreCycle * coreCyclesPerCycle;
      sink.coherenceMessage(packet, type, source, destination, line, requestor, coreCycle);
    }
  }

  private boolean isSelected(long packet) {
    return selected == null || selected.isUnderWay(packet);
  }

  @Override
  public void packetInjected(long packet, long cycle) {
    if (packets && isSelected(packet)) {
      sink.packetInjected(packet, cycle);
    }
  }

  @Override
  public boolean watchesGrants() {
    return hops;
  }

  @Override
  public void flitGranted(long packet, int router, int output, long cycle) {
    if (hops && isSelected(packet)) {
      sink.flitForwarded(packet, router, output, cycle);
    }
  }

  @Override
  public void packetArrived(long packet, long cycle) {
    if (selected != null && !selected.ends(packet)) {
      return;
    }
    if (packets) {
      sink.packetDelivered(packet, cycle);
    }
  }

  /** The packet will not arrive. */
  void packetLost(long packet, long cycle) {
    if (selected != null && !selected.ends(packet)) {
      return;
    }
    if (packets) {
      sink.packetLost(packet, cycle);
    }
  }
}
