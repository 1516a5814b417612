package org.inmesh.bench.benchmark;

import java.util.List;
import java.util.OptionalInt;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.module.ModuleNetwork;
import org.inmesh.isa.transputer.assembly.Assembler;
import org.inmesh.isa.transputer.assembly.AssemblySource;
import org.inmesh.loader.boot.BootNetwork;
import org.inmesh.loader.machinefile.MachineFile;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A transputer module that is booted through its link and then goes on: how many instructions a
 * second it executes when it computes, and how many bytes a second pass its host's link.
 */
@State(Scope.Thread)
public class ModuleBenchmark {
  private static final int MEMORY_BYTES = 64 * 1024;
  private static final long MICROSECONDS_OF_OPERATION = 10_000;

  private static final String BEGIN =
      """
        mint
        sthf
        mint
        stlf
        ldc 0
        sttimer
        ajw 40
      """;

  /** Additions, a multiplication and a store into a table. */
  private static final String COMPUTE =
      """
        ldc 0
        stl 1
        ldc 0
        stl 2
      again:
        ldl 1
        ldl 2
        add
        ldc 13
        prod
        ldc #FFFF
        and
        stl 1
        ldl 1
        ldl 2
        ldc 15
        and
        ldlp 10
        wsub
        stnl 0
        ldl 2
        adc 1
        ldc #FFFF
        and
        stl 2
        j again
      """;

  /** Takes messages from the host, and sends each back. */
  private static final String ECHO =
      """
      again:
        ldc #80001000
        mint
        ldnlp 4
        ldc 4096
        in
        ldc #80001000
        mint
        ldc 4096
        out
        j again
      """;

  /** What the module does: {@code compute}, or {@code link} to send back what the host sends. */
  @Param({"compute", "link"})
  public String job;

  private EndlessHost host;
  private ModuleNetwork machine;
  private long goal;
  private int clockMegahertz;

  /** What JMH reports as rates. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counters {
    /** Simulated instructions, prefixes not counted. */
    public long instructions;

    /** Bytes through the link, both ways together. */
    public long linkBytes;
  }

  /** Assembles the program; the module is booted at the beginning of the first operation. */
  @Setup(Level.Trial)
  public void build() {
    MachineSpecification specification =
        MachineFile.load("t800-module", List.of(), OptionalInt.of(1));
    clockMegahertz = specification.clockMegahertz();
    String own = job.equals("compute") ? COMPUTE : ECHO;
    host = new EndlessHost(Assembler.assemble(AssemblySource.parse(job, BEGIN + own)).bytes());
    machine = new ModuleNetwork(BootNetwork.grid(specification, MEMORY_BYTES), host, 1);
  }

  /** Runs the machine a piece further. */
  @Benchmark
  public void module(Counters counters) {
    long instructions = machine.instructions();
    long bytes = host.bytes();
    goal += MICROSECONDS_OF_OPERATION * clockMegahertz;
    machine
        .runTo(goal)
        .ifPresent(
            ending -> {
              throw new IllegalStateException(job + " ended: " + machine.report(ending));
            });
    counters.instructions += machine.instructions() - instructions;
    counters.linkBytes += host.bytes() - bytes;
  }
}
