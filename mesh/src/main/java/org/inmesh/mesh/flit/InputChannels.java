package org.inmesh.mesh.flit;

/**
 * The virtual channels of all inputs. Channel v of port p has number {@code p << shift | v}; ports
 * are numbered as in {@link PortNumbering}.
 *
 * <p>A channel is idle until a head flit comes to the front of its buffer; then the packet waits
 * for a virtual channel of its output; then its flits, one by one, ask for the switch, until the
 * tail has left.
 */
final class InputChannels {
  /** Of {@link #states}: the output channel within the router, or its port only. */
  private static final int OUTPUT = 0xff;

  /** Of {@link #states}: the output channel has been given. */
  private static final int HAS_OUTPUT_CHANNEL = 0x100;

  /** Of {@link #states}: which channels of the output are asked for. */
  private static final int REQUEST_SHIFT = 9;

  private static final int REQUEST = 7 << REQUEST_SHIFT;

  /** Of {@link #states}: the pointer. */
  private static final int POINTER_SHIFT = 16;

  private static final int POINTER = -1 << POINTER_SHIFT;

  /** Of {@link #portsAsking}: ports with a waiting and with a speculating channel. */
  private static final int WAITING = 8;

  private static final int SPECULATING = 16;
  private static final int PORTS = 0xff;

  final FlitBuffers buffers;

  /** By channel, in one number because they are used together. */
  private final int[] states;

  /** By port, a bit a channel: the head flit at the front asks for a channel of its output. */
  final int[] waiting;

  /** By port, a bit a channel: the flit at the front asks for the switch if it has a credit. */
  final int[] bidding;

  /** By port, a bit a channel: those of {@link #bidding} that have a credit. */
  final int[] ready;

  /** By port, a bit a channel: the head flit at the front asks for the switch on speculation. */
  final int[] speculating;

  /**
   * By router: which of its ports have a ready, a waiting, a speculating channel; a byte each, a
   * bit a port.
   */
  private final int[] portsAsking;

  /** Routers that may have a ready, waiting or speculating channel. */
  final PortSet routersAsking;

  private final int portShift;
  private final int portMask;
  private final int shift;
  private final int mask;

  /** The bits of a channel's number that tell it from the others of its router. */
  private final int inRouter;

  InputChannels(PortNumbering numbering, int shift, int depth) {
    this.shift = shift;
    mask = (1 << shift) - 1;
    inRouter = (1 << numbering.shift + shift) - 1;
    int ports = numbering.total;
    buffers = new FlitBuffers(ports << shift, depth);
    states = new int[ports << shift];
    waiting = new int[ports];
    bidding = new int[ports];
    ready = new int[ports];
    speculating = new int[ports];
    portShift = numbering.shift;
    portMask = numbering.mask;
    portsAsking = new int[ports >> portShift];
    routersAsking = new PortSet(portsAsking.length);
  }

  /** The same channels, for a stripe of routers that has its own set of those that ask. */
  InputChannels(InputChannels all) {
    shift = all.shift;
    mask = all.mask;
    inRouter = all.inRouter;
    buffers = all.buffers;
    states = all.states;
    waiting = all.waiting;
    bidding = all.bidding;
    ready = all.ready;
    speculating = all.speculating;
    portShift = all.portShift;
    portMask = all.portMask;
    portsAsking = all.portsAsking;
    routersAsking = new PortSet(portsAsking.length);
  }

  /** The output of the router that the packet at the front takes. */
  int output(int channel) {
    return (states[channel] & OUTPUT) >> shift;
  }

  /** Which channels of its output the packet at the front asks for. */
  int requestedClass(int channel) {
    return (states[channel] & REQUEST) >> REQUEST_SHIFT;
  }

  /**
   * Sets what the packet at the front asks for.
   *
   * @param port output of the router
   * @param request see {@link RouteComputation}
   */
  void setRequest(int channel, int port, int request) {
    states[channel] =
        states[channel] & ~(OUTPUT | REQUEST) | port << shift | request << REQUEST_SHIFT;
  }

