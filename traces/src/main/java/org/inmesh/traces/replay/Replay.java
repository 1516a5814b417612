package org.inmesh.traces.replay;

import java.io.IOException;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.inmesh.mesh.DeadlockException;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkCounters;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.fidelity.Networks;
import org.inmesh.traces.event.EventSource;
import org.inmesh.traces.header.TraceMachine;

/**
 * Sends the packets of a trace through networks, in the order of their numbers where they are
 * created in the same cycle, as the machine did that was recorded.
 *
 * <p>In a closed loop a packet is created when the last of its causes allows it, and one without
 * causes in its recorded cycle; so the same networks deliver every packet in its recorded cycle.
 * Packets are read ahead by a bounded window, so that the length of the trace does not matter.
 */
public final class Replay {
  private final ReplayTime time;
  private final ReplayState state;
  private final ReplayIntake intake;
  private final Network[] networks;

  /** Null if packets enter when they are created. */
  private final Entrances entrances;

  private final Histogram latencies = new Histogram(3);
  private long networkLatencySum;
  private long lastDelivery = -1;
  private DeadlockException deadlock;

  /** Of all networks; null if nobody watches. */
  private NetworkObserver observer;

  private volatile boolean stopRequested;
  private volatile long deliveredForOthers;

  /**
   * A replay at its beginning.
   *
   * @param source the trace's events
   * @param machine it was recorded on
   * @param mapping of the recorded nodes to those of the target
   * @throws IllegalArgumentException if there is no such network or its links are unreliable, or
   *     the mapping has other numbers of nodes
   */
  public Replay(
      EventSource source,
      TraceMachine machine,
      ReplayTarget target,
      ReplaySettings settings,
      NodeMapping mapping) {
    mapping.check(machine.nodes(), target.specification().nodes());
    if (!target.specification().unreliableLinks().isNone()) {
      throw new IllegalArgumentException(
          "packets of a trace wait for each other, so no link may lose or delay one: network.loss"
              + " and network.reorder-probability must be 0");
    }
    time = new ReplayTime(settings, machine, target.specification());
    state = new ReplayState(machine.firstStep(), settings.window());
    intake = new ReplayIntake(source, machine, target, settings, mapping, time, state);
    networks = new Network[target.networks()];
    entrances =
        settings.onePerNode() ? new Entrances(state.packets, target.specification().nodes()) : null;
    for (int i = 0; i < networks.length; i++) {
      networks[i] = Networks.create(target.specification(), this::arrived, new Watch());
    }
  }

  /**
   * Has all networks watched. The tags of packets are their numbers in the trace, of which there
   * can be 2^31.
   */
  public void observe(NetworkObserver watching) {
    observer = watching;
  }

  /**
   * Replays until every packet has arrived, a network deadlocks, or the end is asked for.
   *
   * @throws MalformedTraceException if the events contradict each other
   * @throws IOException if the trace cannot be read
   */
  public ReplayResult run() throws IOException {
    try {
      simulate();
      if (!stopRequested) {
        intake.finish();
      }
    } catch (DeadlockException exception) {
      deadlock = exception;
    }
    return result();
  }

  private void simulate() throws IOException {
    intake.fill();
    while (!stopRequested) {
      if (isQuiet()) {
        if (state.ready.isEmpty()) {
          return;
        }
        state.step = Math.max(state.step, state.firstStepOf(state.ready.first()));
      }
      sendDue();
      for (Network network : networks) {
        if (!network.isQuiet()) {
          network.step(state.step);
        }
      }
      state.step++;
      deliveredForOthers = latencies.getTotalCount();
      intake.fill();
    }
  }

  private void sendDue() {
    PacketHeap ready = state.ready;
    while (!ready.isEmpty() && state.firstStepOf(ready.first()) <= state.step) {
      int slot = ready.removeFirst();
      if (entrances == null) {
        send(slot);
      } else {
        entrances.add(slot);
      }
    }
    if (entrances != null) {
      entrances.enter(this::send);
    }
  }

