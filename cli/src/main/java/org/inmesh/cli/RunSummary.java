package org.inmesh.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
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
    Map<Statistic, Number> values = result.statistics().values();
    for (SummarySection section : SummarySection.values()) {
      addSection(table, section, values);
    }
    addWithUnit(table, "host time", NumberText.seconds(hostSeconds));
    double rate = result.statistics().count(Statistic.INSTRUCTIONS) / hostSeconds;
    table.row("host speed", NumberText.count(Math.round(rate)), "instructions/s");
    table.print(out, "  ");
  }

  /** Of coherent memory, what is zero is left out, and so is a section in which all is. */
  private static void addSection(
      TextTable table, SummarySection section, Map<Statistic, Number> values) {
    TextTable rows = new TextTable("lrl");
    for (Statistic statistic : section.statistics()) {
      Number value = values.get(statistic);
      if (value != null
          && (value.doubleValue() != 0 || !values.containsKey(Statistic.L1_ACCESSES))) {
        addStatistic(rows, section, statistic, values);
      }
    }
    if (rows.rows().isEmpty()) {
      return;
    }
    if (!section.heading().isEmpty()) {
      table.row(section.heading(), "", "");
    }
    for (List<String> row : rows.rows()) {
      table.row(section.indent() + row.get(0), row.get(1), row.get(2));
    }
  }

  private static void addStatistic(
      TextTable table, SummarySection section, Statistic statistic, Map<Statistic, Number> values) {
    Number value = values.get(statistic);
    String label = section.label(statistic);
    switch (statistic) {
      case SIMULATED_SECONDS ->
          addWithUnit(table, "simulated time", NumberText.seconds(value.doubleValue()));
      case CORE_UTILISATION, MEMORY_BUS_UTILISATION, DIRECTORY_OVERHEAD ->
          addWithUnit(table, label, NumberText.percent(value.doubleValue()));
      case ENERGY -> addWithUnit(table, "total", NumberText.joules(value.doubleValue()));
      case ENERGY_DELAY ->
          addWithUnit(table, "delay product", NumberText.jouleSeconds(value.doubleValue()));
      case POWER -> addWithUnit(table, label, NumberText.watts(value.doubleValue()));
      case MEMORY_BANDWIDTH ->
          table.row(label, NumberText.decimal(value.doubleValue(), 3), statistic.unit());
      case REQUEST_PACKETS ->
          addMessages(table, "requests", value, values, Statistic.REQUEST_BYTES);
      case FORWARD_PACKETS ->
          addMessages(table, "forwards", value, values, Statistic.FORWARD_BYTES);
      case RESPONSE_PACKETS ->
          addMessages(table, "responses", value, values, Statistic.RESPONSE_BYTES);
      case BETWEEN_REQUEST_PACKETS ->
          addMessages(table, "requests", value, values, Statistic.BETWEEN_REQUEST_BYTES);
      case BETWEEN_FORWARD_PACKETS ->
          addMessages(table, "forwards", value, values, Statistic.BETWEEN_FORWARD_BYTES);
      case BETWEEN_RESPONSE_PACKETS ->
          addMessages(table, "responses", value, values, Statistic.BETWEEN_RESPONSE_BYTES);
      case BETWEEN_REQUEST_FLITS,
          BETWEEN_REQUEST_BYTES,
          BETWEEN_FORWARD_FLITS,
          BETWEEN_FORWARD_BYTES,
          BETWEEN_RESPONSE_FLITS,
          BETWEEN_RESPONSE_BYTES,
          REQUEST_FLITS,
          REQUEST_BYTES,
          FORWARD_FLITS,
          FORWARD_BYTES,
          RESPONSE_FLITS,
          RESPONSE_BYTES -> {}
      default -> addNumber(table, label, value, statistic.unit());
    }
  }

  private static void addNumber(TextTable table, String label, Number value, String unit) {
    if (unit.equals("pJ")) {
      addWithUnit(table, label, NumberText.joules(value.doubleValue()));
    } else {
      table.row(
          label,
          value instanceof Long count
              ? NumberText.count(count)
              : NumberText.decimal(value.doubleValue(), 1),
          unit);
    }
  }

  private static void addMessages(
      TextTable table,
      String label,
      Number packets,
      Map<Statistic, Number> values,
      Statistic bytes) {
    String size = NumberText.count(values.get(bytes).longValue());
    table.row(label, NumberText.count(packets.longValue()), "packets, %s bytes".formatted(size));
  }

  private static void addWithUnit(TextTable table, String label, String valueAndUnit) {
    int blank = valueAndUnit.indexOf(' ');
    table.row(label, valueAndUnit.substring(0, blank), valueAndUnit.substring(blank + 1));
  }
}
