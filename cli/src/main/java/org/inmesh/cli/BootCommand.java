package org.inmesh.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.inmesh.cli.trace.InstructionTrace;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.module.ModuleNetwork;
import org.inmesh.loader.BadInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Boots transputers through a link and serves their host protocol. */
@Command(
    name = "boot",
    sortOptions = false,
    header = "Boots transputers with a file that other tools made.",
    description =
        "Sends a boot file down link 0 of a transputer module, or of the root of a network, and"
            + " serves the iserver protocol there. Standard output is the program's own; the"
            + " summary is written to standard error. Options that are not listed here, and all"
            + " behind --, are the program's.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  inmesh boot hello.btl",
      "  inmesh boot compile.btl --host-dir work --memory 4M -- -o out.tco source.occ",
      "  inmesh boot raytrace.btl --network raytrace.map --threads 4",
      "  inmesh boot t4.btl --processor T414 --clock 15 --external-cycles 3",
      "",
      "Exit codes: the program's own status, 0 for success; 1 also if it deadlocked, halted or"
          + " reached the cycle limit; 2 wrong input or options; 3 a bug in Inmesh; 130"
          + " interrupted."
    })
final class BootCommand implements Callable<Integer> {
  private final Streams streams;
  private final Interruption interruption;

  @Mixin private HelpOption help;

  @Parameters(index = "0", paramLabel = "FILE", description = "the boot file")
  private String file;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "ARGUMENT",
      description = "the program's own command line")
  private List<String> arguments = List.of();

  @Mixin private BootMachineOptions machineOptions;
  @Mixin private BootHostOptions hostOptions;
  @Mixin private CycleLimit limit;
  @Mixin private InstructionTraceOptions traceOptions;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "host threads; results do not depend on it; default: ${DEFAULT-VALUE}")
  private int threads;

  @Option(
      names = "--stats",
      paramLabel = "FILE",
      description =
          "writes the statistics as JSON or CSV, by the name's ending; equal runs give equal files")
  private Path statisticsFile;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "of the summary on standard error: text, json or csv; default: text")
  private Format format;

  BootCommand(Streams streams, Interruption interruption) {
    this.streams = streams;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException {
    OutputFile.checkStatistics(statisticsFile);
    if (threads < 1) {
      throw new BadInputException("--threads must be at least 1, not " + threads);
    }
    ProgramScreen screen = new ProgramScreen(streams);
    try (BootedNetwork network =
        new BootedNetwork(file, arguments, machineOptions, hostOptions, streams, screen, threads)) {
      traceOptions.check(network.description().processors().size());
      return run(network, screen);
    }
  }

  private int run(BootedNetwork network, ProgramScreen screen) throws IOException {
    ModuleNetwork machine = network.machine();
    interruption.onRequest(machine::requestStop);
    long start = System.nanoTime();
    RunResult result =
        traceOptions.traced(
            machine,
            streams.err(),
            InstructionTrace.Source.NONE,
            () -> ShownRun.of(machine, limit, streams, screen, network.console()::tick));
    double hostSeconds = (System.nanoTime() - start) * 1e-9;
    return report(network, network.understood(result), hostSeconds);
  }

  private int report(BootedNetwork network, RunResult result, double hostSeconds)
      throws IOException {
    BootSummary.notes(network.machine()).forEach(note -> streams.err().println("inmesh: " + note));
    result.report().forEach(streams.err()::println);
    String name = Path.of(file).getFileName().toString();
    int exitCode = network.device().exitStatus().orElse(RunRow.exitCode(result.ending()));
    MachineSpecification specification = network.specification();
    Map<String, Object> row =
        BootSummary.row(name, specification, network.description(), result, exitCode);
    String heading = BootSummary.heading(name, specification, network.description(), result);
    new RunReport(row, heading, result, hostSeconds).write(statisticsFile, format, streams.err());
    return exitCode;
  }
}
