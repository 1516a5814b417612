package org.inmesh.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.inmesh.bench.ChannelProfiler;
import org.inmesh.bench.ExperimentProgram;
import org.inmesh.bench.report.Report;
import org.inmesh.bench.report.findings.Reproductions;
import org.inmesh.bench.report.findings.SingleRunReport;
import org.inmesh.cli.trace.InstructionTrace;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.inspection.InspectableMachine;
import org.inmesh.coresim.machine.MachineObservers;
import org.inmesh.coresim.machine.Machines;
import org.inmesh.coresim.machine.Machines.Stepping;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.LoadedProgram;
import org.inmesh.loader.placement.PlacementStrategy;
import org.inmesh.loader.placement.TrafficProfile;
import org.inmesh.traces.PacketLog;
import org.inmesh.traces.header.TraceHeader.Selection;
import org.inmesh.traces.recording.RunRecording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a program on a simulated machine. */
@Command(
    name = "run",
    sortOptions = false,
    header = "Runs a program on a simulated machine.",
    description =
        "Runs a program on a simulated machine. Standard output is the program's own; the "
            + "summary is written to standard error.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  inmesh run commstime",
      "  inmesh run sieve --cores 64 --param primes=100",
      "  inmesh run life.occ --machine epiphany-iv --set network.hop-latency=2",
      "  inmesh run stencil --machine coherent --stats out.json",
      "  inmesh run sieve --machine coherent --stack --memory-profile=5",
      "  inmesh run stencil --cores 64 --maps maps.json",
      "  inmesh run sieve --cores 64 --placement random:7",
      "  inmesh run stencil --cores 64 --report stencil.html",
      "  inmesh run sieve --record sieve.trace --kinds network,channel",
      "  inmesh run sieve --trace-instructions=trace.csv --from 1000 --to 2000 --trace-core 3",
      "",
      ExitCode.MEANINGS
    })
final class RunCommand implements Callable<Integer> {
  private final Streams streams;
  private final Interruption interruption;

  @Mixin private HelpOption help;

  @Mixin private ProgramOptions programOptions;
  @Mixin private MachineOptions machineOptions;

  @Mixin private CycleLimit limit;

  @Mixin private InstructionTraceOptions traceOptions;

  @Mixin private MeasuringOptions measuringOptions;

  @Mixin private RecordingOptions recordingOptions;

  @Mixin private HtmlReportOption reportOption;

  @Option(
      names = "--stats",
      paramLabel = "FILE",
      description =
          "writes the statistics as JSON or CSV, by the name's ending; equal runs give equal files")
  private Path statisticsFile;

  @Option(
      names = "--packets",
      paramLabel = "FILE",
      description = "writes every delivered packet as a line of CSV; mesh machine only")
  private Path packetFile;

