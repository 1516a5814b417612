package org.inmesh.coresim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.coherence.cache.CacheGeometry;
import org.inmesh.coresim.coherence.cache.PrivateCacheSpecification;
import org.inmesh.coresim.coherence.cache.Replacement;
import org.inmesh.coresim.coherence.cache.SliceSpecification;
import org.inmesh.coresim.coherence.directory.DirectorySpecification;
import org.inmesh.coresim.coherence.directory.SharerFormat;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.coresim.machine.Machines.Stepping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Instructions that come from a cache: how often they miss, and that they are what memory has. */
class InstructionCacheTest {
  private static final int LINE = SharedMemoryProgram.LINE;

  private static CacheSpecification caches(int lines) {
    return new CacheSpecification(Protocol.MESI, LINE, 512, 2, 0, 4096, 4, 10, 100)
        .withSizes(
            new PrivateCacheSpecification(new CacheGeometry(512, 2, Replacement.LRU), 0)
                .withInstructionCache(new CacheGeometry(lines * LINE, 2, Replacement.LRU)),
            new CacheSpecification(Protocol.MESI, LINE, 512, 2, 0, 4096, 4, 10, 100).directory(),
            new CacheSpecification(Protocol.MESI, LINE, 512, 2, 0, 4096, 4, 10, 100).slice());
  }

  private static RunResult run(SharedMemoryProgram program, int lines, RecordingHost host) {
    return run(program, caches(lines), host);
  }

  private static RunResult run(
      SharedMemoryProgram program, CacheSpecification caches, RecordingHost host) {
    RunResult stepwise = program.run(Stepping.STEPWISE, new RecordingHost(), caches);
    RunResult ahead = program.run(Stepping.RUN_AHEAD, host, caches);
    assertThat(ahead.ending()).isEqualTo(Ending.FINISHED);
    assertThat(ahead.statistics()).isEqualTo(stepwise.statistics());
    return ahead;
  }

  /**
   * A loop of four lines and more, passed five times. {@code ldc 0; stl 4} are two bytes, so the
   * code is as long as the lines that it begins in tell.
   */
  private static SharedMemoryProgram loop() {
    String body = "  ldc 0\n  stl 4\n".repeat(2 * LINE);
    return new SharedMemoryProgram(
            "main:\n  ldc 0\n  stl 1\n  ldc 5\n  stl 2\nloop:\n"
                + body
                + "  ldlp 1\n  ldc end - loop\n  lend\nend:\n  stopp\n")
        .process(0, "main");
  }

  /** Lines that hold code of the loop, and of the whole program. */
  private static long lines(SharedMemoryProgram program, String from, String to) {
    return program.address(to) / LINE - program.address(from) / LINE + 1;
  }

  @Test
  void shouldMissEachLineOfALoopOnceIfItHoldsTheLoop() {
    SharedMemoryProgram program = loop();
    RunResult result = run(program, 16, new RecordingHost());
    assertThat(result.statistics().count(Statistic.L1I_MISSES))
        .isEqualTo(lines(program, "main", "end"));
    // Each pass goes once from line to line; then the end, which may be in the loop's last line.
    long first = lines(program, "main", "end");
    long others = lines(program, "loop", "end");
    assertThat(result.statistics().count(Statistic.L1I_ACCESSES))
        .isIn(first + 4 * others, first + 4 * (others - 1));
  }

  @Test
  void shouldMissEachLineInEachPassIfTheLoopIsLongerThanTheCache() {
    SharedMemoryProgram program = loop();
    // Two lines in one set: whatever is needed was replaced.
    RunResult result = run(program, 2, new RecordingHost());
    assertThat(result.statistics().count(Statistic.L1I_MISSES))
        .isEqualTo(result.statistics().count(Statistic.L1I_ACCESSES));
  }

