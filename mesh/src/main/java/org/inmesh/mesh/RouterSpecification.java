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
 * @param allocatorIterations rounds of both allocators in a cycle, 1 to 4; a later one matches what
 *     is left over
 * @param speculative if true, a head flit asks for the switch while it still asks for a virtual
 *     channel
 * @param waitForTailCredit if true, a virtual channel is free for the next packet when the credits
 *     of the whole packet before have come back, which needs credits; otherwise when its tail flit
 *     has been sent
 * @param flowControl how a sender knows of room in the buffer at the other end
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
    int allocatorIterations,
    boolean speculative,
    boolean waitForTailCredit,
    FlowControl flowControl) {

  /** How requests for outputs are matched. */
  public enum Allocator {
    /**
     * Each output grants a request, then each input accepts a grant, both round-robin; pointers
     * move past the partner when the grant is accepted in the first iteration. iSLIP (McKeown,
     * IEEE/ACM Transactions on Networking 7(2), 1999).
     */
    ISLIP,

    /**
     * Each input chooses one of its requests, then each output grants one of those, both
     * round-robin; pointers move past the partner when the grant is made in the first iteration.
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
  private static final int MAXIMUM_ITERATIONS = 4;

  /** A cycle on the link of a node: sent in T, at the other end in T + 2; so are its credits. */
  private static final int NODE_LINK_LATENCY = 2;

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
    checkRange("allocatorIterations", allocatorIterations, 1, MAXIMUM_ITERATIONS);
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
    if (flowControl == null) {
      throw new IllegalArgumentException("a router needs flow control");
    }
    if (flowControl instanceof FlowControl.OnOff onOff) {
      int needed = leastOffThreshold(traversalDelay, linkDelay, creditDelay);
      if (waitForTailCredit) {
        throw new IllegalArgumentException("there are no credits to wait for with on/off control");
      }
      if (onOff.offThreshold() < needed) {
        throw new IllegalArgumentException(
            "offThreshold must be at least "
                + needed
                + ", the flits sent before the sender stops, not "
                + onOff.offThreshold());
      }
      if (onOff.onThreshold() > bufferDepth) {
        throw new IllegalArgumentException(
            "onThreshold must be at most the bufferDepth "
                + bufferDepth
                + ", not "
                + onOff.onThreshold());
      }
    }
  }

  /** See {@link #leastOffThreshold()}. */
  private static int leastOffThreshold(int traversalDelay, int linkDelay, int creditDelay) {
    int flitLatency = 1 + traversalDelay + linkDelay;
    int signalLatency = 1 + linkDelay + creditDelay;
    return Math.max(flitLatency + signalLatency, 2 * NODE_LINK_LATENCY) - 1;
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
        List.of(8),
        8,
        0,
        1,
        1,
        1,
        1,
        2,
        Allocator.ISLIP,
        Allocator.ISLIP,
        1,
        false,
        true,
        new FlowControl.Credits());
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
        1,
        true,
        false,
        new FlowControl.Credits());
  }

  /** A builder of routers that differ from this one in what is set there. */
  public RouterBuilder toBuilder() {
    return new RouterBuilder(this);
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
   * The smallest {@link FlowControl.OnOff#offThreshold} with which no buffer can overflow: flits
   * that a sender sends after the one whose arrival makes the receiver stop it, and before it
   * knows.
   */
  public int leastOffThreshold() {
    return leastOffThreshold(traversalDelay, linkDelay, creditDelay);
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
    return NODE_LINK_LATENCY + router * (hops + 1) + linkDelay * hops + 1;
  }
}
