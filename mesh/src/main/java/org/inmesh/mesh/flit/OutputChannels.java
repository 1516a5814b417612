package org.inmesh.mesh.flit;

import java.util.Arrays;
import org.inmesh.mesh.FlowControl;
import org.inmesh.mesh.RouterSpecification;

/**
 * What the sending side of each link knows of the virtual channels at its other end. Numbered as
 * {@link InputChannels}; the output of a node, by which it injects, is one of the ports.
 */
final class OutputChannels {
  /** Owner of a channel that no packet is being sent by. */
  static final int NOBODY = -1;

  /** Of {@link #states}: free places in the buffer at the other end. */
  private static final int CREDITS = 0xff;

  /** Of {@link #states}: a packet is being sent by the channel. */
  private static final int OWNED = 0x100;

  /** Of {@link #states}: the last owner's number within the router. */
  private static final int OWNER_SHIFT = 9;

  private static final int OWNER = 0x1ff;

  /** Of {@link #states}: the pointer. */
  private static final int POINTER_SHIFT = 18;

  private static final int POINTER = -1 << POINTER_SHIFT;

  /** By channel, in one number because they are used together. */
  private final int[] states;

  /** By port, a bit a channel: those that a packet may be given. */
  final int[] free;

  private final int shift;
  private final int mask;
  private final int inRouter;
  private final int depth;
  private final boolean waitForTailCredit;

  /** A channel has one credit, which is not used up, while it is on. */
  private final boolean onOff;

  /** Channels to be free from the next cycle on. */
  private int[] released = new int[16];

  private int releasedCount;

  OutputChannels(PortNumbering numbering, int shift, RouterSpecification router) {
    this.shift = shift;
    mask = (1 << shift) - 1;
    inRouter = (1 << numbering.shift + shift) - 1;
    depth = router.bufferDepth();
    waitForTailCredit = router.waitForTailCredit();
    int ports = numbering.total;
    states = new int[ports << shift];
    onOff = router.flowControl() instanceof FlowControl.OnOff;
    Arrays.fill(states, onOff ? 1 : depth);
    free = new int[ports];
    Arrays.fill(free, (int) ((1L << router.channels()) - 1));
  }

  /** The same channels, for a stripe of routers that frees its own. */
  OutputChannels(OutputChannels all) {
    shift = all.shift;
    mask = all.mask;
    inRouter = all.inRouter;
    depth = all.depth;
    waitForTailCredit = all.waitForTailCredit;
    states = all.states;
    onOff = all.onOff;
    free = all.free;
  }

  /** Gives a free channel to the packet at the front of an input channel of the same router. */
  void take(int channel, int inputChannel, boolean movePointer) {
    free[channel >> shift] &= ~(1 << (channel & mask));
    int owner = inputChannel & inRouter;
    int pointer = movePointer ? owner + 1 << POINTER_SHIFT : states[channel] & POINTER;
    states[channel] = states[channel] & CREDITS | OWNED | owner << OWNER_SHIFT | pointer;
  }

  int credits(int channel) {
    return states[channel] & CREDITS;
  }

  boolean hasCredit(int channel) {
    return (states[channel] & CREDITS) != 0;
  }

  /** Of these channels of a port, those that are free and have a credit, a bit each. */
  int freeWithCredit(int port, int channels) {
    int found = free[port] & channels;
    for (int rest = found; rest != 0; rest &= rest - 1) {
      int vc = Integer.numberOfTrailingZeros(rest);
      if (!hasCredit(port << shift | vc)) {
        found &= ~(1 << vc);
      }
    }
    return found;
  }

  /** The input channel of the router whose packet is being sent, or {@link #NOBODY}. */
  int owner(int channel) {
    int state = states[channel];
    return (state & OWNED) == 0 ? NOBODY : (channel & ~inRouter) + (state >> OWNER_SHIFT & OWNER);
  }

  boolean isFree(int channel) {
    return (free[channel >> shift] >> (channel & mask) & 1) != 0;
  }

  /** Uses a credit; returns whether it was the last. */
  boolean useCredit(int channel) {
    if (onOff) {
      return false;
    }
    return (--states[channel] & CREDITS) == 0;
  }

  /**
   * With on/off flow control: the channel has no credit until one comes. Returns the input channel
   * whose packet it sends, or {@link #NOBODY}.
   */
  int stop(int channel) {
    states[channel] &= ~CREDITS;
    return owner(channel);
  }

  /** The tail of the owner's packet has been sent. */
  void tailSent(int channel) {
    states[channel] &= ~OWNED;
    if (!waitForTailCredit) {
      if (releasedCount == released.length) {
        released = Arrays.copyOf(released, 2 * releasedCount);
      }
      released[releasedCount++] = channel;
    }
  }

  /**
   * Adds a credit. If the channel had none before, returns the input channel whose packet it sends;
   * otherwise, or if it sends none, {@link #NOBODY}.
   */
  int addCredit(int channel) {
    int state = ++states[channel];
    int credits = state & CREDITS;
    if ((state & OWNED) == 0) {
      if (credits == depth && waitForTailCredit) {
        free[channel >> shift] |= 1 << (channel & mask);
      }
      return NOBODY;
    }
    return credits == 1 ? owner(channel) : NOBODY;
  }

  /** The input channel of the router with the highest priority. See {@link ChannelAllocator}. */
  int pointer(int channel) {
    return states[channel] >> POINTER_SHIFT;
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
