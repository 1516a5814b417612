package org.inmesh.bench.study;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.coresim.machine.Measuring;
import org.inmesh.loader.ErrorMode;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.programs.Form;

/** Runs that take milliseconds. */
public final class SmallRuns {
  private static final String COUNTING =
      """
      VAL INT rounds IS 3:
      PROC main (CHAN OF BYTE screen)
        CHAN OF INT c:
        PAR
          SEQ i = 0 FOR rounds
            c ! i
          SEQ i = 0 FOR rounds
            INT x:
            SEQ
              c ? x
              screen ! BYTE (x + (INT '0'))
      :
      """;

  private SmallRuns() {}

  /** Writes the digits from 0, as many as there are rounds, on a mesh of four cores. */
  public static StudyRun counting(int rounds) {
    return of(COUNTING, Map.of("rounds", rounds));
  }

  /** So many different runs. */
  public static List<StudyRun> several(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(SmallRuns::counting).toList();
  }

  /** A run that ends when it is asked to, or after many minutes. */
  public static StudyRun endless() {
    return of(
        """
        PROC main (CHAN OF BYTE screen)
          INT x:
          SEQ
            x := 0
            WHILE TRUE
              x := x + 1
        :
        """,
        Map.of());
  }

  /** A run of a program. */
  public static StudyRun of(String source, Map<String, Integer> parameters) {
    return on("mesh", source, parameters, Measuring.NOTHING_MORE);
  }

  /** A run of a program on a machine of four cores. */
  public static StudyRun on(
      String preset, String source, Map<String, Integer> parameters, Measuring measuring) {
    return new StudyRun(
        "small",
        Form.MESSAGES,
        List.of(new SourceText("small.occ", source)),
        "",
        parameters,
        ErrorMode.HALT,
        "default",
        MachineFile.text(MachineFile.load(preset, List.of(), OptionalInt.of(4))),
        Long.MAX_VALUE,
        measuring);
  }
}