  /** Whether the packet has been given a virtual channel of its output. */
  boolean hasOutputChannel(int channel) {
    return (states[channel] & HAS_OUTPUT_CHANNEL) != 0;
  }

  /** The virtual channel of its output that the packet has been given. */
  int outputChannel(int channel) {
    return channel & ~inRouter | states[channel] & OUTPUT;
  }

  /** Gives the packet a virtual channel of its output. */
  void giveOutputChannel(int channel, int outputChannel, boolean movePointer) {
    int output = outputChannel & inRouter;
    int pointer = movePointer ? output + 1 << POINTER_SHIFT : states[channel] & POINTER;
    states[channel] = output | HAS_OUTPUT_CHANNEL | pointer;
  }

  /** The tail has left. */
  void dropOutputChannel(int channel) {
    states[channel] &= ~HAS_OUTPUT_CHANNEL;
  }

  /** The output channel of the router with the highest priority. See {@link ChannelAllocator}. */
  int pointer(int channel) {
    return states[channel] >> POINTER_SHIFT;
  }

  private void ask(int port, int kind) {
    int router = port >> portShift;
    portsAsking[router] |= 1 << kind + (port & portMask);
    routersAsking.add(router);
  }

  private void askNoMore(int port, int kind) {
    portsAsking[port >> portShift] &= ~(1 << kind + (port & portMask));
  }

  /** Whether a router has a ready, waiting or speculating channel. */
  boolean isAsking(int router) {
    return portsAsking[router] != 0;
  }

  /** The ports of a router that have a ready channel, a bit each. */
  int portsReady(int router) {
    return portsAsking[router] & PORTS;
  }

  /** The ports of a router that have a waiting channel, a bit each. */
  int portsWaiting(int router) {
    return portsAsking[router] >> WAITING & PORTS;
  }

  /** The ports of a router that have a speculating channel, a bit each. */
  int portsSpeculating(int router) {
    return portsAsking[router] >> SPECULATING & PORTS;
  }

  void startWaiting(int channel) {
    int port = channel >> shift;
    waiting[port] |= 1 << (channel & mask);
    ask(port, WAITING);
  }

  void stopWaiting(int channel) {
    int port = channel >> shift;
    int others = waiting[port] & ~(1 << (channel & mask));
    waiting[port] = others;
    if (others == 0) {
      askNoMore(port, WAITING);
    }
  }

  boolean isSpeculating(int channel) {
    return (speculating[channel >> shift] >> (channel & mask) & 1) != 0;
  }

  void startSpeculating(int channel) {
    int port = channel >> shift;
    speculating[port] |= 1 << (channel & mask);
    ask(port, SPECULATING);
  }

  void stopSpeculating(int channel) {
    int port = channel >> shift;
    int others = speculating[port] & ~(1 << (channel & mask));
    speculating[port] = others;
    if (others == 0) {
      askNoMore(port, SPECULATING);
    }
  }

  boolean isReady(int channel) {
    return (ready[channel >> shift] >> (channel & mask) & 1) != 0;
  }

  /** The flit at the front asks for the switch from now on, whenever there is a credit. */
  void startBidding(int channel, boolean hasCredit) {
    int port = channel >> shift;
    int bit = 1 << (channel & mask);
    bidding[port] |= bit;
    if (hasCredit) {
      ready[port] |= bit;
      ask(port, 0);
    }
  }

  void stopBidding(int channel) {
    bidding[channel >> shift] &= ~(1 << (channel & mask));
    makeUnready(channel);
  }

  /** A credit has come for the output channel of this channel. */
  void makeReadyIfBidding(int channel) {
    int port = channel >> shift;
    int bit = 1 << (channel & mask);
    if ((bidding[port] & bit) != 0) {
      ready[port] |= bit;
      ask(port, 0);
    }
  }

  /** The last credit for the output channel of this channel has been used. */
  void makeUnready(int channel) {
    int port = channel >> shift;
    int others = ready[port] & ~(1 << (channel & mask));
    ready[port] = others;
    if (others == 0) {
      askNoMore(port, 0);
    }
  }
}