  private void send(int slot) {
    PacketTable packets = state.packets;
    state.waiting--;
    networks[packets.network[slot]].send(
        packets.source[slot],
        packets.destination[slot],
        packets.flits[slot],
        packets.messageClass[slot],
        slot,
        packets.created[slot]);
  }

  private boolean isQuiet() {
    if (entrances != null && !entrances.isEmpty()) {
      return false;
    }
    for (Network network : networks) {
      if (!network.isQuiet()) {
        return false;
      }
    }
    return true;
  }

  private void arrived(int source, int destination, int flits, int slot, long cycle) {
    latencies.recordValue(cycle - state.packets.created[slot]);
    networkLatencySum += cycle - state.packets.injected[slot];
    lastDelivery = cycle;
    state.delivered(slot, cycle);
  }

  /** Asks for an early end, from any thread. */
  public void requestStop() {
    stopRequested = true;
  }

  /** Packets delivered so far; may be asked from another thread, for progress. */
  public long delivered() {
    return deliveredForOthers;
  }

  private ReplayResult result() {
    NetworkCounters sum = new NetworkCounters();
    for (Network network : networks) {
      NetworkCounters counters = network.counters();
      sum.packets += counters.packets;
      sum.flits += counters.flits;
      sum.flitHops += counters.flitHops;
      sum.latencySum += counters.latencySum;
      sum.latencyMaximum = Math.max(sum.latencyMaximum, counters.latencyMaximum);
      sum.unroutable += counters.unroutable;
      sum.lost += counters.lost;
      sum.delayed += counters.delayed;
    }
    return new ReplayResult(
        state.read,
        sum.packets,
        sum.flits,
        sum.flitHops,
        sum.packets == 0 ? Double.NaN : (double) sum.latencySum / sum.packets,
        sum.latencyMaximum,
        sum.packets == 0 ? Double.NaN : (double) networkLatencySum / sum.packets,
        latencies,
        lastDelivery,
        state.late,
        state.notSent + state.waiting,
        sum.unroutable,
        sum.lost,
        sum.delayed,
        state.unknownCauses,
        intake.classes().recorded(),
        intake.classes().kept(),
        time.timeFactor(),
        state.comparison.result(),
        Optional.ofNullable(deadlock),
        stopRequested);
  }

  /** The number that a packet has in the trace. */
  private int number(int slot) {
    return Math.toIntExact(state.packets.number[slot]);
  }

  /** A packet's tag is its slot; for the other observer, its number. */
  private final class Watch implements NetworkObserver {
    @Override
    public boolean watchesGrants() {
      return observer != null && observer.watchesGrants();
    }

    @Override
    public void packetCreated(int source, int destination, int flits, int slot, long cycle) {
      if (observer != null) {
        observer.packetCreated(source, destination, flits, number(slot), cycle);
      }
    }

    @Override
    public void packetInjected(int source, int destination, int flits, int slot, long cycle) {
      state.packets.injected[slot] = cycle;
      if (observer != null) {
        observer.packetInjected(source, destination, flits, number(slot), cycle);
      }
    }

    @Override
    public void flitGranted(int router, int output, int slot, long cycle) {
      if (observer != null) {
        observer.flitGranted(router, output, number(slot), cycle);
      }
    }

    @Override
    public void headArrived(int source, int destination, int flits, int slot, long cycle) {
      if (observer != null) {
        observer.headArrived(source, destination, flits, number(slot), cycle);
      }
    }

    @Override
    public void packetArrived(int source, int destination, int flits, int slot, long cycle) {
      if (observer != null) {
        observer.packetArrived(source, destination, flits, number(slot), cycle);
      }
    }

    @Override
    public void packetUnroutable(int source, int destination, int flits, int slot, long created) {
      if (observer != null) {
        observer.packetUnroutable(source, destination, flits, number(slot), created);
      }
      state.lost(slot);
    }

    @Override
    public void packetLost(int source, int destination, int flits, int slot, long cycle) {
      if (observer != null) {
        observer.packetLost(source, destination, flits, number(slot), cycle);
      }
      state.lost(slot);
    }
  }
}
