package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Protocols that have the tags of others, from source to what programs print. */
class ExtendedProtocolTest {
  private static final String DIGIT =
      """
      PROC digit(CHAN OF BYTE out!, VAL INT n)
        out ! BYTE (n + (INT '0'))
      :
      """;

  private static String screenOf(String source) {
    return OccamRun.screenOnBoth(source.replace("%DIGIT\n", DIGIT));
  }

  @Test
  void shouldExtendAProtocolBehindItsTags() {
    assertThat(
            screenOf(
                """
                PROTOCOL p CASE
                  one
                  two; INT
                :
                PROTOCOL q EXTENDS p
                  CASE
                    three; BYTE
                :
                %DIGIT
                PROC old(CHAN p out!)
                  SEQ
                    out ! two; 2
                    out ! one
                :
                PROC main(CHAN OF BYTE screen)
                  CHAN q c:
                  PAR
                    SEQ
                      old(c!)
                      c ! three; '3'
                    SEQ i = 0 FOR 3
                      c ? CASE
                        one
                          screen ! '1'
                        INT n:
                        two; n
                          digit(screen, n)
                        BYTE b:
                        three; b
                          screen ! b
                :
                """))
        .isEqualTo("213");
  }

  @Test
  void shouldExtendSeveralProtocolsAndServeTheChannelsOfEach() {
    assertThat(
            screenOf(
                """
                PROTOCOL mouse CASE
                  moved; INT; INT
                  down
                :
                PROTOCOL key CASE
                  pressed; BYTE
                  released
                :
                PROTOCOL event EXTENDS mouse, key
                  CASE
                    failed
                :
                %DIGIT
                PROC server([]CHAN event in?, CHAN OF BYTE out!)
                  SEQ i = 0 FOR 5
                    INT x, y:
                    in[i / 2] ? CASE
                      moved; x; y
                        digit(out, x + y)
                      down
                        out ! 'd'
                      BYTE b:
                      pressed; b
                        out ! b
                      released
                        out ! 'r'
                      failed
                        out ! 'f'
                :
                PROC one(CHAN event in?, CHAN OF BYTE out!)
                  SEQ i = 0 FOR 2
                    in ? CASE
                      BYTE b:
                      pressed; b
                        out ! b
                      released
                        out ! 'R'
                      failed
                        STOP
                :
                PROC hand(CHAN mouse out!)
                  SEQ
                    out ! moved; 3; 4
                    out ! down
                :
                PROC fingers(CHAN key out!)
                  SEQ
                    out ! pressed; 'p'
                    out ! released
                :
                PROC main(CHAN OF BYTE screen)
                  [3]CHAN event c:
                  CHAN key k:
                  PAR
                    hand(c[0]!)
                    fingers(c[1]!)
                    c[2] ! failed
                    fingers(k!)
                    SEQ
                      server(c?, screen)
                      one(k?, screen)
                :
                """))
        .isEqualTo("7dprfpR");
  }
}
