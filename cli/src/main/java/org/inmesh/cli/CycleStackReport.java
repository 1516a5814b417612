package org.inmesh.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.inmesh.coresim.CycleStack;
import org.inmesh.coresim.Statistic;

/** Where the cycles of cores went, as a table and as named values. */
final class CycleStackReport {
  private static final String SUFFIX = "_cycles";

  private CycleStackReport() {}

  /** A map of cycles by part for each core, in the order of their numbers. */
  static List<Map<String, Object>> rows(List<CycleStack> stacks) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int core = 0; core < stacks.size(); core++) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("core", core);
      stacks.get(core).cycles().forEach((part, cycles) -> row.put(part.key(), cycles));
      rows.add(row);
    }
    return rows;
  }

  /** A line for each core and one for all; parts that are zero everywhere are left out. */
  static void print(PrintStream out, List<CycleStack> stacks) {
    CycleStack all = CycleStack.sum(stacks);
    List<Statistic> parts =
        all.cycles().keySet().stream().filter(part -> all.cycles().get(part) > 0).toList();
    TextTable table = new TextTable("r" + "r".repeat(parts.size()));
    List<String> heading = new ArrayList<>();
    heading.add("core");
    parts.forEach(part -> heading.add(name(part)));
    table.row(heading.toArray(String[]::new));
    for (int core = 0; core < stacks.size(); core++) {
      addRow(table, Integer.toString(core), stacks.get(core), parts);
    }
    addRow(table, "all", all, parts);
    table.print(out, "  ");
  }

  /**
   * A column for each stack, a line for each part that one of them has; parts of the other kind of
   * machine are dashes, and what is zero everywhere is left out.
   */
  static void printSideBySide(PrintStream out, List<String> names, List<CycleStack> stacks) {
    CycleStack all = CycleStack.sum(stacks);
    TextTable table = new TextTable("l" + "r".repeat(names.size()));
    table.row(Stream.concat(Stream.of(""), names.stream()).toArray(String[]::new));
    for (Statistic part : all.cycles().keySet()) {
      if (all.cycles().get(part) > 0) {
        Stream<String> shares = stacks.stream().map(stack -> share(stack, part));
        table.row(Stream.concat(Stream.of(name(part)), shares).toArray(String[]::new));
      }
    }
    table.print(out, "  ");
  }

  private static String share(CycleStack stack, Statistic part) {
    Long cycles = stack.cycles().get(part);
    return cycles == null
        ? "-"
        : NumberText.decimal(100.0 * cycles / Math.max(1, stack.total()), 1);
  }

  private static String name(Statistic part) {
    String key = part.key();
    return key.substring(0, key.length() - SUFFIX.length()).replace('_', ' ');
  }

  private static void addRow(
      TextTable table, String name, CycleStack stack, List<Statistic> parts) {
    List<String> cells = new ArrayList<>();
    cells.add(name);
    double total = Math.max(1, stack.total());
    parts.forEach(part -> cells.add(NumberText.decimal(100 * stack.cycles().get(part) / total, 1)));
    table.row(cells.toArray(String[]::new));
  }
}
