package org.inmesh.coresim.machine;

import static org.inmesh.coresim.machine.SharedMemoryProgram.CORES;

import java.util.Random;

/**
 * A random program of a loop on each core of {@link SharedMemoryProgram}: loads and stores of words
 * and bytes, blocks that are moved, calls, branches on what was loaded, atomic operations and
 * locks, on a few shared lines without any order among the cores, and on the core's own words. At
 * its end each core writes a sum of all that it has seen.
 */
final class RacingProgram {
  private static final int STATEMENTS = 12;
  private static final int SHARED_LINES = 6;
  private static final int LOCK_LINE = 10;

  // Own words: 1 sum, 2 and 3 the loop, 4 to 9 for statements.
  private static final int FIRST_OWN = 4;
  private static final int OWN_WORDS = 6;

  private final Random random;
  private final StringBuilder source = new StringBuilder();
  private int labels;

  private RacingProgram(long seed) {
    random = new Random(seed);
  }

  static SharedMemoryProgram of(long seed) {
    return new RacingProgram(seed).program();
  }

  private SharedMemoryProgram program() {
    for (int core = 0; core < CORES; core++) {
      code("core%d:", core);
      code("  ldc %d\n  stl 1\n  ldc 0\n  stl 2", core + 1);
      code("  ldc %d\n  stl 3", 5 + random.nextInt(60));
      code("loop%d:", core);
      for (int i = 0; i < STATEMENTS; i++) {
        statement();
      }
      code("  ldlp 2\n  ldc end%d - loop%d\n  lend", core, core);
      code("end%d:", core);
      code("  ldlp 1\n  ldc #60000004\n  ldc 4\n  out\n  stopp");
    }
    code("twice:\n  ldl 1\n  ldl 1\n  sum\n  ret");
    SharedMemoryProgram program = new SharedMemoryProgram(source.toString());
    for (int core = 0; core < CORES; core++) {
      program.process(core, "core" + core);
    }
    return program;
  }

  private void statement() {
    switch (random.nextInt(14)) {
      case 0, 1, 2 -> code("  ldc %d\n  ldnl %d", shared(), random.nextInt(4));
      case 3, 4 -> code("  ldl 1\n  ldc %d\n  stnl %d", shared(), random.nextInt(4));
      case 5 -> code("  ldl 1\n  stl %d", own());
      case 6, 7 -> code("  ldl %d", own());
      case 8 -> code("  ldc %d\n  lb", shared() + random.nextInt(8));
      case 9 -> code("  ldl 1\n  ldc %d\n  sb", shared() + random.nextInt(8));
      case 10 ->
          code(
              "  ldc %d\n  ldc %d\n  ldc %d\n  move",
              shared(), shared() + 32, 3 + random.nextInt(12));
      case 11 -> code("  ldl 1\n  ldl %d\n  call twice", own());
      case 12 -> {
        if (random.nextInt(4) == 0) {
          code("  ldc 3\n  ldc %d\n  atomadd", shared());
        } else if (random.nextInt(4) == 0) {
          int lock = SharedMemoryProgram.line(LOCK_LINE);
          code("  ldc %d\n  lock\n  ldc %d\n  ldnl 0\n  adc 1", lock, shared());
          code("  ldc %d\n  stnl 0\n  ldc %d\n  unlock", shared(), lock);
        } else {
          code("  fence");
        }
      }
      default -> {
        int label = labels++;
        code("  ldc %d\n  ldnl 0\n  ldc 1\n  and\n  cj skip%d", shared(), label);
        statement();
        code("skip%d:\n  ldl 2", label);
      }
    }
    code("  ldl 1\n  sum\n  stl 1");
  }

  private int shared() {
    return SharedMemoryProgram.line(random.nextInt(SHARED_LINES));
  }

  private int own() {
    return FIRST_OWN + random.nextInt(OWN_WORDS);
  }

  private void code(String format, Object... values) {
    source.append(format.formatted(values)).append('\n');
  }
}
