package org.inmesh.coresim.transputer;

import java.util.List;
import java.util.Random;

/**
 * Instruction streams that nobody would write: all kinds of instructions in any order, jumps to
 * anywhere near, stores that hit the code itself.
 */
final class RandomBytes {
  private static final List<String> OPERATIONS =
      RandomOperations.and(
          """
          lb sb lb sb ret gcall gajw fpdup fpchkerror fpchkerror fptesterror fprev fpadd fpsub
          fpmul fpdiv fpgt fpeq fpldzerosn fpldzerodb fpint fprtoi32 startp stopp endp in out
          outword lend
          """);
  private static final List<String> LOCAL_REALS =
      RandomOperations.words(
          """
          fpldnlsn fpldnldb fpstnlsn fpstnldb fpi32tor32 fpi32tor64 fpstnli32 fpldnladdsn
          fpldnladddb fpldnlmulsn fpldnlmuldb
          """);
  private static final List<String> ENTRIES =
      List.of(
          "fpur32tor64",
          "fpur64tor32",
          "fpuabs",
          "fpumulby2",
          "fpudivby2",
          "fpurz",
          "fpurz\nfprtoi32",
          "fpurz\nfpint",
          "fpurn",
          "fpusqrtfirst",
          "fpusqrtlast",
          "fpuchki32",
          "fpuexpinc32");

  private RandomBytes() {}

  /** Assembly text. */
  static String program(Random random) {
    StringBuilder text = new StringBuilder("start:\n");
    int count = 5 + random.nextInt(60);
    for (int i = 0; i < count; i++) {
      text.append("L").append(i).append(":\n").append(instruction(random, count)).append('\n');
    }
    return text.append("j start\nL").append(count).append(":\nstopp\n").toString();
  }

  private static String instruction(Random random, int count) {
    int small = random.nextInt(-6, 30);
    String label = "L" + random.nextInt(count + 1);
    return switch (random.nextInt(30)) {
      case 0 -> "j " + label;
      case 1, 2 -> "cj " + label;
      case 3 -> random.nextBoolean() ? "call " + label : "ldc 1";
      case 4 -> "ajw " + random.nextInt(-3, 4);
      case 5, 6, 7 -> "ldl " + small;
      case 8, 9 -> "stl " + small;
      case 10 -> "ldc " + random.nextInt();
      case 11, 12 -> "ldc " + small;
      case 13 -> "adc " + small;
      case 14 -> "eqc " + small;
      case 15, 16 -> "ldlp " + small;
      case 17 -> "ldnlp " + small;
      case 18 -> "ldlp " + small + "\nldnl " + small;
      case 19 -> "ldlp " + small + "\nstnl " + small;
      case 20 -> "ldlp " + small + "\n" + pick(random, LOCAL_REALS);
      case 21 -> "ldlp " + small + "\n" + pick(random, LOCAL_REALS);
      case 22 -> pick(random, ENTRIES);
      case 23 -> "ldlp " + small + "\nldc " + random.nextInt(20) + "\nlend";
      case 24 -> "ldc " + random.nextInt(5) + "\nstl " + small;
      case 25 -> "ldnl " + small;
      default -> pick(random, OPERATIONS);
    };
  }

  private static String pick(Random random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
