package org.inmesh.isa.transputer.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Align;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Branch;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Direct;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Label;
import org.inmesh.isa.transputer.assembly.AssemblyItem.LoadAddress;
import org.inmesh.isa.transputer.assembly.AssemblyItem.LoadDifference;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Operate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssemblySourceTest {

  @Test
  void shouldReadEveryKindOfStatement() {
    String text =
        """
        start: loop:  ; two labels
          ldc #754    -- a comment
          LDL 3
          ajw -4
          mul
          fpuabs
          cj end
          j -2
          ldc end - start
          lda end
          align 4
        end:
        """;

    assertThat(parse(text))
        .containsExactly(
            new Label("start"),
            new Label("loop"),
            new Direct(Function.LDC, 0x754),
            new Direct(Function.LDL, 3),
            new Direct(Function.AJW, -4),
            new Operate(Operation.MUL),
            new Direct(Function.LDC, 11),
            new Operate(Operation.FPENTRY),
            new Branch(Function.CJ, "end"),
            new Direct(Function.J, -2),
            new LoadDifference("start", "end"),
            new LoadAddress("end"),
            new Align(4),
            new Label("end"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "byte 1, #FF, -1, -128, 255 | 01 FF FF 80 FF",
        "byte \"Hi*c*n\", 0         | 48 69 0D 0A 00",
        "byte \"; -- *\" ** *#A9\"  | 3B 20 2D 2D 20 22 20 2A 20 A9",
        "word 1, -2, #80000001      | 01 00 00 00 FE FF FF FF 01 00 00 80",
        "ldc -2147483648            | 27 2F 2F 2F 2F 2F 6F 40",
        "ldc #FFFFFFE1              | 61 41",
        "ldc - 31                   | 61 41",
        "mint                       | 24 F2"
      })
  void shouldAssembleAStatement(String statement, String bytes) {
    assertThat(hex(Assembler.assemble(parse(statement)).bytes())).isEqualTo(bytes);
  }

  @Test
  void shouldAssembleAProgram() {
    String text =
        """
        -- counts local 1 down from 10
          ldc 10
          stl 1
        loop:
          ldl 1
          adc -1
          stl 1
          ldl 1
          cj done
          j loop
        done:
          stopp
        """;

    // cj skips the two bytes of j; j goes back from 10 to 2: -8 = nfix 0, j 8.
    assertThat(hex(Assembler.assemble(parse(text)).bytes()))
        .isEqualTo("4A D1 71 60 8F D1 71 A2 60 08 21 F5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`  muk`         | 3  | unknown mnemonic 'muk'; did you mean 'mul'?",
        "frobnicate      | 1  | unknown mnemonic 'frobnicate'",
        "ldl             | 4  | here should be a number, not the end of the line",
        "ldl x           | 5  | 'x' is not defined",
        "add 3           | 5  | here should be the end of the line, not '3'",
        "j               | 2  | here should be a label or a number, not the end of the line",
        "a: ldc a        | 8  | a label alone is not a constant: 'lda a' loads its address, 'ldc a - start' its distance from another label",
        "ldc 4294967296  | 5  | '4294967296' is not a 32-bit number: decimal -2147483648 to 2147483647, or hexadecimal #0 to #FFFFFFFF",
        "ldc #G          | 5  | '#G' is not a 32-bit number: decimal -2147483648 to 2147483647, or hexadecimal #0 to #FFFFFFFF",
        "byte 256        | 6  | a byte is -128 to 255 (#0 to #FF), this is 256",
        "byte \"abc      | 6  | this string has no closing '\"' on its line",
        "byte \"*q\"     | 7  | after '*' comes one of n c t s * ' \" or # and two digits",
        "byte \"*#4\"    | 7  | after '*#' come two hexadecimal digits",
        "byte \"\u20AC\" | 7  | '\u20AC' does not fit a byte; write its bytes as numbers",
        "byte 1,         | 8  | here should be a number or a string, not the end of the line",
        "align 0         | 7  | this is 1 to 67108864 bytes, not 0",
        "pfix 3          | 1  | prefixes are added by the assembler; to force one, use 'byte'",
        "12: add         | 1  | here should be a label, a mnemonic or a directive, not '12'",
        "add !           | 5  | '!' has no meaning here",
        "lop: j loop     | 8  | 'loop' is not defined; did you mean 'lop'?"
      })
  void shouldSayWhatIsWrongWhere(String line, int column, String message) {
    assertThat(problems(line)).containsExactly(new AssemblyProblem("test.s", 1, column, message));
  }

  @Test
  void shouldReportAllProblemsInTheOrderOfTheText() {
    String text =
        """
        a:
          j nowhere
          ladl 1
        a:
          add 1
        """;

    assertThat(problems(text))
        .extracting(AssemblyProblem::toString)
        .containsExactly(
            "test.s:2:5: 'nowhere' is not defined",
            "test.s:3:3: unknown mnemonic 'ladl'; did you mean 'ladd'?",
            "test.s:4:1: 'a' is already defined in line 1",
            "test.s:5:7: here should be the end of the line, not '1'");
  }

  /** Whatever the text, it is assembled or refused; nothing else is thrown. */
  @Property(tries = 3000)
  void shouldAssembleOrExplainAnyText(@ForAll("scraps") List<String> scraps) {
    String text = String.join("", scraps);
    try {
      AssemblySource.program("test.s", text, Optional.of(ProcessorType.T414)).assemble();
    } catch (AssemblyException exception) {
      assertThat(exception.problems()).isNotEmpty().allMatch(problem -> problem.line() > 0);
    }
  }

  @Provide
  Arbitrary<List<String>> scraps() {
    return Arbitraries.of(
            "a",
            "b",
            "a:",
            "b:",
            " ",
            " ",
            "\n",
            "\n",
            "=",
            "$",
            "1",
            "#F",
            "-",
            "+",
            "*",
            "/",
            "\\",
            "(",
            ")",
            "<<",
            ">>",
            "><",
            "/\\",
            "\\/",
            "~",
            ",",
            "'",
            "\"",
            "'x'",
            "*n",
            "#",
            "99999999999",
            " ldc ",
            " j ",
            " lda ",
            " byte ",
            " word ",
            " align ",
            " reserve ",
            " org ",
            " opr ",
            " add",
            " dup",
            " fpuabs",
            "\u00e9",
            "\u20ac",
            "\t",
            ";",
            "--",
            "!",
            "0",
            "-1")
        .list()
        .ofMaxSize(25);
  }

  private static List<AssemblyItem> parse(String text) {
    return AssemblySource.parse("test.s", text);
  }

  private static List<AssemblyProblem> problems(String text) {
    return catchThrowableOfType(AssemblyException.class, () -> parse(text)).problems();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes);
  }
}
