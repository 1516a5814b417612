package org.inmesh.mesh.packet;

import java.util.Arrays;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.topology.Topology;

/**
 * Packets as wholes and the occupation of links. When a packet's turn comes at its node it takes,
 * at once, the slots of all links on its way ({@link LinkSlots}), and with them the cycle of its
 * arrival is known. Buffers are without bound, except that a packet whose way is taken too far
 * ahead stays at its node.
 */
public final class PacketNetwork extends WholePacketNetwork {
  /** Cycles until a packet whose way was taken too far ahead tries again. */
  private static final int RETRY = 16;

  /** How far ahead links can be taken, beyond the longest way through an idle network. */
  private static final int LONGEST_WAIT = 128;

  private final LinkSlots slots;
  private final Route route;

  /** The route if nobody asks for the links of single flits, otherwise null. */
  private final MeshRoute unseenMeshRoute;

  private final boolean interleaved;
  private final int bodyDelay;
  private final int messageClasses;

  private final WaitingPackets waiting;

  /** By queue: flits of the first packet that are on their way, and when they will have arrived. */
  private final int[] flitsSent;

  private final long[] arrival;

  /** By node: from when on its link is free; {@link #PACKETS_WAIT} while packets wait. */
  private final long[] linkFree;

  private static final long PACKETS_WAIT = Long.MAX_VALUE;

  /** By node: the message class to be tried first. */
  private final byte[] nextClass;

  /** By the low bits of the cycle: nodes where packets wait, to be looked at then. */
  private final int[][] nodesDue = new int[64][4];

  private final int[] nodesDueCount = new int[64];

  /** Links on the way that was taken last. */
  private int links;

  /**
   * An empty network at cycle 0.
   *
   * @param observer or null
   */
  public PacketNetwork(
      NetworkSpecification specification, PacketReceiver receiver, NetworkObserver observer) {
    super(specification, receiver, observer);
    RouterSpecification router = specification.router();
    int longestWay = longestWay(specification.topology());
    int horizon =
        longestWay * delays.toNextGrant() + longLinks.mostExtraCycles() * detour() + LONGEST_WAIT;
    slots = new LinkSlots(numbers.count(), horizon, longestWay, longLinks);
    route =
        isDimensionOrder()
            ? new MeshRoute(specification.topology(), numbers)
            : new RelationRoute(
                specification, relation, numbers, delays.toNextGrant(), longLinks, slots);
    unseenMeshRoute = route instanceof MeshRoute mesh && !needsLinks() ? mesh : null;
    interleaved = router.channels() > router.channelsOfClass().size();
    bodyDelay = router.switchAllocationDelay() + router.traversalDelay() + router.linkDelay();
    messageClasses = router.channelsOfClass().size();
    int queues = specification.nodes() * messageClasses;
    waiting = new WaitingPackets(queues, packets);
    flitsSent = new int[queues];
    arrival = new long[queues];
    linkFree = new long[specification.nodes()];
    nextClass = new byte[specification.nodes()];
  }

  /** Most links of a way, the node's included. */
  private int longestWay(Topology topology) {
    int sides = topology.routerColumns() + topology.routerRows();
    int longest = topology.shape() == Topology.Shape.MESH ? sides : sides / 2;
    return longest * detour() + 1;
  }

  /**
   * Times the longest shortest way: twice if the routing may make detours, four times if it must.
   */
  private int detour() {
    return isDimensionOrder() ? 1 : specification().faults().isNone() ? 2 : 4;
  }

  @Override
  boolean nobodyWaits() {
    return waiting.allEmpty();
  }

  @Override
  void begin(long cycle) {
    slots.advance(cycle);
    int list = (int) cycle & 63;
    int count = nodesDueCount[list];
    nodesDueCount[list] = 0;
    int[] nodes = nodesDue[list];
    for (int i = 0; i < count; i++) {
      sendFirst(nodes[i], cycle);
    }
  }

  @Override
  void inject(int slot, int messageClass, long cycle) {
    int source = packets.source[slot];
    int flits = packets.flits[slot];
    long free = linkFree[source];
    if (free <= cycle && flits <= LinkSlots.MOST_FLITS) {
      long tail = take(slot, flits, cycle);
      if (tail != LinkSlots.NONE) {
        linkFree[source] = cycle + flits;
        injected(slot, route.links, links, cycle);
        watch(slot, true, cycle);
        willArrive(slot, links, tail + delays.toNode(), cycle);
        return;
      }
    }
    waiting.add(source * messageClasses + messageClass, slot);
    if (free != PACKETS_WAIT) {
      linkFree[source] = PACKETS_WAIT;
      if (free <= cycle && flits > LinkSlots.MOST_FLITS) {
        sendFirst(source, cycle);
      } else {
        lookAgain(source, Math.max(free, cycle + 1));
      }
    }
  }

