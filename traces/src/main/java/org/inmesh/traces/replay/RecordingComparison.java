package org.inmesh.traces.replay;

/**
 * What the recording says of the same packets. Cycles are network cycles of the recording.
 *
 * @param delivered packets that were delivered
 * @param latencyMean from creation to delivery; NaN if nothing was delivered
 * @param latencyMaximum the slowest packet's
 * @param lastDelivery -1 if nothing was delivered
 * @param compared packets delivered in the recording and in the replay
 * @param inSameCycle of these, those that were delivered in the recorded cycle
 */
public record RecordingComparison(
    long delivered,
    double latencyMean,
    long latencyMaximum,
    long lastDelivery,
    long compared,
    long inSameCycle) {}
