package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.inmesh.loader.BadInputException;
import org.junit.jupiter.api.Test;

/** Programs of the form that INMOS' host server runs. */
class HostLibraryTest {

  @Test
  void shouldWriteToTheScreens() {
    String text =
        run(
            "",
            """
            so.write.char (fs, ts, 'x')
            so.write.string (fs, ts, "Hello")
            so.write.string.nl (fs, ts, " world")
            so.write.int (fs, ts, -42, 5)
            so.write.int (fs, ts, 12345, 2)
            so.write.int32 (fs, ts, 7(INT32), 0)
            so.write.int64 (fs, ts, 1234567890123(INT64), 14)
            so.write.nl (fs, ts)
            so.write.hex.int (fs, ts, 255, 4)
            so.write.hex.int (fs, ts, -1, 10)
            so.write.hex.int32 (fs, ts, #1234(INT32), 2)
            so.write.hex.int64 (fs, ts, 1(INT64), 3)
            so.write.real32 (fs, ts, 2.5, 3, 2)
            so.write.real64 (fs, ts, -0.5(REAL64), 0, 0)
            so.fwrite.string.nl (fs, ts, spid.stderr, "wrong", result)
            n := INT result
            so.fwrite.int (fs, ts, spid.stdout, n, 0, result)
            so.fwrite.char (fs, ts, 7(INT32), 'x', result)
            so.write.int (fs, ts, INT result, 2)
            so.flush (fs, ts, spid.stdout, result)
            so.puts (fs, ts, spid.stdout, "end", result)
            """);

    assertThat(text)
        .isEqualTo(
            "xHello world\n  -42123457 1234567890123\n#00FF#FFFFFFFFFF#34#001   2.50-0.5wrong\n"
                + "0 5end\n");
  }

  @Test
  void shouldWriteWhatNeedsSeveralPackets() {
    String text =
        run(
            "",
            """
            SEQ i = 0 FOR SIZE long
              long[i] := 'a'
            so.write.string.nl (fs, ts, long)
            so.write (fs, ts, spid.stdout, long, n)
            so.write.int (fs, ts, n, 0)
            """);

    assertThat(text).isEqualTo("a".repeat(1100) + "\n" + "a".repeat(1100) + "1100");
  }

  @Test
  void shouldReadTheKeyboard() {
    String text =
        run(
            "k-1x\u007f2\rfF\n1.5\nline\nq",
            """
            so.getkey (fs, ts, key, result)
            so.write.char (fs, ts, key)
            so.read.echo.int (fs, ts, n, error)
            so.write.int (fs, ts, n, 4)
            so.read.echo.hex.int (fs, ts, n, error)
            so.write.int (fs, ts, n, 4)
            so.read.echo.real64 (fs, ts, x, error)
            so.write.real64 (fs, ts, x, 2, 1)
            so.gets (fs, ts, spid.stdin, n, long, result)
            so.write.string (fs, ts, [long FROM 0 FOR n])
            so.pollkey (fs, ts, key, result)
            so.write.char (fs, ts, key)
            """);

    assertThat(text).isEqualTo("k-1x\b \b2 -12fF 2551.5  1.5lineq");
  }

  @Test
  void shouldEndWithoutExitToo() {
    String source =
        """
        #INCLUDE "hostio.inc"
        #USE "hostio.lib"
        PROC main (CHAN OF SP fs, ts)
          so.write.string (fs, ts, "short")
        :
        """;

    assertThat(OccamText.output(source, "")).isEqualTo("short");
  }

  @Test
  void shouldSayThatThereAreNoFiles() {
    String text =
        run(
            "",
            """
            so.open (fs, ts, "a.txt", spt.text, spm.input, id, result)
            so.write.int (fs, ts, INT result, 0)
            so.commandline (fs, ts, sp.short.commandline, n, long, result)
            so.write.int (fs, ts, n, 2)
            """);

    assertThat(text).isEqualTo("128 0");
  }

  @Test
  void shouldReportErrorsOfSuchPrograms() {
    String source =
        """
        #INCLUDE "hostio.inc"
        PROC main (CHAN OF SP fs, ts, []INT memory)
          so.write.nl (fs, ts)
        :
        """;

    assertThatThrownBy(() -> OccamText.compile(source))
        .isInstanceOfSatisfying(
            BadInputException.class, exception -> assertThat(exception.diagnostics()).hasSize(1))
        .hasMessageContaining("'so.write.nl' is not declared");
  }

  private static String run(String typed, String calls) {
    return OccamText.output(
        """
        #INCLUDE "hostio.inc"
        #USE "hostio.lib"
        PROC main (CHAN OF SP fs, ts, []INT memory)
          BYTE key, result:
          INT n:
          INT32 id:
          REAL64 x:
          BOOL error:
          [1100]BYTE long:
          SEQ
        %s    so.exit (fs, ts, sps.success)
        :
        """
            .formatted(calls.indent(4)),
        typed);
  }
}
