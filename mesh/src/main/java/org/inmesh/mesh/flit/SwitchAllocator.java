package org.inmesh.mesh.flit;

import org.inmesh.mesh.RouterSpecification;

/**
 * Decides which flits cross the switch of a router in a cycle: at most one from each input and one
 * to each output. An input asks for an output by one of its virtual channels that has a flit for it
 * and a credit, chosen round-robin; only if there is none, by one that {@linkplain Speculation
 * speculates}.
 */
final class SwitchAllocator {
  /** Ports of a router at most, those to nodes included. */
  private static final int PORTS = 8;

  private static final int CONTEST = -1;

  private final InputChannels inputs;
  private final PortNumbering numbering;

  /** Or null. */
  private final Speculation speculation;

  private final int shift;
  private final boolean outputFirst;
  private final int iterations;

  /** By output: the input with the highest priority. */
  private final byte[] outputPointer;

  /** By input: the output with the highest priority. */
  private final byte[] inputPointer;

  /** By input: the virtual channel with the highest priority. */
  private final byte[] channelPointer;

  /** The outputs of the router at hand that are asked for and not matched yet, a bit each. */
  private int asked;

  /** The inputs of the router at hand that ask and are not matched yet, a bit each. */
  private int asking;

  /** By output asked for: the inputs that ask. */
  private final int[] requests = new int[PORTS];

  /** By output asked for: those of the inputs that ask without speculating. */
  private final int[] certain = new int[PORTS];

  /** By output, then input: the virtual channel that asks. */
  private final byte[] candidate = new byte[PORTS * PORTS];

  /** By input (or output): the outputs (inputs) that have chosen it. */
  private final int[] chosenBy = new int[PORTS];

  /**
   * The allocators of all routers.
   *
   * @param speculation or null
   */
  SwitchAllocator(
      InputChannels inputs,
      Speculation speculation,
      PortNumbering numbering,
      int shift,
      RouterSpecification router) {
    this.inputs = inputs;
    this.speculation = speculation;
    this.numbering = numbering;
    this.shift = shift;
    outputFirst = router.switchAllocator() == RouterSpecification.Allocator.ISLIP;
    iterations = router.allocatorIterations();
    outputPointer = new byte[numbering.total];
    inputPointer = new byte[numbering.total];
    channelPointer = new byte[numbering.total];
  }

  /**
   * Matches inputs and outputs of a router.
   *
   * @param winners filled with the input channels that win; as long as the router has ports
   * @return their number
   */
  int allocate(int router, int[] winners) {
    int base = router << numbering.shift;
    int ports = inputs.portsReady(router);
    int speculating = inputs.portsSpeculating(router);
    if (speculating != 0) {
      collectRequests(base, ports);
      collectSpeculations(base, speculating);
      return matchInRounds(base, winners);
    }
    int count = withoutContest(base, ports, winners);
    if (count == CONTEST) {
      collectRequests(base, ports);
      return matchInRounds(base, winners);
    }
    for (int i = 0; i < count; i++) {
      int channel = winners[i];
      int input = channel >> shift & numbering.mask;
      movePointers(base, input, inputs.output(channel));
      moveChannelPointer(base, input, channel & (1 << shift) - 1);
    }
    return count;
  }

  /** If each input asks for one output and no two for the same, all win; otherwise CONTEST. */
  private int withoutContest(int base, int ports, int[] winners) {
    int count = 0;
    int asked = 0;
    for (int rest = ports; rest != 0; rest &= rest - 1) {
      int port = base + Integer.numberOfTrailingZeros(rest);
      int ready = inputs.ready[port];
      int channel = port << shift | Integer.numberOfTrailingZeros(ready);
      int output = 1 << inputs.output(channel);
      if ((ready & ready - 1) != 0 || (asked & output) != 0) {
        return CONTEST;
      }
      asked |= output;
      winners[count++] = channel;
    }
    return count;
  }

  private void collectRequests(int base, int ports) {
    asked = 0;
    asking = ports;
    for (int rest = ports; rest != 0; rest &= rest - 1) {
      int input = Integer.numberOfTrailingZeros(rest);
      int port = base + input;
      int ready = inputs.ready[port];
      int before = ready & ~(-1 << channelPointer[port]);
      collectRequests(port, input, ready ^ before);
      collectRequests(port, input, before);
    }
    // iSLIP knows no priorities.
    if (!outputFirst) {
      for (int rest = asked; rest != 0; rest &= rest - 1) {
        int output = Integer.numberOfTrailingZeros(rest);
        certain[output] = requests[output];
      }
    }
  }

