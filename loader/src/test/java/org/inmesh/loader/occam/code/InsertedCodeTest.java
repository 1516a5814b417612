package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** ASM and GUY; what instructions do is from the transputer's instruction table. */
class InsertedCodeTest {
  private static String run(String declarations, String body) {
    String program =
        "PROC main (CHAN OF BYTE screen)\n"
            + "  PROC digit (VAL INT n)\n    screen ! BYTE (n + 48)\n  :\n"
            + declarations.indent(2)
            + "  SEQ\n"
            + body.indent(4)
            + ":\n";
    return OccamRun.screenOnBoth(program);
  }

  @Test
  void shouldLoadAndStoreNames() {
    assertThat(
            run(
                "INT x, y, z, a, b, c:\n",
                """
                x, y, z := 1, 2, 3
                ASM
                  LDABC x, y, z
                  STABC a, b, c
                digit (a)
                digit (b)
                digit (c)
                ASM
                  LDAB x + z, y
                  STAB b, a
                digit (a)
                digit (b)
                ASM
                  LD ADDRESSOF z
                  LDNL 0
                  ADC 4
                  ST c
                digit (c)
                """))
        .isEqualTo("123247");
  }

  @Test
  void shouldStoreRegistersToElementsOfAnySize() {
    assertThat(
            run(
                "[3]INT16 a:\n[2]BYTE b:\nINT i:\n",
                """
                a[0], a[1], a[2] := 1(INT16), 2(INT16), 3(INT16)
                i := 1
                ASM
                  LDABC a[0], a[1], a[2]
                  STABC a[i], a[2], a[0]
                  LD 7
                  ST b[i]
                digit (INT a[0])
                digit (INT a[1])
                digit (INT a[2])
                digit (INT b[1])
                """))
        .isEqualTo("3127");
  }

  @Test
  void shouldJumpToLabelsForwardAndBack() {
    // 5 + 4 + 3 + 2 + 1 = 15.
    assertThat(
            run(
                "INT n, sum:\n",
                """
                n, sum := 5, 0
                ASM
                  :loop
                  LD n
                  CJ :end
                  LDAB n, sum
                  ADD
                  ST sum
                  LD n
                  ADC -1
                  ST n
                  J :loop
                  :end
                digit (sum - 10)
                """))
        .isEqualTo("5");
  }

  @Test
  void shouldKeepLabelsOfInsertsApart() {
    assertThat(
            run(
                "INT x:\n",
                """
                ASM
                  LDC 1
                  ST x
                  J :out
                  BYTE 0
                  :out
                ASM
                  J :out
                  BYTE "text", 0
                  :out
                digit (x)
                """))
        .isEqualTo("1");
  }

  @Test
  void shouldReadBytesAndWordsInTheCode() {
    assertThat(
            run(
                "VAL text IS \"47\":\nINT b, w:\n",
                """
                ASM
                  LDLABELDIFF :data - :here
                  LDPI
                  :here
                  ADC 1
                  LB
                  ST b
                  LDLABELP :words
                  LDNL 1
                  ST w
                  J :over
                  :data
                  BYTE text, 0
                  ALIGN
                  :words
                  WORD 88, #9
                  :over
                digit (b - 48)
                digit (w)
                """))
        .isEqualTo("79");
  }

  @Test
  void shouldUnderstandInstructionsThatAreWordsOfOccam() {
    assertThat(
            run(
                "INT x:\n",
                """
                ASM
                  LDAB 6, 3
                  AND
                  ST x
                digit (x)
                ASM
                  LDAB 2, 5
                  OR
                  ST x
                digit (x)
                ASM
                  LDAB 5, 9
                  REM
                  ST x
                digit (x)
                """))
        .isEqualTo("274");
  }

