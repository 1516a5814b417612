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
        new TextTable("l" + (forms ? "l" : "") + (placements ? "lr" : "") + "rrrrrrrrrr");
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
        "host",
        "ratio");
    addRow(table, "", "", "", "", "", "", "", "", "", "", "cycles", "cores", "time", "");
    rows.forEach(row -> addRow(table, row));
    table.print(out, "");
    printEnergy(out);
    if (stack) {
      printStacks(out);
    }
  }

  /** Of all runs that there were; apart from their times, as the lines would be too long. */
  private void printEnergy(PrintStream out) {
    TextTable table = new TextTable("l" + (forms ? "l" : "") + (placements ? "l" : "") + "rrrr");
    List<String> head = new ArrayList<>(place("machine", "form", "placement"));
    head.addAll(List.of("cores", "energy", "power", "energy-delay"));
    table.row(head.toArray(String[]::new));
    for (ComparisonRow row : rows) {
      if (row.outcome() instanceof Outcome.Ran ran) {
        RunStatistics statistics = ran.result().statistics();
        List<String> cells = new ArrayList<>(place(row));
        cells.add(NumberText.count(row.machine().cores()));
        cells.add(NumberText.joules(statistics.value(Statistic.ENERGY)));
        cells.add(NumberText.watts(statistics.value(Statistic.POWER)));
        cells.add(NumberText.jouleSeconds(statistics.value(Statistic.ENERGY_DELAY)));
        table.row(cells.toArray(String[]::new));
      }
    }
    out.println();
    out.println("Energy, estimated");
    out.println();
    table.print(out, "");
  }

  private List<String> place(ComparisonRow row) {
    return place(
        row.machine().name(),
        row.run().program().form().key(),
        row.run().program().placement().label());
  }

  /** A machine, with form and placement only where they differ. */
  private List<String> place(String machine, String form, String placement) {
    List<String> words = new ArrayList<>(List.of(machine));
    if (forms) {
      words.add(form);
    }
    if (placements) {
      words.add(placement);
    }
    return words;
  }

  private void printStacks(PrintStream out) {
    List<String> names = new ArrayList<>();
    List<CycleStack> stacks = new ArrayList<>();
    for (ComparisonRow row : rows) {
      if (row.outcome() instanceof Outcome.Ran ran) {
        names.add(String.join(" ", place(row)) + " " + NumberText.count(row.machine().cores()));
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
          table, name, form, placement, "-", cores, "-", "-", "-", "-", "-", "-", "-", "-", word);
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
