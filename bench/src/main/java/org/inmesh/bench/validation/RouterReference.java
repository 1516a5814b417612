package org.inmesh.bench.validation;

import java.util.List;
import java.util.Locale;
import org.inmesh.mesh.measurement.LatencyResult;
import org.inmesh.mesh.measurement.PublishedRouter;
import org.inmesh.mesh.measurement.ReferenceTable;
import org.inmesh.mesh.traffic.SyntheticPattern;

/** A few points of the reference table of BookSim 2 on an 8 x 8 mesh. */
final class RouterReference implements Validation {
  private static final String SOURCE = "BookSim 2, mean packet latency of its sample periods";
  private static final int COLUMNS = 8;

  private static final long SEED = 20_261_121;

  private final PublishedRouter router;

  RouterReference(PublishedRouter router) {
    this.router = router;
  }

  @Override
  public String name() {
    return router.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String title() {
    return "router " + router + ": latency at loads, 8 x 8 mesh";
  }

  @Override
  public List<ValidationRow> measure() {
    return points().stream().map(RouterReference::row).toList();
  }

  private List<ReferenceTable.Point> points() {
    return switch (router) {
      case W1 ->
          List.of(
              point(1, SyntheticPattern.UNIFORM, 0.05, 20.8278),
              point(1, SyntheticPattern.UNIFORM, 0.3, 23.0285),
              point(1, SyntheticPattern.TRANSPOSE, 0.12, 21.6712),
              point(5, SyntheticPattern.UNIFORM, 0.2, 29.7822));
      case V8 ->
          List.of(
              point(1, SyntheticPattern.UNIFORM, 0.25, 28.4308),
              point(1, SyntheticPattern.TRANSPOSE, 0.1, 27.6889),
              point(5, SyntheticPattern.UNIFORM, 0.2, 36.7264));
    };
  }

  /** Below saturation, where the accepted load is the offered one. */
  private ReferenceTable.Point point(
      int flits, SyntheticPattern pattern, double load, double latency) {
    return new ReferenceTable.Point(router, COLUMNS, flits, pattern, load, false, latency, load);
  }

  private static ValidationRow row(ReferenceTable.Point point) {
    LatencyResult result = point.measure(SEED);
    if (result.status() == LatencyResult.Status.SATURATED) {
      throw new IllegalStateException("saturated: " + point);
    }
    String what =
        "%s, %s, load %s"
            .formatted(
                point.pattern().name().toLowerCase(Locale.ROOT),
                point.flits() == 1 ? "1 flit" : point.flits() + " flits",
                point.offeredLoad());
    return ValidationRow.measured(
        what,
        "cycles",
        ReferenceValue.of(point.meanPacketLatency(), SOURCE),
        result.meanPacketLatency(),
        Basis.PREDICTION);
  }

  @Override
  public List<String> notes() {
    return List.of(
        "The random packets are others than the reference's, so that means differ by chance. All"
            + " points of the reference: mesh/README.md and the slow tests.");
  }
}
