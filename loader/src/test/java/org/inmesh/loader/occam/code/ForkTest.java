package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunResult.Ending;
import org.junit.jupiter.api.Test;

/** FORKING and FORK, from source to what programs print. */
class ForkTest {

  private static final String SAY =
      """
      PROC say (VAL BYTE b, SHARED CHAN BYTE out!)
        CLAIM out!
          out ! b
      :
      """;

  private static void assertPrints(String source, String expected) {
    assertThat(OccamRun.screenOnBoth(source)).isEqualTo(expected);
  }

  @Test
  void shouldWaitForForkedProcessesAtTheEndOfForking() {
    assertPrints(
        """
        PROC late (VAL INT n, SHARED CHAN BYTE out!)
          TIMER clock:
          INT now:
          SEQ
            clock ? now
            clock ? AFTER now PLUS (n * 3)
            CLAIM out!
              out ! BYTE (n + (INT '0'))
        :
        PROC main (CHAN BYTE screen!)
          SHARED! CHAN BYTE c:
          PAR
            SEQ
              FORKING
                SEQ i = 0 FOR 4
                  FORK late (4 - i, c!)
              CLAIM c!
                c ! '.'
            SEQ i = 0 FOR 5
              BYTE b:
              SEQ
                c ? b
                screen ! b
        :
        """,
        "1234.");
  }

  @Test
  void shouldForkFromProcsAndFromForkedProcesses() {
    assertPrints(
        SAY
            + """
            PROC spread (VAL INT n, SHARED CHAN BYTE out!)
              IF
                n > 0
                  SEQ
                    FORK say (BYTE (n + (INT '0')), out!)
                    FORK say ('+', out!)
                TRUE
                  SKIP
            :
            PROC all (VAL INT n, SHARED CHAN BYTE out!)
              SEQ i = 1 FOR n
                FORK spread (i, out!)
            :
            PROC main (CHAN BYTE screen!)
              SHARED! CHAN BYTE c:
              [256]INT count:
              PAR
                SEQ
                  FORKING
                    all (3, c!)
                  say ('.', c!)
                SEQ
                  SEQ i = 0 FOR 256
                    count[i] := 0
                  INITIAL BYTE b IS ' ':
                  WHILE b <> '.'
                    SEQ
                      c ? b
                      count[INT b] := count[INT b] + 1
                  SEQ i = 0 FOR 256
                    IF
                      count[i] > 0
                        SEQ
                          screen ! BYTE i
                          screen ! BYTE (count[i] + (INT '0'))
                      TRUE
                        SKIP
            :
            """,
        "+3.1112131");
  }

  @Test
  void shouldCopyWhatIsPassedByValue() {
    assertPrints(
        """
        PROC show (VAL []BYTE text, VAL [2]INT numbers, VAL INT64 wide, SHARED CHAN BYTE out!)
          TIMER clock:
          INT now:
          SEQ
            clock ? now
            clock ? AFTER now PLUS (SIZE text)
            CLAIM out!
              SEQ
                SEQ i = 0 FOR SIZE text
                  out ! text[i]
                out ! BYTE (numbers[0] + (numbers[1] + (INT wide)))
        :
        PROC main (CHAN BYTE screen!)
          SHARED! CHAN BYTE c:
          PAR
            FORKING
              [6]BYTE text:
              [2]INT numbers:
              INT64 wide:
              SEQ
                text := "before"
                numbers := [40, 20]
                wide := 5
                FORK show ([text FROM 0 FOR 3], numbers, wide, c!)
                text := "after "
                numbers := [1, 2]
                wide := 7
                FORK show (text, [30, 10], wide, c!)
            SEQ i = 0 FOR 11
              BYTE b:
              SEQ
                c ? b
                screen ! b
        :
        """,
        "befAafter /");
  }

  @Test
  void shouldMoveMobilesToForkedProcesses() {
    assertPrints(
        """
        PROC show (MOBILE []BYTE text, SHARED CHAN BYTE out!)
          CLAIM out!
            SEQ i = 0 FOR SIZE text
              out ! text[i]
        :
        PROC main (CHAN BYTE screen!)
          SHARED! CHAN BYTE c:
          PAR
            SEQ round = 0 FOR 20
              FORKING
                MOBILE []BYTE text:
                SEQ
                  text := MOBILE [800]BYTE
                  SEQ i = 0 FOR 800
                    text[i] := 'a' PLUS (BYTE round)
                  FORK show (text, c!)
                  ASSERT (NOT (DEFINED text))
            SEQ i = 0 FOR 20
              BYTE b:
              SEQ
                SEQ k = 0 FOR 800
                  c ? b
                screen ! b
        :
        """,
        "abcdefghijklmnopqrst");
  }

  @Test
  void shouldPassEndsOfChannelTypes() {
    assertPrints(
        """
        CHAN TYPE SERVICE
          MOBILE RECORD
            CHAN INT request?:
            CHAN INT reply!:
        :
        PROC server (SERVICE? link, VAL INT rounds)
          INT x:
          SEQ i = 0 FOR rounds
            SEQ
              link[request] ? x
              link[reply] ! x + 1
        :
        PROC client (SHARED SERVICE! link, VAL INT n, SHARED CHAN BYTE out!)
          INT y:
          SEQ
            CLAIM link
              SEQ
                link[request] ! n
                link[reply] ? y
            CLAIM out!
              out ! BYTE (y + (INT '0'))
        :
        PROC main (SHARED CHAN BYTE screen!)
          SEQ round = 0 FOR 30
            FORKING
              SHARED SERVICE! clients:
              SERVICE? service:
              SEQ
                clients, service := MOBILE SERVICE
                FORK server (service, 3)
                SEQ i = 0 FOR 3
                  FORK client (clients, round \\ 3, screen!)
                ASSERT (DEFINED clients)
        :
        """,
        "111222333".repeat(10));
  }

