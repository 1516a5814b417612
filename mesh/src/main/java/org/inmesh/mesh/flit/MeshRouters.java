package org.inmesh.mesh.flit;

import java.util.Arrays;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.topology.Topology;

/**
 * The routers of a {@link MeshStripe}: which flits win what. The state of a router is in few,
 * adjacent words, since on a large mesh the time goes with what the host's cache has to fetch.
 *
 * <p>Numbers within a router: channel v of input p is {@code p << 3 | v}, channel v of output o
 * {@code o << 3 | v}; the channels of the node's own output come after those of the router's. A set
 * of channels is a long.
 */
final class MeshRouters {
  /** Virtual channels of a port at most. */
  static final int MOST_CHANNELS = 8;

  static final int SHIFT = 3;

  /** The node's own output, by which it injects. */
  static final int NODE_OUTPUT = Topology.FIRST_LOCAL + 1;

  private static final int VC = MOST_CHANNELS - 1;
  private static final int PORTS = Topology.FIRST_LOCAL + 1;
  private static final int INPUTS = PORTS << SHIFT;
  private static final int OUTPUTS = PORTS + 1 << SHIFT;

  /** Of {@link #sets}, for each router: by output, the input channels that wait for a channel. */
  private static final int WAITING = 0;

  /** Likewise: by output, those whose front flit has a channel with a credit. */
  private static final int READY = PORTS;

  /** Likewise: the output channels that a packet may be given. */
  private static final int FREE = 2 * PORTS;

  /** Likewise: the outputs whose waiting set is not empty, the top bit of byte o for output o. */
  private static final int WAITING_OUTPUTS = FREE + 1;

  /** Likewise for the ready sets. */
  private static final int READY_OUTPUTS = FREE + 2;

  private static final int SETS = FREE + 3;

  /** All bits but the top ones of the bytes of all outputs. */
  private static final long BELOW_TOPS = 0x7f_7f7f_7f7fL;

  /** Of {@link #pointers}, for each router: by output, the input with the highest priority. */
  private static final int INPUT_OF = 0;

  /** Likewise: by input, the output. */
  private static final int OUTPUT_OF = PORTS;

  /** Likewise: by input, the virtual channel. */
  private static final int CHANNEL_OF = 2 * PORTS;

  private static final int POINTERS = 16;

  /** Of {@link #inputs}: flits present, or of {@link #outputs}: credits. */
  private static final int COUNT = 0x7f;

  /** Of both: the place of the first flit, or the place to send the next flit to. */
  private static final int PLACE_SHIFT = 7;

  private static final int PLACE = 0x3f << PLACE_SHIFT;

  /** Of both: there is a partner on the other side of the router, whose number follows. */
  private static final int MATCHED = 1 << 13;

  private static final int PARTNER_SHIFT = 14;

  /** Of both: the partner's side's number with the highest priority. */
  private static final int POINTER_SHIFT = 20;

  private static final int NUMBER = 0x3f;

  /** What a flit on a link says of itself: its channel, the output it takes next, and these. */
  private static final int NEXT_OUTPUT_SHIFT = SHIFT;

  private static final int TO_FIRST_PLACE = 0x40;
  private static final int PRESENT = 0x80;

  /** Where flits go that leave a router. */
  interface Links {
    /**
     * A flit leaves for another router or its node.
     *
     * @param input channel that it leaves
     * @param output channel that it takes
     * @param place of the buffer at the other end; with {@link #TO_FIRST_PLACE} above it if that is
     *     to start anew
     */
    void send(int router, int input, int output, long flit, int place);
  }

  private final int[] inputs;
  private final int[] outputs;
  private final long[] sets;
  private final byte[] pointers;

  /** By place, then input channel: the buffers. */
  private final long[] flits;

  private final int channels;
  private final int placeMask;
  private final int depth;
  private final boolean waitForTailCredit;

  /** By virtual channel: all input channels of its message class. */
  private final long[] sameClass = new long[MOST_CHANNELS];

  /** By virtual channel: the virtual channels of its message class. */
  private final int[] classOf = new int[MOST_CHANNELS];

  /** By input channel: the output channels granted to it. */
  private final int[] granted = new int[INPUTS];

  /** Of the router at hand: input channels whose next head came to the front in this cycle. */
  private long newHeads;

  /** Of the router at hand: output channels whose tail was sent in this cycle. */
  private long released;

  private final Links links;