  /** Returns the last link's slot of the tail, or {@link LinkSlots#NONE}. */
  private long take(int slot, int flits, long cycle) {
    long ready = cycle + delays.toFirstGrant();
    if (flits == 1 && unseenMeshRoute != null) {
      links = unseenMeshRoute.count(packets.source[slot], packets.destination[slot]);
      return slots.take(unseenMeshRoute, ready, delays.toNextGrant());
    }
    links =
        route.find(packets.source[slot], packets.destination[slot], packets.number(slot), ready);
    if (links > slots.heads.length) {
      throw new IllegalStateException(
          "a way of " + links + " links; at most " + slots.heads.length + " were expected");
    }
    int delay = delays.toNextGrant();
    if (flits == 1) {
      return slots.take(route.links, links, ready, delay);
    }
    if (!interleaved) {
      return slots.takeTogether(route.links, links, flits, ready, delay);
    }
    long tail = slots.takeInterleaved(route.links, links, flits, ready, delay, bodyDelay);
    return tail == LinkSlots.NONE ? tail : tail + delayToOthers(tail, flits, ready);
  }

  /**
   * Cycles that a packet which waited for slots has cost those that had taken them. Where flits of
   * several packets share a link in turn, two packets that meet delay each other; here the first
   * has taken its slots for good, and only the second is late. So that the mean is right, the
   * second is charged with what the first would have lost: not the same again, because a packet
   * that was spread over more slots has gaps for others on the links that follow, but half of it.
   */
  private long delayToOthers(long tail, int flits, long ready) {
    long alone =
        ready
            + (long) (links - 1) * delays.toNextGrant()
            + longLinks.extraCycles(route.links, links)
            + flits
            - 1;
    return (tail - alone) / 2;
  }

  private void lookAgain(int node, long cycle) {
    int list = (int) cycle & 63;
    int count = nodesDueCount[list];
    if (count == nodesDue[list].length) {
      nodesDue[list] = Arrays.copyOf(nodesDue[list], 2 * count);
    }
    nodesDue[list][count] = node;
    nodesDueCount[list] = count + 1;
  }

  /** Sends what it can of the first packet of one of a node's queues, the classes in turn. */
  private void sendFirst(int node, long cycle) {
    int messageClass = nextClass[node];
    for (int tried = 0; tried < messageClasses; tried++) {
      int queue = node * messageClasses + messageClass;
      messageClass = messageClass + 1 == messageClasses ? 0 : messageClass + 1;
      int slot = waiting.first(queue);
      if (slot != PacketTable.NONE) {
        int flits = Math.min(LinkSlots.MOST_FLITS, packets.flits[slot] - flitsSent[queue]);
        long tail = take(slot, flits, cycle);
        if (tail != LinkSlots.NONE) {
          nextClass[node] = (byte) messageClass;
          sent(queue, slot, flits, tail, cycle);
          if (hasPackets(node)) {
            lookAgain(node, cycle + flits);
          } else {
            linkFree[node] = cycle + flits;
          }
          return;
        }
      }
    }
    lookAgain(node, cycle + RETRY);
  }

  private void sent(int queue, int slot, int flits, long tail, long cycle) {
    boolean first = flitsSent[queue] == 0;
    if (first) {
      injected(slot, route.links, links, cycle);
    }
    watch(slot, first, cycle);
    arrival[queue] = Math.max(arrival[queue], tail + delays.toNode());
    flitsSent[queue] += flits;
    if (flitsSent[queue] == packets.flits[slot]) {
      waiting.removeFirst(queue);
      willArrive(slot, links, arrival[queue], cycle);
      flitsSent[queue] = 0;
      arrival[queue] = 0;
    }
  }

  private void watch(int slot, boolean head, long cycle) {
    if (watchedFlits != null) {
      for (int i = 0; i < links; i++) {
        watchedFlits.willBeGranted(slot, route.links[i], slots.heads[i], slots.taken[i], cycle);
      }
      if (head) {
        watchedFlits.headWillArrive(slot, slots.heads[links - 1] + delays.toNode(), cycle);
      }
    }
  }

  private boolean hasPackets(int node) {
    for (int c = 0; c < messageClasses; c++) {
      if (waiting.first(node * messageClasses + c) != PacketTable.NONE) {
        return true;
      }
    }
    return false;
  }
}
