package org.inmesh.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.coherence.consistency.Consistency;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.coresim.litmus.LitmusRunner;
import org.inmesh.coresim.litmus.LitmusSuite;
import org.inmesh.coresim.litmus.LitmusTest;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;
import org.inmesh.loader.litmus.LitmusFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs litmus tests on coherent memory. */
@Command(
    name = "litmus",
    sortOptions = false,
    header = "Runs litmus tests on a machine's coherent memory.",
    description =
        "Runs litmus tests many times, each time with other timing, placement and cache contents,"
            + " and prints for each the histogram of final states and the verdict for its"
            + " condition. Tests are in herd's form (.litmus, X86_64 or X86) or lines of JSON with"
            + " the states that memory models allow (.jsonl, .jsonl.gz).",
    footerHeading = "%nExamples:%n",
    footer = {
      "  inmesh litmus SB.litmus --consistency tso",
      "  inmesh litmus tests/ --runs 10000 --protocol moesi --format csv",
      "",
      "Exit codes: 0 all went well; 1 a state was seen that the test's file does not allow;"
          + " 2 wrong input or options; 3 a bug in Inmesh; 130 interrupted."
    })
final class LitmusCommand implements Callable<Integer> {
  private final Streams streams;
  private final Interruption interruption;

  @Mixin private HelpOption help;

  @Parameters(arity = "1..*", paramLabel = "FILE-or-DIR", description = "tests, or folders of them")
  private List<String> names;

  @Option(
      names = {"-n", "--runs"},
      paramLabel = "N",
      defaultValue = "1000",
      description = "of each test; default: ${DEFAULT-VALUE}")
  private int runs;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "of everything that is left to chance; default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--consistency",
      paramLabel = "MODEL",
      description = "sc or tso; default: the machine's")
  private Consistency consistency;

  @Option(
      names = "--protocol",
      paramLabel = "PROTOCOL",
      description = "msi, mesi or moesi; default: the machine's")
  private Protocol protocol;

  @Mixin private CoherentMachineOptions machine;

  @Option(
      names = {"-c", "--cores"},
      paramLabel = "N",
      defaultValue = "8",
      description = "number of cores; default: ${DEFAULT-VALUE}")
  private int cores;

  @Option(
      names = {"-t", "--threads"},
      paramLabel = "N",
      description =
          "tests at the same time; default: the host's processors; results do not depend on it")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, json or csv; default: text")
  private Format format;

  LitmusCommand(Streams streams, Interruption interruption) {
    this.streams = streams;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    requirePositive("--threads", threads);
    requirePositive("--runs", runs);
    MachineSpecification specification = specification();
    LitmusFiles files = LitmusFiles.read(paths());
    for (Diagnostic refused : files.refused()) {
      streams.err().println(refused);
    }
    List<LitmusTest> tests =
        files.tests().stream().filter(test -> fits(test, specification)).toList();
    LitmusSuite suite = new LitmusSuite(new LitmusRunner(specification, seed), tests, runs);
    interruption.onRequest(suite::requestStop);
    LitmusReport report = new LitmusReport(specification, seed, format, streams.out());
    ProgressLine line =
        new ProgressLine(
            streams, () -> "%d of %d tests ended".formatted(suite.ended(), tests.size()));
    try (Ticker ticker = new Ticker(line::show)) {
      ticker.start();
      suite.run(
          threads,
          result -> {
            line.clear();
            report.add(result);
            streams.out().flush();
          });
    } finally {
      line.clear();
    }
    report.end();
    streams.out().flush();
    return exitCode(report, files.refused().isEmpty() && tests.size() == files.tests().size());
  }

  private int exitCode(LitmusReport report, boolean allRun) {
    if (report.hasForbidden()) {
      return ExitCode.PROGRAM_WENT_WRONG;
    }
    if (interruption.requested()) {
      return ExitCode.INTERRUPTED;
    }
    return allRun ? ExitCode.OK : ExitCode.BAD_INPUT;
  }

  private MachineSpecification specification() {
    List<String> more = new ArrayList<>();
    if (consistency != null) {
      more.add("caches.consistency=" + consistency.name().toLowerCase(Locale.ROOT));
    }
    if (protocol != null) {
      more.add("caches.protocol=" + protocol.name().toLowerCase(Locale.ROOT));
    }
    return machine.read(OptionalInt.of(cores), more);
  }

  private List<Path> paths() {
    List<Path> paths = new ArrayList<>();
    for (String name : names) {
      try {
        paths.add(Path.of(name));
      } catch (InvalidPathException exception) {
        throw new BadInputException(name + ": this cannot be the name of a file");
      }
    }
    return paths;
  }

  /** Complains of a test with more threads than cores, which does not keep others from running. */
  private boolean fits(LitmusTest test, MachineSpecification machine) {
    if (test.threads().size() <= machine.cores()) {
      return true;
    }
    streams
        .err()
        .printf(
            "inmesh: %s has %d threads, but the machine has %d cores; --cores gives it more%n",
            test.name(), test.threads().size(), machine.cores());
    return false;
  }

  private static void requirePositive(String option, int value) {
    if (value < 1) {
      throw new BadInputException(option + " must be at least 1, not " + value);
    }
  }
}
