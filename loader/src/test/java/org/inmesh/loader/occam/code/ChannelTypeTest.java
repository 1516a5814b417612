package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.inmesh.coresim.RunResult.Ending;
import org.junit.jupiter.api.Test;

/** Channel types and their ends, from source to what programs print on both machines. */
class ChannelTypeTest {

  private static final String DECLARATIONS =
      """
      PROC digit(CHAN OF BYTE out, VAL INT n)
        out ! BYTE (n + (INT '0'))
      :
      CHAN TYPE SERVICE
        MOBILE RECORD
          CHAN INT request?:
          CHAN INT reply!:
      :
      PROC double (SERVICE? link, VAL INT rounds)
        INT x:
        SEQ i = 0 FOR rounds
          SEQ
            link[request] ? x
            link[reply] ! 2 * x
      :
      """;

  private static String program(String body) {
    return DECLARATIONS + "PROC main(CHAN OF BYTE screen)\n" + body.indent(2) + ":\n";
  }

  private static void assertPrints(String body, String expected) {
    assertThat(OccamRun.screenOnBoth(program(body))).isEqualTo(expected);
  }

  @Test
  void shouldUseTheChannelsOfBothEnds() {
    assertPrints(
        """
        SERVICE! client:
        SERVICE? server:
        INT y:
        SEQ
          client, server := MOBILE SERVICE
          PAR
            double (server, 2)
            SEQ
              client[request] ! 1
              client[reply] ? y
              digit(screen, y)
              client[request] ! 3
              ALT
                client[reply] ?? y
                  digit(screen, y)
        """,
        "26");
  }

  @Test
  void shouldMoveEndsByAssignment() {
    assertPrints(
        """
        SERVICE! c0, c1, c2:
        SERVICE? s0, s1:
        INT y:
        SEQ
          c0, s0 := MOBILE SERVICE
          c1 := c0
          s1, c0 := MOBILE SERVICE
          c2 := c1
          IF
            (DEFINED c2) AND (NOT (DEFINED c1))
              screen ! 'm'
            TRUE
              screen ! '?'
          c0, c2 := c2, c0
          PAR
            double (s0, 1)
            SEQ
              c0[request] ! 4
              c0[reply] ? y
              digit(screen, y)
        """,
        "m8");
  }

  @Test
  void shouldClaimSharedEnds() {
    assertPrints(
        """
        SHARED SERVICE! client:
        SERVICE? server:
        SHARED! CHAN INT sums:
        SEQ
          server, client := MOBILE SERVICE
          PAR
            double (server, 6)
            PAR i = 0 FOR 3
              INT a, b:
              CLAIM client
                SEQ
                  client[request] ! i
                  client[reply] ? a
                  client[request] ! 1
                  client[reply] ? b
                  CLAIM sums!
                    sums ! a + b
            INT x, sum:
            SEQ
              sum := 0
              SEQ i = 0 FOR 3
                SEQ
                  sums ? x
                  sum := sum + x
              digit(screen, sum / 2)
        """,
        "6");
  }

  @Test
  void shouldSendEndsOverChannels() {
    assertPrints(
        """
        CHAN SERVICE? servers:
        CHAN SHARED SERVICE! clients:
        PAR
          SHARED SERVICE! mine:
          SERVICE? server:
          INT y:
          SEQ
            mine, server := MOBILE SERVICE
            servers ! server
            clients ! mine
            clients ! mine
            CLAIM mine!
              SEQ
                mine[request] ! 1
                mine[reply] ? y
          SERVICE? server:
          SEQ
            servers ? server
            double (server, 3)
          SHARED SERVICE! a, b:
          INT y:
          SEQ
            clients ? a
            clients ? b
            CLAIM a
              SEQ
                a[request] ! 2
                a[reply] ? y
                digit(screen, y)
            a := b
            CLAIM a
              SEQ
                a[request] ! 3
                a[reply] ? y
                digit(screen, y)
        """,
        "46");
  }

  @Test
  void shouldSendEndsInProtocolsAndRecords() {
    assertPrints(
        """
        PROTOCOL JOB
          CASE
            work; INT; SERVICE!
            stop
        :
        CHAN JOB jobs:
        PAR
          SEQ
            SEQ i = 1 FOR 2
              SERVICE! client:
              SERVICE? server:
              SEQ
                client, server := MOBILE SERVICE
                jobs ! work; i; client
                double (server, i)
            jobs ! stop
          INITIAL BOOL going IS TRUE:
          WHILE going
            jobs ? CASE
              INT n, y:
              SERVICE! client:
              work; n; client
                SEQ i = 0 FOR n
                  SEQ
                    client[request] ! n
                    client[reply] ? y
                    digit(screen, y)
              stop
                going := FALSE
        """,
        "244");
  }

