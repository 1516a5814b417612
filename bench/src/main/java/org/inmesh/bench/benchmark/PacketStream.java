package org.inmesh.bench.benchmark;

import org.inmesh.traces.event.EventSink;

/**
 * Events as a network of 1024 nodes makes them: in every cycle some packets of two lengths between
 * random nodes, most with a cause, each delivered 8 to 71 cycles later. Four events a packet.
 */
final class PacketStream {
  static final int NODES = 1024;
  private static final int PACKETS_A_CYCLE = 20;
  private static final int CYCLES_KEPT = 128;
  private static final int MOST_IN_CYCLE = 256;

  private final long[][] due = new long[CYCLES_KEPT][MOST_IN_CYCLE];
  private final int[] dueInCycle = new int[CYCLES_KEPT];
  private long random = 1;
  private long packet;
  private long cycle;
  private long events;

  /** Events so far. */
  long events() {
    return events;
  }

  /** The events of some cycles. */
  void run(int cycles, EventSink sink) {
    for (int run = 0; run < cycles; run++) {
      int slot = (int) (cycle % CYCLES_KEPT);
      for (int index = 0; index < dueInCycle[slot]; index++) {
        sink.packetDelivered(due[slot][index], cycle);
      }
      events += dueInCycle[slot];
      dueInCycle[slot] = 0;
      for (int index = 0; index < PACKETS_A_CYCLE; index++) {
        create(sink);
      }
      cycle++;
    }
  }

  private void create(EventSink sink) {
    // The constants are Knuth's for MMIX.
    random = random * 6364136223846793005L + 1442695040888963407L;
    int bits = (int) (random >>> 32);
    sink.cause(Math.max(EventSink.BEGINNING, packet - 1 - (bits & 1023)), bits >>> 10 & 31);
    sink.packetCreated(
        packet,
        0,
        0,
        bits >>> 3 & NODES - 1,
        bits >>> 15 & NODES - 1,
        (bits & 3) == 0 ? 72 : 8,
        cycle);
    sink.packetInjected(packet, cycle + (bits >>> 5 & 1));
    events += 3;
    int slot = (int) ((cycle + 8 + (bits >>> 25 & 63)) % CYCLES_KEPT);
    if (dueInCycle[slot] < MOST_IN_CYCLE) {
      due[slot][dueInCycle[slot]++] = packet;
    }
    packet++;
  }
}
