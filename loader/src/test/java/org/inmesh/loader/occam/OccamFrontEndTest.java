package org.inmesh.loader.occam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Optional;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.occam.checked.CheckedProgram;
import org.inmesh.loader.occam.checked.TreePrinter;
import org.inmesh.loader.occam.source.IncludeResolver;
import org.inmesh.loader.occam.source.SourceText;
import org.junit.jupiter.api.Test;

class OccamFrontEndTest {

  private static CheckedProgram check(String text) {
    return check(text, Map.of());
  }

  private static CheckedProgram check(String text, Map<String, Integer> parameters) {
    return OccamFrontEnd.check(
        new SourceText("dir/test.occ", text), parameters, IncludeResolver.NONE);
  }

  /** The tree of a main PROC's body, without the lines around it and their indentation. */
  private static String body(String lines) {
    String program = "PROC main (CHAN OF BYTE keyboard, screen)\n" + lines.indent(2) + ":\n";
    String tree = TreePrinter.print(check(program));
    String[] parts = tree.split("\n", 3);
    return parts[2].substring(0, parts[2].lastIndexOf(":\n")).indent(-2);
  }

  private static void shouldStayTheSame(String lines) {
    assertThat(body(lines)).isEqualTo(lines);
  }

  @Test
  void shouldNameTheProgramAfterItsFile() {
    CheckedProgram program = check("PROC main (CHAN OF BYTE screen)\n  screen ! \"hi*n\"\n:\n");

    assertThat(TreePrinter.print(program))
        .isEqualTo(
            """
            -- program test
            PROC main (CHAN OF BYTE screen)
              screen ! "hi*n"
            :
            """);
  }

  @Test
  void shouldPrintWhatNeedsNoFoldingAsItIsWritten() {
    shouldStayTheSame(
        """
        CHAN OF INT c:
        [3][4]INT m:
        [2]CHAN OF [4]INT rows:
        BOOL ready:
        BYTE b:
        INT x:
        TIMER clock:
        SEQ
          x := (m[1][x] + 3)
          keyboard ? b
          PAR
            c ! x; (x \\ 2)
            rows[0] ? m[0]
          WHILE (ready AND (NOT (x > 3)))
            x, ready := 3, FALSE
          SEQ i = 0 FOR x
            m[i][0] := (-1 - i)
          STOP
        """);
  }

  @Test
  void shouldReadChoicesInsideChoices() {
    shouldStayTheSame(
        """
        INT x:
        [4]CHAN OF INT c:
        SEQ
          IF
            (x = 1)
              SKIP
            IF i = 0 FOR 10
              (x = i)
                x := 3
            IF
              INT y IS x:
              (y > 5)
                y := 0
            TRUE
              STOP
          ALT
            ALT i = 0 FOR 4
              (x > i) & c[i] ? x
                SKIP
            INT z:
            c[0] ? z
              x := z
            (x = 0) & SKIP
              SKIP
          CASE x
            1, 2
              SKIP
            ELSE
              STOP
        """);
  }

  @Test
  void shouldReadPlacedPar() {
    shouldStayTheSame(
        """
        [4]CHAN OF INT c:
        PLACED PAR
          PROCESSOR 0
            c[0] ! 1
          PROCESSOR 3
            INT x:
            c[0] ? x
        """);
    shouldStayTheSame(
        """
        PLACED PAR i = 0 FOR 4
          PROCESSOR (i * 2)
            SKIP
        """);
  }

  @Test
  void shouldKeepTheScopesOfNestedProcedures() {
    shouldStayTheSame(
        """
        INT total:
        PROC add (VAL []INT values, INT result)
          SEQ i = 0 FOR (SIZE values)
            SEQ
              result := (result + values[i])
              total := (total + 1)
        :
        [5]INT a:
        INT sum:
        SEQ
          add (a, sum)
          add ([a FROM 1 FOR 2], a[0])
          add ([a[3], a[4]], sum)
        """);
  }

  @Test
  void shouldFoldConstants() {
    String tree =
        body(
            """
            VAL INT n IS 4:
            VAL []BYTE text IS "abcd":
            VAL t IS [[1, 2], [3, 4]]:
            INT x:
            BYTE b:
            SEQ
              x := ((n * n) + #10) - (SIZE text)
              b := text[2]
              x := t[1][0] + 4
              x := (INT 'a') >> 1
              screen ! [text FROM 1 FOR 2]
              x := (-2147483648) + t[x][1]
              b := 10(BYTE)
              x := (MOSTNEG INT) TIMES (INT (3 > 2))
            """);

    assertThat(tree)
        .isEqualTo(
            """
            INT x:
            BYTE b:
            SEQ
              x := 28
              b := 'c'
              x := 7
              x := 48
              screen ! "bc"
              x := (-2147483648 + [2][2]INT[1, 2, 3, 4][x][1])
              b := '*n'
              x := -2147483648
            """);
  }

  @Test
  void shouldLetValDependOnVariables() {
    shouldStayTheSame(
        """
        INT x:
        [4]INT a:
        VAL INT twice IS (x * 2):
        VAL [4]INT copy IS a:
        [4]INT b:
        [2]INT part IS [b FROM 2 FOR 2]:
        part[0] := (twice + copy[0])
        """);
  }

