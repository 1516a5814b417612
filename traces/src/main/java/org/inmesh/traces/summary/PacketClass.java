package org.inmesh.traces.summary;

import org.HdrHistogram.Histogram;

/** The packets of one class of one network. Cycles are network cycles. */
public final class PacketClass implements Comparable<PacketClass> {
  /** Of cycles in histograms: three significant digits. */
  private static final int DIGITS = 3;

  private final int network;
  private final int messageClass;
  private final Histogram waiting = new Histogram(DIGITS);
  private final Histogram travelling = new Histogram(DIGITS);
  private final Histogram latency = new Histogram(DIGITS);
  long created;
  long bytes;
  long lost;

  PacketClass(int network, int messageClass) {
    this.network = network;
    this.messageClass = messageClass;
  }

  void delivered(long createdCycle, long injectedCycle, long cycle) {
    waiting.recordValue(Math.max(0, injectedCycle - createdCycle));
    travelling.recordValue(Math.max(0, cycle - injectedCycle));
    latency.recordValue(Math.max(0, cycle - createdCycle));
  }

  /** Number of the network. */
  public int network() {
    return network;
  }

  /** Number of the class in it. */
  public int messageClass() {
    return messageClass;
  }

  /** Packets created. */
  public long created() {
    return created;
  }

  /** Bytes of the packets created. */
  public long bytes() {
    return bytes;
  }

  /** Packets created and delivered. */
  public long delivered() {
    return latency.getTotalCount();
  }

  /** Packets lost. */
  public long lost() {
    return lost;
  }

  /** From creation to injection. */
  public Histogram waiting() {
    return waiting;
  }

  /** From injection to delivery. */
  public Histogram travelling() {
    return travelling;
  }

  /** From creation to delivery. */
  public Histogram latency() {
    return latency;
  }

  @Override
  public int compareTo(PacketClass other) {
    int order = Integer.compare(network, other.network);
    return order != 0 ? order : Integer.compare(messageClass, other.messageClass);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PacketClass same && compareTo(same) == 0;
  }

  @Override
  public int hashCode() {
    return network * 31 + messageClass;
  }
}