  @Test
  void shouldCallProcsWithTheirParametersInRegisters() {
    assertThat(
            run(
                """
                INT x, global:
                INT FUNCTION add.two (VAL INT n) IS n + 2:
                PROC set (INT n)
                  n := 8
                :
                PROC get.global (INT n)
                  n := global
                :
                """,
                """
                ASM
                  LDC 3
                  CALL add.two
                  ST x
                digit (x)
                ASM
                  LD ADDRESSOF x
                  CALL set
                digit (x)
                global := 6
                ASM
                  LD ADDRESSOF x
                  LDLP 0
                  CALL get.global
                digit (x)
                """))
        .isEqualTo("586");
  }

  @Test
  void shouldFindNamesOfOuterProcessesInGuy() {
    assertThat(
            run(
                """
                INT x, y:
                [3]INT a:
                PROC chain ()
                  INT local:
                  SEQ
                    GUY
                      LDLP y
                      STL local
                      LDL x
                      LDL local
                      STNL 0
                :
                """,
                """
                x, y := 3, 4
                chain ()
                digit (y)
                a[1] := 5
                b IS a[1]:
                GUY
                  LDL b
                  STL x
                  LDC 6
                  STL b
                digit (x)
                digit (a[1])
                """))
        .isEqualTo("356");
  }

  @Test
  void shouldKnowTheSizeOfTheWorkspace() {
    assertThat(
            run(
                "INT before, after, x:\n",
                """
                ASM
                  LDLP 0
                  ST before
                  AJW .WSSIZE
                  LDC 1
                  AJW - .WSSIZE
                  LDLP 0
                  STAB after, x
                digit (after MINUS before)
                digit (x)
                """))
        .isEqualTo("01");
  }

  @Test
  void shouldComputeReals() {
    assertThat(
            run(
                "REAL32 x, y:\n",
                """
                x := 2.25
                ASM
                  LD ADDRESSOF x
                  FPLDNLSN
                  FPUMULBY2
                  LD ADDRESSOF y
                  FPSTNLSN
                digit (INT TRUNC (y * 2.0))
                """))
        .isEqualTo("9");
  }

  @Test
  void shouldUseChannelsByAddress() {
    assertThat(
            run(
                "CHAN OF INT c, d:\n",
                """
                PAR
                  SEQ
                    ASM
                      LDAB 7, c
                      OUTWORD
                    ASM
                      LD ADDRESSOF d
                      LDNL 0
                      LDC 8
                      OUTWORD
                  INT n:
                  SEQ
                    c ? n
                    digit (n)
                    d ? n
                    digit (n)
                """))
        .isEqualTo("78");
  }

  @Test
  void shouldKeepWordsBelowFreeThatAreReserved() {
    assertThat(
            run(
                "CHAN OF INT c:\nINT sum:\n",
                """
                PAR
                  SEQ
                    c ! 0
                    ASM
                      RESERVELOWWS 20
                    SEQ i = -20 FOR 10
                      ASM
                        LDC #DEAD
                        LDL i
                        LDLP 0
                        WSUB
                        STNL 0
                    c ! 0
                  [20]INT a:
                  INT x:
                  SEQ
                    SEQ i = 0 FOR 20
                      a[i] := i
                    c ? x
                    c ? x
                    sum := 0
                    SEQ i = 0 FOR 20
                      sum := sum + a[i]
                digit (sum - 185)
                """))
        .isEqualTo("5");
  }

  @Test
  void shouldNameChannelsTablesAndConstants() {
    assertThat(
            run(
                "VAL table IS [3, 5]:\nINT x:\n",
                """
                SEQ i = 1 FOR 1
                  VAL n IS 4:
                  SEQ
                    ASM
                      LDL screen
                      LDC '7'
                      OUTBYTE
                      LD ADDRESSOF table
                      LDNL 1
                      ST x
                    digit (x)
                    ASM
                      LD ADDRESSOF n
                      LDNL 0
                      LDL i
                      ADD
                      ST x
                    digit (x)
                """))
        .isEqualTo("755");
  }
}
