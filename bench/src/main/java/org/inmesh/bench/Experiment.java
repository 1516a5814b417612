package org.inmesh.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.machine.MachineObservers;
import org.inmesh.coresim.machine.Machines;
import org.inmesh.coresim.machine.Machines.Stepping;
import org.inmesh.coresim.machine.Measuring;
import org.inmesh.isa.transputer.assembly.NearestName;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.LoadedProgram;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.loader.placement.PlacementStrategy;
import org.inmesh.programs.Form;
import org.inmesh.programs.LibraryIncludes;
import org.inmesh.programs.LibraryProgram;
import org.inmesh.programs.ProgramLibrary;

/**
 * One program on one machine, in few words: what {@code inmesh run} does, for Java and JShell. Each
 * method gives another experiment; equal ones have equal results.
 *
 * @param program with the parameters that were set
 * @param machine on which it runs
 * @param observers who watch, from the building of the machine on
 * @param measuring what is measured beside the usual
 * @param maximumCycles limit of the run, core cycles, at least 1
 */
public record Experiment(
    ExperimentProgram program,
    MachineSpecification machine,
    MachineObservers observers,
    Measuring measuring,
    long maximumCycles) {

  /** The limit unless another is set, core cycles. */
  public static final long USUAL_LIMIT = 10_000_000_000L;

  /**
   * A program of the library.
   *
   * @param name as {@code inmesh programs} lists it
   * @param machine a preset or the path of a machine file
   * @param settings each {@code key=value}, such as {@code cores=16} or {@code
   *     network.hop-latency=2}
   * @throws BadInputException if there is no such program or machine, or a setting is wrong
   */
  public static Experiment ofLibrary(String name, String machine, String... settings) {
    ProgramLibrary library = new ProgramLibrary();
    ExperimentProgram program =
        library
            .find(name)
            .map(found -> ExperimentProgram.ofLibrary(found, Map.of()))
            .orElseThrow(
                () ->
                    new BadInputException(
                        String.format(
                            Locale.ROOT,
                            "no program '%s' in the library%s",
                            name,
                            NearestName.suggestion(name, library.names()))));
    return of(program, machine, settings);
  }

  /**
   * A program of one's own; it may include the library's files.
   *
   * @param occam its text
   * @param machine a preset or the path of a machine file
   * @param settings each {@code key=value}
   * @throws BadInputException if there is no such machine or a setting is wrong
   */
  public static Experiment ofSource(String occam, String machine, String... settings) {
    SourceText text = new SourceText("program.occ", occam);
    return of(
        ExperimentProgram.ofSource("program", text, LibraryIncludes.ofLibrary(), Map.of()),
        machine,
        settings);
  }

  private static Experiment of(ExperimentProgram program, String machine, String... settings) {
    return new Experiment(
        program,
        MachineFile.load(machine, List.of(settings), OptionalInt.empty()),
        MachineObservers.NONE,
        Measuring.NOTHING_MORE,
        USUAL_LIMIT);
  }

  /** The same with a parameter of the program set; BOOL as 0 or 1. */
  public Experiment with(String parameter, int value) {
    Map<String, Integer> given = new HashMap<>(program.given());
    given.put(parameter, value);
    ExperimentProgram changed =
        new ExperimentProgram(
            program.name(),
            program.source(),
            program.includes(),
            program.library(),
            program.form(),
            given,
            program.errors(),
            program.placement());
    return new Experiment(changed, machine, observers, measuring, maximumCycles);
  }

  /**
   * The same program of the library in another form.
   *
   * @throws BadInputException if it is not written in this form
   */
  public Experiment in(Form form) {
    LibraryProgram library =
        program
            .library()
            .orElseThrow(
                () -> new BadInputException("only programs of the library have several forms"));
    ExperimentProgram changed =
        ExperimentProgram.ofLibrary(library, form, program.given())
            .with(program.errors())
            .placed(program.placement());
    return new Experiment(changed, machine, observers, measuring, maximumCycles);
  }

  /**
   * The same with its processes spread otherwise; {@code StrategyReader} reads strategies as {@code
   * --placement} has them.
   */
  public Experiment placed(PlacementStrategy strategy) {
    ExperimentProgram changed = program.placed(strategy);
    return new Experiment(changed, machine, observers, measuring, maximumCycles);
  }

  /** The same, watched. */
  public Experiment observedBy(MachineObservers watching) {
    return new Experiment(program, machine, watching, measuring, maximumCycles);
  }

  /** The same with more measured. */
  public Experiment measuring(Measuring more) {
    return new Experiment(program, machine, observers, more, maximumCycles);
  }

  /** The same with another limit, core cycles. */
  public Experiment within(long cycles) {
    return new Experiment(program, machine, observers, measuring, cycles);
  }

  /**
   * Compiles the program, loads the machine and runs it to its end, on the calling thread.
   *
   * @return how it ended, well or not, with its statistics and output
   * @throws BadInputException if the program or a parameter is wrong, or it does not fit
   */
  public Outcome.Ran run() {
    LoadedProgram loaded = program.loadOn(machine);
    PreparedConsole console = new PreparedConsole(program.input());
    long start = System.nanoTime();
    RunResult result =
        Machines.build(machine, loaded.image(), console, Stepping.RUN_AHEAD, observers, measuring)
            .run(maximumCycles);
    return new Outcome.Ran(
        result,
        console.output(),
        loaded.notes(),
        loaded.weightedDistance(),
        (System.nanoTime() - start) * 1e-9);
  }
}
