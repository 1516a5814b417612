package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.inmesh.coresim.MachineSpecification.Kind;
import org.junit.jupiter.api.Test;

/** Ways of writing that occam-pi programs are used to, from source to what they print. */
class OccamPiIdiomTest {
  private static final String DIGIT =
      """
      PROC digit (VAL INT n, CHAN BYTE out!)
        out ! BYTE (n + (INT '0'))
      :
      """;

  private static void assertPrints(String program, String expected) {
    assertThat(OccamRun.screenOnBoth(DIGIT + program)).isEqualTo(expected);
  }

  @Test
  void shouldPassTablesOfMarkedEnds() {
    assertPrints(
        """
        PROC send ([]CHAN INT out!)
          SEQ i = 0 FOR SIZE out
            out[i] ! i + 4
        :
        PROC main (CHAN BYTE screen!)
          CHAN INT a, b, c:
          PAR
            send ([a!, b!, c!])
            []CHAN INT in? IS [c?, b?, a?]:
            INT first, second, third:
            SEQ
              in[2] ? first
              in[1] ? second
              in[0] ? third
              digit (third, screen!)
              digit (second, screen!)
              digit (first, screen!)
        :
        """,
        "654");
  }

  @Test
  void shouldExtendProtocolsInOneLine() {
    assertPrints(
        """
        PROTOCOL NUMBERS
          CASE
            number; INT
        :
        PROTOCOL ENDS
          CASE
            end
        :
        PROTOCOL BOTH EXTENDS NUMBERS, ENDS:
        PROC send (CHAN NUMBERS out!)
          out ! number; 7
        :
        PROC main (CHAN BYTE screen!)
          CHAN BOTH c:
          PAR
            SEQ
              send (c!)
              c ! end
            INT n:
            SEQ
              c ? CASE number; n
              c ? CASE end
              digit (n, screen!)
        :
        """,
        "7");
  }

  @Test
  void shouldEnrollBehindACountThatIsAName() {
    assertPrints(
        """
        VAL INT runners IS 3:
        PROC main (CHAN BYTE screen!)
          BARRIER start, end:
          SEQ
            PAR i = 0 FOR runners ENROLL start, end
              SEQ
                SYNC start
                SYNC end
            digit (runners, screen!)
        :
        """,
        "3");
  }

  @Test
  void shouldPassClaimedEndsAsAWhole() {
    assertPrints(
        """
        CHAN TYPE SQUARE
          MOBILE RECORD
            CHAN INT number?:
            CHAN INT square!:
        :
        PROC ask (SQUARE! end, VAL INT n, RESULT INT square)
          SEQ
            end[number] ! n
            end[square] ? square
        :
        PROC serve (SQUARE? end)
          SEQ i = 0 FOR 4
            INT n:
            SEQ
              end[number] ? n
              end[square] ! n * n
        :
        PROC client (VAL INT n, SHARED SQUARE! end, RESULT INT sum)
          INT once, again:
          CLAIM end!
            SEQ
              ask (end, n, once)
              ask (end!, n + 1, again)
              sum := once + again
        :
        PROC main (CHAN BYTE screen!)
          SHARED SQUARE! end:
          SQUARE? server:
          INT a, b:
          SEQ
            end, server := MOBILE SQUARE
            PAR
              serve (server?)
              client (0, end!, a)
              client (1, end!, b)
            digit (a, screen!)
            digit (b, screen!)
        :
        """,
        "15");
  }

  @Test
  void shouldUseMobileResultsAsArgumentsOfFunctions() {
    // A thousand arrays of 400 bytes do not fit into 64 KiB at once: all are given back.
    assertPrints(
        """
        MOBILE []INT FUNCTION upto (VAL INT n)
          MOBILE []INT a:
          VALOF
            SEQ
              a := MOBILE [n]INT
              SEQ i = 0 FOR n
                a[i] := i
            RESULT a
        :
        INT FUNCTION size (VAL []INT a) IS SIZE a:
        INT FUNCTION last (VAL []INT a) IS a[(SIZE a) - 1]:
        PROC main (CHAN BYTE screen!)
          INT n:
          SEQ
            digit ((last (upto (3))) + (last (upto (4))), screen!)
            n := 0
            SEQ i = 0 FOR 1000
              n := (n + (size (upto (100)))) \\ 1000
            IF
              (n = 0) AND ((last (upto (9))) = 8)
                digit (size (upto (last (upto (8)))), screen!)
        :
        """,
        "57");
  }

  @Test
  void shouldAskForTheLengthOfAMobileWhileItHasOtherNames() {
    assertPrints(
        """
        PROC fill ([]INT x, VAL INT n)
          INITIAL [3]INT y IS [n, n, n]:
          x := y
        :
        PROC main (CHAN BYTE screen!)
          MOBILE []INT a, b:
          SEQ
            a := MOBILE [3]INT
            fill (a, SIZE a)
            VAL INT n IS SIZE a:
            SEQ
              b := a
              a := MOBILE [n + 1]INT
            x IS a:
            x[2] := SIZE a
            PAR i = 0 FOR 2
              a[i] := i + (SIZE a)
            digit (b[1], screen!)
            digit (a[2], screen!)
            digit (a[1], screen!)
        :
        """,
        "345");
  }

  @Test
  void shouldShareMemoryWithForkedProcesses() {
    String program =
        DIGIT
            + """
              PROC add (SHARED INT sum, SHARED []INT each, LOCK l, VAL INT n)
                SEQ
                  each[n] := n
                  LOCK l
                    sum := sum + n
              :
              PROC main (CHAN BYTE screen!)
                INITIAL SHARED INT sum IS 0:
                SHARED [4]INT each:
                LOCK l:
                SEQ
                  FORKING
                    SEQ n = 0 FOR 4
                      FORK add (sum, each, l, n)
                  digit (sum, screen!)
                  SEQ i = 0 FOR 4
                    digit (each[i], screen!)
              :
              """;

    OccamRun run = OccamRun.run(OccamRun.compile(program), OccamRun.machine(Kind.COHERENT, 1), "");

    assertThat(run.screen()).isEqualTo("60123");
  }

  @Test
  void shouldSayWhatKeepsAParOnOneCore() {
    String inForking =
        """
        PROC main (CHAN BYTE screen!)
          CHAN BYTE c:
          FORKING
            PAR
              c ! 'x'
              BYTE b:
              SEQ
                c ? b
                screen ! b
        :
        """;
    String byAnEnd =
        """
        CHAN TYPE T
          MOBILE RECORD
            CHAN BYTE c?:
        :
        PROC main (CHAN BYTE screen!)
          T! client:
          T? server:
          SEQ
            client, server := MOBILE T
            PAR
              client[c] ! 'x'
              BYTE b:
              SEQ
                server[c] ? b
                screen ! b
        :
        """;

    assertThat(OccamRun.compile(inForking).notes())
        .singleElement()
        .asString()
        .endsWith("4:5: the PAR stays on one core because there is a FORKING around it");
    assertThat(OccamRun.compile(byAnEnd).notes())
        .singleElement()
        .asString()
        .endsWith(
            "uses channel end `client` declared in line 6, and ends of channels and barriers are in"
                + " the memory of one core");
  }
}
