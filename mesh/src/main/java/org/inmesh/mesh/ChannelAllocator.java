package org.inmesh.mesh;

/**
 * Decides which waiting packets of a router are given which free virtual channels of their outputs.
 * A packet asks for all free channels of its message class.
 */
final class ChannelAllocator {
  private final InputChannels inputs;
  private final OutputChannels outputs;
  private final int shift;
  private final int mask;
  private final boolean outputFirst;

  /** By virtual channel: all channels of its message class, a bit each. */
  private final int[] classChannels;

  /**
   * By output channel: the input channel with the highest priority, {@code port << shift | v}
   * within the router. Other than in the numbers of partners, one past the last is allowed, for 0.
   */
  private final short[] outputPointer;

  /** By input channel: the output channel with the highest priority, in the same way. */
  private final short[] inputPointer;

  /** The requests of the router at hand, in ascending order of the input channel. */
  private final int[] requester;

  /** By request: the channels of the output asked for. */
  private final int[] wanted;

  /** By request: the channels granted. */
  private final int[] granted;

  private int count;

  ChannelAllocator(
      InputChannels inputs,
      OutputChannels outputs,
      int nodes,
      int shift,
      RouterSpecification router) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.shift = shift;
    mask = (1 << shift) - 1;
    outputFirst = router.channelAllocator() == RouterSpecification.Allocator.ISLIP;
    classChannels = classChannels(router);
    outputPointer = new short[nodes * Port.PER_NODE << shift];
    inputPointer = new short[nodes * Port.PER_NODE << shift];
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
    collectRequests(node << Port.NODE_SHIFT);
    if (count == 1) {
      winners[0] = requester[0];
      channels[0] = match(requester[0], choice(requester[0], wanted[0]));
      return 1;
    }
    if (count == 0) {
      return 0;
    }
    if (outputFirst) {
      grantByOutputs(node << Port.NODE_SHIFT);
    } else {
      grantChoicesOfInputs();
    }
    int matches = 0;
    for (int r = 0; r < count; r++) {
      if (granted[r] != 0) {
        winners[matches] = requester[r];
        channels[matches] = match(requester[r], choice(requester[r], granted[r]));
        matches++;
      }
    }
    return matches;
  }

  private void collectRequests(int base) {
    count = 0;
    for (int port = base; port < base + Port.ROUTER_PORTS; port++) {
      for (int rest = inputs.waiting[port]; rest != 0; rest &= rest - 1) {
        int vc = Integer.numberOfTrailingZeros(rest);
        int channel = port << shift | vc;
        int free = outputs.free[base + inputs.output[channel]] & classChannels[vc];
        if (free != 0) {
          requester[count] = channel;
          wanted[count] = free;
          granted[count] = 0;
          count++;
        }
      }
    }
  }

  /** Each free channel grants one request. */
  private void grantByOutputs(int base) {
    for (int output = 0; output < Port.ROUTER_PORTS; output++) {
      int asked = 0;
      for (int r = 0; r < count; r++) {
        if (inputs.output[requester[r]] == output) {
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
    for (int r = 0; r < count; r++) {
      wanted[r] = 1 << choice(requester[r], wanted[r]);
    }
    for (int r = 0; r < count; r++) {
      if (wanted[r] != 0) {
        int port = (requester[r] >> shift & ~Port.MASK) | inputs.output[requester[r]];
        int vc = Integer.numberOfTrailingZeros(wanted[r]);
        grant(port, vc);
        withdraw(port, vc);
      }
    }
  }

  /** Grants an output channel to the first request from its pointer on. */
  private void grant(int port, int vc) {
    int pointer = outputPointer[port << shift | vc];
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
    return inputs.output[requester[request]] == (port & Port.MASK)
        && (wanted[request] >> vc & 1) != 0;
  }

  /** The first of these channels of its output from the input channel's pointer on. */
  private int choice(int input, int channels) {
    int pointer = inputPointer[input] - (inputs.output[input] << shift);
    return RoundRobin.first(channels, pointer < 0 || pointer > mask ? 0 : pointer);
  }

  /** Moves the pointers past the partners; returns the output channel. */
  private int match(int input, int vc) {
    int output = ((input >> shift & ~Port.MASK) | inputs.output[input]) << shift | vc;
    outputPointer[output] = (short) (withinRouter(input) + 1);
    inputPointer[input] = (short) (withinRouter(output) + 1);
    return output;
  }

  private int withinRouter(int channel) {
    return channel & ((Port.PER_NODE << shift) - 1);
  }
}
