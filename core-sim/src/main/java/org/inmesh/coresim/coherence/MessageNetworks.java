package org.inmesh.coresim.coherence;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.coherence.measurement.HomeRequests;
import org.inmesh.coresim.coherence.measurement.MessageObservers;
import org.inmesh.coresim.coherence.protocol.MessageClass;
import org.inmesh.coresim.coherence.protocol.MessageType;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkCounters;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.Observers;

/**
 * Carries messages: one network for each class, all of the machine's network specification, or one
 * for all whose message classes keep them apart. With clusters there are twice as many classes: a
 * request below may wait for one between clusters, a forward between clusters for one below, and a
 * response between clusters for one below, but never the other way round.
 *
 * <p>Messages that arrive in a core cycle are handled together when all network cycles of that core
 * cycle are over: in order of network cycle, then of class, then of the network's own report. So
 * the order in which the three networks are stepped has no other effect.
 */
final class MessageNetworks {
  private static final int CLASSES = MessageClass.values().length;

  private final MessagePool pool;
  private final int cyclesPerCoreCycle;
  private final int dataFlits;
  private final Network[] networks;
  private int[] arrived = new int[64];
  private int arrivals;

  /** By number of the class; see {@link #number}. */
  private final long[] packets;

  private final long[] flits;

  /** Network cycle in which what is sent now may be injected. */
  private long sendCycle;

  /** Or null. */
  private final MessageCauses causes;

  /** Or null. */
  private final HomeRequests requests;

  /**
   * Networks that are empty.
   *
   * @param observers of all messages
   */
  MessageNetworks(
      MachineSpecification specification,
      MessagePool pool,
      NetworkFactory factory,
      MessageObservers observers) {
    this.pool = pool;
    this.cyclesPerCoreCycle = specification.network().cyclesPerCoreCycle();
    int flitBytes = specification.network().flitBytes();
    this.dataFlits = 1 + (specification.caches().lineBytes() + flitBytes - 1) / flitBytes;
    boolean shared = specification.caches().oneNetwork();
    int classes = specification.caches().messageClasses();
    this.packets = new long[classes];
    this.flits = new long[classes];
    this.networks = new Network[shared ? 1 : classes];
    causes =
        observers.packets() == null
            ? null
            : new MessageCauses(observers.packets(), pool, specification.network().nodes(), shared);
    pool.watch(causes);
    requests = observers.requests();
    for (int i = 0; i < networks.length; i++) {
      networks[i] =
          factory.create(
              specification.network(),
              (source, destination, flits, tag, cycle) -> arrive(tag),
              watching(i, observers.network()));
    }
  }

  private NetworkObserver watching(int network, NetworkObserver other) {
    NetworkObserver ofCauses = causes == null ? null : causes.watching(network);
    return Observers.of(Stream.of(ofCauses, other).filter(Objects::nonNull).toList());
  }

  /** Those of memory controllers are between clusters, if there are any. */
  private int number(MessageType type, boolean betweenClusters) {
    int number = type.messageClass().ordinal();
    boolean isBetween = betweenClusters || type.isOfMemory() && packets.length > CLASSES;
    return isBetween ? number + CLASSES : number;
  }

  /** Sends the message in a slot; the slot is the receiver's from now on. */
  void send(int slot) {
    MessageType type = pool.typeOf(slot);
    int messageClass = number(type, pool.betweenClusters[slot]);
    int length = type.carriesData() ? dataFlits : 1;
    packets[messageClass]++;
    flits[messageClass] += length;
    boolean shared = networks.length == 1;
    if (causes != null) {
      causes.sends(messageClass);
    }
    if (requests != null) {
      requests.sent(type, pool.destination[slot], pool.betweenClusters[slot]);
    }
    networks[shared ? 0 : messageClass].send(
        pool.source[slot],
        pool.destination[slot],
        length,
        shared ? messageClass : 0,
        slot,
        sendCycle);
  }

  /** Core cycle in which what is sent now may be injected. */
  long sendCycle() {
    return sendCycle / cyclesPerCoreCycle;
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

  /** What is done from now on is done because the message in a slot has arrived. */
  void beginHandling(int slot) {
    if (causes != null) {
      causes.begin(slot);
    }
  }

  /** Until now. */
  void endHandling() {
    if (causes != null) {
      causes.end();
    }
  }

  /** To be called when all arrivals have been handled. */
  void clearArrivals() {
    arrivals = 0;
  }

  /**
   * Messages of a class sent.
   *
   * @param betweenClusters those between clusters, or all others
   */
  long packets(MessageClass messageClass, boolean betweenClusters) {
    return sum(packets, messageClass, betweenClusters);
  }

  /** Flits of these. */
  long flits(MessageClass messageClass, boolean betweenClusters) {
    return sum(flits, messageClass, betweenClusters);
  }

  private static long sum(long[] counts, MessageClass messageClass, boolean betweenClusters) {
    int number = messageClass.ordinal() + (betweenClusters ? CLASSES : 0);
    return number < counts.length ? counts[number] : 0;
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
