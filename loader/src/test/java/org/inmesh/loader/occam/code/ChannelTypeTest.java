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

  static String program(String body) {
    return DECLARATIONS + "PROC main(CHAN OF BYTE screen)\n" + body.indent(2) + ":\n";
  }

  static void assertPrints(String body, String expected) {
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
