package org.inmesh.traces.replay;

import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.inmesh.mesh.DeadlockException;

/**
 * What a replay came to. Cycles are network cycles of the target.
 *
 * @param read packets of the trace, or of the part that was replayed
 * @param delivered packets
 * @param flits of these
 * @param flitHops links between routers crossed, summed over flits
 * @param latencyMean from creation to the arrival of the tail; NaN if nothing was delivered
 * @param latencyMaximum the slowest packet's
 * @param networkLatencyMean from injection to the arrival of the tail; NaN if nothing was delivered
 * @param latencies of all packets, from creation, to three digits
 * @param lastDelivery -1 if nothing was delivered
 * @param late packets that were read later than they could have been created
 * @param notSent packets of which a cause was never delivered, or that were left when the replay
 *     was stopped
 * @param unroutable packets without a way
 * @param lost packets that a link damaged
 * @param delayed packets that a link delayed
 * @param unknownCauses causes that are not in the trace; what they caused is not created before its
 *     recorded cycle
 * @param kinds networks or message classes that the trace keeps apart
 * @param kindsKept of these, those that the target keeps apart
 * @param timeFactor what times and gaps of the trace were multiplied by: the stretch, and the
 *     network clock over that of the recording
 * @param comparison with the recording
 * @param deadlock if the network came to rest with packets under way
 * @param stopped whether somebody asked for the end before it was there
 */
public record ReplayResult(
    long read,
    long delivered,
    long flits,
    long flitHops,
    double latencyMean,
    long latencyMaximum,
    double networkLatencyMean,
    Histogram latencies,
    long lastDelivery,
    long late,
    long notSent,
    long unroutable,
    long lost,
    long delayed,
    long unknownCauses,
    int kinds,
    int kindsKept,
    double timeFactor,
    RecordingComparison comparison,
    Optional<DeadlockException> deadlock,
    boolean stopped) {}
