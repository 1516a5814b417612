package org.inmesh.coresim.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.RunStatistics;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.coresim.machine.Machines.Stepping;
import org.inmesh.coresim.profile.RunProfile;
import org.junit.jupiter.api.Test;

/**
 * By hand: core 2 of four reads a word of each of four lines that follow one another, so that each
 * node is the home of one; its own workspace is a fifth line, of one of them.
 */
class SharedMemoryProfileTest {
  private static final int READER = 2;

  private static RunStatistics run() {
    StringBuilder text = new StringBuilder("reader:\n");
    for (int line = 0; line < 4; line++) {
      text.append("  ldc %d\n  ldnl 0\n".formatted(SharedMemoryProgram.line(line)));
    }
    return new SharedMemoryProgram(text + "  stopp\n")
        .process(READER, "reader")
        .run(
            Stepping.RUN_AHEAD,
            new RecordingHost(),
            new CacheSpecification(
                Protocol.MESI, SharedMemoryProgram.LINE, 512, 2, 0, 4096, 4, 10, 100),
            new Measuring(false, false, true))
        .statistics();
  }

  @Test
  void shouldChargeMemoryWhereTheLinesHomesAre() {
    RunProfile profile = run().profile().orElseThrow();

    double[] offChip = profile.energy().offChip();
    // 30 pJ a bit, lines of 64 bytes.
    double line = 30 * 64 * 8;
    double[] sorted = offChip.clone();
    Arrays.sort(sorted);
    assertThat(sorted).containsExactly(new double[] {line, line, line, 2 * line}, within(1e-6));
    // Slices of 4 KiB: 10 pJ for 64 bits at 8 KiB over the root of 2; a line looked up and written.
    double slice = 2 * 8 * 10 / Math.sqrt(2);
    for (int core = 0; core < 4; core++) {
      if (core != READER) {
        // What is more than this is the directory's entry of each request.
        double lines = offChip[core] / line;
        double perLine = profile.energy().coreDynamic()[core] / lines;
        assertThat(perLine).isBetween(slice, 1.2 * slice);
      }
    }
  }

  @Test
  void shouldSeeTheReaderWaitMoreThanItWorks() {
    RunStatistics statistics = run();
    RunProfile profile = statistics.profile().orElseThrow();

    assertThat(profile.intervals()).isEqualTo(1);
    // Five lines from memory, of 100 cycles each.
    assertThat(profile.waitingCycles()[0][READER])
        .isEqualTo(statistics.count(Statistic.MEMORY_CYCLES))
        .isGreaterThan(5 * 100);
    for (int core = 0; core < 4; core++) {
      if (core != READER) {
        assertThat(profile.busyCycles()[0][core] + profile.waitingCycles()[0][core]).isZero();
      }
    }
  }
}
