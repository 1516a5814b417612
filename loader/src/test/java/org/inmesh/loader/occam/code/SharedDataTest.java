package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.inmesh.loader.object.ObjectProgram;
import org.junit.jupiter.api.Test;

/** What can be shared and handed on, from source text to what programs print. */
class SharedDataTest {
  @Test
  void shouldShareAllKindsOfDataInsideOneComponentToo() {
    String program =
        """
        DATA TYPE POINT
          RECORD
            INT x, y:
        :
        PROC bump (INT n)
          n := n + 1
        :
        PROC main (CHAN BYTE screen!)
          [3]LOCK ls:
          SHARED [2]POINT points:
          INITIAL SHARED BYTE b IS 200:
          INITIAL SHARED INT64 long IS 5000000000(INT64):
          INITIAL SHARED REAL32 real IS 1.5:
          INITIAL SHARED BOOL flag IS FALSE:
          INITIAL SHARED INT16 short IS -3(INT16):
          IF
            TRUE
              SEQ
                points[1][y] := 41
                PAR
                  LOCK ls[2]
                    b := b + 1(BYTE)
                  LOCK ls[2]
                    b := b + 2(BYTE)
                  SEQ
                    long := long + 1(INT64)
                    real := real * 2.0
                  LOCK ls[1]
                    flag := TRUE
                  short := short - 1(INT16)
                bump (points[1][y])
                print (points[1][y], screen!)
                print (INT b, screen!)
                print (INT (long - 5000000000(INT64)), screen!)
                print (INT TRUNC real, screen!)
                print (INT flag, screen!)
                print (-(INT short), screen!)
        :
        """;
    assertThat(SharedMemoryTest.run(program, 2).screen()).isEqualTo("42\n203\n1\n3\n1\n4\n");
  }

  /** The same through addresses: everything is at the linker's place. */
  @Test
  void shouldShareAllKindsOfDataBetweenCores() {
    String program =
        """
        DATA TYPE POINT
          RECORD
            INT x, y:
        :
        PROC main (CHAN BYTE screen!)
          SHARED [2]POINT points:
          SHARED POINT last:
          INITIAL SHARED BYTE b IS 200:
          INITIAL SHARED INT64 long IS 5000000000(INT64):
          INITIAL SHARED REAL64 real IS 1.5(REAL64):
          INITIAL SHARED BOOL flag IS FALSE:
          INITIAL SHARED INT16 short IS -3(INT16):
          SHARED [4]BYTE name:
          SEQ
            PAR
              points[1][y] := 41
              b := b + 3(BYTE)
              long := long + 1(INT64)
              real := real * 2.0(REAL64)
              flag := TRUE
              short := short - 1(INT16)
              [name FROM 0 FOR 3] := "abc"
              last := [5, 6](POINT)
            points[0] := last
            print (points[0][y] + points[1][y], screen!)
            print (INT b, screen!)
            print (INT (long - 5000000000(INT64)), screen!)
            print (INT TRUNC real, screen!)
            print (INT flag, screen!)
            print (-(INT short), screen!)
            print (INT name[2], screen!)
        :
        """;
    assertThat(SharedMemoryTest.run(program, 4).screen()).isEqualTo("47\n203\n1\n3\n1\n4\n99\n");
  }

  @Test
  void shouldStandForPartsAndPassThemOn() {
    String program =
        """
        PROC double (INT n)
          n := n * 2
        :
        PROC fill (SHARED []INT part, VAL INT value)
          PAR i = 0 FOR 4
            part[i] := value + i
        :
        PROC main (CHAN BYTE screen!)
          SHARED [8]INT all:
          SEQ
            PAR
              fill ([all FROM 0 FOR 4], 10)
              fill ([all FROM 4 FOR 4], 20)
            double (all[7])
            SHARED INT first IS all[0]:
            first := first + all[7]
            print (all[0], screen!)
        :
        """;
    assertThat(SharedMemoryTest.run(program, 2).screen()).isEqualTo("56\n");
  }

  @Test
  void shouldHandALockedRegionTheOutputAndOtherPars() {
    String program =
        """
        PROC main (CHAN BYTE screen!)
          LOCK l:
          INITIAL SHARED INT n IS 0:
          CHAN INT c:
          SEQ
            PAR
              LOCK l
                INT x:
                SEQ
                  c ? x
                  PAR
                    n := n + x
                    SKIP
              SEQ
                c ! 5
                LOCK l
                  n := n * 2
            print (n, screen!)
        :
        """;
    assertThat(SharedMemoryTest.run(program, 2).screen()).isEqualTo("10\n");
  }

  @Test
  void shouldStayOnOneCoreWhereAValueOfSharedDataIsNamedAround() {
    String program =
        """
        PROC main (CHAN BYTE screen!)
          INITIAL SHARED INT n IS 3:
          VAL INT before IS n:
          SEQ
            PAR
              n := 4
              n := before + 2
            print (before, screen!)
        :
        """;
    ObjectProgram compiled = OccamRun.compile(SharedMemoryTest.PRINT + program);
    assertThat(compiled.notes()).hasSize(1);
    assertThat(compiled.notes().getFirst()).contains("uses variable `before`");
    assertThat(SharedMemoryTest.run(compiled, 2).screen()).isEqualTo("3\n");
  }
}
