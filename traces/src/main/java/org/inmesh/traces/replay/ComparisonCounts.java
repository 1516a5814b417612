package org.inmesh.traces.replay;

/** Counts deliveries of the recording, and those that the replay has in the same cycle. */
final class ComparisonCounts {
  private final RecentPackets recent;
  private long delivered;
  private long latencySum;
  private long latencyMaximum;
  private long lastDelivery = -1;
  private long compared;
  private long inSameCycle;

  ComparisonCounts(RecentPackets recent) {
    this.recent = recent;
  }

  /** A packet's delivery in the recording was read. */
  void recorded(long packet, long cycle) {
    if (!recent.knows(packet)) {
      return;
    }
    delivered++;
    long latency = cycle - recent.recordedCreation(packet);
    latencySum += latency;
    latencyMaximum = Math.max(latencyMaximum, latency);
    lastDelivery = Math.max(lastDelivery, cycle);
    recent.setRecordedDelivery(packet, cycle);
    compare(packet, recent.delivered(packet), cycle);
  }

  /** A packet was delivered in the replay. */
  void replayed(long packet, long cycle) {
    if (recent.knows(packet)) {
      compare(packet, cycle, recent.recordedDelivery(packet));
    }
  }

  private void compare(long packet, long replayed, long recorded) {
    if (replayed >= 0 && recorded >= 0) {
      compared++;
      if (replayed == recorded) {
        inSameCycle++;
      }
    }
  }

  RecordingComparison result() {
    return new RecordingComparison(
        delivered,
        delivered == 0 ? Double.NaN : (double) latencySum / delivered,
        latencyMaximum,
        lastDelivery,
        compared,
        inSameCycle);
  }
}
