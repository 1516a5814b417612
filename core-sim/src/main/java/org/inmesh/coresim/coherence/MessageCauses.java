package org.inmesh.coresim.coherence;

import static org.inmesh.coresim.communication.RecentDeliveries.NONE;

import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;
import org.inmesh.coresim.coherence.protocol.MessageType;
import org.inmesh.coresim.communication.PacketObserver;
import org.inmesh.coresim.communication.RecentDeliveries;
import org.inmesh.mesh.NetworkObserver;

/**
 * Numbers the messages of the coherent machine over all its networks, and finds out which
 * deliveries made one possible:
 *
 * <ul>
 *   <li>one that is made while another one is handled that has arrived at the same node: that one,
 *       also if it is sent later, when a slice or DRAM has been read;
 *   <li>a request of a core, an eviction or a wake-up, made while the core executes: the last
 *       answer to the core, and the last wake-up if that came later;
 *   <li>the answer to a forward that was deferred, or of a memory controller: the last forward, or
 *       request to the controller, about that line at that node;
 *   <li>another: the last message that the node has handled.
 * </ul>
 *
 * <p>So a message that had to wait for several others has one cause, the last of them.
 */
final class MessageCauses {
  private final PacketObserver observer;
  private final RecentDeliveries deliveries;
  private final MessagePool pool;
  private final boolean sharedNetwork;
  private long sent;

  // By slot: number of the packet, and its causes.
  private long[] number = new long[0];
  private long[] cause = new long[0];
  private long[] wakeCause = new long[0];

  /** The message that is being handled. */
  private long handled = NONE;

  private int handlingNode;

  // By node.
  private final long[] lastHandled;
  private final long[] lastAnswer;
  private final long[] lastWake;

  /** By node and line: the last message that may be answered later. */
  private final Long2LongHashMap lastAsked = new Long2LongHashMap(NONE);

  private int messageClass;

  /**
   * Nothing has been sent yet.
   *
   * @param sharedNetwork whether one network carries all classes
   */
  MessageCauses(PacketObserver observer, MessagePool pool, int nodes, boolean sharedNetwork) {
    this.observer = observer;
    this.pool = pool;
    this.sharedNetwork = sharedNetwork;
    deliveries = new RecentDeliveries(observer);
    lastHandled = none(nodes);
    lastAnswer = none(nodes);
    lastWake = none(nodes);
  }

  private static long[] none(int nodes) {
    long[] packets = new long[nodes];
    Arrays.fill(packets, NONE);
    return packets;
  }

  /** A slot was taken for a message, or only now may the message in it be sent. */
  void made(int slot) {
    if (slot >= number.length) {
      number = Arrays.copyOf(number, pool.capacity());
      cause = Arrays.copyOf(cause, pool.capacity());
      wakeCause = Arrays.copyOf(wakeCause, pool.capacity());
    }
    int node = pool.source[slot];
    wakeCause[slot] = NONE;
    if (handled != NONE && handlingNode == node) {
      cause[slot] = handled;
    } else if (isOfCore(pool.typeOf(slot))) {
      cause[slot] = lastAnswer[node];
      wakeCause[slot] = lastWake[node];
    } else {
      long asked = lastAsked.get(key(node, pool.line[slot]));
      cause[slot] = asked == NONE ? lastHandled[node] : asked;
    }
  }

  private static boolean isOfCore(MessageType type) {
    return switch (type) {
      case GET_SHARED,
          GET_INSTRUCTION,
          GET_MODIFIED,
          UPGRADE,
          PUT_EXCLUSIVE,
          PUT_MODIFIED,
          PUT_OWNED,
          WAKE ->
          true;
      default -> false;
    };
  }

  private static long key(int node, int line) {
    return (long) node << Integer.SIZE | line;
  }

  /** The message in a slot is about to be sent. */
  void sends(int classOfNetwork) {
    messageClass = sharedNetwork ? classOfNetwork : 0;
  }

  /** The message in a slot has arrived, and what is done until {@link #end} is done for it. */
  void begin(int slot) {
    int node = pool.destination[slot];
    long packet = number[slot];
    handled = packet;
    handlingNode = node;
    lastHandled[node] = packet;
    switch (pool.typeOf(slot)) {
      case FORWARD_GET_SHARED,
          FORWARD_GET_MODIFIED,
          INVALIDATE,
          RECALL,
          DOWNGRADE,
          MEMORY_READ,
          MEMORY_WRITE ->
          lastAsked.put(key(node, pool.line[slot]), packet);
      case DATA_SHARED, DATA_EXCLUSIVE, DATA_MODIFIED, UPGRADE_ACKNOWLEDGE -> answered(slot);
      case INVALIDATE_ACKNOWLEDGE -> {
        if (pool.requestor[slot] != MessagePool.HOME) {
          answered(slot);
        }
      }
      case WAKE -> lastWake[node] = packet;
      default -> {
        // To a home, which answers at once or keeps the message waiting.
      }
    }
  }

  private void answered(int slot) {
    if (!pool.betweenClusters[slot]) {
      lastAnswer[pool.destination[slot]] = number[slot];
    }
  }

  /** What had to be done for the message has been done. */
  void end() {
    handled = NONE;
  }

  /**
   * Who watches a network for this.
   *
   * @param network its number
   */
  NetworkObserver watching(int network) {
    return new Watch(network);
  }

  private void created(int network, int slot, int flits, long created) {
    long packet = sent++;
    number[slot] = packet;
    tellCauses(slot, packet, created);
    int source = pool.source[slot];
    int destination = pool.destination[slot];
    observer.packetCreated(packet, network, messageClass, source, destination, flits, created);
    observer.coherenceMessage(
        packet,
        pool.type[slot],
        source,
        destination,
        pool.line[slot],
        pool.requestor[slot],
        created);
  }

  private void tellCauses(int slot, long packet, long created) {
    long wake = wakeCause[slot];
    boolean answered = RecentDeliveries.isNear(cause[slot], packet);
    boolean woken = RecentDeliveries.isNear(wake, packet);
    boolean wokenLater = woken && (!answered || isLater(wake, cause[slot]));
    if (answered || !wokenLater) {
      deliveries.tell(cause[slot], packet, created);
    }
    if (wokenLater) {
      deliveries.tell(wake, packet, created);
    }
  }

  private boolean isLater(long wake, long answer) {
    return deliveries.cycle(wake) > deliveries.cycle(answer);
  }

  /** The tags of a network's packets are slots. */
  private final class Watch implements NetworkObserver {
    private final int network;

    Watch(int network) {
      this.network = network;
    }

    @Override
    public void packetCreated(int source, int destination, int flits, int slot, long created) {
      created(network, slot, flits, created);
    }

    @Override
    public void packetInjected(int source, int destination, int flits, int slot, long cycle) {
      observer.packetInjected(number[slot], cycle);
    }

    @Override
    public boolean watchesGrants() {
      return observer.watchesGrants();
    }

    @Override
    public void flitGranted(int router, int output, int slot, long cycle) {
      observer.flitGranted(number[slot], router, output, cycle);
    }

    @Override
    public void packetArrived(int source, int destination, int flits, int slot, long cycle) {
      deliveries.add(number[slot], cycle);
      observer.packetArrived(number[slot], cycle);
    }
  }
}
