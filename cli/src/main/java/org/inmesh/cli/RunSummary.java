package org.inmesh.cli;

import java.io.PrintStream;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.Statistic;

/** What a run came to, for people. */
final class RunSummary {
  private RunSummary() {}

  /** {@code sieve on mesh, 4 x 4 cores at 1,000 MHz: finished}. */
  static String heading(String program, MachineSpecification machine, RunResult result) {
    return "%s on %s, %d x %d cores at %s MHz: %s"
        .formatted(
            program,
            machine.name(),
            machine.network().columns(),
            machine.network().rows(),
            NumberText.count(machine.clockMegahertz()),
            RunRow.words(result.ending()));
  }

  static void print(PrintStream out, String heading, RunResult result, double hostSeconds) {
    out.println(heading);
    TextTable table = new TextTable("lrl");
    result
        .statistics()
        .values()
        .forEach((statistic, value) -> addStatistic(table, statistic, value));
    addWithUnit(table, "host time", NumberText.seconds(hostSeconds));
    double rate = result.statistics().count(Statistic.INSTRUCTIONS) / hostSeconds;
    table.row("host speed", NumberText.count(Math.round(rate)), "instructions/s");
    table.print(out, "  ");
  }

  private static void addStatistic(TextTable table, Statistic statistic, Number value) {
    String label = statistic.key().replace('_', ' ');
    switch (statistic) {
      case SIMULATED_SECONDS ->
          addWithUnit(table, "simulated time", NumberText.seconds(value.doubleValue()));
      case CORE_UTILISATION -> addWithUnit(table, label, NumberText.percent(value.doubleValue()));
      case MEMORY_BANDWIDTH ->
          table.row(label, NumberText.decimal(value.doubleValue(), 3), statistic.unit());
      default ->
          table.row(
              label,
              value instanceof Long count
                  ? NumberText.count(count)
                  : NumberText.decimal(value.doubleValue(), 1),
              statistic.unit());
    }
  }

  private static void addWithUnit(TextTable table, String label, String valueAndUnit) {
    int blank = valueAndUnit.indexOf(' ');
    table.row(label, valueAndUnit.substring(0, blank), valueAndUnit.substring(blank + 1));
  }
}
