package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.inmesh.coresim.RunResult.Ending;
import org.junit.jupiter.api.Test;

/** Functions, from source to what programs print on both machines. */
class FunctionTest {

  /** A program whose main has these lines as its body, with a PROC that prints a number. */
  private static String program(String declarations, String body) {
    return declarations
        + """
        PROC number(CHAN OF BYTE out, VAL INT n)
          [10]BYTE digits:
          INT rest, from:
          SEQ
            IF
              n < 0
                SEQ
                  out ! '-'
                  rest := -n
              TRUE
                rest := n
            from := 9
            digits[9] := BYTE ((rest \\ 10) + (INT '0'))
            rest := rest / 10
            WHILE rest > 0
              SEQ
                from := from - 1
                digits[from] := BYTE ((rest \\ 10) + (INT '0'))
                rest := rest / 10
            out ! [digits FROM from FOR 10 - from]
            out ! ' '
        :
        """
        + "PROC main(CHAN OF BYTE screen)\n"
        + body.indent(2)
        + ":\n";
  }

  private static void assertPrints(String declarations, String body, String expected) {
    assertThat(OccamRun.screenOnBoth(program(declarations, body))).isEqualTo(expected);
  }

  private static final String SIMPLE =
      """
      INT FUNCTION square (VAL INT x) IS x * x:
      INT FUNCTION sum (VAL []INT a)
        INT total:
        VALOF
          SEQ
            total := 0
            SEQ i = 0 FOR SIZE a
              total := total + a[i]
          RESULT total
      :
      INT INLINE FUNCTION many (VAL INT a, b, c, d, e)
        VALOF
          SKIP
          RESULT (a * 10000) + ((b * 1000) + ((c * 100) + ((d * 10) + e)))
      :
      """;

  @Test
  void shouldGiveAValue() {
    assertPrints(
        SIMPLE,
        """
        [3]INT a:
        SEQ
          a := [4, 5, 6]
          number(screen, square(7))
          number(screen, (square(3) + square(4)) - (square(2) * square(square(2))))
          number(screen, sum(a) + sum([a FROM 1 FOR 2]))
          number(screen, a[square(1)])
        """,
        "49 -39 26 5 ");
  }

  @Test
  void shouldEvaluateCallsInArgumentsOfCallsWithManyParameters() {
    assertPrints(
        SIMPLE,
        """
        number(screen, many(1, 2, square(1) + many(0, 0, 0, 0, 2), many(0, 0, 0, 0, 4), 5))
        number(screen, many(1, many(0, 0, 0, 0, 2), 3, 4, many(0, 0, 0, 0, 5)))
        """
            .indent(2)
            .transform(text -> "SEQ\n" + text),
        "12345 12345 ");
  }

  @Test
  void shouldGiveSeveralResults() {
    assertPrints(
        """
        INT, INT FUNCTION divide (VAL INT a, b) IS a / b, a \\ b:
        INT, BYTE, BOOL FUNCTION three (VAL INT a)
          VALOF
            SKIP
            RESULT a + 1, BYTE a, a > 65
        :
        INT, INT, INT, INT FUNCTION four (VAL INT a) IS a, a + 1, a + 2, a + 3:
        INT, INT FUNCTION again (VAL INT a, b) IS divide(a + 1, b):
        """,
        """
        INT q, r, s, t:
        BYTE b:
        BOOL large:
        [4]INT a:
        SEQ
          q, r := divide(17, 5)
          number(screen, q)
          number(screen, r)
          q, r := again(17, 5)
          number(screen, q)
          number(screen, r)
          q, b, large := three(66)
          number(screen, q)
          screen ! b
          IF
            large
              screen ! '!'
          q, r, s, t := four(q)
          number(screen, (q + t) - (r + s))
          q := 1
          -- the subscripts are those before the assignment
          q, a[q], a[q + 1], r := four(7)
          number(screen, a[1])
          number(screen, a[2])
        """,
        "3 2 3 3 67 B!0 8 9 ");
  }

