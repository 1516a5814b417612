package org.inmesh.coresim.transputer;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random code of one process that stays inside its memory and ends: straight pieces, jumps forward,
 * counted loops and calls. {@code @} in a piece stands for its number, to make labels unique.
 */
final class RandomCode {
  private static final String[] OPERATIONS = {
    "rev",
    "add",
    "sub",
    "mul",
    "bsub",
    "sum",
    "diff",
    "wsub",
    "prod",
    "div",
    "rem",
    "gt",
    "and",
    "or",
    "xor",
    "not",
    "shl",
    "shr",
    "bcnt",
    "wcnt",
    "mint",
    "ldpi",
    "ladd",
    "lsub",
    "lsum",
    "ldiff",
    "lmul",
    "ldiv",
    "lshl",
    "lshr",
    "norm",
    "xdble",
    "csngl",
    "xword",
    "cword",
    "csub0",
    "ccnt1",
    "seterr",
    "testerr",
    "testhalterr",
    "testpranal",
    "ldpri",
    "ldtimer",
    "dup",
    "wsubdb",
    "bitcnt",
    "bitrevword",
    "bitrevnbits",
    "crcword",
    "crcbyte",
    "fmul",
    "ldinf",
    "cflerr"
  };

  private RandomCode() {}

  /** Assembly text from the label start to a stopp at the label finish. */
  static Arbitrary<String> text() {
    Arbitrary<String> straight = straight().list().ofMinSize(1).ofMaxSize(6).map(RandomCode::join);
    Arbitrary<String> piece =
        Arbitraries.frequencyOf(
            Tuple.of(6, straight),
            Tuple.of(4, RandomFloatingPointCode.piece()),
            Tuple.of(1, straight.map("j L@\n%s\nL@:"::formatted)),
            Tuple.of(1, straight.map("cj L@\n%s\nL@:"::formatted)),
            Tuple.of(1, straight.map("ajw -7\n%s\najw 7"::formatted)),
            Tuple.of(1, straight.map("ldlp -40\ngajw\nstl 99\n%s\nldl 99\ngajw"::formatted)),
            Tuple.of(1, straight.map("lda L@\ngcall\n%s\nL@:"::formatted)),
            Tuple.of(
                1, straight.map("call S@\nj E@\nS@:\najw -70\n%s\najw 70\nret\nE@:"::formatted)),
            Tuple.of(1, loop(straight)));
    return piece
        .list()
        .ofMinSize(1)
        .ofMaxSize(30)
        .map(
            pieces ->
                IntStream.range(0, pieces.size())
                    .mapToObj(i -> pieces.get(i).replace("@", Integer.toString(i)))
                    .collect(
                        Collectors.joining("\n", "start:\nclrhalterr\n", "\nfinish:\nstopp\n")));
  }

  private static String join(List<String> lines) {
    return String.join("\n", lines);
  }

  private static Arbitrary<String> loop(Arbitrary<String> straight) {
    return Combinators.combine(Arbitraries.integers().between(-1, 5), straight)
        .as(
            (count, body) ->
                "ldc 0\nstl 70\nldc %d\nstl 71\nL@:\n%s\nldlp 70\nldc E@ - L@\nlend\nE@:"
                    .formatted(count, body));
  }

  private static Arbitrary<String> straight() {
    Arbitrary<Integer> local = Arbitraries.integers().between(-10, 40);
    Arbitrary<Integer> small = Arbitraries.integers().between(0, 12);
    return Arbitraries.frequencyOf(
        Tuple.of(10, Arbitraries.of(OPERATIONS)),
        Tuple.of(4, constant().map("ldc %d"::formatted)),
        Tuple.of(1, constant().map("adc %d"::formatted)),
        Tuple.of(1, constant().map("eqc %d"::formatted)),
        Tuple.of(1, local.map("ldnlp %d"::formatted)),
        Tuple.of(1, local.map("ldlp %d"::formatted)),
        Tuple.of(3, local.map("ldl %d"::formatted)),
        Tuple.of(3, local.map("stl %d"::formatted)),
        Tuple.of(2, local.map("ldlp 20\nldnl %d"::formatted)),
        Tuple.of(2, local.map("ldlp 20\nstnl %d"::formatted)),
        Tuple.of(2, local.map("ldlp 20\nadc %d\nlb"::formatted)),
        Tuple.of(2, local.map("ldlp 20\nadc %d\nsb"::formatted)),
        Tuple.of(
            1,
            Combinators.combine(small, small, Arbitraries.integers().between(0, 40))
                .as("ldlp 0\nadc %d\nldlp 20\nadc %d\nldc %d\nmove"::formatted)),
        Tuple.of(
            1,
            Combinators.combine(
                    small, small, Arbitraries.of("move2dall", "move2dnonzero", "move2dzero"))
                .as(
                    (stride, width, move) ->
                        "ldc 9\nldc %d\nldc 3\nmove2dinit\nldlp 0\nldlp 20\nldc %d\n%s"
                            .formatted(stride, width, move))));
  }

  /** Values at which arithmetic changes its behaviour, and any others. */
  private static Arbitrary<Integer> constant() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(-70, 70),
        Arbitraries.integers(),
        Arbitraries.of(Integer.MIN_VALUE, Integer.MAX_VALUE, -1, 0, 1, 0x80, 0x8000, 0x10000));
  }
}
