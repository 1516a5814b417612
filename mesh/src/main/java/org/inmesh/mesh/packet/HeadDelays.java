package org.inmesh.mesh.packet;

import org.inmesh.mesh.RouterSpecification;

/**
 * How a head flit gets on if nothing else moves, in network cycles; together {@link
 * RouterSpecification#zeroLoadLatency}.
 *
 * @param toFirstGrant from injection to the grant of its output by the first router
 * @param toNextGrant from one router's grant to the next one's
 * @param toNode from the last router's grant to the arrival at the node
 */
record HeadDelays(int toFirstGrant, int toNextGrant, int toNode) {

  /** Of the nodes' links, from sending to arrival; see the router's rules in the README. */
  private static final int NODE_LINK_LATENCY = 2;

  static HeadDelays of(RouterSpecification router) {
    int toNextGrant = router.zeroLoadLatency(1) - router.zeroLoadLatency(0);
    int toNode = router.traversalDelay() + NODE_LINK_LATENCY;
    return new HeadDelays(router.zeroLoadLatency(0) - toNode, toNextGrant, toNode);
  }
}