  @Test
  void shouldGiveResultsOfAllTypes() {
    assertPrints(
        """
        BYTE FUNCTION upper (VAL BYTE c) IS c - ('a' - 'A'):
        BOOL FUNCTION odd (VAL INT n) IS (n /\\ 1) = 1:
        INT16 FUNCTION half (VAL INT16 n) IS n / 2:
        INT64 FUNCTION cube (VAL INT64 n) IS n * (n * n):
        INT16, INT64, BOOL, BYTE FUNCTION mixed (VAL INT n)
          IS INT16 n, INT64 n, n > 0, BYTE n:
        [3]BYTE FUNCTION turned (VAL [3]BYTE t) IS [t[2], t[1], t[0]]:
        """
            .replace(")\n  IS ", ") IS "),
        """
        INT16 h:
        INT64 l:
        BOOL positive:
        BYTE b:
        [3]BYTE text:
        SEQ
          screen ! upper('q')
          IF
            odd(3) AND (NOT odd(4))
              screen ! 'o'
          h := half(-9)
          number(screen, INT h)
          l := cube(2000) / cube(10)
          number(screen, INT l)
          h, l, positive, b := mixed(90)
          number(screen, INT h)
          number(screen, INT (l + 1))
          IF
            positive
              screen ! b
          text := "abc"
          text := turned(text)
          screen ! text
          screen ! turned(turned(text))
          screen ! turned(text)[2]
        """,
        "Qo-4 8000000 90 91 Zcbacbac");
  }

  @Test
  void shouldGiveReals() {
    assertPrints(
        """
        REAL32 FUNCTION half (VAL REAL32 x) IS x / 2.0:
        REAL64 FUNCTION scaled (VAL REAL64 x, VAL INT n) IS x * (REAL64 TRUNC n):
        REAL64 FUNCTION polynomial (VAL REAL64 x)
          IS scaled(x, 3) + ((scaled(x, 4) - scaled(x, 1)) * (scaled(x, 1) + scaled(x, 2))):
        INT FUNCTION whole (VAL REAL32 x) IS INT TRUNC x:
        """
            .replace(")\n  IS ", ") IS "),
        """
        REAL32 r:
        REAL64 d:
        [2]REAL64 a:
        SEQ
          r := 9.0
          number(screen, INT TRUNC (half(r) * half(8.0)))
          r := half(half(r)) + (REAL32 TRUNC whole(half(r)))
          number(screen, INT ROUND (r * 100.0))
          d := 2.0
          a[1] := polynomial(d)
          number(screen, INT ROUND a[whole(half(2.5))])
          IF
            half(r) < half(r + r)
              screen ! '<'
        """,
        // 2.25 + 4 = 6.25; 6 + ((8 - 2) * (2 + 4)) = 42
        "18 625 42 <");
  }

  @Test
  void shouldUseOperatorsOfTheProgramsOwn() {
    assertPrints(
        """
        BOOL FUNCTION "=" (VAL []BYTE a, b)
          BOOL same:
          VALOF
            IF
              (SIZE a) <> (SIZE b)
                same := FALSE
              IF i = 0 FOR SIZE a
                a[i] <> b[i]
                  same := FALSE
              TRUE
                same := TRUE
            RESULT same
        :
        BOOL FUNCTION "<>" (VAL []BYTE a, b) IS NOT (a = b):
        [2]INT FUNCTION "+" (VAL [2]INT a, b) IS [a[0] + b[0], a[1] + b[1]]:
        [2]INT FUNCTION "+" (VAL [2]INT a, VAL INT b) IS [a[0] + b, a[1] + b]:
        [2]INT FUNCTION "MINUS" (VAL [2]INT a) IS [-a[0], -a[1]]:
        INT FUNCTION "%%" (VAL INT a, b) IS (a * 100) / b:
        """,
        """
        [2]INT v:
        SEQ
          IF
            "abc" <> "abd"
              screen ! 'd'
          IF
            "abc" = "abc"
              screen ! 's'
          v := [1, 2] + [10, 20]
          v := (MINUS v) + 100
          number(screen, v[0])
          number(screen, v[1])
          number(screen, 3 %% (1 + 5))
        """,
        "ds89 78 50 ");
  }

  @Test
  void shouldEvaluateValueProcessesInPlace() {
    assertPrints(
        SIMPLE,
        """
        INT x, y:
        BOOL b:
        SEQ
          x := 3
          y := (VALOF
                  SKIP
                  RESULT x * 2
               ) + 1
          number(screen, y)
          x := square((INT total:
                       VALOF
                         SEQ
                           total := 0
                           SEQ i = 0 FOR x
                             total := total + (VALOF
                                                 SKIP
                                                 RESULT square(i)
                                              )
                         RESULT total
                      ))
          number(screen, x)
          IF
            (VALOF
               SKIP
               RESULT x > 4
            )
              screen ! 'y'
          x, b := (VALOF
                     SKIP
                     RESULT y + 1, FALSE
                  )
          number(screen, x)
        """,
        "7 25 y8 ");
  }

