package org.inmesh.coresim.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.machine.SharedMemoryProgram.line;
import static org.inmesh.coresim.machine.SharedMemoryProgram.word;

import java.util.List;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.program.DebugInformation;
import org.inmesh.coresim.program.DebugInformation.LineEntry;
import org.inmesh.coresim.program.SourcePosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cores that meet in shared words and at locks. */
class SharedMemoryTest {
  private static final int PROCESSES_PER_CORE = 2;
  private static final int PROCESSES = SharedMemoryProgram.CORES * PROCESSES_PER_CORE;
  private static final int ROUNDS = 50;
  private static final int COUNTER = word(0);

  /** In the line of the counter, so that cores also contend for the line. */
  private static final int ENDED = word(1);

  private static final int LOCK = line(1);
  private static final int OTHER_LOCK = line(2);

  /** Counts by some code, ROUNDS times; the process that ends last prints the counter. */
  private static String counting(String addOne) {
    return """
        work:
          ldc %1$d
          stl 3
        again:
        %2$s
          ldl 3
          adc -1
          stl 3
          ldl 3
          cj done
          j again
        done:
          ldc 1
          ldc %3$d
          atomadd
          eqc %4$d
          cj end
          ldc %5$d
          ldc #60000004
          ldc 4
          out
        end:
          stopp
        """
        .formatted(ROUNDS, addOne, ENDED, PROCESSES - 1, COUNTER);
  }

  private static void assertNothingIsLost(String addOne, Machines.Stepping stepping) {
    RecordingHost host = new RecordingHost();
    RunResult result = counting(addOne, stepping, host);
    assertThat(result.report()).isEmpty();
    assertThat(result.ending()).isEqualTo(Ending.FINISHED);
    int expected = PROCESSES * ROUNDS;
    assertThat(host.screen())
        .isEqualTo("" + (char) (expected & 0xFF) + (char) (expected >> 8) + "\0\0");
    assertThat(result.statistics())
        .isEqualTo(counting(addOne, Machines.Stepping.STEPWISE, host).statistics());
  }

  private static RunResult counting(String addOne, Machines.Stepping stepping, RecordingHost host) {
    SharedMemoryProgram program = new SharedMemoryProgram(counting(addOne));
    for (int i = 0; i < PROCESSES; i++) {
      program.process(i % SharedMemoryProgram.CORES, "work");
    }
    return program.run(stepping, host);
  }

  @ParameterizedTest
  @EnumSource(Machines.Stepping.class)
  void shouldLoseNoAtomicAddition(Machines.Stepping stepping) {
    assertNothingIsLost("  ldc 1\n  ldc %d\n  atomadd".formatted(COUNTER), stepping);
  }

  @ParameterizedTest
  @EnumSource(Machines.Stepping.class)
  void shouldLoseNoCompareAndExchange(Machines.Stepping stepping) {
    assertNothingIsLost(
        """
        try:
          ldc %1$d
          ldnl 0
          stl 4
          ldl 4
          ldl 4
          adc 1
          ldc %1$d
          atomcmpx
          cj try
        """
            .formatted(COUNTER),
        stepping);
  }

  @ParameterizedTest
  @EnumSource(Machines.Stepping.class)
  void shouldLetOneProcessAtATimeThroughALock(Machines.Stepping stepping) {
    assertNothingIsLost(
        """
          ldc %1$d
          lock
          ldc %2$d
          ldnl 0
          adc 1
          ldc %2$d
          stnl 0
          ldc %1$d
          unlock
        """
            .formatted(LOCK, COUNTER),
        stepping);
  }

  /** The whole of the lock's line is written by others meanwhile. */
  @ParameterizedTest
  @EnumSource(Machines.Stepping.class)
  void shouldKeepALockWhoseLineOthersWrite(Machines.Stepping stepping) {
    assertNothingIsLost(
        """
          ldc %1$d
          lock
          ldc %2$d
          ldnl 0
          adc 1
          ldc %2$d
          stnl 0
          ldc %1$d
          unlock
          ldc 1
          ldc %1$d
          adc 16
          atomadd
          ldl 3
          ldc %1$d
          stnl 5
        """
            .formatted(LOCK, COUNTER),
        stepping);
  }

  private static String takingBoth(String label, int first, int second) {
    return """
        %1$s:
          ldc %2$d
          lock
        first.%1$s:
          ldc 400
          stl 3
        wait.%1$s:
          ldl 3
          adc -1
          stl 3
          ldl 3
          cj go.%1$s
          j wait.%1$s
        go.%1$s:
          ldc %3$d
          lock
        end.%1$s:
          stopp
        """
        .formatted(label, first, second);
  }

  @Test
  void shouldSayWhoHoldsTheLocksOfADeadlock() {
    SharedMemoryProgram program =
        new SharedMemoryProgram(
            takingBoth("left", LOCK, OTHER_LOCK) + takingBoth("right", OTHER_LOCK, LOCK));
    program.process(1, "left").process(2, "right");
    LineEntry[] lines = {
      entry(program.address("left"), 1, "a"),
      entry(program.address("go.left"), 2, "b"),
      entry(program.address("right"), 5, "b"),
      entry(program.address("go.right"), 6, "")
    };
    program.debug(new DebugInformation(List.<LineEntry[]>of(lines), List.of()));
    RunResult result = program.run(Machines.Stepping.RUN_AHEAD, new RecordingHost());
    assertThat(result.ending()).isEqualTo(Ending.DEADLOCK);
    assertThat(result.report().subList(1, 3))
        .containsExactly(
            "  left on core 1 waits at locks.occ:2:3 (p) for lock b, which right holds since it"
                + " came there at locks.occ:5:3 (p)",
            "  right on core 2 waits at locks.occ:6:3 (p) for lock at address #%08X, which left"
                    .formatted(LOCK)
                + " holds since it came there at locks.occ:1:3 (p)");
    assertThat(result.report().subList(3, 6))
        .containsExactly(
            "cycle of waits:",
            "  left waits for right to leave lock b",
            "  right waits for left to leave lock at address #%08X".formatted(LOCK));
  }

  @Test
  void shouldSayThatAProcessWaitsForItself() {
    String source = "twice:\n ldc %1$d\n lock\n ldc %1$d\n lock\n stopp\n".formatted(LOCK);
    SharedMemoryProgram program = new SharedMemoryProgram(source).process(0, "twice");
    RunResult result = program.run(Machines.Stepping.RUN_AHEAD, new RecordingHost());
    assertThat(result.report())
        .contains("  twice waits for twice to leave lock at address #%08X".formatted(LOCK));
  }

  private static LineEntry entry(int address, int line, String lock) {
    return new LineEntry(address, new SourcePosition("locks.occ", line, 3), "p", lock);
  }
}
