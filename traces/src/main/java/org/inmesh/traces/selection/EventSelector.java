package org.inmesh.traces.selection;

import java.util.Set;
import java.util.function.Consumer;
import org.inmesh.traces.event.EventKind;
import org.inmesh.traces.event.EventType;
import org.inmesh.traces.event.OneEvent;
import org.inmesh.traces.event.PacketSet;
import org.inmesh.traces.header.CycleRange;
import org.inmesh.traces.header.TraceHeader.Selection;
import org.inmesh.traces.header.TraceMachine;

/**
 * Hands on the events of a selection. A packet is selected by its creation: when it was and between
 * which nodes; what happens to it later is handed on with it, also after the range of time, so that
 * no packet is without its delivery. Keeps the packets under way only, and of those only the ones
 * that a {@link PacketSet} can keep: memory does not grow with the trace.
 */
public final class EventSelector {
  /** Events may come this much earlier than the latest one before them. */
  private static final long DISORDER = 2;

  private final Selection selection;
  private final CycleRange range;
  private final Consumer<OneEvent> target;
  private final OneEvent cause = new OneEvent();
  private final PacketSet underWay = new PacketSet();
  private final Causes causes = new Causes();
  private final boolean channels;
  private final long networkDisorder;
  private boolean over;
  private long eventsOutOfReach;

  /**
   * A selector of the events of a trace.
   *
   * @param target takes what is selected, and does not keep it: it is used again
   */
  public EventSelector(Selection selection, TraceMachine machine, Consumer<OneEvent> target) {
    this.selection = selection;
    this.target = target;
    range = CycleRange.ofCore(selection.from(), selection.to(), machine);
    networkDisorder = DISORDER * machine.networkCyclesPerCoreCycle();
    Set<EventKind> kinds = selection.kinds();
    channels = kinds.contains(EventKind.CHANNEL) || kinds.contains(EventKind.LOCAL_CHANNEL);
  }

  /** Hands an event on if it is selected. */
  public void take(OneEvent event) {
    EventType type = event.type();
    switch (type) {
      case CAUSE -> causes.add(event.value(0), event.value(1));
      case PACKET_CREATED -> created(event);
      case PACKET_INJECTED, FLIT_FORWARDED -> ofPacket(event);
      case PACKET_DELIVERED, PACKET_LOST -> {
        ofPacket(event);
        underWay.remove(event.value(0));
      }
      case COHERENCE_MESSAGE -> {
        if (isTime(event) && isOfCores(event.value("source"), event.value("destination"))) {
          handOn(event);
        }
      }
      default -> {
        if (isTime(event) && isCore(event.value(0))) {
          handOn(event);
        }
      }
    }
  }

  /** True if no event that comes later can be selected. */
  public boolean isOver() {
    return over && underWay.isEmpty();
  }

  /**
   * Events that were not handed on because they are of packets too far back: whether those were
   * selected is not known any more.
   */
  public long eventsOutOfReach() {
    return eventsOutOfReach;
  }

  private void created(OneEvent event) {
    boolean selected =
        isTime(event) && isOfCores(event.value("source"), event.value("destination"));
    if (selected) {
      underWay.add(event.value(0));
      if (isKind(EventType.CAUSE)) {
        causes.deliver(cause, target);
      }
      handOn(event);
    }
    causes.clear();
  }

  private void ofPacket(OneEvent event) {
    watchTime(event);
    if (underWay.contains(event.value(0))) {
      handOn(event);
    } else if (underWay.isTooFarBack(event.value(0))) {
      eventsOutOfReach++;
    }
  }

  private boolean isTime(OneEvent event) {
    watchTime(event);
    return range.has(event.type().isNetworkTime(), event.cycle());
  }

  private void watchTime(OneEvent event) {
    boolean network = event.type().isNetworkTime();
    long cycle = event.cycle();
    long last = network ? range.toNetwork() : range.toCore();
    over |= cycle > last && cycle - last > (network ? networkDisorder : DISORDER);
  }

  private boolean isOfCores(long source, long destination) {
    return isCore(source) || isCore(destination);
  }

  private boolean isCore(long core) {
    return selection.cores().isEmpty() || selection.cores().contains((int) core);
  }

  private boolean isKind(EventType type) {
    EventKind kind = type.kind();
    return kind == EventKind.CHANNEL ? channels : selection.kinds().contains(kind);
  }

  private void handOn(OneEvent event) {
    if (isKind(event.type())) {
      target.accept(event);
    }
  }
}
