package org.inmesh.loader.machinefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.inmesh.coresim.Host;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.machine.Machines;
import org.inmesh.coresim.machine.Machines.Stepping;
import org.inmesh.loader.ProgramLoader;
import org.inmesh.loader.occam.source.IncludeResolver;
import org.inmesh.loader.occam.source.SourceText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cycles of instructions as a machine file sets them, on all ways in which a core executes. */
class CycleVariationTest {
  private static final int TURNS = 1000;

  /** A product, a quotient and a sum of reals in each turn; one process, which never waits. */
  private static final String PROGRAM =
      """
      PROC main(CHAN OF BYTE screen)
        INT x:
        REAL32 r, s:
        SEQ
          x := 0
          r := 0.0 (REAL32)
          s := 1.0 (REAL32)
          SEQ i = 1 FOR 1000
            SEQ
              x := x + ((i * i) / 3)
              r := r + s
          screen ! '.'
      :
      """;

  private static final Host SILENT =
      new Host() {
        @Override
        public void screen(int character) {}

        @Override
        public void error(int character) {}

        @Override
        public int keyboard() {
          return -1;
        }
      };

  private static long cycles(String preset, Stepping stepping, List<String> settings) {
    MachineSpecification machine = MachineFile.load(preset, settings, OptionalInt.of(1));
    RunResult result =
        Machines.build(
                machine,
                ProgramLoader.load(
                        ProgramLoader.compile(
                            new SourceText("varied.occ", PROGRAM), Map.of(), IncludeResolver.NONE),
                        machine)
                    .image(),
                SILENT,
                stepping)
            .run(10_000_000);
    assertThat(result.ending()).isEqualTo(Ending.FINISHED);
    return result.statistics().count(Statistic.CYCLES);
  }

  @ParameterizedTest
  @CsvSource({
    "mesh, RUN_AHEAD, 0", "mesh, STEPWISE, 0", "mesh, INTERPRETED, 0",
    "t800-module, RUN_AHEAD, 0", "coherent, RUN_AHEAD, 0", "coherent, STEPWISE, 0",
    "coherent, RUN_AHEAD, 4096",
  })
  void shouldTakeTheCyclesThatAreSet(String preset, Stepping stepping, int cache) {
    List<String> usual = List.of("caches.l1i-bytes=" + cache);
    long before = cycles(preset, stepping, usual);
    // The table has 38 for mul, 39 for div, 6 for fpadd, and 10 for lend, 5 the last time: of 4 it
    // keeps one then.
    String[] settings = {"mul=8", "div=44", "fpadd=106", "fpadd=1", "lend=4", "cj=4"};
    long[] differences = {
      -30L * TURNS, 5L * TURNS, 100L * TURNS, -5L * TURNS, -6L * (TURNS - 1) - 4, 0
    };
    for (int i = 0; i < settings.length; i++) {
      assertThat(cycles(preset, stepping, with(usual, settings[i])) - before)
          .as(settings[i])
          .isEqualTo(differences[i]);
    }
    assertThat(cycles(preset, stepping, with(usual, "mul=8", "div=44", "fpadd=106")) - before)
        .isEqualTo(TURNS * (-30 + 5 + 100));
  }

  private static List<String> with(List<String> usual, String... cycles) {
    List<String> all = new ArrayList<>(usual);
    Stream.of(cycles).map(each -> "processor.cycles." + each).forEach(all::add);
    return all;
  }
}
