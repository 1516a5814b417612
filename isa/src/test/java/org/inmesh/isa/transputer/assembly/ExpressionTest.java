package org.inmesh.isa.transputer.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.inmesh.isa.transputer.ProcessorType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions, names and places in assembly text. */
class ExpressionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "2 + 3 * 4                    | 14",
        "(2 + 3) * 4                  | 20",
        "20 - 5 - 3                   | 12",
        "100 / 7 \\ 5                 | 4",
        "-7 / 2                       | -3",
        "-7 \\ 2                      | -1",
        "1 << 2 + 3                   | 32",
        "#80000000 >> 31              | 1",
        "1 << 32                      | 0",
        "#F0 \\/ #FF /\\ #0F          | 255",
        "#FF >< #0F /\\ #3C           | 243",
        "~0                           | -1",
        "- (3 - 5)                    | 2",
        "-2147483648                  | -2147483648",
        "#7FFFFFFF + 1                | -2147483648",
        "'A' + '*n'                   | 75",
        "'*''                         | 39",
        "end - start                  | 8",
        "(end - start) * 2 + 1        | 17",
        "size / 4                     | 2"
      })
  void shouldCalculate(String expression, int value) {
    assertThat(Assembler.assemble(AssemblySource.parse("t", program(expression))).bytes())
        .startsWith(LittleEndian.word(value));
  }

  /** Eight bytes between the labels, a name that is defined at the end. */
  private static String program(String expression) {
    return "  word " + expression + "\nstart:\n reserve 8\nend:\nsize = end - start\n";
  }

  @Property(tries = 500)
  void shouldCalculateAsExactArithmeticModuloTheWord(@ForAll("terms") Term term) {
    byte[] bytes = Assembler.assemble(AssemblySource.parse("t", " word " + term.text())).bytes();

    assertThat(bytes).isEqualTo(LittleEndian.word(term.value().intValue()));
  }

  /** A fully parenthesised text and what it is by exact arithmetic. */
  record Term(String text, BigInteger value) {
    static Term of(Term left, String sign, Term right) {
      BigInteger value =
          switch (sign) {
            case "+" -> left.value().add(right.value());
            case "-" -> left.value().subtract(right.value());
            default -> left.value().multiply(right.value());
          };
      return new Term("(" + left.text() + " " + sign + " " + right.text() + ")", value);
    }
  }

  @Provide
  Arbitrary<Term> terms() {
    return terms(4);
  }

  private static Arbitrary<Term> terms(int depth) {
    Arbitrary<Term> number =
        Arbitraries.integers().map(n -> new Term(String.valueOf(n), BigInteger.valueOf(n)));
    if (depth == 0) {
      return number;
    }
    Arbitrary<Term> smaller = terms(depth - 1);
    return Arbitraries.oneOf(
        number,
        smaller.map(term -> new Term("(- " + term.text() + ")", term.value().negate())),
        Combinators.combine(smaller, Arbitraries.of("+", "-", "*"), smaller).as(Term::of));
  }

  @Test
  void shouldKnowAddressesWhereTheTextSaysThePlace() {
    String text =
        """
          org #80000070
          ldc text
          lda text + 1
          j start
        start:
          align 4
        text:
          word text, $, text /\\ #FF
          byte text /\\ #0F
        """;

    AssemblyProgram program = AssemblySource.program("t", text, Optional.empty());

    // #8000007C is the complement of #7FFFFF83: pfix 7 F F F F F, nfix 8, ldc 12. lda ends at #7B.
    assertThat(program.origin()).hasValue(0x80000070);
    assertThat(hex(program.assemble().bytes()))
        .isEqualTo("27 2F 2F 2F 2F 2F 68 4C 42 21 FB 00 7C 00 00 80 80 00 00 80 7C 00 00 00 0C");
  }

  @Test
  void shouldTakeTheAddressWhereANameIsDefined() {
    String text =
        """
          ldc length
        text:
          byte "abcde"
        length = $ - text
          byte length, $ - text
        """;

    assertThat(hex(Assembler.assemble(AssemblySource.parse("t", text)).bytes()))
        .isEqualTo("45 61 62 63 64 65 05 06");
  }

  @Test
  void shouldLimitTheZeroBytesOfAProgram() {
    String text = "reserve 67108863\nalign 2\n";

    assertThat(catchThrowable(() -> AssemblySource.parse("t", text)))
        .hasMessage(
            "t:2:7: 'reserve' and 'align' up to here may make more than 67108864 zero bytes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "word 1 / (2 - 2)   | 6  | this divides by zero",
        "byte 2 * 128       | 6  | a byte is -128 to 255 (#0 to #FF), this is 256",
        "word (1 + 2        | 12 | here should be ')', not the end of the line",
        "word 1 +           | 9  | here should be a value, not the end of the line",
        "word 'ab'          | 6  | between single quotes is one character, such as 'a' or '*n'",
        "word ''            | 6  | between single quotes is one character, such as 'a' or '*n'",
        "a = a + 1          | 1  | the value of 'a' depends on itself",
        "$ = 3              | 1  | '$' is the present address and cannot be defined",
        "a: word a          | 9  | this depends on where the code will be: use the distance between two labels, or say the place with 'org'",
        "a: ldl a * 2       | 8  | this depends on where the code will be: use the distance between two labels, or say the place with 'org'",
        "a: j a + a         | 6  | a branch goes to one address, such as 'loop' or 'loop + 2'",
        "a: lda a - a       | 8  | this is not one address, such as 'text' or 'text + 4'; 'ldc' loads a number",
        "a: reserve $ - a   | 12 | this must be known here: numbers and names defined above",
        "reserve -1         | 9  | this is 0 to 67108864 bytes, not -1"
      })
  void shouldSayWhatIsWrongWhere(String line, int column, String message) {
    AssemblyException failure =
        catchThrowableOfType(
            AssemblyException.class,
            () -> AssemblySource.program("t", line, Optional.empty()).assemble());

    assertThat(failure.problems()).containsExactly(new AssemblyProblem("t", 1, column, message));
  }

  @Test
  void shouldTellOfValuesThatShowToBeWrongWhenAllIsPlaced() {
    String text = "start:\n  reserve 300\nend:\n  byte 1, end - start\n";

    AssemblyException failure =
        catchThrowableOfType(
            AssemblyException.class, () -> Assembler.assemble(AssemblySource.parse("t", text)));

    assertThat(failure).hasMessage("t:4:11: a byte is -128 to 255 (#0 to #FF), this is 300");
  }

  @Test
  void shouldCalculateNamesOnceEach() {
    StringBuilder text = new StringBuilder("a60 = 1\n");
    for (int i = 59; i >= 0; i--) {
      text.append("a%d = a%d + a%d%n".formatted(i, i + 1, i + 1));
    }
    text.append("word a30, a0");

    // 2 to the 30th; 2 to the 60th has no bits in 32.
    assertThat(Assembler.assemble(AssemblySource.parse("t", text.toString())).bytes())
        .containsExactly(0, 0, 0, 0x40, 0, 0, 0, 0);
  }

  @Test
  void shouldRefuseNamesThatStandForTooMuch() {
    StringBuilder text = new StringBuilder("start: align 4\na40 = start - end\nend:\n");
    for (int i = 39; i >= 0; i--) {
      text.append("a%d = a%d + a%d%n".formatted(i, i + 1, i + 1));
    }
    text.append("word a0");

    AssemblyException failure =
        catchThrowableOfType(
            AssemblyException.class, () -> AssemblySource.parse("t", text.toString()));

    // 2 operands in line 2, 1024 in a31, nine lines behind a40 and the label.
    assertThat(failure.problems().getFirst())
        .hasToString(
            "t:12:1: the value of 'a31' has more than 1000 operands once names are replaced");
  }

  @Test
  void shouldFollowLongChainsOfNames() {
    StringBuilder text = new StringBuilder("word a0\n");
    for (int i = 0; i < 20_000; i++) {
      text.append("a%d = a%d + 1%n".formatted(i, i + 1));
    }
    text.append("a20000 = 0");

    assertThat(Assembler.assemble(AssemblySource.parse("t", text.toString())).bytes())
        .containsExactly(0x20, 0x4E, 0, 0);
  }

  @Test
  void shouldRefuseExpressionsThatNestTooDeep() {
    String text = "word " + "(".repeat(100_000);

    AssemblyException failure =
        catchThrowableOfType(AssemblyException.class, () -> AssemblySource.parse("t", text));

    assertThat(failure).hasMessage("t:1:1006: this expression has more than 1000 operands");
  }

  @Test
  void shouldTellCirclesOfSeveralNames() {
    AssemblyException failure =
        catchThrowableOfType(
            AssemblyException.class,
            () -> AssemblySource.parse("t", "a = b + 1\nb = c\nc = a\nd = b + b"));

    assertThat(failure.getMessage()).contains("depends on itself");
  }

  @Test
  void shouldRefuseInstructionsOfOtherTypes() {
    AssemblyException failure =
        catchThrowableOfType(
            AssemblyException.class,
            () ->
                AssemblySource.program(
                    "t", " add\n fpabs\n fpadd\n dup\n", Optional.of(ProcessorType.T414)));

    assertThat(failure.problems())
        .extracting(AssemblyProblem::toString)
        .containsExactly(
            "t:2:2: unknown mnemonic 'fpabs'; did you mean 'fpuabs'?",
            "t:3:2: 'fpadd' is no instruction of the T414; these have it: T800, T805",
            "t:4:2: 'dup' is no instruction of the T414; these have it: T425, T800, T805");
  }

  @Test
  void shouldUseTheFewestPrefixesForDistancesInExpressions() {
    // The ldc is itself in the distance: 1 + 14 = 15 fits one byte, 1 + 15 = 16 does not.
    assertThat(assembled("a: ldc b - a\n reserve 14\nb:\n")).startsWith(0x4F).hasSize(15);
    assertThat(assembled("a: ldc b - a\n reserve 15\nb:\n")).startsWith(0x21, 0x41).hasSize(17);
    assertThat(assembled("a: ldc (b - a) * 2\n reserve 7\nb:\n")).startsWith(0x21, 0x42).hasSize(9);
    assertThat(assembled("a: ldc (b - a) / 4\n reserve 62\nb:\n")).startsWith(0x4F).hasSize(63);
  }

  @Test
  void shouldShortenAnOperandThatALongerDistanceMakesSmaller() {
    // While j takes one byte the operand is 16, which takes two. Then j has to go over 17 bytes and
    // takes two, the operand is 15 and takes one; j still goes over 16.
    assertThat(assembled("a: j c\nb:\n ldc 17 - (b - a)\n reserve 15\nc:\n"))
        .startsWith(0x21, 0x00, 0x4F)
        .hasSize(18);
  }

  private static byte[] assembled(String text) {
    return Assembler.assemble(AssemblySource.parse("t", text)).bytes();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes);
  }
}
