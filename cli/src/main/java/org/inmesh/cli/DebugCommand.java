package org.inmesh.cli;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.inmesh.cli.debugger.DebugTarget;
import org.inmesh.cli.debugger.Debugger;
import org.inmesh.coresim.inspection.InspectableMachine;
import org.inmesh.coresim.machine.Machines;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.LoadedProgram;
import org.inmesh.loader.occam.source.SourceText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a program under a debugger. */
@Command(
    name = "debug",
    sortOptions = false,
    header = "Runs a program under a debugger.",
    description =
        "Runs an occam program or a boot file (FILE.btl) under a debugger that reads commands from"
            + " standard input; 'help' lists them. The program's output and the debugger's are on"
            + " standard output. The machine of an occam program is by default mesh, that of a boot"
            + " file t800-module.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  inmesh debug sieve --cores 16",
      "  inmesh debug mine.occ -x 'break 12' -x run -x backtrace",
      "  inmesh debug commstime --machine coherent --command commands.txt",
      "  inmesh debug hello.btl",
      "",
      ExitCode.MEANINGS
    })
final class DebugCommand implements Callable<Integer> {
  private final Streams streams;
  private final Interruption interruption;

  @Mixin private HelpOption help;
  @Mixin private ProgramOptions programOptions;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "ARGUMENT",
      description = "a booted program's own command line")
  private List<String> arguments = List.of();

  @Mixin private BootMachineOptions machineOptions;
  @Mixin private BootHostOptions hostOptions;

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
    byte[] input =
        inputFile == null ? new byte[0] : InputFile.read(inputFile.toString(), streams.in());
    List<String> given = new ArrayList<>(commands);
    if (commandFile != null) {
      given.addAll(Files.readAllLines(commandFile));
    }
    Streams program =
        new Streams(
            new ByteArrayInputStream(input),
            false,
            streams.out(),
            streams.err(),
            streams.errIsTerminal());
    ProgramScreen screen = new ProgramScreen(program);
    if (!isBootFile()) {
      debug(occam(screen), screen, given);
      return ExitCode.OK;
    }
    String name = programOptions.name();
    try (BootedNetwork network =
        new BootedNetwork(name, arguments, machineOptions, hostOptions, program, screen, 1)) {
      debug(DebugTarget.withoutNames(name, network.machine(), screen::endLine), screen, given);
    }
    return ExitCode.OK;
  }

  /** By its name, or because it is none of text. */
  private boolean isBootFile() throws IOException {
    String name = programOptions.name();
    if (name.endsWith(".btl")) {
      return true;
    }
    if (name.endsWith(".occ") || !Files.isRegularFile(Path.of(name))) {
      return false;
    }
    for (byte each : Files.readAllBytes(Path.of(name))) {
      if (each == 0) {
        return true;
      }
    }
    return false;
  }

  private DebugTarget occam(ProgramScreen screen) throws IOException {
    if (!arguments.isEmpty()) {
      throw new BadInputException("an occam program has no arguments: " + arguments.getFirst());
    }
    LoadedProgram loaded = programOptions.read().loadOn(machineOptions.machine("mesh"));
    CompilerRemarks.show(loaded.compiled().warnings(), loaded.notes(), streams.err());
    InspectableMachine machine = Machines.build(loaded.machine(), loaded.image(), screen);
    Map<String, List<String>> sources = new LinkedHashMap<>();
    for (SourceText source : loaded.compiled().sources()) {
      sources.put(source.file(), source.lines());
    }
    return new DebugTarget(machine, loaded.image(), sources, screen::endLine);
  }

  private void debug(DebugTarget target, ProgramScreen screen, List<String> given)
      throws IOException {
    Debugger debugger = new Debugger(target, streams.out());
    interruption.onRequest(debugger::interrupt);
    try (Ticker ticker = new Ticker(screen::flush)) {
      ticker.start();
      converse(debugger, given);
    }
    screen.endLine();
  }

  private void converse(Debugger debugger, List<String> given) throws IOException {
    debugger.greet();
    for (String command : given) {
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
}
