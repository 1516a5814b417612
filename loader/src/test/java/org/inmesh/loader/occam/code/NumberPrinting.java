package org.inmesh.loader.occam.code;

import org.inmesh.coresim.RunResult.Ending;

/** Programs with a PROC that prints an INT64 and a line end. */
final class NumberPrinting {
  /** Prints the digits of an INT64, also of the least. */
  private static final String NUMBER =
      """
      PROC number(CHAN OF BYTE out, VAL INT64 n)
        [20]BYTE digits:
        INT64 rest:
        INT count:
        SEQ
          rest, count := n, 0
          IF
            n < 0
              out ! '-'
            TRUE
              SKIP
          digits[0] := '0'
          WHILE rest <> 0
            INT digit:
            SEQ
              digit := INT (rest \\ 10)
              IF
                digit < 0
                  digits[count] := '0' MINUS (BYTE (- digit))
                TRUE
                  digits[count] := '0' + (BYTE digit)
              rest := rest / 10
              count := count + 1
          IF
            n < 0
              SEQ i = 0 FOR count
                digits[i] := '0' + ('0' - digits[i])
            n = 0
              count := 1
            TRUE
              SKIP
          SEQ i = 1 FOR count
            out ! digits[count - i]
          out ! '*n'
      :
      """;

  /** What a body prints with {@code number(screen, x)}. */
  static String printed(String body) {
    return OccamRun.screenOf(program(body));
  }

  /** The same on both machines. */
  static String printedOnBoth(String body) {
    return OccamRun.screenOnBoth(program(body));
  }

  private static String program(String body) {
    return NUMBER + "PROC main(CHAN OF BYTE screen)\n" + body.indent(2) + ":\n";
  }

  /** How a run of that body ends. */
  static Ending endingOf(String body) {
    return OccamRun.onMesh(program(body), 1).result().ending();
  }

  private NumberPrinting() {}
}
