package org.inmesh.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.inmesh.bench.ComparedRun;
import org.inmesh.bench.Comparison;
import org.inmesh.bench.ComparisonRow;
import org.inmesh.bench.ExperimentProgram;
import org.inmesh.bench.report.Report;
import org.inmesh.bench.report.findings.Arrangement;
import org.inmesh.bench.report.findings.ComparedRuns;
import org.inmesh.bench.report.findings.ExperimentReport;
import org.inmesh.bench.report.findings.Reproductions;
import org.inmesh.coresim.machine.Measuring;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.placement.PlacementStrategy;
import org.inmesh.traces.header.TraceHeader.Selection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a program on several machines and sets them side by side. */
@Command(
    name = "compare",
    sortOptions = false,
    header = "Runs a program on several machines side by side.",
    description =
        "Runs the same program on several machines and prints a row for each; if the library has it"
            + " with shared variables too, that form gets rows of its own, and so does each of"
            + " several placements. The ratio is a row's time divided by that of the first row"
            + " with the same number of cores: above 1.00 it is slower. The program's output is"
            + " compared, not shown.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  inmesh compare sieve --cores 16,64",
      "  inmesh compare stencil --cores 16,64,256 --threads 2 --stats stencil.csv",
      "  inmesh compare stencil --cores 64 --machine mesh --placement row-major,random:1,annealed",
      "  inmesh compare stencil --cores 16,64,256 --report stencil.html",
      "  inmesh compare commstime --machine mesh --machine epiphany-iii --cores 16",
      "",
      ExitCode.MEANINGS
    })
final class CompareCommand implements Callable<Integer> {
  private final Streams streams;
  private final Interruption interruption;

  @Mixin private HelpOption help;

  @Mixin private ProgramOptions programOptions;

  @Option(
      names = {"-c", "--cores"},
      paramLabel = "N",
      split = ",",
      description = "numbers of cores, with commas; default: each machine's own")
  private List<Integer> cores = new ArrayList<>();

  @Mixin private ComparedMachineOptions machines;

  @Mixin private CycleLimit limit;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "of the table on standard output: text, json or csv; default: text")
  private Format format;

  @Option(
      names = "--stats",
      paramLabel = "FILE",
      description = "writes all statistics of all rows as JSON or CSV, by the name's ending")
  private Path statisticsFile;

  @Option(
      names = "--stack",
      description =
          "also tells where the cycles of all cores went, machines side by side; the mesh machine"
              + " takes longer for it")
  private boolean stack;

  @Mixin private RecordingOptions recordingOptions;

  @Mixin private HtmlReportOption reportOption;

  CompareCommand(Streams streams, Interruption interruption) {
    this.streams = streams;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    machines.check();
    OutputFile.checkStatistics(statisticsFile);
    reportOption.check();
    Optional<Selection> selection = recordingOptions.read();
    List<ExperimentProgram> forms = programOptions.readForms();
    List<ComparedRun> runs = ComparedRun.all(forms, machines.read(cores));
    Comparison comparison =
        new Comparison(
            runs,
            limit.cycles(),
            new Measuring(stack || reportOption.isGiven(), false, reportOption.isGiven()),
            selection.isEmpty() ? Comparison.RunRecorder.NONE : recorder(runs, selection.get()));
    List<ComparisonRow> rows =
        WatchedComparison.run(comparison, machines.threads(), streams, interruption, "");
    ComparisonReport report = new ComparisonReport(forms.getFirst().name(), rows, stack);
    if (statisticsFile != null) {
      OutputFile.write(
          statisticsFile, StructuredOutput.all(Format.of(statisticsFile), report.rows(false)));
    }
    if (format == Format.TEXT) {
      report.print(streams.out());
    } else {
      List<Map<String, Object>> values = report.rows(true);
      streams.out().print(StructuredOutput.all(format, values));
    }
    streams.out().flush();
    report.explain(streams.err());
    if (reportOption.isGiven()) {
      reportOption.write(html(report, rows));
    }
    if (!comparison.recordingFailures().isEmpty()) {
      throw comparison.recordingFailures().getFirst();
    }
    return interruption.requested() ? ExitCode.INTERRUPTED : report.exitCode();
  }

  private Report html(ComparisonReport report, List<ComparisonRow> rows) {
    Map<String, String> facts = new LinkedHashMap<>();
    report.parameters().forEach((cores, text) -> facts.put("parameters, " + cores, text));
    facts.put("output", report.outputVerdict());
    return ExperimentReport.of(
        report.program() + " compared",
        report.subtitle(),
        ComparedRuns.of(rows, ComparisonReport::reason),
        Arrangement.FIRST,
        List.of(),
        Reproductions.of(
            reportOption.arguments(),
            facts,
            rows.stream().map(ComparisonRow::machine).distinct().toList()));
  }

  /** A trace for each row, in a folder of its own. */
  private Comparison.RunRecorder recorder(List<ComparedRun> runs, Selection selection) {
    boolean severalPlacements =
        runs.stream().map(run -> run.program().placement()).distinct().count() > 1;
    boolean severalForms = runs.stream().map(run -> run.program().form()).distinct().count() > 1;
    List<Path> folders = new ArrayList<>();
    for (ComparedRun run : runs) {
      RecordingSelection.check(selection, run.machine().cores());
      String name =
          run.machine().name()
              + (severalForms ? "-" + run.program().form().key() : "")
              + (severalPlacements ? "-" + fileName(run.program().placement()) : "")
              + "-"
              + run.machine().cores();
      Path folder = recordingOptions.folder().orElseThrow().resolve(name);
      if (folders.contains(folder)) {
        throw new BadInputException(
            "--record: two rows would be recorded as " + folder.getFileName());
      }
      folders.add(folder);
    }
    return (row, loaded) ->
        Optional.of(
            RecordingOptions.begin(folders.get(row), selection, runs.get(row).program(), loaded));
  }

  /** A placement's name without what does not belong in a file's name. */
  private static String fileName(PlacementStrategy placement) {
    return placement.label().replaceAll("[^A-Za-z0-9.-]+", "-");
  }
}
