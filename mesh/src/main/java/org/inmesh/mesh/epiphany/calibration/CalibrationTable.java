package org.inmesh.mesh.epiphany.calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.inmesh.mesh.NetworkSpecification;

/** The silicon's measurements beside the model's, as the tables of {@code mesh/README.md}. */
public final class CalibrationTable {
  private static final String BEGIN = "<!-- epiphany calibration -->\n";
  private static final String END = "<!-- end of epiphany calibration -->\n";
  private static final NetworkSpecification CHIP = NetworkSpecification.epiphany(4, 4);

  /** Core 0 to core 15, the transfer that others disturb. */
  private static final int FAR = 15;

  private static final int WRITES_OF_4_KIB = 512;

  private CalibrationTable() {}

  /**
   * Prints the tables, or writes them between their marks in a file.
   *
   * @param arguments none, or the file, {@code mesh/README.md}
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 0) {
      System.out.print(tables());
      return;
    }
    Path file = Path.of(arguments[0]);
    String text = Files.readString(file);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException(file + " has no place for the tables");
    }
    Files.writeString(
        file, text.substring(0, begin + BEGIN.length()) + tables() + text.substring(end));
  }

  /** All tables, in Markdown. */
  public static String tables() {
    return String.join("\n", writeLatencies(), loads(), copies(), crowdedCopies());
  }

  private static String writeLatencies() {
    StringBuilder table = new StringBuilder();
    row(table, "write from core 0 to", "hops", "measured", "ours", "difference");
    rule(table, 5);
    for (int core = 1; core < CHIP.nodes(); core++) {
      double measured = SiliconMeasurements.WRITE_LATENCY_FROM_CORE_0.get(core);
      double ours = WriteLatency.cycles(CHIP, 0, core);
      row(
          table,
          Integer.toString(core),
          Integer.toString(CHIP.distance(0, core)),
          format("%.2f", measured),
          format("%.2f", ours),
          format("%+.2f", ours - measured));
    }
    return table.toString();
  }

  private static String loads() {
    StringBuilder table = new StringBuilder();
    row(table, "dependent loads, hops", "expected by Adapteva's test", "ours", "difference");
    rule(table, 4);
    int[] targets = {0, 1, 2, 3, 7, 11, 15};
    for (int target : targets) {
      int hops = CHIP.distance(0, target);
      int expected = SiliconMeasurements.loadCycles(hops);
      double ours =
          RemoteLoads.cyclesPerLoad(
              CHIP,
              List.of(new RemoteLoads.Reader(0, target)),
              10,
              RemoteLoads.LoadCycles.measured())[0];
      row(
          table,
          Integer.toString(hops),
          Integer.toString(expected),
          format("%.1f", ours),
          percent(ours, expected));
    }
    return table.toString();
  }

  private static String copies() {
    StringBuilder table = new StringBuilder();
    row(table, "DMA from core 0 to 15, bytes", "measured", "ours", "difference");
    rule(table, 4);
    for (SiliconMeasurements.Copy copy : SiliconMeasurements.COPIES) {
      int measured = copy.cycles() - SiliconMeasurements.COPY_OVERHEAD;
      double ours = cycles(copy.writes(), List.of());
      row(
          table,
          Integer.toString(8 * copy.writes()),
          Integer.toString(measured),
          format("%.0f", ours),
          percent(ours, measured));
    }
    return table.toString();
  }

  private static String crowdedCopies() {
    StringBuilder table = new StringBuilder();
    row(table, "4 KiB from core 0 to 15 beside", "measured", "ours", "difference");
    rule(table, 4);
    for (SiliconMeasurements.CrowdedCopy copy : SiliconMeasurements.CROWDED_COPIES) {
      int measured = copy.cycles() - SiliconMeasurements.COPY_OVERHEAD;
      double ours = cycles(WRITES_OF_4_KIB, copy.others());
      String others =
          copy.others().stream()
              .map(other -> other.source() + " to " + other.destination())
              .collect(Collectors.joining(", "));
      row(table, others, Integer.toString(measured), format("%.0f", ours), percent(ours, measured));
    }
    return table.toString();
  }

  private static double cycles(int writes, List<BlockTransfers.Transfer> others) {
    List<BlockTransfers.Transfer> transfers = new ArrayList<>();
    transfers.add(new BlockTransfers.Transfer(0, FAR, writes));
    transfers.addAll(others);
    return BlockTransfers.cycles(CHIP, transfers, BlockTransfers.DmaCycles.measured())[0];
  }

  private static String percent(double ours, double measured) {
    return format("%+.1f %%", 100 * (ours - measured) / measured);
  }

  private static void row(StringBuilder table, String... cells) {
    table.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static void rule(StringBuilder table, int columns) {
    table.append("|").append("---|".repeat(columns)).append("\n");
  }

  private static String format(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
