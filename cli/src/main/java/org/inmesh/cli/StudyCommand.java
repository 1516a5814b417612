package org.inmesh.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inmesh.bench.study.StudyPoint;
import org.inmesh.bench.study.estimate.Estimator;
import org.inmesh.bench.study.estimate.Plan;
import org.inmesh.bench.study.execution.RunExecutor;
import org.inmesh.bench.study.folder.Shard;
import org.inmesh.bench.study.folder.StudyFolder;
import org.inmesh.bench.study.plan.Axis;
import org.inmesh.bench.study.plan.Expansion;
import org.inmesh.bench.study.plan.Study;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.bench.study.store.HostTimes;
import org.inmesh.bench.study.table.StudyRow;
import org.inmesh.bench.study.table.StudyTable;
import org.inmesh.bench.study.table.TableFiles;
import org.inmesh.loader.BadInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Does all runs of a study and makes tables of them. */
@Command(
    name = "study",
    sortOptions = false,
    header = "Runs a study: programs x machines x cores x parameters, with tables.",
    description =
        "Does all runs that a study's file asks for (bench/studies.md explains it), several at a"
            + " time, and writes tables of them: DIR/table.csv, table.json, summary.csv,"
            + " crossovers.csv, and a report: DIR/report.html. Each result is kept as it comes:"
            + " started again, a study that was interrupted, or whose file now asks for more, does"
            + " what is missing.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  inmesh study --list",
      "  inmesh study quick --out out/quick",
      "  inmesh study my.toml --dry-run",
      "  inmesh study my.toml --out out/my --threads 2 --memory 6g",
      "  inmesh study my.toml --out out/my --cluster host1,host2",
      "  inmesh study my.toml --out out/part3 --shard 3/8      # one of eight jobs of a batch"
          + " queue",
      "  inmesh study my.toml --out out/my --merge out/part1,out/part2",
      "",
      "Exit codes: 0 all points have a result of a program that ended; 1 some program went wrong,"
          + " some point is impossible or some run failed on the host (the tables say why); 2 wrong"
          + " input or options; 3 a bug in Inmesh; 130 interrupted, the tables have what there is."
    })
final class StudyCommand implements Callable<Integer> {
  private final Streams streams;
  private final Interruption interruption;

