package org.inmesh.cli;

import java.util.List;
import org.inmesh.bench.traffic.SweepActivity;
import org.inmesh.bench.traffic.SweepActivity.MeasurementUnderWay;

/** How far a sweep is, in a line. */
final class SweepProgress {
  private SweepProgress() {}

  /** Of a number of measurements. */
  static String of(SweepActivity activity, int measurements) {
    return "%d of %d measurements ended%s"
        .formatted(activity.ended(), measurements, current(activity));
  }

  /** Of a search for saturation, when nobody knows how many measurements it takes. */
  static String ofSearch(SweepActivity activity) {
    return "%d measurements ended%s".formatted(activity.ended(), current(activity));
  }

  /** The oldest that is under way. */
  private static String current(SweepActivity activity) {
    List<MeasurementUnderWay> underWay = activity.underWay();
    if (underWay.isEmpty()) {
      return "";
    }
    MeasurementUnderWay oldest = underWay.getFirst();
    return "; %s at %s: cycle %s"
        .formatted(
            oldest.experiment().traffic().patternLabel(),
            SweepReport.load(oldest.experiment().traffic().load()),
            NumberText.count(oldest.cycle()));
  }
}
