package org.inmesh.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.inmesh.bench.ComparisonRow;
import org.inmesh.bench.Outcome;
import org.inmesh.coresim.CycleStack;
import org.inmesh.coresim.RunStatistics;
import org.inmesh.coresim.Statistic;

/** The rows of a comparison as a table. */
final class ComparisonTable {
  private final List<ComparisonRow> rows;
  private final boolean forms;
  private final boolean placements;

  /**
   * Of rows.
   *
   * @param forms whether they differ in the form of the program
   * @param placements whether they differ in its placement: then the measured traffic is shown, too
   */
  ComparisonTable(List<ComparisonRow> rows, boolean forms, boolean placements) {
    this.rows = rows;
    this.forms = forms;
    this.placements = placements;
  }

  /**
   * Prints it.
   *
   * @param stack whether to tell where the cycles went
   */
  void print(PrintStream out, boolean stack) {
    TextTable table =
        new TextTable("l" + (forms ? "l" : "") + (placements ? "lr" : "") + "rrrrrrrrrrr");
    addRow(
        table,
        "machine",
        "form",
        "placement",
        "byte-hops",
        "cores",
        "cycles",
        "time",
        "instructions",
        "packets",
        "flit-hops",
        "latency",
        "busy",
        "energy",
        "host",
        "ratio");
    addRow(table, "", "", "", "", "", "", "", "", "", "", "cycles", "cores", "", "time", "");
    rows.forEach(row -> addRow(table, row));
    table.print(out, "");
    if (stack) {
      printStacks(out);
    }
  }

  private void printStacks(PrintStream out) {
    List<String> names = new ArrayList<>();
    List<CycleStack> stacks = new ArrayList<>();
    for (ComparisonRow row : rows) {
      if (row.outcome() instanceof Outcome.Ran ran) {
        String form = forms ? " " + row.run().program().form().key() : "";
        form += placements ? " " + row.run().program().placement().label() : "";
        names.add(row.machine().name() + form + " " + NumberText.count(row.machine().cores()));
        stacks.add(CycleStack.sum(ran.result().statistics().stacks()));
      }
    }
    out.println();
    out.println("Where the cycles of all cores went, in percent of each run's");
    out.println();
    CycleStackReport.printSideBySide(out, names, stacks);
  }

  /**
   * A line of which the second cell, the form, is shown only where forms differ, and the two behind
   * it only where placements do.
   */
  private void addRow(TextTable table, String... cells) {
    List<String> shown = new ArrayList<>(List.of(cells));
    if (!placements) {
      shown.subList(2, 4).clear();
    }
    if (!forms) {
      shown.remove(1);
    }
    table.row(shown.toArray(String[]::new));
  }

  private void addRow(TextTable table, ComparisonRow row) {
    String name = row.machine().name();
    String form = row.run().program().form().key();
    String placement = row.run().program().placement().label();
    String cores = NumberText.count(row.machine().cores());
    if (!(row.outcome() instanceof Outcome.Ran ran)) {
      String word =
          row.outcome() instanceof Outcome.NotRun || isUnsuitable(row) ? "not run" : "failed";
      addRow(
          table, name, form, placement, "-", cores, "-", "-", "-", "-", "-", "-", "-", "-", "-",
          word);
      return;
    }
    RunStatistics statistics = ran.result().statistics();
    String last =
        !ran.finished()
            ? RunRow.words(ran.result().ending())
            : row.ratio().isPresent() ? NumberText.decimal(row.ratio().getAsDouble(), 2) : "-";
    addRow(
        table,
        name,
        form,
        placement,
        byteHops(statistics),
        cores,
        NumberText.count(statistics.count(Statistic.CYCLES)),
        NumberText.seconds(statistics.value(Statistic.SIMULATED_SECONDS)),
        NumberText.count(statistics.count(Statistic.INSTRUCTIONS)),
        NumberText.count(statistics.count(Statistic.PACKETS)),
        NumberText.count(statistics.count(Statistic.FLIT_HOPS)),
        NumberText.decimal(statistics.value(Statistic.PACKET_LATENCY_MEAN), 1),
        NumberText.percent(statistics.value(Statistic.CORE_UTILISATION)),
        NumberText.joules(statistics.value(Statistic.ENERGY)),
        NumberText.decimal(ran.hostSeconds(), 2) + " s",
        last);
  }

  /** Only the mesh machine sends messages between cores. */
  private static String byteHops(RunStatistics statistics) {
    return statistics.values().containsKey(Statistic.BYTE_HOPS)
        ? NumberText.count(statistics.count(Statistic.BYTE_HOPS))
        : "-";
  }

  /** Whether only machines of another kind can run the row's program. */
  static boolean isUnsuitable(ComparisonRow row) {
    return row.outcome() instanceof Outcome.Failed failed && failed.isUnsuitable();
  }
}