  MeshRouters(int routers, RouterSpecification router, Links links) {
    this.links = links;
    depth = router.bufferDepth();
    waitForTailCredit = router.waitForTailCredit();
    int capacity = depth == 1 ? 1 : Integer.highestOneBit(depth - 1) << 1;
    placeMask = capacity - 1;
    channels = routers * INPUTS;
    inputs = new int[channels];
    outputs = new int[routers * OUTPUTS];
    Arrays.fill(outputs, depth);
    flits = new long[capacity * channels];
    sets = new long[routers * SETS];
    pointers = new byte[routers * POINTERS];
    long free = 0x0101_0101_0101L * ((1 << router.channels()) - 1);
    for (int i = 0; i < routers; i++) {
      sets[i * SETS + FREE] = free;
    }
    for (int m = 0; m < router.channelsOfClass().size(); m++) {
      for (int v = 0; v < MOST_CHANNELS; v++) {
        if ((router.channelsOf(m) >> v & 1) != 0) {
          classOf[v] = router.channelsOf(m);
          sameClass[v] = 0x01_0101_0101L * router.channelsOf(m);
        }
      }
    }
  }

  /** What a flit that goes to a place says of itself on a link; not 0. */
  static int announcement(int vc, long flit, int place) {
    return PRESENT | place & TO_FIRST_PLACE | MeshFlit.output(flit) << NEXT_OUTPUT_SHIFT | vc;
  }

  /** Puts a flit that starts over a link in its place in the buffer at the other end. */
  void put(int router, int input, int place, long flit) {
    flits[(place & placeMask) * channels + router * INPUTS + input] = flit;
  }

  /** A flit has come to an input. */
  void arrive(int router, int port, int announcement) {
    int input = port << SHIFT | announcement & VC;
    int at = router * INPUTS + input;
    int state = inputs[at] + 1;
    if ((announcement & TO_FIRST_PLACE) != 0) {
      state &= ~PLACE;
    }
    inputs[at] = state;
    if ((state & COUNT) == 1) {
      if ((state & MATCHED) == 0) {
        await(router, input, announcement >> NEXT_OUTPUT_SHIFT & 7);
      } else {
        bid(router, input, state >> PARTNER_SHIFT & NUMBER);
      }
    }
  }

  /** A head flit has come to the front of a channel. */
  private void await(int router, int input, int output) {
    sets[router * SETS + WAITING + output] |= 1L << input;
    sets[router * SETS + WAITING_OUTPUTS] |= top(output);
  }

  private void bid(int router, int input, int output) {
    if ((outputs[router * OUTPUTS + output] & COUNT) != 0) {
      makeReady(router, input, output >> SHIFT);
    }
  }

  private void makeReady(int router, int input, int output) {
    sets[router * SETS + READY + output] |= 1L << input;
    sets[router * SETS + READY_OUTPUTS] |= top(output);
  }

  private void makeUnready(int router, int input, int output) {
    int at = router * SETS + READY + output;
    long others = sets[at] & ~(1L << input);
    sets[at] = others;
    sets[router * SETS + READY_OUTPUTS] &= ~topIfEmpty(others, output);
  }

  /** The top bit of the byte of an output. */
  private static long top(int output) {
    return 0x80L << (output << SHIFT);
  }

  /** The same if a set is empty, else 0; without a branch, which would be hard to predict. */
  private static long topIfEmpty(long set, int output) {
    return (~(set | -set) >>> Long.SIZE - 1) << (output << SHIFT) + 7;
  }

  /** A credit has come for an output channel. */
  void addCredit(int router, int output) {
    int state = ++outputs[router * OUTPUTS + output];
    int credits = state & COUNT;
    if ((state & MATCHED) == 0) {
      if (waitForTailCredit && credits == depth) {
        sets[router * SETS + FREE] |= 1L << output;
      }
    } else if (credits == 1 && output < INPUTS) {
      int input = state >> PARTNER_SHIFT & NUMBER;
      if ((inputs[router * INPUTS + input] & COUNT) != 0) {
        makeReady(router, input, output >> SHIFT);
      }
    }
  }

  /** The channels of the node's own output that a packet may be given. */
  int freeAtNode(int router) {
    return (int) (sets[router * SETS + FREE] >> (NODE_OUTPUT << SHIFT));
  }

  boolean hasCreditAtNode(int router, int vc) {
    return (outputs[router * OUTPUTS + (NODE_OUTPUT << SHIFT | vc)] & COUNT) != 0;
  }