  @Test
  void shouldLetForkedProcsUseValuesAndSharedChannelsAroundThem() {
    assertPrints(
        """
        PROC main (SHARED CHAN BYTE screen!)
          INT n:
          SEQ
            n := 4
            FORKING
              SEQ i = 0 FOR 3
                VAL INT double IS n * 2:
                VAL [3]INT all IS [i, n, double]:
                PROC show (VAL BYTE separator)
                  TIMER clock:
                  INT now:
                  SEQ
                    clock ? now
                    clock ? AFTER now PLUS (3 + (i * 3))
                    CLAIM screen!
                      SEQ
                        SEQ k = 0 FOR 3
                          screen ! BYTE (all[k] + (INT '0'))
                        screen ! BYTE (double + (INT '0'))
                        screen ! separator
                :
                FORK show (',')
        :
        """,
        "0488,1488,2488,");
  }

  @Test
  void shouldWaitAtTheEndOfTheProgramForWhatIsForkedOutsideOfForking() {
    assertPrints(
        SAY
            + """
            PROC main (CHAN BYTE screen!)
              SHARED! CHAN BYTE c:
              SEQ
                SEQ i = 0 FOR 3
                  FORK say ('a' PLUS (BYTE i), c!)
                SEQ i = 0 FOR 3
                  BYTE b:
                  SEQ
                    c ? b
                    screen ! b
            :
            """,
        "abc");
  }

  @Test
  void shouldGiveBackTheMemoryOfForkedProcesses() {
    assertPrints(
        """
        PROC work (VAL INT n, SHARED CHAN INT out!)
          [200]INT room:
          SEQ
            room[n \\ 200] := n
            CLAIM out!
              out ! room[n \\ 200]
        :
        PROC main (CHAN BYTE screen!)
          SHARED! CHAN INT c:
          INT sum, x:
          PAR
            SEQ i = 0 FOR 100
              FORKING
                FORK work (i, c!)
            SEQ
              sum := 0
              SEQ i = 0 FOR 100
                SEQ
                  c ? x
                  sum := sum + x
              ASSERT (sum = 4950)
              screen ! '.'
        :
        """,
        ".");
  }

  @Test
  void shouldForkARecursiveProcAndNestForkings() {
    assertPrints(
        SAY
            + """
            REC PROC tree (VAL INT n, SHARED CHAN BYTE out!)
              IF
                n = 0
                  say ('x', out!)
                TRUE
                  SEQ
                    FORKING
                      SEQ
                        FORK tree (n - 1, out!)
                        FORKING
                          FORK tree (n - 1, out!)
                    IF
                      n > 1
                        say ('|', out!)
                      TRUE
                        SKIP
            :
            PROC main (CHAN BYTE screen!)
              SHARED! CHAN BYTE c:
              PAR
                FORKING
                  FORK tree (2, c!)
                SEQ i = 0 FOR 5
                  BYTE b:
                  SEQ
                    c ? b
                    screen ! b
            :
            """,
        "xxxx|");
  }

  @Test
  void shouldForkBesideHighPriority() {
    assertPrints(
        """
        PROC work (VAL INT n, SHARED CHAN INT out!)
          CLAIM out!
            out ! n
        :
        PROC main (CHAN BYTE screen!)
          CHAN BYTE done:
          INT total:
          PAR
            SEQ
              PRI PAR
                SHARED! CHAN INT c:
                TIMER clock:
                INT now, x:
                SEQ
                  clock ? now
                  SEQ i = 1 FOR 20
                    PAR
                      SEQ
                        clock ? AFTER now PLUS (i * 3)
                        FORKING
                          FORK work (i, c!)
                      c ? x
                SHARED! CHAN INT c:
                SEQ
                  total := 0
                  PAR
                    SEQ i = 1 FOR 60
                      FORKING
                        SEQ
                          FORK work (i, c!)
                          FORK work (i, c!)
                    SEQ i = 1 FOR 120
                      INT x:
                      SEQ
                        c ? x
                        total := total + x
              ASSERT (total = 3660)
              done ! '.'
            BYTE b:
            SEQ
              done ? b
              screen ! b
        :
        """,
        ".");
  }

  @Test
  void shouldTellWhichForkTheHeapHadNoRoomFor() {
    String source =
        """
        PROC wait (SHARED CHAN BYTE out!)
          CLAIM out!
            out ! '.'
        :
        PROC main (CHAN BYTE screen!)
          SHARED! CHAN BYTE c:
          SEQ i = 0 FOR 100000
            FORK wait (c!)
        :
        """;
    for (Kind kind : Kind.values()) {
      OccamRun run = OccamRun.run(OccamRun.compile(source), OccamRun.machine(kind, 1), "");
      assertThat(run.result().ending()).isEqualTo(Ending.ERROR);
      assertThat(run.result().report().get(0))
          .contains("process main on core 0 failed", "test.occ:8:5 (main)")
          .contains("the heap of core 0", "bytes more");
    }
  }

  @Test
  void shouldTellOfForkedProcessesThatWaitForEver() {
    OccamRun run =
        OccamRun.onMesh(
            """
            PROC wait (SHARED CHAN BYTE out!)
              CLAIM out!
                out ! '.'
            :
            PROC main (CHAN BYTE screen!)
              SHARED! CHAN BYTE c:
              FORKING
                FORK wait (c!)
            :
            """,
            1);
    assertThat(run.result().ending()).isEqualTo(Ending.DEADLOCK);
    assertThat(run.result().report().toString()).contains("main on core 0", "test.occ:3:5 (wait)");
  }
}
