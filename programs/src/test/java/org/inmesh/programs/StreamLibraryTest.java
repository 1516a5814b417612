package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Streams of keys and screens. */
class StreamLibraryTest {

  @Test
  void shouldKeepPassOnAndShowAScreensStream() {
    String text =
        run(
            "",
            """
            PAR
              SEQ
                ss.goto.xy (a, 2, 3)
                ss.write.string (a, "text")
                ss.write.int (a, -7, 5)
                ss.write.hex.int (a, 255, 4)
                ss.write.real64 (a, 2.5(REAL64), 2, 1)
                ss.insert.char (a, '!')
                ss.delete.chl (a)
                ss.write.text.line (a, "line*c")
                ss.beep (a)
                ss.write.endstream (a)
              ss.scrstream.to.array (a, buffer)
            PAR
              SEQ
                ss.scrstream.from.array (b, buffer)
                ss.write.endstream (b)
              SEQ
                ss.scrstream.fan.out (b, c, d)
                PAR
                  ss.write.endstream (c)
                  ss.write.endstream (d)
              so.scrstream.to.ANSI (fs, ts, c)
              ss.scrstream.sink (d)
            """);

    assertThat(text.replace('\u001b', '~'))
        .isEqualTo("~[4;3Htext   -7#00FF  2.5~[@!~[D~[Pline\r\n\u0007");
  }

  @Test
  void shouldJoinScreensStreams() {
    String text =
        run(
            "",
            """
            PAR
              SEQ
                ss.write.string (both[0], "zero")
                ss.write.string (both[1], "one")
                ss.write.string (both[1], "two")
                ss.write.char (both[0], '!')
                stopper ! 0
              SEQ
                ss.scrstream.multiplexor (both, c, stopper)
                ss.write.endstream (c)
              so.scrstream.to.stdout (fs, ts, c, result)
            """);

    assertThat(text).isEqualTo("\r\n0>zero\r\n1>onetwo\r\n0>!");
  }

  @Test
  void shouldReadNumbersAndLinesFromKeys() {
    String text =
        run(
            "",
            """
            PAR
              SEQ
                SEQ i = 0 FOR SIZE typed
                  keys ! INT typed[i]
                keys ! ft.terminated
              SEQ
                ks.read.char (keys, char)
                ks.read.int (keys, n, char)
                so.write.int (fs, ts, n, 0)
                so.write.int (fs, ts, char, 4)
                ks.read.int (keys, n, char)
                so.write.int (fs, ts, n, 4)
                ks.read.int (keys, n, char)
                so.write.int (fs, ts, char, 4)
                ks.read.line (keys, length, line, char)
                so.write.string (fs, ts, [line FROM 0 FOR length])
                ks.read.char (keys, char)
                ks.read.real32 (keys, r, char)
                so.write.real32 (fs, ts, r, 0, 0)
                ks.read.int64 (keys, m, char)
                so.write.int64 (fs, ts, m, 14)
                ks.read.int (keys, n, char)
                so.write.int (fs, ts, char, 4)
            """);

    assertThat(text).isEqualTo("12  32  31 -11abc15.0 -123456789012  -8");
  }

  @Test
  void shouldTurnTheKeyboardIntoKeys() {
    String text =
        run(
            "abc.",
            """
            CHAN OF BOOL stop:
            PAR
              so.keystream.from.kbd (fs, ts, keys, stop, 10)
              SEQ
                keys ? char
                WHILE char <> (INT '.')
                  SEQ
                    line[length] := BYTE char
                    length := length + 1
                    keys ? char
                stop ! TRUE
                ks.keystream.sink (keys)
            so.write.string (fs, ts, [line FROM 0 FOR length])
            """);

    assertThat(text).isEqualTo("abc");
  }

  private static String run(String typed, String calls) {
    return OccamText.output(
        """
        #INCLUDE "hostio.inc"
        #INCLUDE "streamio.inc"
        #USE "hostio.lib"
        #USE "streamio.lib"
        PROC main (CHAN OF SP fs, ts, []INT memory)
          VAL []BYTE typed IS "x12 #1f -99999999999 ab*nc*c 1.5e+1! -123456789012 ":
          CHAN OF SS a, b, c, d:
          [2]CHAN OF SS both:
          CHAN OF KS keys:
          CHAN OF INT stopper:
          [600]BYTE buffer:
          [10]BYTE line:
          INT char, length, n:
          INT64 m:
          REAL32 r:
          BYTE result:
          SEQ
            length := 0
        %s:
        """
            .formatted(calls.indent(4)),
        typed);
  }
}