  @Test
  void shouldUnderstandOtherSpellings() {
    String tree =
        body(
            """
            CHAN BYTE c, d:
            PROC p (CHAN BYTE in?, out!, VAL INT a, b)
              SKIP
            :
            INT x:
            SEQ
              x := (x REM 3) BITAND
                (x BITOR
                 (BITNOT x))
              p (c, d, 1,
                 2)  -- a comment
              screen ! "ab*
                       *cd"
              PRI ALT
                SKIP
                  SKIP
              x := 1 + x + 2 + x
            """);

    assertThat(tree)
        .isEqualTo(
            """
            CHAN OF BYTE c:
            CHAN OF BYTE d:
            PROC p (CHAN OF BYTE in?, CHAN OF BYTE out!, VAL INT a, VAL INT b)
              SKIP
            :
            INT x:
            SEQ
              x := ((x \\ 3) /\\ (x \\/ (~ x)))
              p (c, d, 1, 2)
              screen ! "abcd"
              ALT
                SKIP
                  SKIP
              x := (((1 + x) + 2) + x)
            """);
  }

  @Test
  void shouldShowVariantsWithTheInputOfTheirItems() {
    String tree =
        body(
            """
            PROTOCOL p CASE
              go
              data; INT; BYTE::[]INT
            :
            CHAN p c:
            [4]INT a:
            BYTE n:
            PAR
              c ! data; 7; 2::[1, 2]
              ALT
                TRUE & c ? CASE
                  go
                    SKIP
                  INT x:
                  data; x; n::a
                    a[0] := x
            """);

    assertThat(tree)
        .isEqualTo(
            """
            CHAN OF p c:
            [4]INT a:
            BYTE n:
            PAR
              c ! data; 7; '*#02'::[2]INT[1, 2]
              ALT
                TRUE & c ? CASE
                  go
                    SKIP
                  data
                    INT x:
                    SEQ
                      c ? x; n::a
                      a[0] := x
            """);
  }

  @Test
  void shouldAllowComponentsToShareWhatIsNotCertainToBeTheSame() {
    shouldStayTheSame(
        """
        [8]INT a:
        [4]CHAN OF INT c:
        INT n:
        PAR
          a[0] := n
          a[1] := n
          [a FROM 4 FOR 4] := [n, n, n, n]
          PAR i = 0 FOR 3
            c[i] ! a[2]
          SEQ i = 0 FOR 3
            INT x:
            c[i] ? x
        """);
  }

  @Test
  void shouldSetParametersBeforeWhatDependsOnThem() {
    String text =
        """
        VAL INT n IS 4:
        VAL BOOL verbose IS FALSE:
        VAL INT twice IS n * 2:
        PROC main ()
          [twice]INT a:
          IF
            verbose
              SKIP
        :
        """;

    CheckedProgram program = check(text, Map.of("n", 7, "verbose", 1));

    assertThat(TreePrinter.print(program))
        .isEqualTo(
            """
            -- program test
            -- n = 7
            -- verbose = 1
            PROC main ()
              [14]INT a:
              IF
                TRUE
                  SKIP
            :
            """);
  }

  @Test
  void shouldNameTheParametersThereAre() {
    String text = "VAL INT n IS 4:\nVAL INT m IS n:\nPROC main ()\n  SKIP\n:\n";

    assertThatThrownBy(() -> check(text, Map.of("m", 1)))
        .isInstanceOf(BadInputException.class)
        .hasMessage("no parameter 'm': this program has n");
  }

  @Test
  void shouldRefuseAParameterOfAnotherType() {
    String text = "VAL BYTE b IS 'a':\nPROC main ()\n  SKIP\n:\n";

    assertThatThrownBy(() -> check(text, Map.of("b", 256)))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("dir/test.occ:1:10: b = 256 was asked for, but a BYTE is 0 to 255");
  }

  @Test
  void shouldPutIncludedFilesInPlaceAndKeepTheirPositions() {
    IncludeResolver files =
        name ->
            name.equals("lib.inc")
                ? Optional.of(new SourceText("lib.inc", "VAL INT n IS 3:\nVAL INT m IS q:\n"))
                : Optional.empty();
    SourceText main =
        new SourceText(
            "main.occ",
            "#INCLUDE \"lib.inc\"\n#USE \"lib.inc\"\nPROC main ()\n  [n]INT a:\n  a[m] := x\n:\n");

    BadInputException thrown =
        catchThrowableOfType(
            BadInputException.class, () -> OccamFrontEnd.check(main, Map.of(), files));

    assertThat(thrown)
        .hasMessage(
            """
            main.occ:5:11: 'x' is not declared here
                a[m] := x
                        ^
            lib.inc:2:14: 'q' is not declared here
              VAL INT m IS q:
                           ^""");
  }

  @Test
  void shouldRefuseAFileThatIncludesItself() {
    SourceText main = new SourceText("a.occ", "#INCLUDE \"a.occ\"\nPROC main ()\n  SKIP\n:\n");

    assertThatThrownBy(() -> OccamFrontEnd.check(main, Map.of(), name -> Optional.of(main)))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("a.occ:1:10: the file includes itself");
  }

  @Test
  void shouldShowAtMostTwentyErrors() {
    String text = "PROC main ()\n  SEQ\n" + "    x := 1\n".repeat(30) + ":\n";

    BadInputException thrown = catchThrowableOfType(BadInputException.class, () -> check(text));

    assertThat(thrown.diagnostics()).hasSize(20);
    assertThat(thrown.diagnostics().getLast().position().line()).isEqualTo(22);
  }

  @Test
  void shouldPrintTokens() {
    SourceText main = new SourceText("a.occ", "PROC p ()\n  c ! \"a*n\"; #FF\n:\n");

    assertThat(OccamFrontEnd.tokens(main, IncludeResolver.NONE))
        .isEqualTo(
            """
            a.occ:1:1 level 0 KEYWORD(PROC) NAME(p) SYMBOL(() SYMBOL())
            a.occ:2:3 level 1 NAME(c) SYMBOL(!) STRING(a*#0A) SYMBOL(;) INTEGER(#FF)
            a.occ:3:1 level 0 SYMBOL(:)
            """);
  }
}
