package org.inmesh.mesh.flit;

import java.util.Arrays;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.packet.ArrivedPackets;
import org.inmesh.mesh.packet.PacketTable;

/**
 * Some whole rows of a {@link WormholeNetwork}. All state is in planes, a bit for each node and 64
 * nodes in a long (a word): one cycle of 64 routers costs some hundred instructions, and then a
 * handful for each flit that moves. Words in which nothing happens are skipped.
 *
 * <p>Nodes are numbered within the stripe row by row, the first at the beginning of a word; the
 * numbers of one more row before and after are there for what crosses a {@link StripeBorder}.
 */
final class WormholeStripe {
  /** Of the link between a node and its router, for flits into the network and all credits. */
  static final int NODE_LATENCY = 2;

  private final PacketTable packets;

  /** Or null. */
  private final NetworkObserver observer;

  private final int columns;
  private final int firstRow;
  private final int endRow;

  private final LinkPlanes links;
  private final StripeSources sources;
  private final StripeRouters routers;

  /** The words with nodes of the stripe. */
  private final int firstWord;

  private final int endWord;

  private final StripeBorder[] in = new StripeBorder[2];
  private final StripeBorder[] out = new StripeBorder[2];

  /** Slots of the packets whose tail arrived in this step, in ascending order of the node. */
  private int[] arrived = new int[16];

  private int arrivedCount;

  private long flitsInNetwork;

  /** The cycle in which the last credit for a consumed flit is due. */
  private long lastCreditDue = -1;

  /**
   * An empty stripe.
   *
   * @param coordinates by node: column | row << 16
   * @param arrivals told of the links that packets cross, if it asks for that
   * @param observer or null
   */
  WormholeStripe(
      NetworkSpecification specification,
      int firstRow,
      int endRow,
      int[] coordinates,
      PacketTable packets,
      ArrivedPackets arrivals,
      NetworkObserver observer) {
    this.packets = packets;
    this.observer = observer;
    this.firstRow = firstRow;
    this.endRow = endRow;
    columns = specification.columns();
    int wordsOfRow = columns / Long.SIZE + 1;
    firstWord = wordsOfRow;
    endWord = wordOf(base() + (endRow - firstRow) * columns - 1) + 1;
    int numberShift = firstRow * columns - base();
    links =
        new LinkPlanes(
            endWord + wordsOfRow, NODE_LATENCY + specification.router().traversalDelay());
    sources =
        new StripeSources(
            endWord,
            specification.bufferDepth(),
            coordinates,
            numberShift,
            links,
            packets,
            observer);
    routers =
        new StripeRouters(
            endWord,
            specification.router(),
            columns,
            numberShift,
            links,
            packets,
            arrivals,
            observer);
  }

  private static int wordOf(int node) {
    return node / Long.SIZE;
  }

  /** The first node, as the stripe numbers it. */
  private int base() {
    return firstWord * Long.SIZE;
  }

  /** Joins the stripe to the one of the next rows. */
  void join(WormholeStripe next) {
    int endNode = base() + (endRow - firstRow) * columns;
    StripeBorder upwards = new StripeBorder(links, next.links, endNode, next.base(), columns, true);
    StripeBorder downwards =
        new StripeBorder(
            next.links, links, next.base() - columns, endNode - columns, columns, false);
    out[1] = upwards;
    next.in[0] = upwards;
    next.out[0] = downwards;
    in[1] = downwards;
  }

  /** Puts a packet in the source queue of a node, given by its number in the network. */
  void send(int source, int slot) {
    sources.add(source, slot);
  }

  /** One cycle; what stripes beside this one do in the same cycle makes no difference. */
  void step(long cycle) {
    links.advance();
    for (StripeBorder border : in) {
      if (border != null) {
        border.fetch();
      }
    }
    for (int word = firstWord; word < endWord; word++) {
      if (links.due(word, LinkPlanes.ANY) != 0) {
        routers.addCredits(word);
        sources.addCredits(word, links.due(word, LinkPlanes.NODE_CREDITS));
        consumeFlits(word, cycle);
      }
    }
    if (!sources.allEmpty()) {
      for (int word = firstWord; word < endWord; word++) {
        flitsInNetwork += sources.inject(word, cycle);
      }
    }
    boolean grantsWatched = observer != null && observer.watchesGrants();
    for (int word = firstWord; word < endWord; word++) {
      if (routers.isActive(word)) {
        routers.step(word, cycle, grantsWatched);
        links.clear(word);
      }
    }
    for (StripeBorder border : out) {
      if (border != null) {
        border.collect();
      }
    }
  }

  private void consumeFlits(int word, long cycle) {
    long consumed = links.due(word, LinkPlanes.TO_NODE);
    if (consumed == 0) {
      return;
    }
    lastCreditDue = cycle + NODE_LATENCY;
    flitsInNetwork -= Long.bitCount(consumed);
    links.send(links.slotAfter(NODE_LATENCY), word, LinkPlanes.CREDITS + Port.LOCAL, consumed);
    int from = links.flitsOf(links.slotAfter(0), Port.NODE) + word * Long.SIZE;
    for (long left = consumed; left != 0; left &= left - 1) {
      long flit = links.flits[from + Long.numberOfTrailingZeros(left)];
      if (observer != null && MovingFlit.isHead(flit)) {
        reportHead(MovingFlit.slot(flit), cycle);
      }
      if (MovingFlit.isTail(flit)) {
        addArrived(MovingFlit.slot(flit));
      }
    }
  }

  private void reportHead(int slot, long cycle) {
    packets.headArrived(slot, cycle, observer);
  }

  private void addArrived(int slot) {
    if (arrivedCount == arrived.length) {
      arrived = Arrays.copyOf(arrived, 2 * arrivedCount);
    }
    arrived[arrivedCount++] = slot;
  }

  /** Hands over the packets that arrived in this step. */
  void moveArrivedTo(ArrivedPackets arrivals) {
    for (int i = 0; i < arrivedCount; i++) {
      arrivals.add(arrived[i]);
    }
    arrivedCount = 0;
  }

  /** Flits injected here less flits consumed here; of all stripes together those under way. */
  long flitsInNetwork() {
    return flitsInNetwork;
  }

  /** Whether no packet waits to be injected, and all credits for consumed flits are back. */
  boolean isQuietApartFromFlits(long lastCycle) {
    return sources.allEmpty() && lastCycle >= lastCreditDue;
  }

  /** Links between routers crossed since the beginning, summed over flits. */
  long flitHops() {
    return routers.flitHops();
  }
}
