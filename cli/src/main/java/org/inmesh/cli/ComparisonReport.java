package org.inmesh.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.inmesh.bench.ComparisonRow;
import org.inmesh.bench.Outcome;
import org.inmesh.coresim.CycleStack;
import org.inmesh.coresim.RunResult;

/** The rows of a comparison as named values, and what is to be said about them. */
final class ComparisonReport {
  private final String program;
  private final List<ComparisonRow> rows;
  private final boolean stack;
  private final ComparedOutputs outputs;

  /** Whether the rows differ in the form of the program. */
  private final boolean forms;

  /** Whether they differ in its placement: then the measured traffic is shown, too. */
  private final boolean placements;

  /**
   * Of runs of a program.
   *
   * @param stack whether to tell where the cycles went
   */
  ComparisonReport(String program, List<ComparisonRow> rows, boolean stack) {
    this.stack = stack;
    this.program = program;
    this.rows = rows;
    this.forms = rows.stream().map(row -> row.run().program().form()).distinct().count() > 1;
    this.placements =
        rows.stream().map(row -> row.run().program().placement()).distinct().count() > 1;
    this.outputs = new ComparedOutputs(rows, this::name, this::place);
  }

  /**
   * Named values of every row.
   *
   * @param withHost whether to add what differs from run to run
   */
  List<Map<String, Object>> rows(boolean withHost) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (ComparisonRow row : rows) {
      Outcome.Ran ran = row.outcome() instanceof Outcome.Ran r ? r : null;
      RunResult result = ran == null ? null : ran.result();
      Map<String, Object> values =
          new LinkedHashMap<>(RunRow.of(program, row.parameters(), row.machine(), result));
      values.put("form", row.run().program().form().key());
      RunRow.addPlacement(
          values, row.run().program().placement(), ran == null ? null : ran.placedByteHops());
      if (row.outcome() instanceof Outcome.Failed failed) {
        values.put("ending", failed.isUnsuitable() ? "unsuitable" : "failed");
        values.put("report", List.of(reason(failed)));
      }
      values.put("ratio", row.ratio().isPresent() ? row.ratio().getAsDouble() : null);
      values.put("same_output", row.sameOutput().orElse(null));
      if (stack && ran != null) {
        CycleStack sum = CycleStack.sum(result.statistics().stacks());
        sum.cycles().forEach((part, cycles) -> values.putIfAbsent(part.key(), cycles));
      }
      if (withHost) {
        RunRow.addHost(values, result, ran == null ? 0 : ran.hostSeconds());
      }
      all.add(values);
    }
    return all;
  }

  /** The table; nothing if there is not one run to show. */
  void print(PrintStream out) {
    if (rows.stream().noneMatch(row -> row.outcome() instanceof Outcome.Ran)) {
      return;
    }
    printParameters(out);
    new ComparisonTable(rows, forms, placements).print(out, stack);
    out.println();
    out.println(outputVerdict());
  }

  private void printParameters(PrintStream out) {
    Map<String, String> byCores = parameters();
    Set<String> distinct = new LinkedHashSet<>(byCores.values());
    if (distinct.size() == 1) {
      out.println(program + ": " + distinct.iterator().next());
    } else {
      byCores.forEach((cores, text) -> out.printf("%s, %s: %s%n", program, cores, text));
    }
    if (!distinct.isEmpty()) {
      out.println();
    }
  }

  /** The program's parameters by number of cores: {@code 16 cores} has {@code size=64 steps=20}. */
  Map<String, String> parameters() {
    Map<Integer, Map<String, Integer>> values = new LinkedHashMap<>();
    for (ComparisonRow row : rows) {
      if (!row.parameters().isEmpty()) {
        values
            .computeIfAbsent(row.machine().cores(), unused -> new LinkedHashMap<>())
            .putAll(row.parameters());
      }
    }
    Map<String, String> byCores = new LinkedHashMap<>();
    values.forEach((cores, parameters) -> byCores.put(cores(cores), parameterText(parameters)));
    return byCores;
  }

  /** Of what this is. */
  String program() {
    return program;
  }

  /** What ran on what: {@code mesh, coherent on 16, 64 cores}. */
  String subtitle() {
    return "%s on %s cores"
        .formatted(
            rows.stream()
                .map(row -> row.machine().name())
                .distinct()
                .collect(Collectors.joining(", ")),
            rows.stream()
                .map(row -> NumberText.count(row.machine().cores()))
                .distinct()
                .collect(Collectors.joining(", ")));
  }

  private static String parameterText(Map<String, Integer> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(" "));
  }

  /** Whether all wrote the same, in a sentence. */
  String outputVerdict() {
    return outputs.verdict();
  }

  private String place(ComparisonRow row) {
    return name(row) + " with " + cores(row.machine().cores());
  }

  private String name(ComparisonRow row) {
    String form = forms ? " (" + row.run().program().form().key() + ")" : "";
    form += placements ? " (" + row.run().program().placement().label() + ")" : "";
    return row.machine().name() + form;
  }

  private static String cores(int number) {
    return NumberText.count(number) + (number == 1 ? " core" : " cores");
  }

  /**
   * Says what the compiler noted, why runs failed and whose output differs; what all have in common
   * only once.
   */
  void explain(PrintStream err) {
    Set<String> notes = new LinkedHashSet<>();
    Map<String, List<ComparisonRow>> reasons = new LinkedHashMap<>();
    Throwable bug = null;
    for (ComparisonRow row : rows) {
      switch (row.outcome()) {
        case Outcome.Ran ran -> {
          notes.addAll(ran.notes());
          if (!ran.finished() && !ran.result().report().isEmpty()) {
            String report = String.join("\n  ", ran.result().report());
            reasons.computeIfAbsent(report, unused -> new ArrayList<>()).add(row);
          }
        }
        case Outcome.Failed failed -> {
          reasons.computeIfAbsent(reason(failed), unused -> new ArrayList<>()).add(row);
          bug = isBug(failed) ? failed.cause() : bug;
        }
        case Outcome.NotRun notRun -> {}
      }
    }
    notes.forEach(note -> err.println("note: " + note));
    reasons.forEach(
        (reason, where) -> {
          String places = where.stream().map(this::place).collect(Collectors.joining("; "));
          String prefix = where.size() == rows.size() ? "" : places + ":\n  ";
          err.println(prefix + reason);
        });
    outputs.difference().ifPresent(err::println);
    if (bug != null) {
      CommandLines.explain(bug, err);
    }
  }

  private static boolean isBug(Outcome.Failed failed) {
    return CommandLines.messageForUser(failed.cause()) == null;
  }

  private static String reason(Outcome.Failed failed) {
    return reason(failed.cause());
  }

  /** What a user is told of a failure. */
  static String reason(Throwable cause) {
    return Objects.requireNonNullElseGet(
        CommandLines.messageForUser(cause), () -> "a bug in Inmesh: " + cause);
  }

  /**
   * The worst of the rows', and that of a program that went wrong if outputs differ; a machine that
   * the program is not for does not count beside others.
   */
  int exitCode() {
    int least = outputs.difference().isPresent() ? ExitCode.PROGRAM_WENT_WRONG : ExitCode.OK;
    return Math.max(least, worstOfRows());
  }

  private int worstOfRows() {
    return rows.stream()
        .filter(row -> !ComparisonTable.isUnsuitable(row))
        .mapToInt(ComparisonReport::exitCode)
        .max()
        .orElse(rows.isEmpty() ? ExitCode.OK : ExitCode.BAD_INPUT);
  }

  private static int exitCode(ComparisonRow row) {
    return switch (row.outcome()) {
      case Outcome.Ran ran -> RunRow.exitCode(ran.result().ending());
      case Outcome.Failed failed -> isBug(failed) ? ExitCode.BUG : ExitCode.BAD_INPUT;
      case Outcome.NotRun notRun -> ExitCode.INTERRUPTED;
    };
  }
}
