package org.inmesh.traces.flow;

/**
 * What one node sends to another.
 *
 * @param rate probability that it begins a packet in a cycle, if the source began none in the cycle
 *     before
 * @param rateAfterPacket the same if it did
 * @param on the flow is active if the cycle modulo {@code period} is above this
 * @param off and below this
 * @param period network cycles
 */
record Flow(
    int source,
    int destination,
    double rate,
    double rateAfterPacket,
    long on,
    long off,
    long period) {

  /** At all times. */
  static Flow always(int source, int destination, double rate) {
    return new Flow(source, destination, rate, rate, -1, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  boolean isActive(long cycle) {
    long phase = cycle % period;
    return phase > on && phase < off;
  }
}