  @Test
  void shouldUseNamesAroundTheFunction() {
    assertPrints(
        "",
        """
        INT factor:
        [3]INT table:
        INT FUNCTION scaled (VAL INT x) IS x * factor:
        INT FUNCTION entry (VAL INT i) IS scaled(table[i]):
        SEQ
          factor := 3
          table := [1, 2, 3]
          number(screen, entry(2))
          factor := factor + 1
          number(screen, entry(1))
        """,
        "9 8 ");
  }

  @Test
  void shouldCallInConditionsReplicatorsAndAbbreviations() {
    assertPrints(
        SIMPLE,
        """
        INT n:
        SEQ
          n := 0
          WHILE square(n) < 20
            n := n + 1
          number(screen, n)
          VAL INT twice IS square(n) + square(n):
          number(screen, twice)
          SEQ i = square(2) FOR square(1) + 1
            number(screen, i)
          CASE square(2)
            4
              screen ! 'y'
            ELSE
              screen ! 'n'
          [5]INT a:
          SEQ once = 0 FOR 1
            SEQ
              PAR i = many(0, 0, 0, 0, 2) FOR 3
                a[i] := square(i)
              number(screen, sum([a FROM 2 FOR 3]))
        """,
        "5 50 4 5 y29 ");
  }

  @Test
  void shouldCallInComponentsOnSeveralCores() {
    assertPrints(
        SIMPLE,
        """
        [4]CHAN OF INT c:
        VAL INT base IS 5:
        INT FUNCTION raised (VAL INT x) IS x + base:
        PAR
          PAR i = 0 FOR 4
            INT FUNCTION own (VAL INT x) IS raised(x) + i:
            c[i] ! own(square(i))
          [4]INT a:
          SEQ
            SEQ i = 0 FOR 4
              c[i] ? a[i]
            number(screen, sum([a FROM square(1) FOR square(1) + 2]))
            SEQ i = 0 FOR 4
              number(screen, a[i])
        """,
        "35 5 7 11 17 ");
  }

  @Test
  void shouldCallInGuards() {
    assertPrints(
        SIMPLE,
        """
        [5]CHAN OF INT c:
        INT n:
        PAR
          c[4] ! 7
          SEQ
            INT x:
            ALT
              square(3) < 5 & c[0] ? x
                number(screen, 0)
              ALT i = square(1) FOR 2
                square(i) = 1 & c[(square(i) \\ 4) + many(0, 0, 0, 0, 3)] ? x
                  number(screen, x + i)
            TIMER clock:
            INT now:
            SEQ
              clock ? now
              ALT
                clock ? AFTER now PLUS many(0, 0, 0, 2, 0)
                  number(screen, 20)
                VAL limit IS sum([1, 2]):
                limit = 4 & SKIP
                  number(screen, limit)
        """,
        "8 20 ");
  }

  @Test
  void shouldStopWithTheLineInTheFunction() {
    OccamRun run =
        OccamRun.onMesh(
            """
            INT FUNCTION f (VAL INT x)
              VALOF
                IF
                  x > 0
                    SKIP
                RESULT x
            :
            PROC main(CHAN OF BYTE screen)
              INT x:
              SEQ
                x := 0
                x := f(x)
            :
            """,
            1);
    assertThat(run.result().ending()).isEqualTo(Ending.ERROR);
    assertThat(run.result().report().toString()).contains("test.occ:3");
  }

  @Test
  void shouldDeclareNamedTypesInFrontOfAValueProcessInALine() {
    assertThat(
            OccamRun.screenOf(
                """
                DATA TYPE LENGTH IS INT:
                PROC main(CHAN OF BYTE screen)
                  LENGTH x:
                  SEQ
                    x := (LENGTH y:
                          VALOF
                            y := 65
                            RESULT y + 1
                         )
                    x := (y IS x:
                          VALOF
                            SKIP
                            RESULT y + 1
                         )
                    screen ! BYTE x
                :
                """))
        .isEqualTo("C");
  }
}
