package org.inmesh.cli;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.inmesh.bench.ExperimentProgram;
import org.inmesh.cli.debugger.DebugTarget;
import org.inmesh.cli.debugger.Debugger;
import org.inmesh.coresim.inspection.InspectableMachine;
import org.inmesh.coresim.machine.Machines;
import org.inmesh.loader.LoadedProgram;
import org.inmesh.loader.occam.source.SourceText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a program under a debugger. */
@Command(
    name = "debug",
    sortOptions = false,
    header = "Runs a program under a debugger.",
    description =
        "Runs a program under a debugger that reads commands from standard input; 'help' lists"
            + " them. The program's output and the debugger's are on standard output.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  inmesh debug sieve --cores 16",
      "  inmesh debug mine.occ -x 'break 12' -x run -x backtrace",
      "  inmesh debug commstime --machine coherent --command commands.txt",
      "",
      ExitCode.MEANINGS
    })
final class DebugCommand implements Callable<Integer> {
  private final Streams streams;
  private final Interruption interruption;

  @Mixin private HelpOption help;
  @Mixin private ProgramOptions programOptions;
  @Mixin private MachineOptions machineOptions;

  @Option(
      names = "-x",
      paramLabel = "COMMAND",
      description = "carries out a command before others are read; may be repeated")
  private List<String> commands = new ArrayList<>();

  @Option(
      names = "--command",
      paramLabel = "FILE",
      description = "carries out the commands of a file, instead of those of standard input")
  private Path commandFile;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = "what the program reads from its keyboard; nothing if not given")
  private Path inputFile;

  DebugCommand(Streams streams, Interruption interruption) {
    this.streams = streams;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException {
    byte[] input = inputFile == null ? new byte[0] : Files.readAllBytes(inputFile);
    List<String> fromFile = commandFile == null ? List.of() : Files.readAllLines(commandFile);
    ExperimentProgram program = programOptions.read();
    LoadedProgram loaded = program.loadOn(machineOptions.read());
    CompilerRemarks.show(loaded.compiled().warnings(), loaded.notes(), streams.err());
    ProgramScreen screen = new ProgramScreen(withInput(new ByteArrayInputStream(input)));
    InspectableMachine machine = Machines.build(loaded.machine(), loaded.image(), screen);
    Map<String, List<String>> sources = new LinkedHashMap<>();
    for (SourceText source : loaded.compiled().sources()) {
      sources.put(source.file(), source.lines());
    }
    Debugger debugger =
        new Debugger(
            new DebugTarget(machine, loaded.image(), sources, screen::endLine), streams.out());
    interruption.onRequest(debugger::interrupt);
    try (Ticker ticker = new Ticker(screen::flush)) {
      ticker.start();
      converse(debugger, fromFile);
    }
    return ExitCode.OK;
  }

  private void converse(Debugger debugger, List<String> fromFile) throws IOException {
    debugger.greet();
    List<String> first = new ArrayList<>(commands);
    first.addAll(fromFile);
    for (String command : first) {
      if (debugger.isQuitting()) {
        return;
      }
      debugger.execute(command);
    }
    if (commandFile == null) {
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
      debugger.execute(reader, streams.inIsTerminal());
    }
  }

  private Streams withInput(InputStream in) {
    return new Streams(in, false, streams.out(), streams.err(), streams.errIsTerminal());
  }
}
