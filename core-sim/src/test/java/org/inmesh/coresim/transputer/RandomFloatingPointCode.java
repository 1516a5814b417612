package org.inmesh.coresim.transputer;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Pieces of random code that push two reals of one length, calculate, and store the result. In the
 * templates {@code s} stands for the length, {@code L} for a local's number, {@code R} for an
 * instruction that sets the rounding mode, or nothing.
 */
final class RandomFloatingPointCode {
  private static final String PUSH = "ldlp $L\nfpldnl$s\n";

  // Each leaves two reals of the same length where it found two.
  private static final String[] COMMON = {
    "$Rfpadd\n" + PUSH,
    "$Rfpsub\n" + PUSH,
    "$Rfpmul\n" + PUSH,
    "$Rfpdiv\n" + PUSH,
    "ldlp $L\n$Rfpldnladd$s\n",
    "ldlp $L\n$Rfpldnlmul$s\n",
    "fpmul\n" + PUSH + PUSH + "ldlp $L\nfpldnladd$s\n",
    "fprev\n",
    "fpdup\n",
    "$Rfpint\n",
    "$Rfprtoi32\n",
    "$Rfpuchki32\n",
    "$Rfpuchki64\n",
    "fpuabs\n",
    "$Rfpumulby2\n",
    "$Rfpudivby2\n",
    "$Rfpuexpinc32\n",
    "$Rfpuexpdec32\n",
    "fpusqrtfirst\nfpusqrtstep\n$Rfpusqrtlast\n" + PUSH,
    "fpdup\nfpgt\n" + PUSH + PUSH,
    PUSH + "fpgt\n" + PUSH,
    PUSH + "fpeq\n" + PUSH,
    "fpordered\n",
    "fpnan\n",
    "fpnotfinite\n",
    "fptesterror\n",
    "fpchkerror\n",
    "fpuseterror\n",
    "fpuclearerror\n",
    "fpdup\nldlp $L\nfpstnli32\n",
    "ldc 2\nldlp $L\nfpldnl$si\n",
    "fpldzero$s\n",
    "fpremfirst\neqc 0\ncj 4\nfpremstep\ncj -4\n" + PUSH,
  };

  private static final String[] SINGLE = {
    "fpur32tor64\n$Rfpur64tor32\n", "fprev\nldlp $L\n$Rfpi32tor32\n"
  };

  private static final String[] DOUBLE = {
    "$Rfpur64tor32\nfpur32tor64\n",
    "fpunoround\nfpur32tor64\n",
    "ldlp $L\nfpi32tor64\n",
    "ldlp $L\nfpb32tor64\n"
  };

  private static final String[] ROUNDINGS = {"", "", "fpurz\n", "fpurp\n", "fpurm\n", "fpurn\n"};

  // Words of reals: ones, infinities, NaNs, the largest and the smallest of either length.
  private static final Integer[] WORDS = {
    0x3F800000, 0xBF800000, 0x7F800000, 0xFF800000, 0x7F800010, 0xFFC00001, 0x7F7FFFFF, 0x00000001,
    0x3FF00000, 0xBFF00000, 0x7FF00000, 0xFFF00000, 0x7FF00002, 0x7FEFFFFF, 0x00100000, 0x43E00000,
    0x4F000000, 0x41DFFFFF, 0x80000000, 0x40490FDB
  };

  private static final int LOWEST_LOCAL = -10;
  private static final int HIGHEST_LOCAL = 40;

  private RandomFloatingPointCode() {}

  static Arbitrary<String> piece() {
    return Arbitraries.of(true, false).flatMap(RandomFloatingPointCode::piece);
  }

  /**
   * Code that goes on for ever over the locals that {@link #fillLocals} fills: pieces of both
   * lengths, with jumps over some.
   */
  static Arbitrary<String> endless() {
    Arbitrary<String> skipped = piece().map("ldl 1\ncj L@\n%s\nL@:"::formatted);
    return Arbitraries.frequencyOf(Tuple.of(4, piece()), Tuple.of(1, skipped))
        .list()
        .ofMinSize(2)
        .ofMaxSize(8)
        .map(
            pieces ->
                IntStream.range(0, pieces.size())
                    .mapToObj(i -> pieces.get(i).replace("@", Integer.toString(i)))
                    .collect(Collectors.joining("\n", "start:\n", "\nj start\n")));
  }

  /** Puts ordinary numbers, which are of neither length, and a few of the special ones there. */
  static void fillLocals(LoneCore core, Random random) {
    for (int i = LOWEST_LOCAL; i <= HIGHEST_LOCAL + 1; i++) {
      int ordinary = 0x3F800000 | random.nextInt(1 << 24) | random.nextInt(2) << 31;
      int special = WORDS[random.nextInt(WORDS.length)];
      core.memory.store(LoneCore.WORKSPACE + 4 * i, random.nextInt(6) == 0 ? special : ordinary);
    }
  }

  private static Arbitrary<String> piece(boolean isDouble) {
    Arbitrary<String> special =
        Combinators.combine(Arbitraries.of(WORDS), local())
            .as((word, local) -> "ldc %d\nstl %d\n".formatted(word, local));
    Arbitrary<String> operation =
        Arbitraries.oneOf(
            Arbitraries.of(COMMON),
            Arbitraries.of(COMMON),
            Arbitraries.of(isDouble ? DOUBLE : SINGLE));
    Arbitrary<String> line =
        Combinators.combine(operation, local(), local(), Arbitraries.of(ROUNDINGS))
            .as(
                (template, first, second, rounding) ->
                    template
                        .replaceFirst("\\$L", first.toString())
                        .replace("$L", second.toString())
                        .replace("$R", rounding));
    Arbitrary<String> load = local().map(local -> PUSH.replace("$L", local.toString()));
    Arbitrary<String> store = local().map("ldlp %d\nfpstnl$s\n"::formatted);
    return Combinators.combine(
            special, special, load, load, line.list().ofMinSize(1).ofMaxSize(8), store)
        .as(
            (one, other, left, right, lines, end) ->
                (one + other + left + right + String.join("", lines) + end)
                    .replace("$s", isDouble ? "db" : "sn")
                    .stripTrailing());
  }

  private static Arbitrary<Integer> local() {
    return Arbitraries.integers().between(LOWEST_LOCAL, HIGHEST_LOCAL);
  }
}
