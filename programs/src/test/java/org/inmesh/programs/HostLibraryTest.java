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
            "k-1x\u007f2\r#fF\n1.5\nline\nq",
            """
            so.getkey (fs, ts, key, result)
            so.write.char (fs, ts, key)
            so.read.echo.int (fs, ts, n, error)
            so.write.int (fs, ts, n, 4)
            so.read.echo.hex.int (fs, ts, n, error)
            so.write.int (fs, ts, n, 4)
            so.read.echo.real64 (fs, ts, x, error)
            so.write.real64 (fs, ts, x, 2, 1)
            so.gets (fs, ts, spid.stdin, n, [long FROM 0 FOR 507], result)
            so.write.string (fs, ts, [long FROM 0 FOR n])
            so.pollkey (fs, ts, key, result)
            so.write.char (fs, ts, key)
            """);

    assertThat(text).isEqualTo("k-1x\b \b2 -12#fF 2551.5  1.5lineq");
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
  void shouldAskAndReadNumbersOfAllForms() {
    String text =
        run(
            "xY$ff\n12\n%1\n-3\nread\nx",
            """
            so.ask (fs, ts, "Go on", "yn", TRUE, TRUE, n)
            so.write.int (fs, ts, n, 2)
            so.read.echo.any.int (fs, ts, n, error)
            so.write.int (fs, ts, n, 4)
            so.read.echo.hex.int (fs, ts, n, error)
            so.write.int (fs, ts, INT error, 2)
            so.read.echo.any.int (fs, ts, n, error)
            so.write.int (fs, ts, n, 12)
            so.read.echo.any.int (fs, ts, n, error)
            so.write.int (fs, ts, n, 3)
            so.read (fs, ts, spid.stdin, n, long)
            so.write.int (fs, ts, n, 2)
            """);

    assertThat(text).isEqualTo("Go on (Y,N) ? Y 0$ff 25512 1%1 -2147483647-3 -3 5");
  }

  @Test
  void shouldComputeDates() {
    String text =
        run(
            "",
            """
            [19]BYTE date:
            VAL []INT32 times IS [951782400, 0, #F4865700, #F4872880, -1]:
            SEQ
              SEQ i = 0 FOR SIZE times
                SEQ
                  so.time.to.ascii (times[i], TRUE, TRUE, date)
                  so.write.string.nl (fs, ts, date)
              so.time.to.ascii (951782400(INT32), FALSE, FALSE, date)
              so.write.string (fs, ts, date)
            """);

    assertThat(text)
        .isEqualTo(
            "00:00:00 29/02/2000\n00:00:00 01/01/1970\n00:00:00 01/01/2100\n"
                + "14:53:52 01/01/2100\n06:28:15 07/02/2106\n00:00:00 02/29/00  ");
  }

  /** The host gives 255 once when its input ends. */
  @Test
  void shouldNoticeTheEndOfInput() {
    String text =
        run(
            "one\ntwo\u00ff",
            """
            so.eof (fs, ts, spid.stdin, result)
            so.write.int (fs, ts, INT result, 0)
            SEQ i = 0 FOR 3
              SEQ
                so.gets (fs, ts, spid.stdin, n, [long FROM 0 FOR 100], result)
                so.write.int (fs, ts, INT result, 4)
                so.write.int (fs, ts, n, 2)
            so.read (fs, ts, spid.stdin, n, long)
            so.write.int (fs, ts, n, 2)
            so.getkey (fs, ts, key, result)
            so.write.int (fs, ts, INT result, 4)
            so.pollkey (fs, ts, key, result)
            so.write.int (fs, ts, INT result, 4)
            so.eof (fs, ts, spid.stdin, result)
            so.write.int (fs, ts, INT result, 2)
            """);

    assertThat(text).isEqualTo("128   0 3   0 3 128 0 0 128 128 0");
  }

  @Test
  void shouldShareTheHost() {
    String source =
        """
        #INCLUDE "hostio.inc"
        #USE "hostio.lib"
        PROC user (CHAN OF SP fs, ts, VAL []BYTE name)
          SEQ i = 0 FOR 2
            so.write.string.nl (fs, ts, name)
        :
        PROC main (CHAN OF SP fs, ts, []INT memory)
          [2]CHAN OF SP from, to:
          CHAN OF BOOL stop:
          PAR
            so.multiplexor (fs, ts, from, to, stop)
            SEQ
              PAR
                user (to[0], from[0], "first")
                user (to[1], from[1], "second")
              stop ! FALSE
        :
        """;

    assertThat(OccamText.output(source, "").lines())
        .containsExactlyInAnyOrder("first", "first", "second", "second");
  }

  /** A host of its own gives the command line. */
  @Test
  void shouldTakeTheCommandLineApart() {
    String text =
        run(
            "",
            """
            VAL [][]BYTE options IS ["   ", "A  ", "OUT", "V  "]:
            VAL []INT kinds IS [spopt.always, spopt.maybe, spopt.always, spopt.never]:
            VAL []BYTE given IS "in.txt -aone -out  two -V -V":
            [4]BOOL exists:
            [4][2]INT where:
            CHAN OF SP from, to:
            INT size:
            PAR
              SEQ
                so.parse.command.line (from, to, options, kinds, exists, where, size, long)
                so.write.int (fs, ts, size, 0)
                SEQ i = 0 FOR 4
                  SEQ
                    so.write.int (fs, ts, INT exists[i], 2)
                    so.write.string (fs, ts, [long FROM where[i][0] FOR where[i][1]])
              [510]BYTE packet:
              INT16 bytes:
              SEQ
                to ? bytes::packet
                [packet FROM 0 FOR 3] := [0, BYTE (SIZE given), 0]
                [packet FROM 3 FOR SIZE given] := given
                from ! 40::packet
            """);

    assertThat(text).isEqualTo("0 1in.txt 1one 1two 1");
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

  @Test
  void shouldEndTheRunWhateverOthersDo() {
    assertThat(leaving("sps.success")).isEqualTo("before");
    assertThat(leaving("5(INT32)")).isEqualTo("beforethe program ended itself with status 5");
  }

  private static String leaving(String status) {
    return OccamText.output(
        """
        #INCLUDE "hostio.inc"
        #USE "hostio.lib"
        PROC main (CHAN OF SP fs, ts, []INT memory)
          CHAN OF INT never:
          PAR
            SEQ
              so.write.string (fs, ts, "before")
              so.exit (fs, ts, %s)
            INT x:
            never ? x
            WHILE TRUE
              SKIP
        :
        """
            .formatted(status),
        "");
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
