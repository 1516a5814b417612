package org.inmesh.traces.selection;

import java.util.Arrays;
import java.util.function.Consumer;
import org.inmesh.traces.event.OneEvent;

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

  /** Hands them over, each in {@code event}. */
  void deliver(OneEvent event, Consumer<OneEvent> target) {
    for (int cause = 0; cause < size; cause++) {
      event.cause(packets[cause], cycles[cause]);
      target.accept(event);
    }
  }

  void clear() {
    size = 0;
  }
}