  @Mixin private HelpOption help;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "STUDY",
      description = "a TOML file, or a study that comes with Inmesh ('--list' shows them)")
  private String name;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "folder for results and tables, new or this study's")
  private Path out;

  @Option(names = "--list", description = "shows the studies that come with Inmesh")
  private boolean list;

  @Option(names = "--print", description = "prints the study's file, to make another of it")
  private boolean print;

  @Option(
      names = "--dry-run",
      description = "shows the runs, with estimates of time and memory, and does none")
  private boolean dryRun;

  @Option(
      names = "--times",
      paramLabel = "DIR",
      split = ",",
      description = "studies done before, for better estimates; the study's own folder is one")
  private List<Path> times = new ArrayList<>();

  @Mixin private StudyHostOptions host;

  @Option(
      names = "--retry",
      description =
          "tries runs again that took longer than a time limit; other failures always are")
  private boolean retry;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description = "does only the I-th of N parts of the runs, for batch queues")
  private String shard;

  @Option(
      names = "--merge",
      paramLabel = "DIR",
      split = ",",
      description = "takes over results of other folders first, such as those of shards")
  private List<Path> merged = new ArrayList<>();

  @Mixin private StudyReportOptions report;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "of the table on standard output: text, json or csv; default: text")
  private Format format;

  StudyCommand(Streams streams, Interruption interruption) {
    this.streams = streams;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (list) {
      NamedStudies.list(streams.out(), format);
      return ExitCode.OK;
    }
    if (name == null) {
      throw new BadInputException("name a study's file, or one of those that --list shows");
    }
    Study study = NamedStudies.read(name);
    if (print) {
      streams.out().print(study.text());
      streams.out().flush();
      return ExitCode.OK;
    }
    host.check();
    report.check();
    if (dryRun) {
      return plan(study);
    }
    if (out == null) {
      throw new BadInputException("--out DIR is missing: where results and tables go");
    }
    return run(study);
  }

  private Estimator estimator() throws IOException {
    List<Path> places = new ArrayList<>(times);
    for (Path place : times) {
      if (!Files.exists(place)) {
        throw new BadInputException("--times: there is no " + place);
      }
    }
    if (out != null) {
      places.add(out);
    }
    return new Estimator(HostTimes.read(places));
  }

  private int plan(Study study) throws IOException {
    Expansion expansion = Expansion.of(study);
    tell(expansion);
    Plan plan = Plan.of(expansion, out == null ? Set.of() : StudyFolder.done(out), estimator());
    new StudyPlanText(study, plan, host.threads()).print(streams.out(), format);
    streams.out().flush();
    return ExitCode.OK;
  }

  private int run(Study study) throws IOException, InterruptedException {
    StudyFolder folder = StudyFolder.of(study, out, streams.err()::println);
    tell(folder.expansion());
    for (Path other : merged) {
      streams.err().printf("%d results from %s%n", folder.takeOver(other), other);
    }
    List<StudyRun> all = folder.expansion().runs();
    List<StudyRun> part = shard == null ? all : Shard.read(shard).of(all);
    Set<StudyRun> wanted = new HashSet<>(part);
    wanted.removeAll(overdue(folder));
    List<StudyRun> missing = folder.missing().stream().filter(wanted::contains).toList();
    StudyTable table = missing.isEmpty() ? folder.writeTables() : execute(folder, part, missing);
    if (format == Format.TEXT) {
      new StudyText(table).print(streams.out());
    } else if (format == Format.CSV) {
      streams.out().print(TableFiles.csv(table));
    } else {
      streams.out().print(TableFiles.json(table));
    }
    streams.out().flush();
    return finish(folder, table);
  }

  /** Runs that are left alone since they took longer than a time limit. */
  private Set<StudyRun> overdue(StudyFolder folder) throws IOException {
    Set<StudyRun> overdue = retry ? Set.of() : folder.overdue();
    if (!overdue.isEmpty()) {
      tell(
          "left out since they took longer than a time limit: %d; --retry does them again"
              .formatted(overdue.size()));
    }
    return overdue;
  }

  /** Program, form, machine and cores of each run. */
  private static Map<StudyRun, String> labels(StudyFolder folder) {
    Map<StudyRun, String> labels = new HashMap<>();
    for (StudyPoint point : folder.expansion().points()) {
      String label =
          Stream.of(Axis.PROGRAM, Axis.FORM, Axis.MACHINE, Axis.CORES)
              .map(name -> point.coordinates().get(name).toString())
              .collect(Collectors.joining(" "));
      point.run().ifPresent(run -> labels.putIfAbsent(run, label));
    }
    return labels;
  }

  private StudyTable execute(StudyFolder folder, List<StudyRun> part, List<StudyRun> missing)
      throws IOException, InterruptedException {
    Estimator estimator = estimator();
    try (RunExecutor executor = host.executor(estimator, this::tell)) {
      interruption.onRequest(executor::requestStop);
      StudyProgress progress =
          new StudyProgress(
              executor, estimator, labels(folder)::get, part.size() - missing.size(), missing);
      ProgressLine line = new ProgressLine(streams, progress::text);
      try (Ticker ticker = new Ticker(line::show)) {
        ticker.start();
        return folder.run(missing, executor, progress);
      } finally {
        line.clear();
      }
    }
  }

  /** Between two states of the progress line, from whatever thread. */
  private void tell(String message) {
    streams.err().println(streams.errIsTerminal() ? "\r\u001b[K" + message : message);
  }

  private void tell(Expansion expansion) {
    expansion.warnings().forEach(warning -> streams.err().println("warning: " + warning));
    Map<String, Long> skipped = new LinkedHashMap<>();
    expansion.skipped().forEach(each -> skipped.merge(each.reason(), 1L, Long::sum));
    skipped.forEach(
        (reason, points) ->
            streams
                .err()
                .printf("%d points skipped%s%n", points, reason.isEmpty() ? "" : ": " + reason));
  }

  private int finish(StudyFolder folder, StudyTable table) throws IOException {
    Optional<Path> page = report.write(folder, table, !interruption.requested());
    StudyText.explain(table, streams.err());
    int missing = table.missing().size();
    int rows = table.rows().size();
    streams
        .err()
        .printf(
            "%d of %d points finished%s; tables are in %s%s%n",
            table.rows().stream().filter(StudyRow::finished).count(),
            rows,
            missing == 0 ? "" : ", %d not done yet".formatted(missing),
            out,
            page.map(file -> ", the report is " + file).orElse(""));
    if (interruption.requested()) {
      return ExitCode.INTERRUPTED;
    }
    return table.failures().isEmpty() && table.wrongOutputs().isEmpty()
        ? ExitCode.OK
        : ExitCode.PROGRAM_WENT_WRONG;
  }
}
