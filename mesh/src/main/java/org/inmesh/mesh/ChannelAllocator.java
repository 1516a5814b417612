package org.inmesh.mesh;

import java.util.Arrays;

/**
 * Decides which waiting packets of a router are given which free virtual channels of their outputs.
 * A packet asks for all free channels of its message class.
 *
 * <p>Each input channel has a pointer to the output channel with the highest priority, each output
 * channel to an input channel, numbered {@code port << shift | v} within the router. A pointer may
 * be past the last number, which is as good as 0.
 */
final class ChannelAllocator {
  private final InputChannels inputs;
  private final OutputChannels outputs;
  private final int shift;
  private final int mask;
  private final boolean outputFirst;

  /** By virtual channel: all channels of its message class, a bit each. */
  private final int[] classChannels;

  /** The requests of the router at hand, in ascending order of the input channel. */
  private final int[] requester;

  /** By request: the channels of the output asked for. */
  private final int[] wanted;

  /** By request: the channels granted. */
  private final int[] granted;

  private int count;

  /** Waiting packets, those counted that find no free channel to ask for. */
  private int waitingCount;

  /** Whether two requests are for the same output; otherwise all are granted all they want. */
  private boolean contested;

  private boolean allServed;

  ChannelAllocator(
      InputChannels inputs, OutputChannels outputs, int shift, RouterSpecification router) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.shift = shift;
    mask = (1 << shift) - 1;
    outputFirst = router.channelAllocator() == RouterSpecification.Allocator.ISLIP;
    classChannels = classChannels(router);
    int most = Port.ROUTER_PORTS << shift;
    requester = new int[most];
    wanted = new int[most];
    granted = new int[most];
  }

  private static int[] classChannels(RouterSpecification router) {
    int[] channels = new int[router.channels()];
    for (int c = 0; c < router.channelsOfClass().size(); c++) {
      int all = router.channelsOf(c);
      for (int rest = all; rest != 0; rest &= rest - 1) {
        channels[Integer.numberOfTrailingZeros(rest)] = all;
      }
    }
    return channels;
  }

  /** Most matches of one router in one cycle. */
  int maximumMatches() {
    return requester.length;
  }

  /**
   * Matches waiting packets of a router and free channels.
   *
   * @param winners filled with the input channels that have been given one
   * @param channels filled with the output channels, in the same order
   * @return their number
   */
  int allocate(int node, int[] winners, int[] channels) {
    int base = node << Port.NODE_SHIFT;
    collectRequests(base);
    if (contested) {
      if (outputFirst) {
        grantByOutputs(base);
      } else {
        grantChoicesOfInputs();
      }
    }
    int matches = 0;
    for (int r = 0; r < count; r++) {
      if (granted[r] != 0) {
        winners[matches] = requester[r];
        channels[matches] = match(requester[r], choice(requester[r], granted[r]));
        matches++;
      }
    }
    allServed = matches == waitingCount;
    return matches;
  }

  /** Whether no packet of the router is left waiting after the last {@link #allocate}. */
  boolean allServed() {
    return allServed;
  }

  private void collectRequests(int base) {
    count = 0;
    waitingCount = 0;
    contested = false;
    int asked = 0;
    for (int port = base; port < base + Port.ROUTER_PORTS; port++) {
      for (int rest = inputs.waiting[port]; rest != 0; rest &= rest - 1) {
        int vc = Integer.numberOfTrailingZeros(rest);
        int channel = port << shift | vc;
        int output = inputs.output(channel);
        int free = outputs.free[base + output] & classChannels[vc];
        waitingCount++;
        if (free != 0) {
          requester[count] = channel;
          wanted[count] = free;
          granted[count] = free;
          count++;
          contested |= (asked >> output & 1) != 0;
          asked |= 1 << output;
        }
      }
    }
  }

  /** Each free channel grants one request. */
  private void grantByOutputs(int base) {
    Arrays.fill(granted, 0, count, 0);
    for (int output = 0; output < Port.ROUTER_PORTS; output++) {
      int asked = 0;
      for (int r = 0; r < count; r++) {
        if (inputs.output(requester[r]) == output) {
          asked |= wanted[r];
        }
      }
      for (int rest = asked; rest != 0; rest &= rest - 1) {
        grant(base + output, Integer.numberOfTrailingZeros(rest));
      }
    }
  }

  /** Each request chooses one channel; that channel grants one of those that chose it. */
  private void grantChoicesOfInputs() {
    Arrays.fill(granted, 0, count, 0);
    for (int r = 0; r < count; r++) {
      wanted[r] = 1 << choice(requester[r], wanted[r]);
    }
    for (int r = 0; r < count; r++) {
      if (wanted[r] != 0) {
        int port = (requester[r] >> shift & ~Port.MASK) | inputs.output(requester[r]);
        int vc = Integer.numberOfTrailingZeros(wanted[r]);
        grant(port, vc);
        withdraw(port, vc);
      }
    }
  }

  /** Grants an output channel to the first request from its pointer on. */
  private void grant(int port, int vc) {
    int pointer = outputs.pointer(port << shift | vc);
    int first = -1;
    for (int r = 0; r < count; r++) {
      if (asks(r, port, vc)) {
        if (withinRouter(requester[r]) >= pointer) {
          granted[r] |= 1 << vc;
          return;
        }
        if (first < 0) {
          first = r;
        }
      }
    }
    granted[first] |= 1 << vc;
  }

  private void withdraw(int port, int vc) {
    for (int r = 0; r < count; r++) {
      if (asks(r, port, vc)) {
        wanted[r] = 0;
      }
    }
  }

  private boolean asks(int request, int port, int vc) {
    return inputs.output(requester[request]) == (port & Port.MASK)
        && (wanted[request] >> vc & 1) != 0;
  }

  /** The first of these channels of its output from the input channel's pointer on. */
  private int choice(int input, int channels) {
    int pointer = inputs.pointer(input) - (inputs.output(input) << shift);
    return RoundRobin.first(channels, pointer < 0 || pointer > mask ? 0 : pointer);
  }

  /** Moves the pointers past the partners; returns the output channel. */
  private int match(int input, int vc) {
    int output = ((input >> shift & ~Port.MASK) | inputs.output(input)) << shift | vc;
    outputs.setPointer(output, withinRouter(input) + 1);
    inputs.setPointer(input, withinRouter(output) + 1);
    return output;
  }

  private int withinRouter(int channel) {
    return channel & ((Port.PER_NODE << shift) - 1);
  }
}
