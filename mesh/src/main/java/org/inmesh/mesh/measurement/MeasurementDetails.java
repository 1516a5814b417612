package org.inmesh.mesh.measurement;

import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * What a {@link LatencyMeasurement} found besides the means.
 *
 * @param warmUpCycles network cycles before the first sample period
 * @param sampleCycles network cycles of the sample periods
 * @param networkLatencies of measured packets, from injection of the head to the arrival of the
 *     tail, network cycles; HdrHistogram with three digits
 * @param fairness accepted load by source
 * @param classes latency by message class, from 0
 * @param failures packets that faults and unreliable links touched in the sample periods
 * @param roundTrips from the creation of a measured request to the arrival of the tail of its
 *     reply, network cycles, three digits; nothing for traffic without requests. Measured are
 *     requests created in the sample periods.
 */
public record MeasurementDetails(
    long warmUpCycles,
    long sampleCycles,
    Histogram networkLatencies,
    SourceFairness fairness,
    List<ClassLatency> classes,
    FailureCounts failures,
    Optional<Histogram> roundTrips) {

  /** Keeps a copy of the list. */
  public MeasurementDetails {
    classes = List.copyOf(classes);
  }
}
