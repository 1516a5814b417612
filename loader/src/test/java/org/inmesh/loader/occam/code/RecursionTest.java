package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunResult.Ending;
import org.junit.jupiter.api.Test;

/** PROCs and FUNCTIONs that call themselves, from source to what programs print. */
class RecursionTest {

  private static final String NUMBER =
      """
      REC PROC number (VAL INT n, CHAN BYTE out!)
        SEQ
          IF
            n > 9
              number (n / 10, out!)
            TRUE
              SKIP
          out ! BYTE ((n \\ 10) + (INT '0'))
      :
      """;

  private static void assertPrints(String source, String expected) {
    assertThat(OccamRun.screenOnBoth(source)).isEqualTo(expected);
  }

  @Test
  void shouldCallItselfOnceForEachDigit() {
    assertPrints(
        NUMBER
            + """
            PROC main (CHAN BYTE screen!)
              number (9038, screen!)
            :
            """,
        "9038");
  }

  @Test
  void shouldKeepVariablesAndArgumentsOfEachActivation() {
    assertPrints(
        NUMBER
            + """
            RECURSIVE PROC hanoi (VAL INT n, VAL BYTE from, to, via, INT moves, CHAN BYTE out!)
              IF
                n > 0
                  INT here:
                  SEQ
                    here := n
                    hanoi (n - 1, from, via, to, moves, out!)
                    moves := moves + here
                    out ! from
                    out ! to
                    hanoi (n - 1, via, to, from, moves, out!)
                TRUE
                  SKIP
            :
            PROC main (CHAN BYTE screen!)
              INT moves:
              SEQ
                moves := 0
                hanoi (3, 'a', 'c', 'b', moves, screen!)
                screen ! ' '
                number (moves, screen!)
            :
            """,
        "acabcbacbabcac 11");
  }

  @Test
  void shouldReachNamesAroundIt() {
    assertPrints(
        NUMBER
            + """
            PROC main (CHAN BYTE screen!)
              INT sum, calls:
              REC PROC add (VAL []INT a)
                PROC rest (VAL []INT part)
                  IF
                    (SIZE part) > 0
                      add (part)
                    TRUE
                      SKIP
                :
                SEQ
                  sum := sum + a[0]
                  calls := calls + 1
                  rest ([a FROM 1 FOR (SIZE a) - 1])
              :
              SEQ
                sum := 0
                calls := 0
                add ([5, 6, 7, 8])
                number (sum, screen!)
                number (calls, screen!)
            :
            """,
        "264");
  }

  @Test
  void shouldGiveResultsOfFunctionsThatCallThemselves() {
    assertPrints(
        NUMBER
            + """
            REC INT FUNCTION fibonacci (VAL INT n)
              INT r:
              VALOF
                IF
                  n < 2
                    r := n
                  TRUE
                    r := fibonacci (n - 1) + fibonacci (n - 2)
                RESULT r
            :
            REC INT64 FUNCTION factorial (VAL INT n)
              INT64 r:
              VALOF
                IF
                  n = 0
                    r := 1
                  TRUE
                    r := (INT64 n) * factorial (n - 1)
                RESULT r
            :
            RECURSIVE INT, INT, INT FUNCTION count (VAL INT a, b, c, d)
              INT x, y, z:
              VALOF
                IF
                  d = 0
                    x, y, z := a, b, c
                  TRUE
                    x, y, z := count (a + 1, b + 2, c + 3, d - 1)
                RESULT x, y, z
            :
            PROC main (CHAN BYTE screen!)
              INT x, y, z:
              SEQ
                number (fibonacci (10), screen!)
                screen ! ' '
                number (INT (factorial (14) / 1000000), screen!)
                screen ! ' '
                x, y, z := count (0, 1, 2, 3)
                number ((((x * 10) + y) * 100) + z, screen!)
            :
            """,
        "55 87178 3711");
  }

  @Test
  void shouldRecurseInBranchesOfAParallel() {
    assertPrints(
        NUMBER
            + """
            REC PROC tree (VAL INT depth, first, CHAN INT sum!)
              IF
                depth = 0
                  sum ! first
                TRUE
                  [2]CHAN INT part:
                  PAR
                    tree (depth - 1, 2 * first, part[0]!)
                    tree (depth - 1, (2 * first) + 1, part[1]!)
                    INT a, b:
                    SEQ
                      PAR
                        part[0] ? a
                        part[1] ? b
                      sum ! a + b
            :
            PROC main (CHAN BYTE screen!)
              CHAN INT sum:
              PAR
                tree (4, 1, sum!)
                INT all:
                SEQ
                  sum ? all
                  number (all, screen!)
            :
            """,
        "376");
  }

