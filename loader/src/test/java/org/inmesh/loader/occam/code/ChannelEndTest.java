package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Ends of channel types that are moved and sent, from source to what programs print on both
 * machines.
 */
class ChannelEndTest {
  @Test
  void shouldMoveEndsByAssignment() {
    ChannelTypeTest.assertPrints(
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
  void shouldSendEndsOverChannels() {
    ChannelTypeTest.assertPrints(
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
    ChannelTypeTest.assertPrints(
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
    ChannelTypeTest.assertPrints(
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
  void shouldPassEndsToForkedProcesses() {
    ChannelTypeTest.assertPrints(
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
}