  /** A packet is given a channel of the node's own output. */
  void takeAtNode(int router, int vc) {
    int output = NODE_OUTPUT << SHIFT | vc;
    outputs[router * OUTPUTS + output] |= MATCHED;
    sets[router * SETS + FREE] &= ~(1L << output);
  }

  /** A flit is injected; returns its place in the router's buffer, see {@link Links#send}. */
  int sendAtNode(int router, int vc, boolean tail) {
    int output = NODE_OUTPUT << SHIFT | vc;
    int at = router * OUTPUTS + output;
    int state = outputs[at];
    int place = place(state);
    outputs[at] = sent(state, place, tail);
    if (tail && !waitForTailCredit) {
      sets[router * SETS + FREE] |= 1L << output;
    }
    return place;
  }

  /** The place that the next flit goes to; the first one if the buffer is known to be empty. */
  private int place(int output) {
    return (output & COUNT) == depth ? TO_FIRST_PLACE : (output & PLACE) >> PLACE_SHIFT;
  }

  /** The state of an output channel after a flit was sent to a place. */
  private int sent(int output, int place, boolean tail) {
    int next = place + 1 & placeMask;
    return (output & ~PLACE & (tail ? ~MATCHED : -1)) - 1 | next << PLACE_SHIFT;
  }

  /**
   * Both allocations of a router decide on the state at the beginning of the cycle. Returns whether
   * there is anything left to allocate.
   */
  boolean allocate(int router) {
    int base = router * SETS;
    long ready = sets[base + READY_OUTPUTS];
    long waiting = sets[base + WAITING_OUTPUTS];
    if ((ready | waiting) == 0) {
      return false;
    }
    newHeads = 0;
    released = 0;
    if (ready != 0) {
      allocateSwitch(router, ready);
    }
    long free = sets[base + FREE];
    long someFree = (free & BELOW_TOPS) + BELOW_TOPS | free;
    for (long rest = waiting & someFree; rest != 0; rest &= rest - 1) {
      allocateChannels(router, Long.numberOfTrailingZeros(rest) >> SHIFT);
    }
    if ((newHeads | released) != 0) {
      endCycle(router);
    }
    return (sets[base + READY_OUTPUTS] | sets[base + WAITING_OUTPUTS]) != 0;
  }

  /** What may only have an effect from the next cycle on. */
  private void endCycle(int router) {
    for (long rest = newHeads; rest != 0; rest &= rest - 1) {
      int input = Long.numberOfTrailingZeros(rest);
      await(router, input, MeshFlit.output(front(router, input)));
    }
    sets[router * SETS + FREE] |= released;
  }

  private long front(int router, int input) {
    int at = router * INPUTS + input;
    return flits[((inputs[at] & PLACE) >> PLACE_SHIFT) * channels + at];
  }

  /** Past the partners; one past the last is as good as 0. */
  private void movePointers(int router, int input, int output) {
    int at = router * POINTERS;
    int port = input >> SHIFT;
    pointers[at + INPUT_OF + output] = (byte) (port + 1);
    pointers[at + OUTPUT_OF + port] = (byte) (output + 1);
    pointers[at + CHANNEL_OF + port] = (byte) ((input & VC) + 1);
  }

  /** One round of iSLIP between inputs and the outputs that flits are ready for. */
  private void allocateSwitch(int router, long asked) {
    int base = router * SETS + READY;
    if ((asked & asked - 1) == 0) {
      int output = Long.numberOfTrailingZeros(asked) >> SHIFT;
      long ready = sets[base + output];
      if ((ready & ready - 1) == 0) {
        int input = Long.numberOfTrailingZeros(ready);
        movePointers(router, input, output);
        sendFront(router, input);
        return;
      }
    }
    int pointer = router * POINTERS;
    // By input, a byte each: the outputs that it is granted.
    long granted = 0;
    for (long rest = asked; rest != 0; rest &= rest - 1) {
      int output = Long.numberOfTrailingZeros(rest) >> SHIFT;
      long ready = sets[base + output];
      int input = RoundRobin.first(ready, pointers[pointer + INPUT_OF + output] << SHIFT);
      granted |= 1L << (input & ~VC | output);
    }
    while (granted != 0) {
      int first = Long.numberOfTrailingZeros(granted) & ~VC;
      int outputs = (int) (granted >> first) & 0xff;
      granted &= ~(0xffL << first);
      int port = first >> SHIFT;
      int output = RoundRobin.first(outputs, pointers[pointer + OUTPUT_OF + port]);
      int ready = (int) (sets[base + output] >> first) & 0xff;
      int input = first | RoundRobin.first(ready, pointers[pointer + CHANNEL_OF + port]);
      movePointers(router, input, output);
      sendFront(router, input);
    }
  }

