package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.inmesh.coresim.RunResult.Ending;
import org.junit.jupiter.api.Test;

/** Inputs with {@code ??}, from source to what programs print on both machines. */
class ExtendedRendezvousTest {

  private static String program(String declarations, String body) {
    return """
        PROC digit(CHAN OF BYTE out, VAL INT n)
          out ! BYTE (n + (INT '0'))
        :
        """
        + declarations
        + "PROC main(CHAN OF BYTE screen)\n"
        + body.indent(2)
        + ":\n";
  }

  private static void assertPrints(String declarations, String body, String expected) {
    assertThat(OccamRun.screenOnBoth(program(declarations, body))).isEqualTo(expected);
  }

  @Test
  void shouldKeepTheOtherProcessWaitingWhileTheFirstProcessHappens() {
    // The 'a' comes before the 'b' only because the writer waits: both go to one collector.
    assertPrints(
        "",
        """
        CHAN INT c:
        CHAN BYTE first, second:
        PAR
          SEQ
            c ! 4
            second ! 'b'
          INT x:
          c ?? x
            first ! 'a'
          BYTE b:
          SEQ i = 0 FOR 2
            PRI ALT
              second ? b
                screen ! b
              first ? b
                screen ! b
        """,
        "ab");
  }

  @Test
  void shouldGoOnWithTheSecondProcessAtTheSameTimeAsTheOther() {
    assertPrints(
        "",
        """
        CHAN INT c, d:
        PAR
          INT y:
          SEQ
            c ! 3
            d ? y
            digit(screen, y)
          INT x:
          c ?? x
            x := x + 1
            d ! x
        """,
        "4");
  }

  @Test
  void shouldExtendTheLastItemOfAMessage() {
    assertPrints(
        """
        PROTOCOL COUNTED IS INT::[]BYTE:
        PROTOCOL SEVERAL IS BYTE; INT16; REAL64:
        """,
        """
        CHAN COUNTED c:
        CHAN SEVERAL d:
        PAR
          SEQ
            c ! 5::"hello"
            d ! 'x'; 300(INT16); 2.5(REAL64)
            c ! 0::"none"
          SEQ
            INT n:
            [8]BYTE text:
            c ?? n::text
              screen ! [text FROM 0 FOR n]
              digit(screen, n)
            BYTE b:
            INT16 half:
            REAL64 real:
            d ?? b; half; real
              SEQ
                screen ! b
                digit(screen, (INT half) / 100)
                digit(screen, INT ROUND (real * 2.0(REAL64)))
            INT n:
            [8]BYTE text:
            c ?? n::text
              digit(screen, n)
        """,
        "hello5x350");
  }

  @Test
  void shouldExtendVariants() {
    assertPrints(
        """
        PROTOCOL P
          CASE
            none
            one; INT
            text; INT::[]BYTE
        :
        """,
        """
        CHAN P c:
        PAR
          SEQ
            c ! one; 7
            c ! none
            c ! text; 2::"ab"
            c ! one; 8
          INT last:
          SEQ
            SEQ i = 0 FOR 3
              c ?? CASE
                none
                  digit(screen, last)
                one; last
                  digit(screen, last)
                  last := last + 1
                INT n:
                [4]BYTE t:
                text; n::t
                  screen ! [t FROM 0 FOR n]
                  digit(screen, n)
            c ?? CASE one; last
              screen ! '.'
              digit(screen, last)
        """,
        "78ab2.8");
  }

  @Test
  void shouldExtendGuards() {
    assertPrints(
        """
        PROTOCOL P
          CASE
            none
            one; INT
        :
        """,
        """
        [2]CHAN INT c:
        CHAN P p:
        CHAN BOOL go:
        PAR
          SEQ
            c[1] ! 1
            p ! one; 3
            go ! TRUE
            p ! none
            c[0] ! 2
          INITIAL INT rounds IS 0:
          WHILE rounds < 5
            SEQ
              rounds := rounds + 1
              INT x:
              BOOL b:
              PRI ALT
                ALT i = 0 FOR 2
                  c[i] ?? x
                    digit(screen, i)
                    digit(screen, x)
                (rounds = 3) & go ?? b
                  screen ! 'g'
                p ?? CASE
                  one; x
                    digit(screen, x)
                    screen ! ','
                  none
                    screen ! 'n'
        """,
        "113,gn02");
  }

  @Test
  void shouldInputFromTheKeyboard() {
    String source =
        """
        PROC main(CHAN OF BYTE keyboard, screen)
          BYTE b:
          SEQ i = 0 FOR 2
            keyboard ?? b
              screen ! b
              screen ! '.'
        :
        """;
    OccamRun run =
        OccamRun.run(
            OccamRun.compile(source),
            OccamRun.machine(org.inmesh.coresim.MachineSpecification.Kind.MESH, 1),
            "xy");
    assertThat(run.screen()).isEqualTo("x.y.");
  }

  @Test
  void shouldKeepAProcessOfAnotherPriorityWaiting() {
    assertPrints(
        "",
        """
        CHAN INT c:
        CHAN BYTE high, low:
        PAR
          PRI PAR
            SEQ
              c ! 1
              high ! 'h'
            INT x:
            c ?? x
              low ! BYTE (x + (INT '0'))
          BYTE b:
          SEQ i = 0 FOR 2
            ALT
              high ? b
                screen ! b
              low ? b
                screen ! b
        """,
        "1h");
  }

  @Test
  void shouldEvaluateTheSubscriptsOfTheChannelOnce() {
    assertPrints(
        "",
        """
        [3]CHAN INT c:
        INT n:
        SEQ
          n := 1
          PAR
            c[1] ! 5
            INT x:
            SEQ
              c[n] ?? x
                digit(screen, x)
        """,
        "5");
  }

  @Test
  void shouldKeepTwoProcessesWaitingAtOnce() {
    assertPrints(
        "",
        """
        CHAN INT c, d:
        PAR
          c ! 1
          d ! 2
          INT x, y:
          c ?? x
            d ?? y
              digit(screen, x + y)
            digit(screen, y)
        """,
        "32");
  }

  @Test
  void shouldStayOnOneCoreIfTheChannelJoinsTwo() {
    String source =
        program(
            "",
            """
            CHAN INT c:
            PAR
              c ! 1
              INT x:
              c ?? x
                digit(screen, x)
            """);
    assertThat(OccamRun.compile(source).notes())
        .isEqualTo(
            List.of(
                "test.occ:6:3: the PAR stays on one core because of the input with '??' at"
                    + " test.occ:9:5: a process on another core cannot be kept waiting"));
  }

  @Test
  void shouldSayWhatAProcessWaitsFor() {
    OccamRun run =
        OccamRun.onMesh(
            program(
                "", "CHAN INT c, d:\nINT x, y:\nPAR\n  c ?? x\n    d ! x\n  d ?? y\n    c ! y\n"),
            1);
    assertThat(run.result().ending()).isEqualTo(Ending.DEADLOCK);
    assertThat(run.result().report().toString()).contains("first ready of c", "first ready of d");
  }
}
