package org.inmesh.bench.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.inmesh.bench.ExperimentProgram;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.inspection.InspectableMachine;
import org.inmesh.coresim.machine.Machines;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.programs.LibraryIncludes;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How many instructions a second the preset coherent machine executes on one host thread: all its
 * cores run the stencil on one plate in shared memory, with a barrier after each step, for ever.
 */
@State(Scope.Thread)
public class CoherentMachineBenchmark {
  /** Simulated cores, a square number and a power of two. */
  @Param({"64", "1024"})
  public int cores;

  private static final int ENDLESS = 2_000_000_000;

  /** Core cycles that one operation simulates, of all cores together. */
  private static final long CORE_CYCLES_OF_OPERATION = 2_000_000;

  private InspectableMachine machine;
  private long goal;

  /** What JMH reports as rates. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counters {
    /** Simulated instructions of all cores, prefixes not counted. */
    public long instructions;

    /** Simulated core cycles. */
    public long cycles;
  }

  /** Compiles and loads the program. */
  @Setup(Level.Trial)
  public void load() throws IOException {
    int side = (int) Math.round(Math.sqrt(cores));
    int rounds = Integer.SIZE - Integer.numberOfLeadingZeros(cores - 1);
    Map<String, Integer> given =
        Map.of("columns", side, "rows", side, "rounds", rounds, "steps", ENDLESS);
    MachineSpecification specification =
        MachineFile.load("coherent", List.of(), OptionalInt.of(cores));
    ExperimentProgram program =
        ExperimentProgram.ofSource(
            "sharedstencil",
            new SourceText("sharedstencil.occ", text()),
            LibraryIncludes.ofLibrary(),
            given);
    machine =
        Machines.build(specification, program.loadOn(specification).image(), new SilentHost());
  }

  private static String text() throws IOException {
    try (InputStream stream =
        CoherentMachineBenchmark.class.getResourceAsStream("sharedstencil.occ")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Runs the machine a piece further. */
  @Benchmark
  public void coherentMachine(Counters counters) {
    long before = machine.instructions();
    long cycles = CORE_CYCLES_OF_OPERATION / cores;
    goal += cycles;
    machine
        .runTo(goal)
        .ifPresent(
            ending -> {
              throw new IllegalStateException("the stencil ended: " + machine.report(ending));
            });
    counters.instructions += machine.instructions() - before;
    counters.cycles += cycles;
  }
}
