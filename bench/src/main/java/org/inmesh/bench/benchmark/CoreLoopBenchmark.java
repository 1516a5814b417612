package org.inmesh.bench.benchmark;

import java.util.List;
import java.util.OptionalInt;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.inspection.InspectableMachine;
import org.inmesh.coresim.machine.Machines;
import org.inmesh.coresim.machine.Machines.Stepping;
import org.inmesh.loader.LoadedProgram;
import org.inmesh.loader.machinefile.MachineFile;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How many instructions a second one simulated core executes: a program that does not end on a mesh
 * machine of a single core, which goes on a piece further in each operation. What comes once,
 * loading and translation, is over after JMH's warm-up.
 */
@State(Scope.Thread)
public class CoreLoopBenchmark {
  /** A {@link BenchmarkProgram}. */
  @Param({"compute", "dhrystone", "whetstone", "whetstone32", "commstime", "loop"})
  public String program;

  /** Whether hot regions are translated. */
  @Param({"translated", "interpreted"})
  public String engine;

  private static final long CYCLES_OF_OPERATION = 10_000_000;

  /** Programs have filled their tables before. */
  private static final long WATCHED_FROM = 1_000_000;

  private static final long WATCHED_TO = 1_500_000;

  private MachineSpecification specification;
  private LoadedProgram loaded;
  private double bytesPerInstruction;
  private InspectableMachine machine;
  private long goal;

  /** What JMH reports as rates. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counters {
    /** Simulated instructions, prefixes not counted. */
    public long instructions;

    /** The same, each prefix counted as one more: how many there are is that of a short time. */
    public long withPrefixes;

    /** Simulated core cycles. */
    public long cycles;
  }

  /** Compiles the program, and counts its prefixes for a short time. */
  @Setup(Level.Trial)
  public void load() {
    specification = MachineFile.load("mesh", List.of(), OptionalInt.of(1));
    loaded = BenchmarkProgram.named(program).endless().loadOn(specification);
    InspectableMachine watched = build();
    PrefixCount count = new PrefixCount(WATCHED_FROM);
    watched.observe(count);
    runTo(watched, WATCHED_TO);
    bytesPerInstruction = count.ratio();
    machine = build();
  }

  private InspectableMachine build() {
    Stepping stepping = engine.equals("interpreted") ? Stepping.INTERPRETED : Stepping.RUN_AHEAD;
    return Machines.build(specification, loaded.image(), new SilentHost(), stepping);
  }

  private void runTo(InspectableMachine some, long cycle) {
    some.runTo(cycle)
        .ifPresent(
            ending -> {
              throw new IllegalStateException(program + " ended: " + some.report(ending));
            });
  }

  /** Runs the machine a piece further. */
  @Benchmark
  public void coreLoop(Counters counters) {
    long before = machine.instructions();
    goal += CYCLES_OF_OPERATION;
    runTo(machine, goal);
    long instructions = machine.instructions() - before;
    counters.instructions += instructions;
    counters.withPrefixes += Math.round(instructions * bytesPerInstruction);
    counters.cycles += CYCLES_OF_OPERATION;
  }
}