  private void collectSpeculations(int base, int ports) {
    int askedBefore = asked;
    for (int rest = ports; rest != 0; rest &= rest - 1) {
      int input = Integer.numberOfTrailingZeros(rest);
      int port = base + input;
      int eligible = eligible(port);
      if (eligible != 0) {
        asking |= 1 << input;
        int before = eligible & ~(-1 << channelPointer[port]);
        collectRequests(port, input, eligible ^ before);
        collectRequests(port, input, before);
      }
    }
    for (int rest = asked & ~askedBefore; rest != 0; rest &= rest - 1) {
      certain[Integer.numberOfTrailingZeros(rest)] = 0;
    }
  }

  /** The channels of an input whose speculation makes sense. */
  private int eligible(int port) {
    int eligible = 0;
    for (int rest = inputs.speculating[port]; rest != 0; rest &= rest - 1) {
      int vc = Integer.numberOfTrailingZeros(rest);
      if (speculation.mayAsk(port << shift | vc)) {
        eligible |= 1 << vc;
      }
    }
    return eligible;
  }

  /** Enters the first of these channels for each output that the input does not ask for yet. */
  private void collectRequests(int port, int input, int channels) {
    for (int rest = channels; rest != 0; rest &= rest - 1) {
      int vc = Integer.numberOfTrailingZeros(rest);
      int output = inputs.output(port << shift | vc);
      if ((asked >> output & 1) == 0) {
        asked |= 1 << output;
        requests[output] = 0;
      }
      if ((requests[output] >> input & 1) == 0) {
        requests[output] |= 1 << input;
        candidate[output * PORTS + input] = (byte) vc;
      }
    }
  }

  private int matchInRounds(int base, int[] winners) {
    int count = 0;
    for (int round = 0; round < iterations; round++) {
      int before = count;
      count =
          outputFirst
              ? outputsFirst(base, winners, count, round == 0)
              : inputsFirst(base, winners, count, round == 0);
      if (count == before) {
        break;
      }
    }
    return count;
  }

  private int outputsFirst(int base, int[] winners, int winnersBefore, boolean firstRound) {
    int granted = 0;
    for (int rest = asked; rest != 0; rest &= rest - 1) {
      int output = Integer.numberOfTrailingZeros(rest);
      int open = requests[output] & asking;
      if (open != 0) {
        int input = RoundRobin.first(open, outputPointer[base + output]);
        chosenBy[input] = ((granted >> input & 1) == 0 ? 0 : chosenBy[input]) | 1 << output;
        granted |= 1 << input;
      }
    }
    int count = winnersBefore;
    for (int rest = granted; rest != 0; rest &= rest - 1) {
      int input = Integer.numberOfTrailingZeros(rest);
      int output = RoundRobin.first(chosenBy[input], inputPointer[base + input]);
      winners[count++] = win(base, input, output, firstRound);
    }
    return count;
  }

  private int inputsFirst(int base, int[] winners, int winnersBefore, boolean firstRound) {
    int chosen = 0;
    for (int rest = asking; rest != 0; rest &= rest - 1) {
      int input = Integer.numberOfTrailingZeros(rest);
      int wanted = 0;
      int certainly = 0;
      for (int outputs = asked; outputs != 0; outputs &= outputs - 1) {
        int output = Integer.numberOfTrailingZeros(outputs);
        wanted |= (requests[output] >> input & 1) << output;
        certainly |= (certain[output] >> input & 1) << output;
      }
      if (wanted != 0) {
        int better = certainly != 0 ? certainly : wanted;
        int output = RoundRobin.first(better, inputPointer[base + input]);
        chosenBy[output] = ((chosen >> output & 1) == 0 ? 0 : chosenBy[output]) | 1 << input;
        chosen |= 1 << output;
      }
    }
    int count = winnersBefore;
    for (int rest = chosen; rest != 0; rest &= rest - 1) {
      int output = Integer.numberOfTrailingZeros(rest);
      int certainly = chosenBy[output] & certain[output];
      int better = certainly != 0 ? certainly : chosenBy[output];
      int input = RoundRobin.first(better, outputPointer[base + output]);
      winners[count++] = win(base, input, output, firstRound);
    }
    return count;
  }

  private int win(int base, int input, int output, boolean firstRound) {
    if (firstRound) {
      movePointers(base, input, output);
    }
    int vc = candidate[output * PORTS + input];
    moveChannelPointer(base, input, vc);
    asking &= ~(1 << input);
    asked &= ~(1 << output);
    return (base + input) << shift | vc;
  }

  /** Moves the pointers past the partners; one past the last is as good as 0. */
  private void movePointers(int base, int input, int output) {
    outputPointer[base + output] = (byte) (input + 1);
    inputPointer[base + input] = (byte) (output + 1);
  }

  private void moveChannelPointer(int base, int input, int vc) {
    // A shift by 32 would be one by 0, which is as good again.
    channelPointer[base + input] = (byte) (vc + 1);
  }
}