  @Test
  void shouldKeepEndsInArrays() {
    assertPrints(
        """
        [2]SERVICE? servers:
        MOBILE []SHARED SERVICE! clients:
        SEQ
          clients := MOBILE [2]SHARED SERVICE!
          SEQ i = 0 FOR 2
            clients[i], servers[i] := MOBILE SERVICE
          PAR
            double (servers[0], 2)
            double (servers[1], 1)
            MOBILE []SHARED SERVICE! others:
            INT y:
            SEQ
              others := CLONE clients
              SEQ i = 0 FOR 2
                CLAIM others[i]!
                  SEQ
                    others[i][request] ! i + 1
                    others[i][reply] ? y
                    digit(screen, y)
              CLAIM clients[0]
                SEQ
                  clients[0][request] ! 3
                  clients[0][reply] ? y
                  digit(screen, y)
        """,
        "246");
  }

  @Test
  void shouldLetChannelsOfATypeCarryItsOwnEnds() {
    assertThat(
            OccamRun.screenOnBoth(
                """
                RECURSIVE CHAN TYPE LINK
                  MOBILE RECORD
                    CHAN INT number!:
                    CHAN LINK? next!:
                :
                PROC main (CHAN BYTE screen!)
                  LINK! client:
                  LINK? server:
                  SEQ
                    client, server := MOBILE LINK
                    PAR
                      server[next] ! server
                      LINK? mine:
                      INT n:
                      SEQ
                        client[next] ? mine
                        PAR
                          client[number] ? n
                          mine[number] ! 7
                        screen ! BYTE (n + (INT '0'))
                :
                """))
        .isEqualTo("7");
  }

  @Test
  void shouldAnnounceAChannelType() {
    assertThat(
            OccamRun.screenOnBoth(
                """
                CHAN TYPE B:
                PROTOCOL P IS SHARED B!:
                CHAN TYPE A
                  MOBILE RECORD
                    CHAN P b?:
                :
                CHAN TYPE B
                  MOBILE RECORD
                    CHAN A! back?:
                    CHAN BYTE data!:
                :
                PROC main (CHAN BYTE screen!)
                  A! a.client:
                  A? a.server:
                  SHARED B! b.client:
                  B? b.server:
                  SEQ
                    a.client, a.server := MOBILE A
                    b.client, b.server := MOBILE B
                    PAR
                      a.client[b] ! b.client
                      SHARED B! b:
                      BYTE x:
                      SEQ
                        a.server[b] ? b
                        CLAIM b
                          b[data] ? x
                        screen ! x
                      b.server[data] ! 'b'
                :
                """))
        .isEqualTo("b");
  }

  @Test
  void shouldPassEndsToForkedProcesses() {
    assertPrints(
        """
        PROC ask (VAL INT n, SHARED SERVICE! link, SHARED CHAN INT sums!)
          INT y:
          SEQ
            CLAIM link
              SEQ
                link[request] ! n
                link[reply] ? y
            CLAIM sums!
              sums ! y
        :
        SHARED SERVICE! client:
        SERVICE? server:
        SHARED! CHAN INT sums:
        SEQ
          client, server := MOBILE SERVICE
          PAR
            INT x, sum:
            SEQ
              sum := 0
              SEQ i = 0 FOR 3
                SEQ
                  sums ? x
                  sum := sum + x
              digit(screen, sum)
            FORKING
              SEQ
                FORK double (server, 3)
                SEQ i = 0 FOR 2
                  FORK ask (i, client, sums!)
                -- The ends were copied: this process holds one too.
                ask (2, client, sums!)
        """,
        "6");
  }

