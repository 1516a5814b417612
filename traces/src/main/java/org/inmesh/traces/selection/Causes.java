package org.inmesh.traces.selection;

import java.util.Arrays;
import org.inmesh.traces.event.EventSink;

/** The causes of the packet that is created next, kept until it is known whether it is selected. */
final class Causes {
  private long[] packets = new long[8];
  private long[] cycles = new long[8];
  private int size;

  void add(long packet, long cyclesBetween) {
    if (size == packets.length) {
      packets = Arrays.copyOf(packets, 2 * size);
      cycles = Arrays.copyOf(cycles, 2 * size);
    }
    packets[size] = packet;
    cycles[size++] = cyclesBetween;
  }

  void deliver(EventSink sink) {
    for (int cause = 0; cause < size; cause++) {
      sink.cause(packets[cause], cycles[cause]);
    }
  }

  void clear() {
    size = 0;
  }
}
