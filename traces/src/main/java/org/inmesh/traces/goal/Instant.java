package org.inmesh.traces.goal;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inmesh.traces.goal.GoalPackets.Cause;
import org.inmesh.traces.goal.GoalPackets.Packet;

/**
 * A time that is not known before the packets have been through a network: the maximum of some
 * deliveries, each with cycles added.
 *
 * @param nominal cycle, if each packet took one cycle
 * @param causes at least one unless it is the beginning
 */
record Instant(long nominal, List<Cause> causes) {
  /** Cycles that a packet takes in nominal times. */
  static final long NOMINAL_LATENCY = 1;

  /** In place of a packet's index: cycle 0. */
  private static final int FROM_BEGINNING = -1;

  /** Cycle 0. */
  static final Instant BEGINNING = new Instant(0, List.of());

  /** When a packet is delivered. */
  static Instant deliveryOf(Packet packet) {
    return new Instant(packet.created() + NOMINAL_LATENCY, List.of(new Cause(packet, 0)));
  }

  /** So many cycles later. */
  Instant plus(long cycles) {
    if (cycles == 0) {
      return this;
    }
    List<Cause> later = new ArrayList<>();
    for (Cause cause : causes) {
      later.add(new Cause(cause.packet(), cause.cycles() + cycles));
    }
    if (causes.isEmpty()) {
      later.add(new Cause(null, cycles));
    }
    return new Instant(nominal + cycles, later);
  }

  /** The later one of two. */
  Instant latest(Instant other) {
    if (other.causes.isEmpty() || other == this) {
      return this;
    } else if (causes.isEmpty()) {
      return other;
    }
    SortedMap<Integer, Cause> latest = new TreeMap<>();
    for (List<Cause> each : List.of(causes, other.causes)) {
      for (Cause cause : each) {
        int index = cause.packet() == null ? FROM_BEGINNING : cause.packet().index();
        Cause before = latest.get(index);
        if (before == null || before.cycles() < cause.cycles()) {
          latest.put(index, cause);
        }
      }
    }
    dropWhatFollows(latest);
    return new Instant(Math.max(nominal, other.nominal), List.copyOf(latest.values()));
  }

  /** Drops deliveries that another one's packet has waited for at least as long. */
  private static void dropWhatFollows(SortedMap<Integer, Cause> latest) {
    for (Cause each : List.copyOf(latest.values())) {
      if (each.packet() != null) {
        for (Cause before : each.packet().causes()) {
          int index = before.packet() == null ? FROM_BEGINNING : before.packet().index();
          Cause followed = latest.get(index);
          if (followed != null && followed.cycles() <= before.cycles() + each.cycles()) {
            latest.remove(index);
          }
        }
      }
    }
  }
}
