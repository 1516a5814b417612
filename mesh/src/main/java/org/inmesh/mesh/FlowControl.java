package org.inmesh.mesh;

/**
 * How the sending side of a link knows that the virtual channel at its other end has room. Both are
 * those of Dally and Towles, Principles and Practices of Interconnection Networks, chapter 13.
 */
public sealed interface FlowControl {

  /** A credit goes back for every flit that leaves the buffer. */
  record Credits() implements FlowControl {}

  /**
   * A signal goes back when the sender has to stop and when it may go on, as late as a credit would
   * come. Every channel is on at first.
   *
   * @param offThreshold the sender is stopped when the free places of the buffer fall to this, at
   *     least 0; the flits that are under way before it stops must find room in them, see {@link
   *     RouterSpecification#leastOffThreshold}
   * @param onThreshold it may go on when the free places rise to this, above offThreshold, at most
   *     the buffer depth
   */
  record OnOff(int offThreshold, int onThreshold) implements FlowControl {
    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if onThreshold is not above offThreshold, or that negative
     */
    public OnOff {
      if (offThreshold < 0) {
        throw new IllegalArgumentException("offThreshold must be at least 0, not " + offThreshold);
      }
      if (onThreshold <= offThreshold) {
        throw new IllegalArgumentException(
            "onThreshold must be above offThreshold " + offThreshold + ", not " + onThreshold);
      }
    }
  }
}
