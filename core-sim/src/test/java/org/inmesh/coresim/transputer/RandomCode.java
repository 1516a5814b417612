package org.inmesh.coresim.transputer;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.ProcessorType;

/**
 * Random code of one process that stays inside its memory and ends: straight pieces, jumps forward,
 * counted loops and calls. {@code @} in a piece stands for its number, to make labels unique.
 */
final class RandomCode {
  private static final List<String> OPERATIONS =
      RandomOperations.and(
          """
          ladd lsub ldiv lshl lshr xword cword testhalterr testpranal bitcnt bitrevword
          bitrevnbits crcword crcbyte fmul
          """);

  private RandomCode() {}

  /** Assembly text of a T800 from the label start to a stopp at the label finish. */
  static Arbitrary<String> text() {
    return text(ProcessorType.T800);
  }

  /** Assembly text from the label start to a stopp at the label finish. */
  static Arbitrary<String> text(ProcessorType type) {
    return body(type, 30).map("start:\nclrhalterr\n%s\nfinish:\nstopp\n"::formatted);
  }

  /** A process's code without beginning and end; labels are unique with a {@code @} behind. */
  static Arbitrary<String> body(ProcessorType type, int pieces) {
    Arbitrary<String> straight =
        straight(type).list().ofMinSize(1).ofMaxSize(6).map(RandomCode::join);
    Arbitrary<String> floatingPoint =
        type.hasFloatingPointUnit()
            ? RandomFloatingPointCode.piece()
            : type.has(Operation.UNPACKSN) ? singleLength() : straight;
    Arbitrary<String> piece =
        Arbitraries.frequencyOf(
            Tuple.of(6, straight),
            Tuple.of(4, floatingPoint),
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
        .ofMaxSize(pieces)
        .map(
            list ->
                IntStream.range(0, list.size())
                    .mapToObj(i -> list.get(i).replace("@", Integer.toString(i)))
                    .collect(Collectors.joining("\n")));
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

  private static Arbitrary<String> straight(ProcessorType type) {
    Arbitrary<Integer> local = Arbitraries.integers().between(-10, 40);
    Arbitrary<Integer> small = Arbitraries.integers().between(0, 12);
    return Arbitraries.frequencyOf(
        Tuple.of(10, Arbitraries.of(operations(type))),
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
            Combinators.combine(small, small, Arbitraries.of(blockMoves(type)))
                .as(
                    (stride, width, move) ->
                        move.replace("$S", stride.toString()).replace("$W", width.toString()))));
  }

  private static List<String> operations(ProcessorType type) {
    return Arrays.stream(Operation.values())
        .filter(type::has)
        .map(Operation::mnemonic)
        .filter(OPERATIONS::contains)
        .toList();
  }

  private static List<String> blockMoves(ProcessorType type) {
    return Stream.of("move2dall", "move2dnonzero", "move2dzero")
        .map(
            move ->
                type.has(Operation.MOVE2DALL)
                    ? "ldc 9\nldc $S\nldc 3\nmove2dinit\nldlp 0\nldlp 20\nldc $W\n" + move
                    : "ldlp $S\nldlp 20\nldc $W\nmove")
        .toList();
  }

  /** The T414's sequences for reals in software, with operands that they are defined for. */
  private static Arbitrary<String> singleLength() {
    Arbitrary<Integer> exponent = Arbitraries.integers().between(0, 260);
    Arbitrary<Integer> fraction = Arbitraries.integers();
    return Arbitraries.oneOf(
        fraction.map("ldc %d\nunpacksn"::formatted),
        Combinators.combine(exponent, fraction, constant())
            .as(
                (e, f, guard) ->
                    "ldc %d\nldc %d\nldc %d\nroundsn"
                        .formatted(
                            e, e == 0 ? f & Integer.MAX_VALUE : f | Integer.MIN_VALUE, guard)),
        Combinators.combine(exponent, fraction, constant())
            .as(
                (e, f, guard) ->
                    "ldc %d\nstl 0\nldc %d\nldc %d\nnorm\npostnormsn".formatted(e, f, guard)));
  }

  /** Values at which arithmetic changes its behaviour, and any others. */
  private static Arbitrary<Integer> constant() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(-70, 70),
        Arbitraries.integers(),
        Arbitraries.of(Integer.MIN_VALUE, Integer.MAX_VALUE, -1, 0, 1, 0x80, 0x8000, 0x10000));
  }
}
