package org.inmesh.bench.benchmark;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.inmesh.bench.ExperimentProgram;
import org.inmesh.coresim.Host;
import org.inmesh.coresim.Machine;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.machine.Machines;
import org.inmesh.loader.LoadedProgram;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.loader.occam.source.IncludeResolver;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.programs.ProgramLibrary;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How many instructions a second one simulated core executes: whole runs of a program on a mesh
 * machine of a single core, from a loaded machine to the last process's end.
 */
@State(Scope.Thread)
public class CoreLoopBenchmark {
  /** Arithmetic, array accesses, comparisons and branches, without any communication. */
  private static final String COMPUTE =
      """
      VAL INT rounds IS 20000:
      PROC main()
        [64]INT table:
        INT sum:
        SEQ
          SEQ i = 0 FOR 64
            table[i] := i
          sum := 0
          SEQ r = 0 FOR rounds
            SEQ i = 0 FOR 64
              IF
                (table[i] /\\ 1) = 0
                  sum := (sum >< table[i])
                TRUE
                  table[i] := (table[i] + r) /\\ #FFFF
      :
      """;

  /** The program. */
  @Param({"compute", "commstime"})
  public String program;

  private MachineSpecification specification;
  private LoadedProgram loaded;
  private Machine machine;

  /** What JMH reports as rates. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counters {
    /** Simulated instructions, prefixes not counted. */
    public long instructions;

    /** Simulated core cycles. */
    public long cycles;
  }

  /** Compiles the program. */
  @Setup(Level.Trial)
  public void load() {
    specification = MachineFile.load("mesh", List.of(), OptionalInt.of(1));
    loaded = programNamed(program).loadOn(specification);
  }

  private static ExperimentProgram programNamed(String name) {
    if (name.equals("compute")) {
      return ExperimentProgram.ofSource(
          name, new SourceText("compute.occ", COMPUTE), IncludeResolver.NONE, Map.of());
    }
    return ExperimentProgram.ofLibrary(
        new ProgramLibrary().find(name).orElseThrow(), Map.of("loops", 50_000));
  }

  /** A machine runs only once. */
  @Setup(Level.Invocation)
  public void build() {
    machine = Machines.build(specification, loaded.image(), new SilentHost());
  }

  /** Runs the machine. */
  @Benchmark
  public void coreLoop(Counters counters) {
    RunResult result = machine.run(Long.MAX_VALUE);
    if (result.ending() != RunResult.Ending.FINISHED) {
      throw new IllegalStateException(program + " ended with " + result);
    }
    counters.instructions += result.statistics().count(Statistic.INSTRUCTIONS);
    counters.cycles += result.statistics().count(Statistic.CYCLES);
  }

  private static final class SilentHost implements Host {
    @Override
    public void screen(int character) {
      // What the program writes is not what is measured.
    }

    @Override
    public void error(int character) {
      // As above.
    }

    @Override
    public int keyboard() {
      return -1;
    }
  }
}
