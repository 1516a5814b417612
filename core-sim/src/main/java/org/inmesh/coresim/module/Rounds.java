package org.inmesh.coresim.module;

import static org.inmesh.coresim.link.TimeBase.NEVER;

import java.util.Arrays;
import org.inmesh.coresim.link.HardChannels;

/**
 * The rounds in which the nodes of a network are simulated: says which is due first, lets each do
 * what it can without knowing of the others, and hands frames over.
 */
final class Rounds {
  private static final int NOBODY = -1;

  private final Node[] nodes;

  /** The shortest reaction of any end in the network. */
  private final long reaction;

  /** A round in which all nodes together make less simulated time is left to one thread. */
  private final long parallelWork;

  /** When each node has something to do; fixed during a round. */
  private final long[] due;

  /** No frame of each node starts before, unless because of another; fixed during a round. */
  private final long[] frameDue;

  /** The nodes at which anything is due, or frames have arrived. */
  private final int[] active;

  private final boolean[] isActive;
  private int activeCount;

  /** For each node and link the node at the other end, or nobody. */
  private final int[][] peers;

  /** For each node what it is promised in this round. */
  private final long[][] promises;

  private boolean started;

  // Of the round under way.
  private int firstNode;
  private int firstFrameNode;
  private long firstFrame;
  private long secondFrame;
  private long limit;

  /** Simulated time of all nodes together that the last round made. */
  private long lastWork;

  /**
   * Nodes that are not connected yet.
   *
   * @param nodes the last one is only ever simulated by the thread that calls {@link #run}
   */
  Rounds(Node[] nodes, long reaction, long parallelWork) {
    this.nodes = nodes;
    this.reaction = reaction;
    this.parallelWork = parallelWork;
    due = new long[nodes.length];
    frameDue = new long[nodes.length];
    active = new int[nodes.length];
    isActive = new boolean[nodes.length];
    promises = new long[nodes.length][HardChannels.LINKS];
    peers = new int[nodes.length][HardChannels.LINKS];
    for (int[] links : peers) {
      Arrays.fill(links, NOBODY);
    }
  }

  /** Says that a link leads from one node to another. */
  void connect(int node, int link, int other, int otherLink) {
    peers[node][link] = other;
    peers[other][otherLink] = node;
  }

  /** Looks at all nodes; does nothing if it has been called before. */
  void start() {
    if (!started) {
      started = true;
      for (int node = 0; node < nodes.length; node++) {
        lookWhatIsDue(node);
        activate(node);
      }
    }
  }

  /** True if nothing is due anywhere. */
  boolean isQuiet() {
    return activeCount == 0;
  }

  /** The node that is due first. */
  int firstNode() {
    return firstNode;
  }

  /** When it is. */
  long firstTime() {
    return due[firstNode];
  }

  /** Threads that can take part in {@link #run}. */
  RoundWorkers workers(int threads) {
    return new RoundWorkers(threads, this::simulateModule);
  }

  /**
   * One round, after {@link #findFirst}.
   *
   * @param end no node does anything from this time on
   */
  void run(long end, RoundWorkers workers) {
    limit = end;
    if (workers.isParallel() && lastWork >= parallelWork) {
      workers.run(activeCount);
    } else {
      for (int place = 0; place < activeCount; place++) {
        simulateModule(place);
      }
    }
    simulate(nodes.length - 1);
    exchange();
  }

  /** Finds the node that is due first, and the first that may send. */
  void findFirst() {
    long first = Long.MAX_VALUE;
    firstFrame = Long.MAX_VALUE;
    secondFrame = Long.MAX_VALUE;
    for (int place = 0; place < activeCount; place++) {
      int node = active[place];
      if (due[node] < first) {
        first = due[node];
        firstNode = node;
      }
      if (frameDue[node] < firstFrame) {
        secondFrame = firstFrame;
        firstFrame = frameDue[node];
        firstFrameNode = node;
      } else if (frameDue[node] < secondFrame) {
        secondFrame = frameDue[node];
      }
    }
  }

  /** The last node is left out: the device at the host's link is used by one thread only. */
  private void simulateModule(int place) {
    if (active[place] != nodes.length - 1) {
      simulate(active[place]);
    }
  }

  private void simulate(int number) {
    if (due[number] >= limit) {
      return;
    }
    long others = number == firstFrameNode ? secondFrame : firstFrame;
    long indirect = Math.min(others, NEVER) + reaction;
    long[] frames = promises[number];
    for (int link = 0; link < frames.length; link++) {
      int peer = peers[number][link];
      frames[link] = peer == NOBODY ? NEVER : Math.min(frameDue[peer], indirect);
    }
    nodes[number].run(frames, reaction, limit);
  }

  /** Hands over the frames that have begun. */
  private void exchange() {
    int simulated = activeCount;
    for (int place = 0; place < simulated; place++) {
      int node = active[place];
      if (nodes[node].deliver()) {
        for (int peer : peers[node]) {
          if (peer != NOBODY) {
            activate(peer);
          }
        }
      }
    }
    lastWork = 0;
    int kept = 0;
    for (int place = 0; place < activeCount; place++) {
      int node = active[place];
      long before = due[node];
      lookWhatIsDue(node);
      if (due[node] < NEVER) {
        lastWork += Math.max(0, due[node] - before);
        active[kept++] = node;
      } else {
        isActive[node] = false;
      }
    }
    activeCount = kept;
  }

  private void activate(int node) {
    if (!isActive[node]) {
      isActive[node] = true;
      active[activeCount++] = node;
    }
  }

  private void lookWhatIsDue(int number) {
    due[number] = nodes[number].nextTime();
    frameDue[number] = nodes[number].nextFrame();
  }
}
