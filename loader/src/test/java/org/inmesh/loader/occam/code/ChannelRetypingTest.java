package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChannelRetypingTest {

  @Test
  void shouldCarryAnotherProtocolBetweenComponents() {
    assertThat(
            OccamRun.screenOnBoth(
                """
                PROTOCOL plain IS BYTE; BOOL:
                PROTOCOL tagged
                  CASE
                    letter; BYTE
                    text; INT::[]BYTE
                :
                PROC main (CHAN OF BYTE screen)
                  CHAN OF plain c:
                  PAR
                    SEQ
                      c ! 'a'; TRUE
                      CHAN OF tagged d RETYPES c:
                      SEQ
                        d ! letter; 'b'
                        d ! text; 2::"cd"
                    BYTE x:
                    BOOL b:
                    SEQ
                      c ? x; b
                      screen ! x
                      VAL CHAN OF tagged d RETYPES c:
                      SEQ i = 0 FOR 2
                        INT n:
                        [4]BYTE t:
                        d ? CASE
                          letter; x
                            screen ! x
                          text; n::t
                            screen ! [t FROM 0 FOR n]
                :
                """))
        .isEqualTo("abcd");
  }

  @Test
  void shouldSpreadThePARWhoseChannelsChangeTheirProtocol() {
    assertThat(
            OccamRun.compile(
                    """
                    PROC main (CHAN OF BYTE screen)
                      [2]CHAN OF INT cs:
                      PAR
                        [2]CHAN OF BYTE bs RETYPES cs:
                        bs[1] ! 'x'
                        []CHAN OF BYTE bs RETYPES cs:
                        BYTE b:
                        SEQ
                          bs[1] ? b
                          screen ! b
                    :
                    """)
                .components())
        .hasSize(2);
  }

  @Test
  void shouldFindAChannelAtItsAddress() {
    assertThat(
            OccamRun.screenOnBoth(
                """
                PROC main (CHAN OF BYTE screen)
                  CHAN OF BYTE c:
                  PAR
                    VAL INT address RETYPES c:
                    INT copy:
                    SEQ
                      VAL CHAN OF BYTE d RETYPES address:
                      d ! 'a'
                      copy := address
                      CHAN OF BYTE e RETYPES copy:
                      e ! 'b'
                    SEQ i = 0 FOR 2
                      BYTE b:
                      SEQ
                        c ? b
                        screen ! b
                :
                """))
        .isEqualTo("ab");
  }
}
