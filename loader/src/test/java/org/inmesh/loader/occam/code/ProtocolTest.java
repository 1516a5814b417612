package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunResult.Ending;
import org.junit.jupiter.api.Test;

/** One small program for each feature of protocols, from source to what it prints. */
class ProtocolTest {

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
  void shouldCarryTheItemsOfASequentialProtocol() {
    assertThat(
            screenOf(
                """
                PROTOCOL record IS INT; [3]BYTE; BYTE:
                %DIGIT
                PROC main(CHAN OF BYTE screen)
                  CHAN OF record c:
                  PAR
                    SEQ
                      c ! 7; "abc"; 'd'
                      c ! 8; "efg"; 'h'
                    INT n:
                    [3]BYTE text:
                    BYTE last:
                    SEQ i = 0 FOR 2
                      SEQ
                        c ? n; text; last
                        digit(screen, n)
                        screen ! text
                        screen ! last
                :
                """))
        .isEqualTo("7abcd8efgh");
  }

  @Test
  void shouldCarryASimpleProtocolByName() {
    assertThat(
            screenOf(
                """
                PROTOCOL letter IS BYTE:
                PROC main(CHAN BYTE screen)
                  CHAN letter c:
                  BYTE b:
                  PAR
                    c ! 'x'
                    SEQ
                      c ? b
                      screen ! b
                :
                """))
        .isEqualTo("x");
  }

  @Test
  void shouldCarryCountedArrays() {
    assertThat(
            screenOf(
                """
                PROTOCOL text IS INT::[]BYTE:
                PROTOCOL numbers IS BYTE::[]INT:
                %DIGIT
                PROC main(CHAN OF BYTE screen)
                  CHAN OF text c:
                  CHAN OF INT::[]BYTE d:
                  CHAN OF numbers e:
                  VAL []BYTE word IS "world":
                  PAR
                    SEQ
                      c ! 5::"hello"
                      c ! SIZE word::word
                      d ! 0::"nothing"
                      d ! 3::[word FROM 1 FOR 4]
                      e ! 2(BYTE)::[4, 5, 6]
                    [10]BYTE buffer:
                    [3]INT n:
                    INT length:
                    BYTE count:
                    SEQ
                      SEQ i = 0 FOR 2
                        SEQ
                          c ? length::buffer
                          screen ! [buffer FOR length]
                      SEQ i = 0 FOR 2
                        SEQ
                          d ? length::buffer
                          digit(screen, length)
                          screen ! [buffer FOR length]
                      n[2] := 9
                      e ? count::n
                      digit(screen, INT count)
                      SEQ i = 0 FOR 3
                        digit(screen, n[i])
                :
                """))
        .isEqualTo("helloworld03orl2459");
  }

  @Test
  void shouldStopAtCountsThatAreTooLarge() {
    for (Kind kind : Kind.values()) {
      OccamRun input =
          OccamRun.run(
              OccamRun.compile(
                  """
                  PROC main()
                    CHAN OF INT::[]BYTE c:
                    [4]BYTE a:
                    INT n:
                    PAR
                      c ! 5::"hello"
                      c ? n::a
                  :
                  """),
              OccamRun.machine(kind, 2),
              "");
      assertThat(input.result().ending()).isEqualTo(Ending.ERROR);
      assertThat(input.result().report().toString()).contains("test.occ:7");
      OccamRun output =
          OccamRun.run(
              OccamRun.compile(
                  """
                  PROC main()
                    CHAN OF INT::[]BYTE c:
                    [8]BYTE a:
                    INT n, m:
                    PAR
                      SEQ
                        m := 6
                        c ! m::"hello"
                      c ? n::a
                  :
                  """),
              OccamRun.machine(kind, 2),
              "");
      assertThat(output.result().ending()).isEqualTo(Ending.ERROR);
      assertThat(output.result().report().toString()).contains("test.occ:8");
    }
  }

  @Test
  void shouldChooseByTag() {
    assertThat(
            screenOf(
                """
                PROTOCOL message CASE
                  empty
                  number; INT
                  text; INT::[]BYTE
                  pair; BYTE; BYTE
                :
                %DIGIT
                PROC producer(CHAN OF message out!)
                  SEQ
                    out ! number; 7
                    out ! empty
                    out ! text; 3::"abc"
                    out ! pair; 'x'; 'y'
                    out ! empty
                :
                PROC consumer(CHAN OF message in?, CHAN OF BYTE screen!)
                  SEQ i = 0 FOR 5
                    in ? CASE
                      INT n:
                      number; n
                        digit(screen, n)
                      [10]BYTE a:
                      INT length:
                      text; length::a
                        screen ! [a FOR length]
                      empty
                        screen ! '-'
                      BYTE b:
                      BYTE c:
                      pair; b; c
                        SEQ
                          screen ! c
                          screen ! b
                :
                PROC main(CHAN OF BYTE screen)
                  CHAN OF message c:
                  PAR
                    producer(c!)
                    consumer(c?, screen)
                :
                """))
        .isEqualTo("7-abcyx-");
  }

  @Test
  void shouldInputOneTagInOneLine() {
    assertThat(
            screenOf(
                """
                PROTOCOL p
                  CASE
                    go
                    data; INT
                :
                %DIGIT
                PROC main(CHAN OF BYTE screen)
                  CHAN p c:
                  INT n:
                  PAR
                    SEQ
                      c ! go
                      c ! data; 4
                    SEQ
                      c ? CASE go
                      c ? CASE data; n
                      digit(screen, n)
                :
                """))
        .isEqualTo("4");
  }

