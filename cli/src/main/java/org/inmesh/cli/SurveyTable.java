package org.inmesh.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.inmesh.bench.ComparisonRow;
import org.inmesh.bench.Outcome;
import org.inmesh.coresim.RunStatistics;
import org.inmesh.coresim.Statistic;
import org.inmesh.programs.Form;

/**
 * Comparisons of many programs in one table, in Markdown: a line for each program and number of
 * cores, in which machines and forms stand side by side.
 */
final class SurveyTable {
  private static final String NOTHING = "";

  private final Map<String, List<ComparisonRow>> rowsOfProgram = new LinkedHashMap<>();

  /** Adds what became of a program. */
  void add(String program, List<ComparisonRow> rows) {
    rowsOfProgram.put(program, rows);
  }

  /** Cycles, messages, energy and ratios. */
  void printResults(PrintStream out) {
    Set<String> cases = cases();
    List<String> headings = new ArrayList<>(List.of("program", "cores"));
    cases.forEach(name -> headings.add("cycles " + name));
    headings.add("messages");
    headings.add("between cores");
    cases.forEach(name -> headings.add("energy " + name));
    cases.stream().skip(1).forEach(name -> headings.add("ratio " + name));
    List<List<String>> lines = new ArrayList<>();
    forEachLine(
        (program, cores, byCase) -> {
          List<String> line = new ArrayList<>(List.of(program, NumberText.count(cores)));
          cases.forEach(name -> line.add(cell(byCase.get(name), SurveyTable::cycles)));
          ComparisonRow first = byCase.values().iterator().next();
          line.add(cell(first, SurveyTable::messages));
          line.add(cell(first, run -> count(run, Statistic.REMOTE_MESSAGES)));
          cases.forEach(name -> line.add(cell(byCase.get(name), SurveyTable::energy)));
          cases.stream().skip(1).forEach(name -> line.add(ratio(byCase.get(name))));
          lines.add(line);
        });
    print(out, headings, lines);
  }

  /** Seconds that the simulation took on this host. */
  void printHostTimes(PrintStream out) {
    Set<String> cases = cases();
    List<String> headings = new ArrayList<>(List.of("program", "cores"));
    cases.forEach(name -> headings.add(name + " s"));
    List<List<String>> lines = new ArrayList<>();
    forEachLine(
        (program, cores, byCase) -> {
          List<String> line = new ArrayList<>(List.of(program, NumberText.count(cores)));
          cases.forEach(
              name ->
                  line.add(
                      cell(byCase.get(name), run -> NumberText.decimal(run.hostSeconds(), 1))));
          lines.add(line);
        });
    print(out, headings, lines);
  }

  /** Takes the rows of a program on machines of one size. */
  @FunctionalInterface
  private interface LineWriter {
    void write(String program, int cores, Map<String, ComparisonRow> byCase);
  }

  private void forEachLine(LineWriter writer) {
    rowsOfProgram.forEach(
        (program, rows) -> {
          Map<Integer, Map<String, ComparisonRow>> byCores = new LinkedHashMap<>();
          for (ComparisonRow row : rows) {
            byCores
                .computeIfAbsent(row.machine().cores(), unused -> new LinkedHashMap<>())
                .put(caseOf(row), row);
          }
          byCores.forEach((cores, byCase) -> writer.write(program, cores, byCase));
        });
  }

  /** Names of machine and form, messages first: ratios are to the first of them. */
  private Set<String> cases() {
    Set<String> cases = new LinkedHashSet<>();
    for (Form form : Form.values()) {
      rowsOfProgram.values().stream()
          .flatMap(List::stream)
          .filter(row -> row.run().program().form() == form)
          .forEach(row -> cases.add(caseOf(row)));
    }
    return cases;
  }

  private static String caseOf(ComparisonRow row) {
    boolean shared = row.run().program().form() == Form.SHARED;
    return row.machine().name() + (shared ? ", shared" : "");
  }

  private static String cell(ComparisonRow row, Function<Outcome.Ran, String> text) {
    if (row == null || row.outcome() instanceof Outcome.NotRun) {
      return NOTHING;
    }
    if (row.outcome() instanceof Outcome.Ran ran) {
      return text.apply(ran);
    }
    return ((Outcome.Failed) row.outcome()).isUnsuitable() ? NOTHING : "failed";
  }

  private static String cycles(Outcome.Ran run) {
    String ending = run.finished() ? "" : " (" + RunRow.words(run.result().ending()) + ")";
    return count(run, Statistic.CYCLES) + ending;
  }

  private static String messages(Outcome.Ran run) {
    RunStatistics statistics = run.result().statistics();
    return NumberText.count(
        statistics.count(Statistic.LOCAL_MESSAGES) + statistics.count(Statistic.REMOTE_MESSAGES));
  }

  private static String energy(Outcome.Ran run) {
    return NumberText.joules(run.result().statistics().value(Statistic.ENERGY));
  }

  private static String count(Outcome.Ran run, Statistic statistic) {
    return NumberText.count(run.result().statistics().count(statistic));
  }

  private static String ratio(ComparisonRow row) {
    return row == null || row.ratio().isEmpty()
        ? NOTHING
        : NumberText.decimal(row.ratio().getAsDouble(), 2);
  }

  private static void print(PrintStream out, List<String> headings, List<List<String>> lines) {
    out.println("| " + String.join(" | ", headings) + " |");
    out.println("|---|" + "--:|".repeat(headings.size() - 1));
    lines.forEach(line -> out.println("| " + String.join(" | ", line) + " |"));
  }
}
