package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.inmesh.coresim.Host;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.machine.Machines;
import org.inmesh.loader.LoadedProgram;
import org.inmesh.loader.ProgramLoader;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.loader.occam.source.SourceText;
import org.junit.jupiter.api.Test;

/** Times of whole programs that others have measured on transputers. */
class PublishedTimesTest {
  private static final long MOST_CYCLES = 10_000_000;
  private static final int FEW_LOOPS = 1000;
  private static final int MANY_LOOPS = 3000;

  /**
   * Comstime on a T800 at 20 MHz, a loop: 15,049 ns, printed by its author's binary (by way of
   * pahihu/t4). The difference of two runs leaves out how they begin and end.
   */
  @Test
  void shouldTakeThePublishedTimeForALoopOfComstime() {
    MachineSpecification module = MachineFile.load("t800-module", List.of(), OptionalInt.empty());
    assertThat(module.clockMegahertz()).isEqualTo(20);

    double seconds = seconds(module, MANY_LOOPS) - seconds(module, FEW_LOOPS);

    assertThat(seconds * 1e9 / (MANY_LOOPS - FEW_LOOPS)).isCloseTo(15_049, withinPercentage(5));
  }

  private static double seconds(MachineSpecification module, int loops) {
    LoadedProgram program =
        ProgramLoader.load(
            ProgramLoader.compile(
                new SourceText("comstime.occ", source()),
                Map.of("loops", loops),
                LibraryIncludes.ofLibrary()),
            module);
    RunResult result =
        Machines.build(program.machine(), program.image(), new NoScreen()).run(MOST_CYCLES);
    // The three processes that loop for ever wait for each other then.
    assertThat(result.ending()).isEqualTo(Ending.DEADLOCK);
    return result.statistics().value(Statistic.SIMULATED_SECONDS);
  }

  private static String source() {
    try (InputStream text =
        PublishedTimesTest.class.getResourceAsStream("published/comstime.occ")) {
      return new String(text.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException exception) {
      throw new IllegalStateException(exception);
    }
  }

  private static final class NoScreen implements Host {
    @Override
    public void screen(int character) {
      throw new IllegalStateException("comstime prints nothing");
    }

    @Override
    public void error(int character) {
      throw new IllegalStateException("comstime prints nothing");
    }

    @Override
    public int keyboard() {
      throw new IllegalStateException("comstime reads nothing");
    }
  }
}
