package org.inmesh.traces.recording;

import java.util.Arrays;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.PacketSet;
import org.inmesh.traces.header.CycleRange;
import org.inmesh.traces.header.TraceHeader.Selection;

/**
 * Which packets a selection has: those from or to one of its cores that are created in one of its
 * cycles, with all that becomes of them later. If a cause of such a packet was not recorded, the
 * packet gets as a cause that it is not created before the cycle in which it was, so that a replay
 * does not send it too early.
 */
final class SelectedPackets {
  private static final int NEAR = (int) EventSink.FARTHEST_CAUSE;

  private final EventSink sink;

  /** By core; null if all are selected. */
  private final boolean[] cores;

  private final CycleRange range;

  private final PacketSet underWay = new PacketSet();

  /** By the last bits of a packet's number: whether it was recorded. */
  private final boolean[] recorded = new boolean[NEAR];

  private long lastNumber = -1;

  // Causes of the packet that is created next.
  private long[] causes = new long[4];
  private long[] cycles = new long[4];
  private int causeCount;

  SelectedPackets(Selection selection, NetworkSpecification network, EventSink sink) {
    this.sink = sink;
    cores = selection.cores().isEmpty() ? null : new boolean[network.nodes()];
    selection.cores().forEach(core -> cores[core] = true);
    range =
        CycleRange.ofCore(
            selection.from(),
            selection.to(),
            network.cyclesPerCoreCycle(),
            network.coreCyclesPerCycle());
  }

  /** A cause of the packet that is created next. */
  void addCause(long packet, long distance) {
    if (causeCount == causes.length) {
      causes = Arrays.copyOf(causes, 2 * causeCount);
      cycles = Arrays.copyOf(cycles, 2 * causeCount);
    }
    causes[causeCount] = packet;
    cycles[causeCount++] = distance;
  }

  /** Whether the packet that is created is one of those. */
  boolean begins(long packet, int source, int destination, long cycle) {
    boolean selected =
        range.has(true, cycle) && (cores == null || cores[source] || cores[destination]);
    recorded[(int) packet & NEAR - 1] = selected;
    lastNumber = packet;
    if (selected) {
      underWay.add(packet);
    } else {
      causeCount = 0;
    }
    return selected;
  }

  /** Hands over what caused the packet that began last, in this cycle. */
  void tellCauses(long cycle) {
    boolean complete = true;
    for (int i = 0; i < causeCount; i++) {
      if (isRecorded(causes[i])) {
        sink.cause(causes[i], cycles[i]);
      } else {
        complete = false;
      }
    }
    if (!complete) {
      sink.cause(EventSink.BEGINNING, cycle);
    }
    causeCount = 0;
  }

  private boolean isRecorded(long packet) {
    return packet == EventSink.BEGINNING
        || lastNumber - packet < NEAR && recorded[(int) packet & NEAR - 1];
  }

  boolean isUnderWay(long packet) {
    return underWay.contains(packet);
  }

  /** Nothing more will be heard of a packet; answers whether it is one of those. */
  boolean ends(long packet) {
    return underWay.remove(packet);
  }
}