  @Option(
      names = "--profile-channels",
      paramLabel = "FILE",
      description =
          "writes what each process has sent to which as CSV, for --placement profile=FILE; takes"
              + " longer")
  private Path profileFile;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "of the summary on standard error: text, json or csv; default: text")
  private Format format;

  RunCommand(Streams streams, Interruption interruption) {
    this.streams = streams;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException {
    OutputFile.checkStatistics(statisticsFile);
    reportOption.check();
    if (profileFile != null) {
      OutputFile.check(profileFile);
    }
    ExperimentProgram program = programOptions.read();
    MachineSpecification machine = machineOptions.read();
    traceOptions.check(machine.cores());
    measuringOptions.check(machine.kind());
    Optional<Selection> selection = recordingOptions.read();
    if (profileFile != null && selection.isPresent()) {
      throw new BadInputException(
          "--profile-channels and --record: one at a time; a trace has every message, too");
    }
    selection.ifPresent(each -> RecordingSelection.check(each, machine.cores()));
    LoadedProgram loaded = program.loadOn(machine);
    CompilerRemarks.show(loaded.compiled().warnings(), loaded.notes(), streams.err());
    long start = System.nanoTime();
    RunResult result;
    Optional<IOException> failure = Optional.empty();
    Optional<TrafficProfile> traffic = Optional.empty();
    if (selection.isEmpty() && (profileFile != null || reportOption.isGiven())) {
      ChannelProfiler profiler = new ChannelProfiler(loaded);
      result = run(loaded, profiler.observers());
      traffic = Optional.of(profiler.profile());
    } else if (selection.isEmpty()) {
      result = run(loaded, MachineObservers.NONE);
    } else {
      Path folder = recordingOptions.folder().orElseThrow();
      try (RunRecording recording =
          RecordingOptions.begin(folder, selection.get(), program, loaded)) {
        result = run(loaded, recording.observers());
        recording.finish(result);
        failure = recording.failure();
      }
    }
    double hostSeconds = (System.nanoTime() - start) * 1e-9;
    result.report().forEach(streams.err()::println);
    report(program, loaded, result, hostSeconds);
    if (profileFile != null) {
      OutputFile.write(profileFile, traffic.orElseThrow().text());
    }
    if (reportOption.isGiven()) {
      reportOption.write(html(program, loaded, result, traffic));
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    return RunRow.exitCode(result.ending());
  }

  private RunResult run(LoadedProgram loaded, MachineObservers observers) throws IOException {
    if (packetFile == null) {
      return runWatched(loaded, observers);
    }
    if (loaded.machine().kind() != Kind.MESH) {
      throw new BadInputException("--packets: only the mesh machine's packets can be logged");
    }
    OutputFile.check(packetFile);
    try (BufferedWriter writer = Files.newBufferedWriter(packetFile)) {
      return runWatched(loaded, observers.with(new PacketLog(writer)));
    }
  }

  private RunResult runWatched(LoadedProgram loaded, MachineObservers observers)
      throws IOException {
    ProgramScreen screen = new ProgramScreen(streams);
    InspectableMachine machine =
        Machines.build(
            loaded.machine(),
            loaded.image(),
            screen,
            Stepping.RUN_AHEAD,
            observers,
            measuringOptions.measuring(reportOption.isGiven()));
    interruption.onRequest(machine::requestStop);
    return traceOptions.traced(
        machine,
        streams.err(),
        sourceLines(loaded),
        () -> ShownRun.of(machine, limit, streams, screen, screen::tick));
  }

  private static InstructionTrace.Source sourceLines(LoadedProgram loaded) {
    MachineImage image = loaded.image();
    return (core, address) ->
        image
            .debug()
            .at(image.codeOfCore()[core], address)
            .map(line -> line.position().file() + ":" + line.position().line())
            .orElse("");
  }

  private Report html(
      ExperimentProgram program,
      LoadedProgram loaded,
      RunResult result,
      Optional<TrafficProfile> traffic) {
    Map<String, String> facts = new LinkedHashMap<>();
    program
        .parametersOf(loaded)
        .forEach((name, value) -> facts.put("parameter " + name, value.toString()));
    facts.put("placement", PlacementText.summary(loaded));
    return SingleRunReport.of(
        program.name(),
        loaded,
        result,
        traffic,
        Reproductions.of(reportOption.arguments(), facts, List.of(loaded.machine())));
  }

  private void report(
      ExperimentProgram program, LoadedProgram loaded, RunResult result, double hostSeconds)
      throws IOException {
    MachineSpecification machine = loaded.machine();
    Map<String, Object> row =
        RunRow.of(program.name(), program.parametersOf(loaded), machine, result);
    RunRow.addPlacement(row, loaded.strategy(), loaded.weightedDistance());
    measuringOptions.addTo(row, loaded, result.statistics());
    String heading = RunSummary.heading(program.name(), machine, result);
    if (!loaded.strategy().equals(PlacementStrategy.DEFAULT)) {
      heading += "; placement " + PlacementText.summary(loaded);
    }
    new RunReport(row, heading, result, hostSeconds).write(statisticsFile, format, streams.err());
    measuringOptions.writeMaps(result.statistics());
    if (format == Format.TEXT) {
      measuringOptions.print(streams.err(), loaded, result.statistics());
    }
  }
}
