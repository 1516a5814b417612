package org.inmesh.mesh.traffic;

import java.util.Objects;

/**
 * Every packet of a component is a request, and its destination answers it with a packet to its
 * source. A node answers as many requests at a time as arrive.
 *
 * @param replySizes how long replies are
 * @param replyClass message class of the replies, at least 0
 * @param serviceTime network cycles from the arrival of a request's tail to the creation of the
 *     reply, at least 0; a reply can be injected from the cycle after the arrival on
 * @param maximumOutstanding requests of one node, from their creation to the arrival of the reply's
 *     tail, at least 1: a node that has so many creates none (closed loop), whatever the load; to
 *     keep it at its bound, offer the {@linkplain TrafficSpecification#maximumLoad maximum load}.
 *     {@link #UNBOUNDED}: the load alone decides (open loop)
 */
public record RequestReply(
    PacketSizes replySizes, int replyClass, int serviceTime, int maximumOutstanding) {
  /** No bound on the outstanding requests of a node. */
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is below its least value
   */
  public RequestReply {
    Objects.requireNonNull(replySizes);
    if (replyClass < 0) {
      throw new IllegalArgumentException("message classes count from 0, not " + replyClass);
    }
    if (serviceTime < 0) {
      throw new IllegalArgumentException("a service takes at least 0 cycles, not " + serviceTime);
    }
    if (maximumOutstanding < 1) {
      throw new IllegalArgumentException(
          "a node needs at least 1 outstanding request, not " + maximumOutstanding);
    }
  }
}
