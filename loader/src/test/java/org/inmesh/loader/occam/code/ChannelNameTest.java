package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Channels under other names: tables, subscripts and marked ends, on both machines. */
class ChannelNameTest {
  @Test
  void shouldMakeAnArrayOfChannelsThatExist() {
    String body =
        """
        PROTOCOL p IS INT; BYTE:
        PROC collect([]CHAN OF p in?, CHAN OF BYTE out!)
          SEQ i = 0 FOR SIZE in
            INT n:
            BYTE b:
            SEQ
              in[i] ? n; b
              out ! b
        :
        PROC main(CHAN OF BYTE screen)
          CHAN OF p a, b:
          [2]CHAN OF p c:
          %s
            PAR
              a ! 1; 'a'
              b ! 2; 'b'
              c[1] ! 3; 'c'
              all IS [c[1], a]:
              INT n, i:
              BYTE x:
              SEQ
                i := 1
                all[i] ? n; x
                screen ! x
                all[0] ? n; x
                screen ! x
                collect([b], screen)
        :
        """;
    assertThat(OccamRun.screenOnBoth(body.formatted("SEQ"))).isEqualTo("acb");
    // Inside a loop all of it stays on one core.
    assertThat(OccamRun.screenOnBoth(body.formatted("SEQ i = 0 FOR 2"))).isEqualTo("acbacb");
  }

  @Test
  void shouldEvaluateTheSubscriptOfAChannelOnce() {
    assertThat(
            OccamRun.screenOnBoth(
                """
                PROTOCOL p IS INT; BYTE:
                PROC main(CHAN OF BYTE screen)
                  [2]CHAN OF p c:
                  INT i:
                  BYTE b:
                  PAR
                    c[0] ! 1; 'k'
                    SEQ
                      i := 0
                      c[i] ? i; b
                      screen ! b
                :
                """))
        .isEqualTo("k");
  }

  @Test
  void shouldPassOneEndUnderAnotherName() {
    assertThat(
            OccamRun.screenOnBoth(
                """
                PROC main(CHAN OF BYTE screen)
                  CHAN OF BYTE c:
                  CHAN BYTE in? IS c?:
                  out IS c!:
                  PAR
                    out ! 'e'
                    BYTE b:
                    SEQ
                      in ? b
                      screen ! b
                :
                """))
        .isEqualTo("e");
  }
}
