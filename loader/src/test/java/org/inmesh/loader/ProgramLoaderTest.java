package org.inmesh.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.inmesh.coresim.Host;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.machine.Machines;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.loader.occam.source.IncludeResolver;
import org.inmesh.loader.occam.source.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramLoaderTest {
  /** Digits go through a pipeline of processes, each of which adds one. */
  private static final String PIPELINE =
      """
      VAL INT stages IS 3:
      VAL INT digits IS 4:
      PROC stage(CHAN OF INT in, out)
        INT n:
        SEQ i = 0 FOR digits
          SEQ
            in ? n
            out ! n + 1
      :
      PROC main(CHAN OF BYTE screen)
        [stages + 1]CHAN OF INT link:
        PAR
          SEQ i = 0 FOR digits
            link[0] ! i
          PAR s = 0 FOR stages
            stage(link[s], link[s + 1])
          INT n:
          SEQ i = 0 FOR digits
            SEQ
              link[stages] ? n
              screen ! BYTE (n + (INT '0'))
      :
      """;

  private static MachineSpecification machine(String preset, int cores) {
    return MachineFile.load(preset, List.of(), OptionalInt.of(cores));
  }

  private static LoadedProgram load(Map<String, Integer> parameters, MachineSpecification machine) {
    SourceText source = new SourceText("pipeline.occ", PIPELINE);
    return ProgramLoader.load(
        ProgramLoader.compile(source, parameters, IncludeResolver.NONE), machine);
  }

  @ParameterizedTest
  @CsvSource({"mesh,1", "mesh,4", "mesh,16", "coherent,1", "coherent,4", "coherent,16"})
  void shouldMakeAProgramThatRuns(String preset, int cores) {
    MachineSpecification machine = machine(preset, cores);
    RecordingHost host = new RecordingHost();

    LoadedProgram loaded = load(Map.of(), machine);
    RunResult result = Machines.build(machine, loaded.image(), host).run(1_000_000);

    assertThat(result.report()).isEmpty();
    assertThat(result.ending()).isEqualTo(Ending.FINISHED);
    assertThat(host.output).hasToString("3456");
    assertThat(loaded.placement().coreOfComponent()).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mesh", "coherent"})
  void shouldSetParameters(String preset) {
    MachineSpecification machine = machine(preset, 4);
    RecordingHost host = new RecordingHost();

    LoadedProgram loaded = load(Map.of("stages", 5, "digits", 2), machine);
    Machines.build(machine, loaded.image(), host).run(1_000_000);

    assertThat(host.output).hasToString("56");
    assertThat(loaded.compiled().tree().parameters())
        .containsEntry("stages", 5)
        .containsEntry("digits", 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mesh", "coherent"})
  void shouldRefuseAProgramThatIsTooLargeForTheMachine(String preset) {
    MachineSpecification small =
        MachineFile.load(preset, List.of("memory.bytes-per-core=1024"), OptionalInt.of(1));

    assertThatThrownBy(() -> load(Map.of("stages", 400), small))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("bytes");
  }

  @Test
  void shouldRefuseAProgramForWhichTheProcessorHasNoInstructions() {
    SourceText source =
        new SourceText(
            "real.occ",
            """
            PROC main(CHAN OF BYTE screen)
              REAL32 x:
              INT n:
              SEQ
                n := 1
                x := 1.0
                x := x * x
            :
            """);
    MachineSpecification small =
        MachineFile.load("mesh", List.of("processor.type=T414"), OptionalInt.of(1));
    CompiledProgram program = ProgramLoader.compile(source, Map.of(), IncludeResolver.NONE);

    assertThatThrownBy(() -> ProgramLoader.load(program, small))
        .isInstanceOf(UnsuitableMachineException.class)
        .hasMessageStartingWith(
            "real.occ:7:5: this needs a floating-point unit, which the T414 has not got; with it are"
                + " T800, T805 (--processor T805)\n      x := x * x");
  }

  private static final class RecordingHost implements Host {
    private final StringBuilder output = new StringBuilder();

    @Override
    public void screen(int character) {
      output.append(new String(new byte[] {(byte) character}, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void error(int character) {
      throw new AssertionError("nothing writes to the error screen");
    }

    @Override
    public int keyboard() {
      return -1;
    }
  }
}
