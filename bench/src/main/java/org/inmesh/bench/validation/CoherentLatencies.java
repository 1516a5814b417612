package org.inmesh.bench.validation;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.latency.LatencyMeasurement;
import org.inmesh.coresim.latency.LineState;
import org.inmesh.coresim.latency.TimedAccess;

/** Rows of single accesses by core 0 to coherent memory, as {@code inmesh latency} times them. */
final class CoherentLatencies {
  private static final int REQUESTER = 0;

  private final MachineSpecification machine;
  private final List<ValidationRow> rows = new ArrayList<>();

  CoherentLatencies(MachineSpecification machine) {
    this.machine = machine;
  }

  /** The line's home is anywhere on the holder's chip: the mean over homes. */
  CoherentLatencies add(
      String quantity,
      TimedAccess access,
      LineState state,
      int holder,
      ReferenceValue reference,
      Basis basis) {
    LatencyMeasurement measurement = new LatencyMeasurement(machine, REQUESTER, holder);
    return add(quantity, measurement.measure(access, state).mean(), reference, basis);
  }

  /** The line's home is at the holder. */
  CoherentLatencies addAtHome(
      String quantity,
      TimedAccess access,
      LineState state,
      int holder,
      ReferenceValue reference,
      Basis basis) {
    LatencyMeasurement measurement = new LatencyMeasurement(machine, REQUESTER, holder);
    return add(
        quantity, measurement.measure(access, state, List.of(holder)).mean(), reference, basis);
  }

  /** What an access to a line in one state takes longer than in another: means over homes. */
  CoherentLatencies addDifference(
      String quantity,
      LineState longer,
      LineState shorter,
      int holder,
      ReferenceValue reference,
      Basis basis) {
    LatencyMeasurement measurement = new LatencyMeasurement(machine, REQUESTER, holder);
    double more =
        measurement.measure(TimedAccess.LOAD, longer).mean()
            - measurement.measure(TimedAccess.LOAD, shorter).mean();
    return add(quantity, more, reference, basis);
  }

  private CoherentLatencies add(
      String quantity, double ours, ReferenceValue reference, Basis basis) {
    rows.add(ValidationRow.measured(quantity, "cycles", reference, ours, basis));
    return this;
  }

  List<ValidationRow> rows() {
    return List.copyOf(rows);
  }
}
