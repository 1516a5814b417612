package org.inmesh.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.inmesh.bench.ExperimentProgram;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.inspection.InspectableMachine;
import org.inmesh.coresim.machine.Machines;
import org.inmesh.coresim.machine.Machines.Stepping;
import org.inmesh.coresim.machine.Measuring;
import org.inmesh.loader.LoadedProgram;
import org.inmesh.traces.event.EventKind;
import org.inmesh.traces.header.TraceHeader.Selection;
import org.inmesh.traces.recording.RunRecording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a program and records it. */
@Command(
    name = "record",
    sortOptions = false,
    header = "Runs a program and records a trace of the run.",
    description =
        "Runs a program on a simulated machine, as 'run' does, and records what happens into a new"
            + " folder. 'trace' shows and checks it, 'replay' sends its packets over other"
            + " networks.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  inmesh record sieve --out sieve.trace",
      "  inmesh record stencil --machine coherent --kinds network,coherence --out stencil.trace",
      "  inmesh record commstime --out part.trace --record-cores 0..3 --record-to 100000",
      "",
      ExitCode.MEANINGS
    })
final class RecordCommand implements Callable<Integer> {
  private final Streams streams;
  private final Interruption interruption;

  @Mixin private HelpOption help;

  @Mixin private ProgramOptions programOptions;
  @Mixin private MachineOptions machineOptions;

  @Mixin private CycleLimit limit;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FOLDER",
      description = "where the trace goes: a new folder")
  private Path folder;

  @Mixin private RecordingSelection selectionOptions;

  RecordCommand(Streams streams, Interruption interruption) {
    this.streams = streams;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException {
    RecordingOptions.checkFolder(folder);
    Selection selection = selectionOptions.read(EnumSet.allOf(EventKind.class));
    ExperimentProgram program = programOptions.read();
    MachineSpecification machine = machineOptions.read();
    RecordingSelection.check(selection, machine.cores());
    LoadedProgram loaded = program.loadOn(machine);
    CompilerRemarks.show(loaded.compiled().warnings(), loaded.notes(), streams.err());
    long start = System.nanoTime();
    RunResult result;
    Optional<IOException> failure;
    try (RunRecording recording = RecordingOptions.begin(folder, selection, program, loaded)) {
      result = run(loaded, recording);
      recording.finish(result);
      failure = recording.failure();
    }
    double hostSeconds = (System.nanoTime() - start) * 1e-9;
    result.report().forEach(streams.err()::println);
    String heading = RunSummary.heading(program.name(), machine, result);
    RunSummary.print(streams.err(), heading, result, hostSeconds);
    if (failure.isPresent()) {
      throw failure.get();
    }
    return RunRow.exitCode(result.ending());
  }

  private RunResult run(LoadedProgram loaded, RunRecording recording) {
    ProgramScreen screen = new ProgramScreen(streams);
    InspectableMachine machine =
        Machines.build(
            loaded.machine(),
            loaded.image(),
            screen,
            Stepping.RUN_AHEAD,
            recording.observers(),
            Measuring.NOTHING_MORE);
    interruption.onRequest(machine::requestStop);
    return ShownRun.of(machine, limit, streams, screen, screen::tick);
  }
}