  @Test
  void shouldGrowASieveByRecursion() {
    assertPrints(
        NUMBER
            + """
            REC PROC sieve (CHAN INT in?, CHAN INT out!)
              INT prime:
              SEQ
                in ? prime
                out ! prime
                IF
                  prime = 0
                    SKIP
                  TRUE
                    CHAN INT rest:
                    PAR
                      sieve (rest?, out!)
                      INT n:
                      SEQ
                        n := 1
                        WHILE n <> 0
                          SEQ
                            in ? n
                            IF
                              (n = 0) OR ((n \\ prime) <> 0)
                                rest ! n
                              TRUE
                                SKIP
            :
            PROC main (CHAN BYTE screen!)
              CHAN INT numbers, primes:
              PAR
                SEQ
                  SEQ i = 2 FOR 29
                    numbers ! i
                  numbers ! 0
                sieve (numbers?, primes!)
                INITIAL INT p IS 1:
                WHILE p <> 0
                  SEQ
                    primes ? p
                    number (p, screen!)
                    screen ! ' '
            :
            """,
        "2 3 5 7 11 13 17 19 23 29 0 ");
  }

  @Test
  void shouldGiveBackWhatActivationsTook() {
    assertPrints(
        NUMBER
            + """
            REC PROC down (VAL INT n)
              [50]INT room:
              SEQ
                room[0] := n
                IF
                  n > 0
                    down (n - 1)
                  TRUE
                    SKIP
            :
            PROC main (CHAN BYTE screen!)
              SEQ
                SEQ i = 0 FOR 8
                  down (100)
                screen ! '.'
            :
            """,
        ".");
  }

  @Test
  void shouldTellWhichCallTheHeapHadNoRoomFor() {
    String source =
        """
        REC PROC down (VAL INT n)
          down (n + 1)
        :
        PROC main (CHAN BYTE screen!)
          down (0)
        :
        """;
    for (Kind kind : Kind.values()) {
      OccamRun run = OccamRun.run(OccamRun.compile(source), OccamRun.machine(kind, 1), "");
      assertThat(run.result().ending()).isEqualTo(Ending.ERROR);
      assertThat(run.result().report().get(0))
          .contains("process main on core 0 failed", "test.occ:2:3 (down)")
          .contains("the heap of core 0", "bytes more", "memory.bytes-per-core");
    }
  }

  /** High priority takes blocks, and keeps them, wherever low priority is in the allocator. */
  @Test
  void shouldShareTheHeapBetweenBothPriorities() {
    assertPrints(
        """
        REC PROC mark (VAL INT depth, key, VAL BOOL waits)
          [5]INT own:
          SEQ
            SEQ i = 0 FOR 5
              own[i] := key + depth
            IF
              depth > 0
                mark (depth - 1, key, waits)
              waits
                TIMER clock:
                INT now:
                SEQ
                  clock ? now
                  clock ? AFTER now
              TRUE
                SKIP
            SEQ i = 0 FOR 5
              ASSERT (own[i] = (key + depth))
        :
        PROC main (CHAN BYTE screen!)
          CHAN BOOL done:
          SEQ
            PRI PAR
              SEQ
                SEQ i = 0 FOR 150
                  mark (i \\ 4, 1000 * i, TRUE)
                done ! TRUE
              INITIAL BOOL ended IS FALSE:
              INITIAL INT n IS 0:
              WHILE NOT ended
                PRI ALT
                  done ? ended
                    SKIP
                  TRUE & SKIP
                    SEQ
                      mark (n \\ 3, -n, FALSE)
                      n := n + 1
            screen ! '.'
        :
        """,
        ".");
  }

  @Test
  void shouldRunAMainProcThatCallsItself() {
    assertPrints(
        """
        VAL [3]BYTE letters IS "abc":
        REC PROC main (CHAN BYTE screen!)
          INT n:
          SEQ
            n := 2
            IF
              n < 2
                main (screen!)
              TRUE
                screen ! letters
        :
        """,
        "abc");
  }

  @Test
  void shouldSeeAnEarlierProcOfTheSameNameInAProcWithoutRec() {
    assertPrints(
        """
        PROC put (VAL BYTE b, CHAN BYTE out!)
          out ! b
        :
        PROC put (VAL BYTE b, CHAN BYTE out!)
          SEQ
            put ('<', out!)
            put (b, out!)
            put ('>', out!)
        :
        PROC main (CHAN BYTE screen!)
          put ('x', screen!)
        :
        """,
        "<x>");
  }
}