  private void sendFront(int router, int input) {
    int atInput = router * INPUTS + input;
    int inputState = inputs[atInput];
    int output = inputState >> PARTNER_SHIFT & NUMBER;
    int atOutput = router * OUTPUTS + output;
    int outputState = outputs[atOutput];
    int first = (inputState & PLACE) >> PLACE_SHIFT;
    long flit = flits[first * channels + atInput];
    boolean tail = ((int) flit & Flit.TAIL) != 0;
    int place = place(outputState);
    outputState = sent(outputState, place, tail);
    outputs[atOutput] = outputState;
    inputState = (inputState & ~PLACE) - 1 | (first + 1 & placeMask) << PLACE_SHIFT;
    boolean empty = (inputState & COUNT) == 0;
    if (tail) {
      inputState &= ~MATCHED;
      if (!waitForTailCredit) {
        released |= 1L << output;
      }
      if (!empty) {
        newHeads |= 1L << input;
      }
    }
    inputs[atInput] = inputState;
    if (tail || empty || (outputState & COUNT) == 0) {
      makeUnready(router, input, output >> SHIFT);
    }
    links.send(router, input, output, flit, place);
  }

  /** One round of iSLIP between the input channels that wait for an output and its channels. */
  private void allocateChannels(int router, int output) {
    long waiting = sets[router * SETS + WAITING + output];
    int free = (int) (sets[router * SETS + FREE] >> (output << SHIFT)) & 0xff;
    if ((waiting & waiting - 1) == 0) {
      int input = Long.numberOfTrailingZeros(waiting);
      int wanted = free & classOf[input & VC];
      if (wanted != 0) {
        give(router, input, output, wanted);
      }
      return;
    }
    if ((free & free - 1) == 0) {
      // What is most frequent under load.
      long asking = waiting & sameClass[Integer.numberOfTrailingZeros(free)];
      if (asking != 0) {
        give(router, grant(router, output, free, asking), output, free);
      }
      return;
    }
    long winners = 0;
    for (int rest = free; rest != 0; rest &= rest - 1) {
      int bit = rest & -rest;
      long asking = waiting & sameClass[Integer.numberOfTrailingZeros(rest)];
      if (asking != 0) {
        int input = grant(router, output, bit, asking);
        granted[input] |= bit;
        winners |= 1L << input;
      }
    }
    for (; winners != 0; winners &= winners - 1) {
      int input = Long.numberOfTrailingZeros(winners);
      int vcs = granted[input];
      granted[input] = 0;
      give(router, input, output, vcs);
    }
  }

  /** The input channel, of those that ask, that a channel of an output is granted to. */
  private int grant(int router, int output, int vcBit, long asking) {
    int channel = output << SHIFT | Integer.numberOfTrailingZeros(vcBit);
    return RoundRobin.first(asking, outputs[router * OUTPUTS + channel] >> POINTER_SHIFT);
  }

  /** An input channel takes one of the channels of an output that are granted to it. */
  private void give(int router, int input, int output, int vcs) {
    int at = router * INPUTS + input;
    int state = inputs[at];
    int channel = RoundRobin.first((long) vcs << (output << SHIFT), state >> POINTER_SHIFT);
    inputs[at] =
        state & (COUNT | PLACE) | MATCHED | channel << PARTNER_SHIFT | channel + 1 << POINTER_SHIFT;
    int atOutput = router * OUTPUTS + channel;
    outputs[atOutput] =
        outputs[atOutput] & (COUNT | PLACE)
            | MATCHED
            | input << PARTNER_SHIFT
            | input + 1 << POINTER_SHIFT;
    int atWaiting = router * SETS + WAITING + output;
    long others = sets[atWaiting] & ~(1L << input);
    sets[atWaiting] = others;
    sets[router * SETS + WAITING_OUTPUTS] &= ~topIfEmpty(others, output);
    sets[router * SETS + FREE] &= ~(1L << channel);
    bid(router, input, channel);
  }
}
