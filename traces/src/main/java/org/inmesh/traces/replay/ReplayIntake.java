package org.inmesh.traces.replay;

import java.io.IOException;
import java.util.Arrays;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.EventSource;
import org.inmesh.traces.header.TraceMachine;

/**
 * Reads packets ahead of the replay, as far as the window goes: each gets a slot, waits for those
 * of its causes that were not delivered yet, and is ready if there are none.
 */
final class ReplayIntake implements EventSink {
  /** So late that no run gets there, and that sums do not overflow. */
  private static final long LATEST = 1L << 53;

  private final EventSource source;
  private final TraceMachine machine;
  private final ReplaySettings settings;
  private final ReplayState state;
  private final ReplayTarget target;
  private final NodeMapping mapping;
  private final ReplayClasses classes;
  private final ReplayTime time;

  private long[] causes = new long[16];
  private long[] gaps = new long[16];
  private int causeCount;
  private long lastNumber = -1;
  private boolean ended;

  ReplayIntake(
      EventSource source,
      TraceMachine machine,
      ReplayTarget target,
      ReplaySettings settings,
      NodeMapping mapping,
      ReplayTime time,
      ReplayState state) {
    this.source = source;
    this.machine = machine;
    this.settings = settings;
    this.state = state;
    this.target = target;
    this.mapping = mapping;
    this.time = time;
    this.classes = new ReplayClasses(machine.networks(), target);
  }

  ReplayClasses classes() {
    return classes;
  }

  /** Reads until the window is full or the trace ends. */
  void fill() throws IOException {
    while (state.waiting < settings.window() && !ended) {
      ended = !source.next(this);
    }
  }

  /** Reads what is left behind the last packet. */
  void finish() throws IOException {
    while (!ended) {
      ended = !source.next(this);
    }
  }

  @Override
  public void cause(long packet, long cycles) {
    if (cycles < 0 || cycles > LATEST) {
      throw new MalformedTraceException(
          "a packet is created %d cycles after its cause %d".formatted(cycles, packet));
    }
    if (causeCount == causes.length) {
      causes = Arrays.copyOf(causes, 2 * causeCount);
      gaps = Arrays.copyOf(gaps, 2 * causeCount);
    }
    causes[causeCount] = packet;
    gaps[causeCount++] = cycles;
  }

  @Override
  public void packetCreated(
      long packet,
      int network,
      int messageClass,
      int source,
      int destination,
      int bytes,
      long cycle) {
    if (packet <= lastNumber) {
      throw new MalformedTraceException(
          "packet " + packet + " comes after packet " + lastNumber + ": numbers must grow");
    }
    if (cycle < 0 || cycle > LATEST) {
      throw new MalformedTraceException(
          "packet %d is created in cycle %d".formatted(packet, cycle));
    }
    lastNumber = packet;
    if (cycle >= settings.from() && cycle <= settings.to()) {
      PacketTable packets = state.packets;
      int slot = packets.add();
      packets.number[slot] = packet;
      packets.source[slot] = target(packet, source);
      packets.destination[slot] = target(packet, destination);
      packets.flits[slot] = flits(packet, bytes);
      packets.network[slot] = classes.network(network, messageClass);
      packets.messageClass[slot] = classes.messageClass(network, messageClass);
      packets.created[slot] = earliest(slot, packet, cycle);
      state.recent.add(packet, slot, cycle);
      state.read(slot);
    }
    causeCount = 0;
  }

  private int target(long packet, int node) {
    if (node < 0 || node >= machine.nodes()) {
      throw new MalformedTraceException(
          "packet %d is of node %d, but there are only nodes 0 to %d"
              .formatted(packet, node, machine.nodes() - 1));
    }
    return mapping.of(node);
  }

  private int flits(long packet, int bytes) {
    if (bytes < 1) {
      throw new MalformedTraceException("packet " + packet + " has a length of " + bytes);
    }
    int flitBytes = target.specification().flitBytes();
    return bytes / flitBytes + (bytes % flitBytes == 0 ? 0 : 1);
  }

  /** The earliest cycle as far as it is known; registers for what is not. */
  private long earliest(int slot, long packet, long recorded) {
    if (causeCount == 0 || !settings.closedLoop()) {
      return time.time(recorded);
    }
    long earliest = 0;
    for (int i = 0; i < causeCount; i++) {
      long cause = causes[i];
      if (cause == BEGINNING) {
        earliest = Math.max(earliest, time.time(gaps[i]));
      } else if (cause < 0 || cause >= packet) {
        throw new MalformedTraceException(
            "packet " + packet + " has the cause " + cause + ", which is not one before it");
      } else if (!state.recent.knows(cause)) {
        state.unknownCauses++;
        earliest = Math.max(earliest, time.time(recorded));
      } else {
        earliest = Math.max(earliest, after(slot, cause, state.lag(time.gap(gaps[i]))));
      }
    }
    return earliest;
  }

  private long after(int slot, long cause, long lag) {
    long delivered = state.recent.delivered(cause);
    if (delivered == RecentPackets.NOT_YET) {
      state.packets.addDependent(state.recent.slot(cause), slot, lag);
      return 0;
    }
    if (delivered == RecentPackets.NEVER) {
      state.packets.lost[slot] = true;
      return 0;
    }
    return delivered + lag;
  }

  @Override
  public void packetDelivered(long packet, long cycle) {
    state.comparison.recorded(packet, cycle);
  }
}