  @Test
  void shouldTakeTheTimeOfTheMissesAndNoOther() {
    SharedMemoryProgram program = loop();
    RunResult perfect =
        program.run(
            Stepping.RUN_AHEAD,
            new RecordingHost(),
            new CacheSpecification(Protocol.MESI, LINE, 512, 2, 0, 4096, 4, 10, 100));
    RunResult result = run(program, 16, new RecordingHost());
    long waited = result.statistics().stacks().getFirst().cycles().get(Statistic.FETCH_CYCLES);
    assertThat(waited).isPositive();
    assertThat(result.statistics().count(Statistic.CYCLES))
        .isEqualTo(perfect.statistics().count(Statistic.CYCLES) + waited);
  }

  /** An instruction {@code ldc 1} that has been executed often becomes {@code ldc 2}. */
  private static SharedMemoryProgram modifying() {
    return new SharedMemoryProgram(
            """
            main:
              ldc 0
              stl 1
              ldc 30
              stl 2
            again:
              call patched
              ldlp 1
              ldc done - again
              lend
            done:
              ldc #42
              ldc patched - here
              ldpi
            here:
              sb
              call patched
              stl 3
              ldlp 3
              ldc #60000004
              ldc 4
              out
              stopp
            patched:
              ldc 1
              ret
            """)
        .process(0, "main");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void shouldExecuteWhatTheCoreItselfHasStored(int lines) {
    RecordingHost host = new RecordingHost();
    run(modifying(), lines, host);
    assertThat(host.screen()).isEqualTo("\u0002\u0000\u0000\u0000");
  }

  /** Another core's line of code is taken away while it executes it, also ahead of time. */
  private static SharedMemoryProgram modifiedByAnother() {
    return new SharedMemoryProgram(
            """
            main:
              call patched
              eqc 2
              cj main
              ldc 7
              stl 3
              ldlp 3
              ldc #60000004
              ldc 4
              out
              stopp
            patched:
              ldc 1
              ret
            other:
              ldc 0
              stl 1
              ldc 200
              stl 2
            wait:
              ldlp 1
              ldc over - wait
              lend
            over:
              ldc #42
              ldc patched - there
              ldpi
            there:
              sb
              stopp
            """)
        .process(0, "main")
        .process(1, "other")
        .process(2, "main");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void shouldExecuteWhatAnotherCoreHasStored(int lines) {
    RecordingHost host = new RecordingHost();
    RunResult result = run(modifiedByAnother(), lines, host);
    assertThat(host.screen()).isEqualTo("\u0007\u0000\u0000\u0000".repeat(2));
    assertThat(result.statistics().count(Statistic.INVALIDATIONS)).isPositive();
  }

  /** Each core has code of its own, of which every instruction lies in two lines of 8 bytes. */
  private static SharedMemoryProgram longInstructions(int each) {
    StringBuilder source = new StringBuilder();
    for (int core = 0; core < SharedMemoryProgram.CORES; core++) {
      source.append("core%d:\n".formatted(core)).append("  ldc 5\n".repeat(4));
      source.append("  ldc #12345678\n".repeat(each)).append("  stopp\n");
      source.append("  ldc 5\n".repeat(core + 3));
    }
    SharedMemoryProgram program = new SharedMemoryProgram(source.toString());
    for (int core = 0; core < SharedMemoryProgram.CORES; core++) {
      program.process(core, "core" + core);
    }
    return program;
  }

  /**
   * Two entries for all lines of a home: the first line of an instruction is often gone when its
   * second has come, for others that want theirs.
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldEndInstructionsOfTwoLinesHoweverOftenTheyAreTakenAway(boolean inclusive) {
    CacheGeometry two = new CacheGeometry(16, 2, Replacement.LRU);
    CacheSpecification caches =
        new CacheSpecification(Protocol.MESI, 8, 16, 2, 0, 16, 2, 10, 100)
            .withSizes(
                new PrivateCacheSpecification(two, 0).withInstructionCache(two),
                new DirectorySpecification(SharerFormat.FULL_MAP, inclusive ? 0 : 2, 2),
                new SliceSpecification(two, 3, inclusive));
    for (int each = 1; each <= 20; each++) {
      run(longInstructions(each), caches, new RecordingHost());
    }
  }
}
