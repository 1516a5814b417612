package org.inmesh.coresim.coherence;

import java.util.Arrays;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.coherence.protocol.MessageClass;
import org.inmesh.coresim.coherence.protocol.MessageType;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkCounters;

/**
 * Carries messages: one network for each class, all of the machine's network specification, or one
 * for all whose message classes keep them apart.
 *
 * <p>Messages that arrive in a core cycle are handled together when all network cycles of that core
 * cycle are over: in order of network cycle, then of class, then of the network's own report. So
 * the order in which the three networks are stepped has no other effect.
 */
final class MessageNetworks {
  private final MessagePool pool;
  private final int cyclesPerCoreCycle;
  private final int dataFlits;
  private final Network[] networks;
  private int[] arrived = new int[64];
  private int arrivals;
  private final long[] packets = new long[MessageClass.values().length];
  private final long[] flits = new long[MessageClass.values().length];

  /** Network cycle in which what is sent now may be injected. */
  private long sendCycle;

  MessageNetworks(MachineSpecification specification, MessagePool pool, NetworkFactory factory) {
    this.pool = pool;
    this.cyclesPerCoreCycle = specification.network().cyclesPerCoreCycle();
    int flitBytes = specification.network().flitBytes();
    this.dataFlits = 1 + (specification.caches().lineBytes() + flitBytes - 1) / flitBytes;
    boolean shared = specification.caches().oneNetwork();
    this.networks = new Network[shared ? 1 : MessageClass.values().length];
    for (int i = 0; i < networks.length; i++) {
      networks[i] =
          factory.create(
              specification.network(), (source, destination, flits, tag, cycle) -> arrive(tag));
    }
  }

  /** Sends the message in a slot; the slot is the receiver's from now on. */
  void send(int slot) {
    MessageType type = pool.typeOf(slot);
    int messageClass = type.messageClass().ordinal();
    int length = type.carriesData() ? dataFlits : 1;
    packets[messageClass]++;
    flits[messageClass] += length;
    boolean shared = networks.length == 1;
    networks[shared ? 0 : messageClass].send(
        pool.source[slot],
        pool.destination[slot],
        length,
        shared ? messageClass : 0,
        slot,
        sendCycle);
  }

  /** From now on, messages may be injected in the first network cycle of this core cycle. */
  void beginCycle(long coreCycle) {
    sendCycle = coreCycle * cyclesPerCoreCycle;
  }

  /**
   * Simulates the network cycles of a core cycle. What is sent afterwards, by those who handle the
   * arrivals and by the cores, is injected in the next core cycle at the earliest.
   */
  void step(long coreCycle) {
    long end = (coreCycle + 1) * cyclesPerCoreCycle;
    for (long cycle = coreCycle * cyclesPerCoreCycle; cycle < end; cycle++) {
      for (Network network : networks) {
        if (!network.isQuiet()) {
          network.step(cycle);
        }
      }
    }
    sendCycle = end;
  }

  /** True if the networks have nothing to do. */
  boolean isQuiet() {
    for (Network network : networks) {
      if (!network.isQuiet()) {
        return false;
      }
    }
    return true;
  }

  /** Number of messages that have arrived and were not yet cleared. */
  int arrivals() {
    return arrivals;
  }

  /** Slot of the message that arrived as number {@code index}. */
  int arrival(int index) {
    return arrived[index];
  }

  /** To be called when all arrivals have been handled. */
  void clearArrivals() {
    arrivals = 0;
  }

  /** Messages of a class sent. */
  long packets(MessageClass messageClass) {
    return packets[messageClass.ordinal()];
  }

  /** Flits of the messages of a class sent. */
  long flits(MessageClass messageClass) {
    return flits[messageClass.ordinal()];
  }

  /** The three networks' counters in one. */
  NetworkCounters counters() {
    NetworkCounters sum = new NetworkCounters();
    for (Network network : networks) {
      NetworkCounters counters = network.counters();
      sum.packets += counters.packets;
      sum.flits += counters.flits;
      sum.flitHops += counters.flitHops;
      sum.latencySum += counters.latencySum;
      sum.latencyMaximum = Math.max(sum.latencyMaximum, counters.latencyMaximum);
    }
    return sum;
  }

  private void arrive(int slot) {
    if (arrivals == arrived.length) {
      arrived = Arrays.copyOf(arrived, 2 * arrivals);
    }
    arrived[arrivals++] = slot;
  }
}
