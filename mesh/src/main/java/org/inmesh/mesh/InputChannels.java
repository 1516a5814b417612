package org.inmesh.mesh;

import java.util.Arrays;

/**
 * The virtual channels of all inputs. Channel v of port p has number {@code p << shift | v}; ports
 * are numbered as in {@link Port}.
 *
 * <p>A channel is idle until a head flit comes to the front of its buffer; then the packet waits
 * for a virtual channel of its output; then its flits, one by one, ask for the switch, until the
 * tail has left.
 */
final class InputChannels {
  static final int NONE = -1;

  final FlitBuffers buffers;

  /** By channel: the output of the router that the packet at the front takes. */
  final byte[] output;

  /** By channel: the virtual channel of the output that the packet has been given, or NONE. */
  final int[] outputChannel;

  /** By port, a bit a channel: the head flit at the front asks for a channel of its output. */
  final int[] waiting;

  /** By port, a bit a channel: the flit at the front asks for the switch if it has a credit. */
  final int[] bidding;

  /** By port, a bit a channel: those of {@link #bidding} that have a credit. */
  final int[] ready;

  /** Routers that may have a waiting channel. */
  final PortSet routersWaiting;

  /** Routers that may have a ready channel. */
  final PortSet routersReady;

  private final int shift;
  private final int mask;

  InputChannels(int nodes, int shift, int depth) {
    this.shift = shift;
    mask = (1 << shift) - 1;
    int ports = nodes * Port.PER_NODE;
    buffers = new FlitBuffers(ports << shift, depth);
    output = new byte[ports << shift];
    outputChannel = new int[ports << shift];
    Arrays.fill(outputChannel, NONE);
    waiting = new int[ports];
    bidding = new int[ports];
    ready = new int[ports];
    routersWaiting = new PortSet(nodes);
    routersReady = new PortSet(nodes);
  }

  void startWaiting(int channel) {
    int port = channel >> shift;
    waiting[port] |= 1 << (channel & mask);
    routersWaiting.add(port >> Port.NODE_SHIFT);
  }

  void stopWaiting(int channel) {
    waiting[channel >> shift] &= ~(1 << (channel & mask));
  }

  /** Whether any channel of a router is waiting. */
  boolean isWaiting(int node) {
    int port = node << Port.NODE_SHIFT;
    int any = 0;
    for (int input = 0; input < Port.ROUTER_PORTS; input++) {
      any |= waiting[port + input];
    }
    return any != 0;
  }

  void startBidding(int channel) {
    bidding[channel >> shift] |= 1 << (channel & mask);
  }

  void stopBidding(int channel) {
    int others = ~(1 << (channel & mask));
    bidding[channel >> shift] &= others;
    ready[channel >> shift] &= others;
  }

  /** A credit has come for the output channel of this channel. */
  void makeReadyIfBidding(int channel) {
    int port = channel >> shift;
    int bit = 1 << (channel & mask);
    if ((bidding[port] & bit) != 0) {
      ready[port] |= bit;
      routersReady.add(port >> Port.NODE_SHIFT);
    }
  }

  /** The last credit for the output channel of this channel has been used. */
  void makeUnready(int channel) {
    ready[channel >> shift] &= ~(1 << (channel & mask));
  }
}