  @Test
  void shouldServeProcessesThatMoveBetweenServers() {
    // Servers tell their clients the client end of the next server, as in models of space.
    assertThat(
            OccamRun.screenOnBoth(
                """
                CHAN TYPE PLACE.LINK:
                PROTOCOL ANSWER
                  CASE
                    go; SHARED PLACE.LINK!
                    stay
                :
                CHAN TYPE PLACE.LINK
                  MOBILE RECORD
                    CHAN INT request?:
                    CHAN ANSWER answer!:
                :
                PROC place (PLACE.LINK? server, MOBILE []SHARED PLACE.LINK! next)
                  INT n:
                  SEQ i = 0 FOR 2
                    SEQ
                      server[request] ? n
                      IF
                        (SIZE next) > 0
                          server[answer] ! go; next[0]
                        TRUE
                          server[answer] ! stay
                :
                PROC walker (SHARED PLACE.LINK! start, MOBILE BARRIER all, SHARED CHAN INT out!)
                  INITIAL INT steps IS 0:
                  INITIAL BOOL going IS TRUE:
                  SHARED PLACE.LINK! next:
                  SEQ
                    SYNC all
                    WHILE going
                      SEQ
                        CLAIM start!
                          SEQ
                            start[request] ! steps
                            start[answer] ? CASE
                              go; next
                                SKIP
                              stay
                                going := FALSE
                        IF
                          going
                            steps, start := steps + 1, next
                          TRUE
                            SKIP
                    CLAIM out!
                      out ! steps
                :
                PROC main (SHARED CHAN BYTE screen!)
                  SHARED! CHAN INT out:
                  PAR
                    FORKING
                      INITIAL MOBILE BARRIER all IS MOBILE BARRIER:
                      INITIAL MOBILE []SHARED PLACE.LINK! next IS MOBILE [0]SHARED PLACE.LINK!:
                      SHARED PLACE.LINK! first:
                      SEQ
                        SEQ i = 0 FOR 4
                          PLACE.LINK? server:
                          SEQ
                            first, server := MOBILE PLACE.LINK
                            FORK place (server, next)
                            next := MOBILE [1]SHARED PLACE.LINK!
                            next[0] := first
                        SEQ i = 0 FOR 2
                          FORK walker (first, all, out!)
                    SEQ i = 0 FOR 2
                      INT n:
                      SEQ
                        out ? n
                        CLAIM screen!
                          screen ! BYTE (n + (INT '0'))
                :
                """))
        .isEqualTo("33");
  }

  @Test
  void shouldAbbreviateAndPassChannelsOfAnEnd() {
    assertPrints(
        """
        PROC put (VAL INT n, CHAN INT out!)
          out ! n
        :
        SERVICE! client:
        SERVICE? server:
        INT y:
        SEQ
          client, server := MOBILE SERVICE
          PAR
            double (server, 2)
            CHAN INT in? IS client[reply]?:
            SEQ
              put (1, client[request]!)
              in ? y
              digit(screen, y)
              put (2, client[request]!)
              in ? y
              digit(screen, y)
        """,
        "24");
  }

  @Test
  void shouldGiveBackChannelsThatNobodyHolds() {
    // A core of 64 KiB has no room for all of these at once.
    assertPrints(
        """
        INITIAL INT sum IS 0:
        SEQ
          SEQ i = 0 FOR 2000
            SHARED SERVICE! client, other:
            SERVICE? server:
            INT y:
            SEQ
              client, server := MOBILE SERVICE
              other := client
              PAR
                double (server, 1)
                CLAIM other
                  SEQ
                    other[request] ! 1
                    other[reply] ? y
              sum := sum + y
          digit(screen, sum / 1000)
        """,
        "4");
  }

  @Test
  void shouldFailIfAnEndIsNotDefined() {
    OccamRun run = OccamRun.onMesh(program("[2]SERVICE! clients:\nclients[1][request] ! 1\n"), 1);
    assertThat(run.result().ending()).isEqualTo(Ending.ERROR);
    assertThat(run.result().report().toString()).contains("test.occ:18", "undefined");
  }

  @Test
  void shouldStayOnOneCore() {
    assertThat(
            OccamRun.compile(
                    program(
                        """
                        CHAN SERVICE! c:
                        PAR
                          SERVICE! mine:
                          c ! mine
                          SERVICE! mine:
                          c ? mine
                        """))
                .notes())
        .isEqualTo(
            List.of(
                "test.occ:18:3: the PAR stays on one core because channel `c` declared in line 17"
                    + " carries ends of channels or barriers, which are in the memory of one core"));
  }

  @Test
  void shouldSayWhichClaimAProcessWaitsFor() {
    OccamRun run =
        OccamRun.onMesh(
            program(
                """
                SHARED SERVICE! client:
                SERVICE? server:
                SEQ
                  client, server := MOBILE SERVICE
                  PAR
                    CLAIM client
                      client[request] ! 1
                    CLAIM client
                      client[request] ! 2
                """),
            1);
    assertThat(run.result().ending()).isEqualTo(Ending.DEADLOCK);
    assertThat(run.result().report().toString())
        .contains("for CLAIM client")
        .contains("to output to channel client[request]");
  }
}
