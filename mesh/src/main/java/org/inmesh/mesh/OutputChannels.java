package org.inmesh.mesh;

import java.util.Arrays;

/**
 * What the sending side of each link knows of the virtual channels at its other end. Numbered as
 * {@link InputChannels}; the output of a node, by which it injects, is one of the ports.
 */
final class OutputChannels {
  /** Owner of a channel that no packet is being sent by. */
  static final int NOBODY = -1;

  /** Owner of a node's channel while its packet is being injected. */
  static final int SOURCE_QUEUE = -2;

  /** By channel: free places in the buffer at the other end. */
  final byte[] credits;

  /** By channel: the input channel whose packet is being sent, SOURCE_QUEUE or NOBODY. */
  final int[] owner;

  /** By port, a bit a channel: those that a packet may be given. */
  final int[] free;

  private final int shift;
  private final int mask;
  private final int depth;
  private final boolean waitForTailCredit;

  /** Channels to be free from the next cycle on. */
  private int[] released = new int[16];

  private int releasedCount;

  OutputChannels(int nodes, int shift, RouterSpecification router) {
    this.shift = shift;
    mask = (1 << shift) - 1;
    depth = router.bufferDepth();
    waitForTailCredit = router.waitForTailCredit();
    int ports = nodes * Port.PER_NODE;
    credits = new byte[ports << shift];
    Arrays.fill(credits, (byte) depth);
    owner = new int[ports << shift];
    Arrays.fill(owner, NOBODY);
    free = new int[ports];
    Arrays.fill(free, (int) ((1L << router.channels()) - 1));
  }

  void take(int channel, int newOwner) {
    free[channel >> shift] &= ~(1 << (channel & mask));
    owner[channel] = newOwner;
  }

  /** The tail of the owner's packet has been sent. */
  void tailSent(int channel) {
    owner[channel] = NOBODY;
    if (!waitForTailCredit) {
      if (releasedCount == released.length) {
        released = Arrays.copyOf(released, 2 * releasedCount);
      }
      released[releasedCount++] = channel;
    }
  }

  /** Adds a credit. Returns the owner if the channel had no credit before, else {@link #NOBODY}. */
  int addCredit(int channel) {
    int now = ++credits[channel];
    int holder = owner[channel];
    if (holder == NOBODY && waitForTailCredit && now == depth) {
      free[channel >> shift] |= 1 << (channel & mask);
    }
    return now == 1 ? holder : NOBODY;
  }

  /** At the end of a cycle: the channels whose tail was sent in it are free. */
  void freeReleased() {
    for (int i = 0; i < releasedCount; i++) {
      int channel = released[i];
      free[channel >> shift] |= 1 << (channel & mask);
    }
    releasedCount = 0;
  }
}