  @Test
  void shouldStopAtATagWithoutAnOption() {
    for (Kind kind : Kind.values()) {
      OccamRun run =
          OccamRun.run(
              OccamRun.compile(
                  """
                  PROTOCOL p CASE
                    go
                    halt
                  :
                  PROC main()
                    CHAN p c:
                    PAR
                      c ! halt
                      c ? CASE go
                  :
                  """),
              OccamRun.machine(kind, 2),
              "");
      assertThat(run.result().ending()).isEqualTo(Ending.ERROR);
      assertThat(run.result().report().toString()).contains("test.occ:9");
    }
  }

  @Test
  void shouldGuardWithVariantInputs() {
    assertThat(
            screenOf(
                """
                PROTOCOL p CASE
                  data; INT
                  done
                :
                %DIGIT
                PROC merge([]CHAN OF p in?, CHAN OF BYTE out!)
                  [2]BOOL open:
                  INT sum:
                  SEQ
                    sum := 0
                    SEQ i = 0 FOR SIZE in
                      open[i] := TRUE
                    WHILE open[0] OR open[1]
                      ALT
                        open[0] & in[0] ? CASE
                          INT n:
                          data; n
                            sum := sum + n
                          done
                            open[0] := FALSE
                        ALT i = 1 FOR 1
                          open[i] & in[i] ? CASE
                            INT n:
                            data; n
                              sum := sum + (2 * n)
                            done
                              open[i] := FALSE
                    digit(out, sum)
                :
                PROC main(CHAN OF BYTE screen)
                  [2]CHAN OF p c:
                  PAR
                    PAR i = 0 FOR 2
                      SEQ
                        c[i] ! data; i + 1
                        c[i] ! data; 1
                        c[i] ! done
                    merge(c, screen)
                :
                """))
        .isEqualTo("8");
  }

  @Test
  void shouldGuardWithOneTagInOneLine() {
    assertThat(
            screenOf(
                """
                PROTOCOL p CASE
                  data; INT
                  done
                :
                %DIGIT
                PROC main(CHAN OF BYTE screen)
                  CHAN p c, d:
                  PAR
                    c ! data; 5
                    INT n:
                    ALT
                      d ? CASE done
                        SKIP
                      TRUE & c ? CASE data; n
                        digit(screen, n)
                :
                """))
        .isEqualTo("5");
  }

  @Test
  void shouldCarryAnythingOnAChannelOfAny() {
    assertThat(
            screenOf(
                """
                %DIGIT
                PROC send(CHAN OF ANY out)
                  SEQ
                    out ! 'a'; 3
                    out ! "bcd"
                    out ! 2::"xyz"
                :
                PROC main(CHAN OF BYTE screen)
                  CHAN OF ANY c:
                  PAR
                    send(c)
                    BYTE b:
                    INT n:
                    [3]BYTE text:
                    SEQ
                      c ? b; n
                      screen ! b
                      digit(screen, n)
                      c ? text
                      screen ! text
                      c ? n::text
                      screen ! [text FOR n]
                :
                """))
        .isEqualTo("a3bcdxy");
  }

  @Test
  void shouldCarryAnythingByName() {
    assertThat(
            screenOf(
                """
                PROTOCOL unknown IS ANY:
                PROTOCOL tagged
                  CASE
                    some; ANY
                :
                %DIGIT
                PROC main(CHAN OF BYTE screen)
                  CHAN OF unknown c:
                  CHAN OF tagged d:
                  PAR
                    SEQ
                      c ! 4
                      d ! some; 'x'
                    INT n:
                    BYTE b:
                    SEQ
                      c ? n
                      digit(screen, n)
                      d ? CASE some; b
                      screen ! b
                :
                """))
        .isEqualTo("4x");
  }

  @Test
  void shouldCarryCountsOfAllTypes() {
    assertThat(
            screenOf(
                """
                PROTOCOL p
                  CASE
                    one; INT16::[]INT16
                    two; INT32::[]INT64
                    three; BYTE::[][2]BYTE
                :
                %DIGIT
                PROC main(CHAN OF BYTE screen)
                  CHAN OF p c:
                  PAR
                    [3]INT16 a:
                    INT16 n:
                    SEQ
                      n := 2
                      a[0], a[1], a[2] := 3, -1, 5
                      c ! one; n::a
                      c ! two; 1::[7, 8]
                      c ! three; 2::["ab", "cd", "ef"]
                    [2]INT16 a:
                    [2]INT64 b:
                    [3][2]BYTE s:
                    INT16 n:
                    INT32 m:
                    BYTE l:
                    SEQ i = 0 FOR 3
                      c ? CASE
                        one; n::a
                          SEQ
                            digit(screen, INT n)
                            digit(screen, INT a[0])
                            digit(screen, INT (-a[1]))
                        two; m::b
                          SEQ
                            digit(screen, INT m)
                            digit(screen, INT b[0])
                        three; l::s
                          SEQ
                            digit(screen, INT l)
                            screen ! s[0]
                            screen ! s[1]
                :
                """))
        .isEqualTo("231172abcd");
  }

  @Test
  void shouldDeclareInFrontOfTheOptionsOfACase() {
    assertThat(
            screenOf(
                """
                %DIGIT
                PROC main(CHAN OF BYTE screen)
                  SEQ i = 0 FOR 3
                    CASE i
                      VAL first IS 0:
                      first
                        screen ! 'a'
                      INT x:
                      VAL second IS 1:
                      second
                        SEQ
                          x := i + 1
                          digit(screen, x)
                      BYTE b:
                      ELSE
                        SEQ
                          b := 'z'
                          screen ! b
                :
                """))
        .isEqualTo("a2z");
  }
}
