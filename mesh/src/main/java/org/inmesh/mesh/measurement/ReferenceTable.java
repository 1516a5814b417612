package org.inmesh.mesh.measurement;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.inmesh.mesh.traffic.SyntheticPattern;
import org.inmesh.mesh.traffic.TrafficSpecification;

/**
 * Measures every point of the reference table of BookSim 2 and prints both beside each other, as a
 * Markdown table: reference, ours, difference. {@code mesh/README.md} says how to run it.
 */
public final class ReferenceTable {
  private static final long SEED = 20_261_121;

  private ReferenceTable() {}

  /**
   * One row of the reference file.
   *
   * @param columns of the mesh, and as many rows
   * @param offeredLoad flits per node and cycle
   * @param saturated whether the reference found no steady state
   * @param meanPacketLatency network cycles; of a saturated network until the reference gave up
   * @param acceptedLoad flits per node and cycle
   */
  public record Point(
      PublishedRouter router,
      int columns,
      int flits,
      SyntheticPattern pattern,
      double offeredLoad,
      boolean saturated,
      double meanPacketLatency,
      double acceptedLoad) {

    /** Reads the columns of {@code latency-8x8.csv}. */
    static Point parse(String line) {
      String[] fields = line.split(",");
      return new Point(
          PublishedRouter.valueOf(fields[0]),
          Integer.parseInt(fields[1]),
          Integer.parseInt(fields[2]),
          SyntheticPattern.valueOf(fields[3].toUpperCase(Locale.ROOT)),
          Double.parseDouble(fields[4]),
          fields[5].equals("saturated"),
          Double.parseDouble(fields[6]),
          Double.parseDouble(fields[9]));
    }

    /** Measures the point in the way of the reference. */
    public LatencyResult measure(long seed) {
      return LatencyMeasurement.ofReference()
          .measure(networks(), TrafficSpecification.bernoulli(pattern, offeredLoad, flits, seed));
    }

    /** Networks of the router and size of this point. */
    public NetworkFactory networks() {
      return NetworkFactory.of(router.mesh(columns, columns));
    }
  }

  /** The points of the reference file. */
  public static List<Point> read(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines.skip(1).map(Point::parse).toList();
    }
  }

  /** Argument: the reference file, {@code latency-8x8.csv}. */
  public static void main(String[] arguments) throws IOException {
    print(read(Path.of(arguments[0])), System.out);
  }

  private static void print(List<Point> points, PrintStream out) {
    out.println(
        "| router | pattern | flits | load | reference | ours | difference"
            + " | accepted: reference | ours | difference |");
    out.println("|---|---|---|---|---|---|---|---|---|---|");
    for (Point point : points) {
      LatencyResult result = point.measure(SEED);
      boolean saturated = result.status() == LatencyResult.Status.SATURATED;
      out.printf(
          Locale.ROOT,
          "| %s | %s | %d | %s | %s | %s | %s | %.4f | %.4f | %+.1f %% |%n",
          point.router(),
          point.pattern().name().toLowerCase(Locale.ROOT),
          point.flits(),
          point.offeredLoad(),
          point.saturated() ? "saturated" : format("%.2f", point.meanPacketLatency()),
          saturated ? "saturated" : format("%.2f", result.meanPacketLatency()),
          saturated || point.saturated()
              ? ""
              : format(
                  "%+.1f %%", difference(result.meanPacketLatency(), point.meanPacketLatency())),
          point.acceptedLoad(),
          result.acceptedLoad(),
          difference(result.acceptedLoad(), point.acceptedLoad()));
    }
  }

  private static double difference(double ours, double reference) {
    return 100 * (ours / reference - 1);
  }

  private static String format(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
