package org.inmesh.mesh.flit;

import org.inmesh.mesh.RouterSpecification;

/**
 * Decides which waiting packets of a router are given which free virtual channels of their outputs.
 * A packet asks for the free ones of the channels that its routing allows.
 *
 * <p>Each input channel has a pointer to the output channel with the highest priority, each output
 * channel to an input channel, numbered {@code port << shift | v} within the router. A pointer may
 * be past the last number, which is as good as 0. A match of the first round moves both pointers
 * past the partners.
 */
final class ChannelAllocator {
  private static final int NONE = -1;

  private final InputChannels inputs;
  private final OutputChannels outputs;
  private final RouteComputation routes;
  private final PortNumbering numbering;
  private final int shift;
  private final int mask;
  private final int inRouter;
  private final boolean outputFirst;
  private final int iterations;

  /** The requests of the router at hand, in ascending order of the input channel. */
  private final int[] requester;

  /** By request: the output port. */
  private final int[] output;

  /** By request: the channels of the output asked for; none once it has been matched. */
  private final int[] wanted;

  /** By request: of those, the channels bid for in this round; iSLIP bids for all. */
  private final int[] bids;

  /** By request: the channels granted in this round. */
  private final int[] granted;

  /** By request: the next one for the same output, or NONE. */
  private final int[] next;

  /** By output: its first and last request. */
  private final int[] first;

  private final int[] last;

  /** By output: its channels that have been matched. */
  private final int[] taken;

  /** Number of requests. */
  private int count;

  private int matchesOfFirstRound;

  ChannelAllocator(
      InputChannels inputs,
      OutputChannels outputs,
      RouteComputation routes,
      PortNumbering numbering,
      int shift,
      RouterSpecification router) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.routes = routes;
    this.numbering = numbering;
    this.shift = shift;
    mask = (1 << shift) - 1;
    inRouter = (1 << numbering.shift + shift) - 1;
    outputFirst = router.channelAllocator() == RouterSpecification.Allocator.ISLIP;
    iterations = router.allocatorIterations();
    first = new int[numbering.routerPorts];
    last = new int[numbering.routerPorts];
    taken = new int[numbering.routerPorts];
    int most = numbering.routerPorts << shift;
    requester = new int[most];
    output = new int[most];
    wanted = new int[most];
    bids = outputFirst ? wanted : new int[most];
    granted = new int[most];
    next = new int[most];
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
  int allocate(int router, int[] winners, int[] channels) {
    int base = router << numbering.shift;
    int ports = inputs.portsWaiting(router);
    int port = base + Integer.numberOfTrailingZeros(ports);
    int waiting = inputs.waiting[port];
    if ((ports & ports - 1) == 0 && (waiting & waiting - 1) == 0) {
      winners[0] = port << shift | Integer.numberOfTrailingZeros(waiting);
      return allocateAlone(base, winners[0], channels);
    }
    return matchInRounds(base, collectRequests(base, ports), winners, channels);
  }

  /** So many of the matches, the first of them, move the pointers. */
  int matchesOfFirstRound() {
    return matchesOfFirstRound;
  }

  private int matchInRounds(int base, int contested, int[] winners, int[] channels) {
    int matches = 0;
    for (int round = 0; round < iterations; round++) {
      for (int rest = contested; rest != 0; rest &= rest - 1) {
        int out = Integer.numberOfTrailingZeros(rest);
        if (round > 0) {
          forgetTaken(out);
        }
        if (!outputFirst) {
          chooseByInputs(out);
        }
        grantByOutput(base, out);
      }
      int before = matches;
      matches = accept(base, matches, winners, channels);
      if (round == 0) {
        matchesOfFirstRound = matches;
      }
      if (contested == 0 || matches == before) {
        break;
      }
    }
    return matches;
  }

  /** Each request takes one of the channels granted to it. Returns the number of matches so far. */
  private int accept(int base, int before, int[] winners, int[] channels) {
    int matches = before;
    for (int r = 0; r < count; r++) {
      if (granted[r] != 0) {
        int channel = choice(base, requester[r], output[r], granted[r]);
        winners[matches] = requester[r];
        channels[matches] = channel;
        matches++;
        if (iterations > 1) {
          taken[output[r]] |= 1 << (channel & mask);
          wanted[r] = 0;
          granted[r] = 0;
        }
      }
    }
    return matches;
  }

  private void forgetTaken(int out) {
    for (int r = first[out]; r != NONE; r = next[r]) {
      wanted[r] &= ~taken[out];
    }
  }

  /** The usual case: one packet waits in the router, and is given what it wants. */
  private int allocateAlone(int base, int input, int[] channels) {
    int out = inputs.output(input);
    int free = outputs.free[base + out] & routes.wanted(input);
    matchesOfFirstRound = 0;
    if (free != 0) {
      channels[0] = choice(base, input, out, free);
      matchesOfFirstRound = 1;
    }
    return matchesOfFirstRound;
  }

  /**
   * Lists the requests of the router by output, each granted all it wants for the time being.
   * Returns the outputs that have several, a bit each.
   */
  private int collectRequests(int base, int ports) {
    count = 0;
    int asked = 0;
    int contested = 0;
    for (int restOfPorts = ports; restOfPorts != 0; restOfPorts &= restOfPorts - 1) {
      int port = base + Integer.numberOfTrailingZeros(restOfPorts);
      for (int rest = inputs.waiting[port]; rest != 0; rest &= rest - 1) {
        int vc = Integer.numberOfTrailingZeros(rest);
        int channel = port << shift | vc;
        int out = inputs.output(channel);
        int free = outputs.free[base + out] & routes.wanted(channel);
        if (free == 0) {
          continue;
        }
        int r = count++;
        requester[r] = channel;
        output[r] = out;
        wanted[r] = free;
        granted[r] = free;
        next[r] = NONE;
        if ((asked >> out & 1) == 0) {
          asked |= 1 << out;
          first[out] = r;
          taken[out] = 0;
        } else {
          contested |= 1 << out;
          next[last[out]] = r;
        }
        last[out] = r;
      }
    }
    return contested;
  }

  /** Each request for an output bids for one channel, the first from its pointer on. */
  private void chooseByInputs(int out) {
    for (int r = first[out]; r != NONE; r = next[r]) {
      bids[r] = wanted[r] == 0 ? 0 : 1 << (choice(0, requester[r], out, wanted[r]) & mask);
    }
  }

  /**
   * Each channel of an output that is bid for grants one request, the first from its pointer on.
   */
  private void grantByOutput(int base, int out) {
    int all = 0;
    for (int r = first[out]; r != NONE; r = next[r]) {
      all |= bids[r];
      granted[r] = 0;
    }
    for (int rest = all; rest != 0; rest &= rest - 1) {
      int bit = rest & -rest;
      int vc = Integer.numberOfTrailingZeros(rest);
      int pointer = outputs.pointer((base + out) << shift | vc);
      int winner = NONE;
      for (int r = first[out]; r != NONE; r = next[r]) {
        if ((bids[r] & bit) != 0) {
          boolean fromPointerOn = (requester[r] & inRouter) >= pointer;
          if (winner == NONE || fromPointerOn) {
            winner = r;
          }
          if (fromPointerOn) {
            break;
          }
        }
      }
      granted[winner] |= bit;
    }
  }

  /** Of these channels of an output, the first from the input channel's pointer on. */
  private int choice(int base, int input, int out, int channels) {
    int pointer = inputs.pointer(input) - (out << shift);
    int vc = RoundRobin.first(channels, pointer < 0 || pointer > mask ? 0 : pointer);
    return (base + out) << shift | vc;
  }
}
