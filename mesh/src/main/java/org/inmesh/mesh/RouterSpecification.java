package org.inmesh.mesh;

import java.util.List;

/**
 * An input-queued virtual-channel router and the links between such routers. Delays are in network
 * cycles; a stage of several cycles decides in its last one, and a request that loses asks again in
 * the next.
 *
 * @param channelsOfClass virtual channels of each message class, each at least 1, 1 to 32 in all:
 *     class 0 has the first of them, class 1 the next, and so on
 * @param bufferDepth flits that each virtual channel of an input holds, 1 to 64
 * @param routingDelay before virtual-channel allocation, 0 to 64; 0 is lookahead routing
 * @param channelAllocationDelay virtual-channel allocation of a head flit, 1 to 64
 * @param switchAllocationDelay switch allocation of a flit, 1 to 64
 * @param traversalDelay from the input buffer through the switch, 0 to 62
 * @param linkDelay between routers, 0 to 62, for flits and credits; the links of the nodes take 1
 * @param creditDelay from the arrival of a credit at a router to its use, 0 to 64; none at a node
 * @param channelAllocator assigns virtual channels of outputs to packets
 * @param switchAllocator assigns outputs to flits
 * @param speculative if true, a head flit asks for the switch while it still asks for a virtual
 *     channel
 * @param waitForTailCredit if true, a virtual channel is free for the next packet when the credits
 *     of the whole packet before have come back; otherwise when its tail flit has been sent
 */
public record RouterSpecification(
    List<Integer> channelsOfClass,
    int bufferDepth,
    int routingDelay,
    int channelAllocationDelay,
    int switchAllocationDelay,
    int traversalDelay,
    int linkDelay,
    int creditDelay,
    Allocator channelAllocator,
    Allocator switchAllocator,
    boolean speculative,
    boolean waitForTailCredit) {

  /** How requests for outputs are matched, one round a cycle. */
  public enum Allocator {
    /**
     * Each output grants a request, then each input accepts a grant, both round-robin; pointers
     * move past the partner when the grant is accepted. iSLIP (McKeown 1999) with one iteration.
     */
    ISLIP,

    /**
     * Each input chooses one of its requests, then each output grants one of those, both
     * round-robin; pointers move past the partner when the grant is made.
     */
    SEPARABLE_INPUT_FIRST,

    /**
     * For virtual channels of speculative routers only: a head flit that wins the switch takes a
     * free channel with it. BookSim calls it piggyback.
     */
    WITH_SWITCH
  }

  private static final int MAXIMUM_CHANNELS = 32;
  private static final int MAXIMUM = 64;

  /** So that {@link #hopLatency} is at most 64. */
  private static final int MAXIMUM_WAY = MAXIMUM - 2;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range; the message names both
   */
  public RouterSpecification {
    channelsOfClass = List.copyOf(channelsOfClass);
    for (int channels : channelsOfClass) {
      checkRange("virtual channels of a message class", channels, 1, MAXIMUM_CHANNELS);
    }
    checkRange("virtual channels", total(channelsOfClass), 1, MAXIMUM_CHANNELS);
    checkRange("bufferDepth", bufferDepth, 1, MAXIMUM);
    checkRange("routingDelay", routingDelay, 0, MAXIMUM);
    checkRange("channelAllocationDelay", channelAllocationDelay, 1, MAXIMUM);
    checkRange("switchAllocationDelay", switchAllocationDelay, 1, MAXIMUM);
    checkRange("traversalDelay", traversalDelay, 0, MAXIMUM_WAY);
    checkRange("linkDelay", linkDelay, 0, MAXIMUM_WAY);
    checkRange("traversalDelay + linkDelay", traversalDelay + linkDelay, 0, MAXIMUM - 1);
    checkRange("creditDelay", creditDelay, 0, MAXIMUM);
    if (channelAllocator == null || switchAllocator == null) {
      throw new IllegalArgumentException("a router needs both allocators");
    }
    if (switchAllocator == Allocator.WITH_SWITCH) {
      throw new IllegalArgumentException("the switch cannot be allocated with itself");
    }
    if (channelAllocator == Allocator.WITH_SWITCH && !speculative) {
      throw new IllegalArgumentException(
          "channels are allocated with the switch in a speculative router only");
    }
  }

  private static void checkRange(String name, int value, int minimum, int maximum) {
    if (value < minimum || value > maximum) {
      throw new IllegalArgumentException(
          name + " must be from " + minimum + " to " + maximum + ", not " + value);
    }
  }

  private static int total(List<Integer> channels) {
    return channels.stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * The eight-channel router V8 of the literature: BookSim 2 with 8 virtual channels of 8 flits,
   * one cycle each for both allocations, traversal and link, iSLIP, credit delay 2, a channel free
   * when the tail's credit is back.
   */
  public static RouterSpecification v8() {
    return new RouterSpecification(
        List.of(8), 8, 0, 1, 1, 1, 1, 2, Allocator.ISLIP, Allocator.ISLIP, false, true);
  }

  /**
   * The single-channel wormhole router; W1, the reference, has hop latency 3 and buffer depth 8.
   *
   * @param hopLatency network cycles, 1 to 64, see {@link #hopLatency()}
   * @param bufferDepth flits, 1 to 64
   */
  public static RouterSpecification wormhole(int hopLatency, int bufferDepth) {
    checkRange("hopLatency", hopLatency, 1, MAXIMUM);
    return new RouterSpecification(
        List.of(1),
        bufferDepth,
        0,
        1,
        1,
        Math.max(0, hopLatency - 2),
        Math.min(1, hopLatency - 1),
        0,
        Allocator.WITH_SWITCH,
        Allocator.ISLIP,
        true,
        false);
  }

  /** Whether this is one of the {@link #wormhole} routers. */
  public boolean isWormhole() {
    return equals(wormhole(hopLatency(), bufferDepth));
  }

  /** Virtual channels of an input or output, all message classes together. */
  public int channels() {
    return total(channelsOfClass);
  }

  /** The virtual channels of a message class, a bit each. */
  public int channelsOf(int messageClass) {
    int first = total(channelsOfClass.subList(0, messageClass));
    return (int) ((1L << channelsOfClass.get(messageClass)) - 1) << first;
  }

  /**
   * From the cycle in which a flit wins the switch and leaves its input buffer to its arrival in
   * the next router's, network cycles.
   */
  public int hopLatency() {
    return 1 + traversalDelay + linkDelay;
  }

  /**
   * From the injection of a head flit to its arrival at a node some links away, network cycles, if
   * nothing else moves. The link of a node takes one cycle; V8: {@code 4 * hops + 6}.
   */
  public int zeroLoadLatency(int hops) {
    int allocation =
        speculative
            ? Math.max(channelAllocationDelay, switchAllocationDelay)
            : channelAllocationDelay + switchAllocationDelay;
    int router = routingDelay + allocation + traversalDelay;
    return 2 + router * (hops + 1) + linkDelay * hops + 1;
  }
}
