package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.loader.occam.code.NumberPrinting.printedOnBoth;

import org.junit.jupiter.api.Test;

/** Mobile variables that go over channels, from source to what programs print. */
class MobileCommunicationTest {
  @Test
  void shouldGoOverChannelsOfOneCore() {
    assertThat(
            printedOnBoth(
                """
                INT sum:
                CHAN MOBILE []BYTE c:
                CHAN MOBILE []INT d:
                SEQ
                  sum := 0
                  PAR
                    MOBILE []BYTE s:
                    SEQ
                      s := "abc"
                      c ! s
                      IF
                        DEFINED s
                          STOP
                        TRUE
                          SKIP
                      c ! "literal"
                      s := "again"
                      c ! CLONE s
                      c ! s
                    MOBILE []BYTE r:
                    MOBILE []INT count:
                    SEQ i = 0 FOR 4
                      SEQ
                        c ? r
                        count := MOBILE [SIZE r]INT
                        count[0] := INT r[0]
                        d ! count
                    MOBILE []INT n:
                    SEQ i = 0 FOR 4
                      SEQ
                        d ? n
                        sum := (sum * 2) + ((SIZE n) + n[0])
                  number(screen, INT64 sum)
                """))
        .isEqualTo("%d\n".formatted(((((3 + 97) * 2 + 7 + 108) * 2) + 5 + 97) * 2 + 5 + 97));
  }

  @Test
  void shouldBeItemsOfProtocols() {
    assertThat(
            printedOnBoth(
                """
                PROTOCOL PAIR IS INT; MOBILE []BYTE:
                PROTOCOL EVENT
                  CASE
                    text; MOBILE []BYTE
                    numbers; INT; MOBILE []INT; BYTE
                    quit
                :
                CHAN PAIR p:
                CHAN EVENT e:
                PAR
                  MOBILE []BYTE s:
                  MOBILE []INT a:
                  SEQ
                    s := "pair"
                    p ! 3; s
                    s := "event"
                    e ! text; s
                    a := [7, 8]
                    e ! numbers; 2; a; 'z'
                    e ! quit
                  BOOL going:
                  SEQ
                    going := TRUE
                    WHILE going
                      ALT
                        INT n:
                        MOBILE []BYTE s:
                        p ? n; s
                          SEQ
                            screen ! s
                            number(screen, INT64 n)
                        e ? CASE
                          MOBILE []BYTE t:
                          text; t
                            screen ! t
                          INT n:
                          MOBILE []INT a:
                          BYTE b:
                          numbers; n; a; b
                            number(screen, INT64 ((a[0] * a[1]) + (INT b)))
                          quit
                            going := FALSE
                """))
        .isEqualTo("pair3\nevent178\n");
  }

  @Test
  void shouldGoOverClaimedChannelsAndExtendedInputs() {
    assertThat(
            printedOnBoth(
                """
                SHARED CHAN MOBILE []INT c:
                CHAN MOBILE []INT d:
                INT sum:
                SEQ
                  sum := 0
                  PAR
                    PAR i = 0 FOR 3
                      MOBILE []INT a:
                      SEQ
                        a := MOBILE [i + 2]INT
                        a[i] := i
                        CLAIM c!
                          c ! a
                    MOBILE []INT b, e:
                    SEQ
                      e := [1, 2, 3]
                      SEQ i = 0 FOR 3
                        CLAIM c?
                          SEQ
                            c ? b
                            sum := sum + (b[(SIZE b) - 2] * (SIZE b))
                      d ?? e
                        sum := sum + (100 * (SIZE e))
                      sum := sum + 1000
                    MOBILE []INT f:
                    SEQ
                      f := MOBILE [2]INT
                      d ! f
                  number(screen, INT64 sum)
                """))
        .isEqualTo("1211\n");
  }
}
