package org.inmesh.mesh.measurement;

import java.util.List;
import java.util.Locale;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.traffic.HotSpot;
import org.inmesh.mesh.traffic.SyntheticPattern;
import org.inmesh.mesh.traffic.TrafficPattern;
import org.inmesh.mesh.traffic.TrafficSpecification;

/**
 * Measures the mean latency of the models without flits against that of the model flit by flit, as
 * a Markdown table. {@code mesh/README.md} says how to run it and has the result.
 */
public final class ModelErrorTable {
  private static final long SEED = 20_261_121;
  private static final int SIDE = 8;
  private static final double[] PARTS_OF_SATURATION = {0.1, 0.3, 0.5, 0.7};
  private static final List<Model> MODELS = List.of(Model.PACKET, Model.IDEAL);

  /** Relative width of the interval that is left when bisection ends. */
  private static final double RESOLUTION = 0.02;

  private static final LatencyMeasurement MEASUREMENT =
      new LatencyMeasurement(5_000, 2, 6, 3, 0.05, 500);

  private ModelErrorTable() {}

  /** What is compared: a mesh of a router under traffic of packets of one length. */
  record Curve(PublishedRouter router, TrafficPattern pattern, int flits) {

    double meanLatency(Model model, double load) {
      return measure(model, load).meanPacketLatency();
    }

    private LatencyResult measure(Model model, double load) {
      NetworkSpecification mesh = router.mesh(SIDE, SIDE).withModel(model);
      return MEASUREMENT.measure(NetworkFactory.of(mesh), traffic(load));
    }

    private TrafficSpecification traffic(double load) {
      return TrafficSpecification.bernoulli(pattern, load, flits, SEED);
    }

    /** The highest load found at which the flit model is not saturated. */
    double saturation() {
      double sustained = 0;
      double saturated = traffic(0).maximumLoad(router.mesh(SIDE, SIDE));
      saturated = Math.min(1, saturated);
      while (saturated - sustained > RESOLUTION * saturated) {
        double load = (sustained + saturated) / 2;
        if (measure(Model.FLIT, load).status() == LatencyResult.Status.SATURATED) {
          saturated = load;
        } else {
          sustained = load;
        }
      }
      return sustained;
    }
  }

  static List<TrafficPattern> patterns() {
    return List.of(
        SyntheticPattern.UNIFORM,
        SyntheticPattern.TRANSPOSE,
        SyntheticPattern.BIT_COMPLEMENT,
        SyntheticPattern.SHUFFLE,
        SyntheticPattern.TORNADO,
        SyntheticPattern.NEIGHBOR,
        new HotSpot(List.of(27, 36), 0.2));
  }

  /** Arguments: the routers, {@code W1} and {@code V8}. */
  public static void main(String[] arguments) {
    StringBuilder header = new StringBuilder("| router | pattern | flits | saturation |");
    StringBuilder rule = new StringBuilder("|---|---|---|---|");
    for (Model model : MODELS) {
      for (double part : PARTS_OF_SATURATION) {
        header.append(
            String.format(
                Locale.ROOT,
                " %s at %.0f %% |",
                model.name().toLowerCase(Locale.ROOT),
                100 * part));
        rule.append("---|");
      }
    }
    System.out.println(header);
    System.out.println(rule);
    for (String argument : arguments) {
      PublishedRouter router = PublishedRouter.valueOf(argument);
      for (TrafficPattern pattern : patterns()) {
        for (int flits : new int[] {1, 5}) {
          System.out.println(row(new Curve(router, pattern, flits)));
        }
      }
    }
  }

  private static String row(Curve curve) {
    double saturation = curve.saturation();
    StringBuilder row =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "| %s | %s | %d | %.3f |",
                curve.router(),
                curve.pattern().label(),
                curve.flits(),
                saturation));
    for (Model model : MODELS) {
      for (double part : PARTS_OF_SATURATION) {
        double load = part * saturation;
        double error = curve.meanLatency(model, load) / curve.meanLatency(Model.FLIT, load) - 1;
        row.append(String.format(Locale.ROOT, " %+.1f %% |", 100 * error));
      }
    }
    return row.toString();
  }
}
