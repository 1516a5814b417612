package org.inmesh.mesh.flit;

import org.inmesh.mesh.FlowControl;

/**
 * On/off flow control at the receiving ends: decides when a virtual channel of an input tells its
 * sender to stop and to go on. Sees to it that no buffer overflows.
 */
final class OnOffSignals {
  private final int depth;

  /** Flits present at which the sender is stopped, and at which it may go on. */
  private final int stopAt;

  private final int goOnAt;

  /** By input channel. */
  private final boolean[] stopped;

  /** By input channel: flits in its buffer and on the way to it. */
  private final byte[] places;

  OnOffSignals(int channels, int depth, FlowControl.OnOff thresholds) {
    this.depth = depth;
    stopAt = depth - thresholds.offThreshold();
    goOnAt = depth - thresholds.onThreshold();
    stopped = new boolean[channels];
    places = new byte[channels];
  }

  /**
   * A flit has been sent to a channel.
   *
   * @throws IllegalStateException if there is no room for it, which the thresholds exclude
   */
  void flitSent(int channel) {
    if (++places[channel] > depth) {
      throw new IllegalStateException("the buffer of input channel " + channel + " overflows");
    }
  }

  /** A flit has arrived, to be one of so many; returns whether the sender must be stopped. */
  boolean flitArrived(int channel, int present) {
    if (present < stopAt || stopped[channel]) {
      return false;
    }
    stopped[channel] = true;
    return true;
  }

  /** A flit has left so many others; returns whether the sender may go on that was stopped. */
  boolean flitLeft(int channel, int present) {
    places[channel]--;
    if (present > goOnAt || !stopped[channel]) {
      return false;
    }
    stopped[channel] = false;
    return true;
  }
}
