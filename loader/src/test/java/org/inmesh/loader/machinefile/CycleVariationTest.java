package org.inmesh.loader.machinefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys that vary the cycle table, on all ways in which a core executes instructions. */
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
  void shouldAddCyclesToEachInstructionOfAClass(String preset, Stepping stepping, int cache) {
    List<String> usual = List.of("caches.l1i-bytes=" + cache);
    long before = cycles(preset, stepping, usual);
    // mul takes 38 cycles, so that 30 less is 8; div 39, so that 5 more is 44.
    int[] extra = {-30, 5, 100};
    String[] keys = {"multiply", "divide", "real"};
    List<String> all = new ArrayList<>(usual);
    for (int i = 0; i < keys.length; i++) {
      String setting = "processor." + keys[i] + "-extra-cycles=" + extra[i];
      all.add(setting);
      List<String> one = new ArrayList<>(usual);
      one.add(setting);
      assertThat(cycles(preset, stepping, one) - before).as(setting).isEqualTo(TURNS * extra[i]);
    }
    assertThat(cycles(preset, stepping, all) - before).isEqualTo(TURNS * (-30 + 5 + 100));
  }

  /** fpadd takes 6 cycles: of 40 less it keeps one. */
  @Test
  void shouldLeaveEachInstructionACycle() {
    long before = cycles("mesh", Stepping.RUN_AHEAD, List.of());

    assertThat(
            cycles("mesh", Stepping.RUN_AHEAD, List.of("processor.real-extra-cycles=-40")) - before)
        .isEqualTo(-5L * TURNS);
  }
}
