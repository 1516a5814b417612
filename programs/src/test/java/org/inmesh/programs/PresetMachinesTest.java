package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.loader.machinefile.MachineFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A program of the library runs on every machine that comes with Inmesh, at its full size. */
class PresetMachinesTest {
  private static final LibraryProgram COMMSTIME =
      new ProgramLibrary().find("commstime").orElseThrow();

  @ParameterizedTest
  @MethodSource("org.inmesh.loader.machinefile.MachineFile#presetNames")
  void shouldRunOnEveryPreset(String name) {
    MachineSpecification machine = MachineFile.load(name, List.of(), OptionalInt.empty());
    SimulatedRun run =
        SimulatedRun.of(COMMSTIME, COMMSTIME.firstForm(), Map.of("loops", 10), machine);

    assertThat(run.result().report()).isEmpty();
    assertThat(run.result().ending()).isEqualTo(Ending.FINISHED);
    assertThat(run.output()).isEqualTo("10 numbers, the last is 9\n");
  }
}
