package org.inmesh.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.inmesh.bench.study.StudyPoint;
import org.inmesh.bench.study.estimate.Estimator;
import org.inmesh.bench.study.estimate.Plan;
import org.inmesh.bench.study.estimate.RunEstimate;
import org.inmesh.bench.study.estimate.RunEstimate.Source;
import org.inmesh.bench.study.plan.Axis;
import org.inmesh.bench.study.plan.Study;
import org.inmesh.bench.study.table.StudyTable;

/** What a study is going to do, without doing it. */
final class StudyPlanText {
  private final Study study;
  private final Plan plan;
  private final int threads;

  StudyPlanText(Study study, Plan plan, int threads) {
    this.study = study;
    this.plan = plan;
    this.threads = threads;
  }

  void print(PrintStream out, Format format) throws IOException {
    if (format != Format.TEXT) {
      out.print(StructuredOutput.all(format, rows()));
      return;
    }
    List<String> names =
        study.coordinates().stream()
            .filter(
                name ->
                    plan.runs().stream().map(run -> run.coordinates().get(name)).distinct().count()
                        > 1)
            .toList();
    TextTable table = new TextTable("l".repeat(names.size()) + "lrlr");
    List<String> head = new ArrayList<>(names);
    head.addAll(List.of("", "host time", "from", "memory"));
    table.row(head.toArray(String[]::new));
    for (Plan.Planned run : plan.runs()) {
      List<String> cells = new ArrayList<>();
      names.forEach(name -> cells.add(run.coordinates().get(name).toString()));
      cells.add(run.done() ? "done" : "");
      cells.add(time(run.estimate().seconds()));
      cells.add(run.estimate().source().words());
      cells.add(MemoryText.of(run.estimate().bytes()));
      table.row(cells.toArray(String[]::new));
    }
    table.print(out, "");
    out.println();
    printSums(out);
  }

  private void printSums(PrintStream out) {
    List<RunEstimate> toDo = plan.toDo();
    long done = plan.runs().size() - toDo.size();
    out.printf("%d runs to do, %d done already%n", toDo.size(), done);
    double seconds = toDo.stream().mapToDouble(RunEstimate::seconds).sum();
    out.printf(
        "host time, estimated: %s in all, %s with %d at a time%n",
        time(seconds), time(Estimator.together(toDo, threads)), threads);
    out.printf(
        "memory, estimated: %s for the greatest %d at a time%n",
        MemoryText.of(Estimator.greatestTogether(toDo, threads)), threads);
    if (!toDo.isEmpty()) {
      long unknown = toDo.stream().filter(each -> each.source() == Source.MODEL).count();
      out.printf(
          "These are estimates, from runs that were perhaps done with other parameters or on"
              + " another host%s.%n",
          unknown == 0
              ? ""
              : "; %d runs are of programs of which nothing is known, and may take a tenth or twenty"
                      .formatted(unknown)
                  + " times of what is shown");
    }
    for (StudyPoint point : plan.impossible()) {
      out.printf("impossible: %s: %s%n", label(point), point.complaint());
    }
  }

  private static String label(StudyPoint point) {
    return point.coordinates().entrySet().stream()
        .filter(each -> !each.getValue().equals(Axis.DEFAULT))
        .map(each -> StudyTable.coordinate(each.getKey(), each.getValue()))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String time(double seconds) {
    if (seconds < 60) {
      return NumberText.decimal(seconds, 1) + " s";
    }
    long minutes = Math.round(seconds / 60);
    return minutes < 120
        ? minutes + " min"
        : String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
  }

  private List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Plan.Planned run : plan.runs()) {
      Map<String, Object> row = new LinkedHashMap<>(run.coordinates());
      row.put("points", run.points());
      row.put("done", run.done());
      row.put("estimated_seconds", run.estimate().seconds());
      row.put("estimated_from", run.estimate().source().name().toLowerCase(Locale.ROOT));
      row.put("estimated_bytes", run.estimate().bytes());
      rows.add(row);
    }
    return rows;
  }
}
