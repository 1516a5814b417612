package org.inmesh.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.inmesh.bench.ComparedRun;
import org.inmesh.bench.Comparison;
import org.inmesh.bench.ComparisonRow;
import org.inmesh.bench.ExperimentProgram;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.machine.Measuring;
import org.inmesh.isa.transputer.assembly.NearestName;
import org.inmesh.loader.BadInputException;
import org.inmesh.programs.LibraryProgram;
import org.inmesh.programs.ProgramGroup;
import org.inmesh.programs.ProgramLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares many programs of the library and prints one table. */
@Command(
    name = "survey",
    sortOptions = false,
    header = "Compares many programs of the library in one table.",
    description =
        "Runs programs of the library in all their forms on machines of several sizes and prints a "
            + "table in Markdown with a line for each program and size: cycles, messages of "
            + "the first run, energy, and ratios of time to that of the first run.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  inmesh survey --cores 64,1024",
      "  inmesh survey --group kernels --cores 16,64,256,1024,4096 --host-times --stats"
          + " kernels.csv",
      "  inmesh survey sieve stencil --cores 16 --set network.hop-latency=4",
      "",
      ExitCode.MEANINGS
    })
final class SurveyCommand implements Callable<Integer> {
  private final Streams streams;
  private final Interruption interruption;

  @Mixin private HelpOption help;

  @Parameters(
      arity = "0..*",
      paramLabel = "PROGRAM",
      description = "programs of the library; default: all")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      split = ",",
      description = "all programs of these groups ('inmesh programs' shows them in parentheses)")
  private List<String> groups = new ArrayList<>();

  @Option(
      names = {"-c", "--cores"},
      paramLabel = "N",
      split = ",",
      defaultValue = "64,1024",
      description = "numbers of cores, with commas; default: ${DEFAULT-VALUE}")
  private List<Integer> cores;

  @Option(
      names = {"-p", "--param"},
      paramLabel = "NAME=VALUE",
      converter = {ProgramOptions.TextValue.class, ParameterValue.class},
      description = "sets a constant of those programs that have it; may be repeated")
  private Map<String, Integer> parameters = new LinkedHashMap<>();

  @Mixin private ComparedMachineOptions machines;

  @Mixin private CycleLimit limit;

  @Option(names = "--host-times", description = "also prints the seconds that each run took")
  private boolean hostTimes;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (Markdown), json or csv; default: text")
  private Format format;

  @Option(
      names = "--stats",
      paramLabel = "FILE",
      description =
          "writes all statistics of all runs as JSON or CSV, by the name's ending, anew after each"
              + " program")
  private Path statisticsFile;

  SurveyCommand(Streams streams, Interruption interruption) {
    this.streams = streams;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    machines.check();
    OutputFile.checkStatistics(statisticsFile);
    List<LibraryProgram> programs = programs();
    checkParameters(programs);
    List<MachineSpecification> specifications = machines.read(cores);
    SurveyTable table = new SurveyTable();
    List<Map<String, Object>> values = new ArrayList<>();
    int exitCode = ExitCode.OK;
    for (int i = 0; i < programs.size() && !interruption.requested(); i++) {
      LibraryProgram program = programs.get(i);
      String place = "program %d of %d, %s: ".formatted(i + 1, programs.size(), program.name());
      List<ComparisonRow> rows = run(place, runs(program, specifications));
      ComparisonReport report = new ComparisonReport(program.name(), rows, false);
      if (report.exitCode() != ExitCode.OK) {
        streams.err().println(program.name() + ":");
        report.explain(streams.err());
        exitCode = Math.max(exitCode, report.exitCode());
      }
      table.add(program.name(), rows);
      values.addAll(report.rows(format != Format.TEXT));
      if (statisticsFile != null) {
        OutputFile.write(statisticsFile, StructuredOutput.all(Format.of(statisticsFile), values));
      }
    }
    print(table, values);
    return interruption.requested() ? ExitCode.INTERRUPTED : exitCode;
  }

  private void print(SurveyTable table, List<Map<String, Object>> values) throws IOException {
    if (format != Format.TEXT) {
      streams.out().print(StructuredOutput.all(format, values));
    } else {
      streams.out().printf("Measured on %s.%n%n", LocalDate.now());
      table.printResults(streams.out());
      if (hostTimes) {
        streams.out().println();
        table.printHostTimes(streams.out());
      }
    }
    streams.out().flush();
  }

  /** Those that are named, and those of groups that are named, in the library's order. */
  private List<LibraryProgram> programs() {
    ProgramLibrary library = new ProgramLibrary();
    for (String name : names) {
      if (library.find(name).isEmpty()) {
        throw new BadInputException(
            "no program '"
                + name
                + "' in the library"
                + NearestName.suggestion(name, library.names()));
      }
    }
    List<String> known = library.groups().stream().map(ProgramGroup::name).toList();
    for (String group : groups) {
      if (!known.contains(group)) {
        throw new BadInputException(
            "--group: no group '%s'; there are %s".formatted(group, String.join(", ", known)));
      }
    }
    boolean all = names.isEmpty() && groups.isEmpty();
    return library.programs().stream()
        .filter(
            program -> all || names.contains(program.name()) || groups.contains(program.group()))
        .toList();
  }

  private void checkParameters(List<LibraryProgram> programs) {
    for (String name : parameters.keySet()) {
      if (programs.stream().noneMatch(program -> has(program, name))) {
        throw new BadInputException("--param: none of the programs has a parameter '" + name + "'");
      }
    }
  }

  private static boolean has(LibraryProgram program, String parameter) {
    return program.parameters().stream().anyMatch(known -> known.name().equals(parameter));
  }

  private List<ComparedRun> runs(LibraryProgram program, List<MachineSpecification> machines) {
    Map<String, Integer> given = new LinkedHashMap<>(parameters);
    given.keySet().removeIf(name -> !has(program, name));
    List<ExperimentProgram> forms =
        program.forms().stream()
            .map(form -> ExperimentProgram.ofLibrary(program, form.form(), given))
            .toList();
    return ComparedRun.all(forms, machines).stream()
        .filter(run -> run.program().isFor(run.machine().kind()))
        .toList();
  }

  private List<ComparisonRow> run(String place, List<ComparedRun> runs)
      throws InterruptedException {
    Comparison comparison =
        new Comparison(runs, limit.cycles(), Measuring.NOTHING_MORE, Comparison.RunRecorder.NONE);
    return WatchedComparison.run(comparison, machines.threads(), streams, interruption, place);
  }
}
