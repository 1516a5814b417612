package org.inmesh.bench.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.inmesh.coresim.Host;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.inspection.InspectableMachine;
import org.inmesh.coresim.machine.Machines;
import org.inmesh.loader.machinefile.MachineFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BenchmarkProgramTest {
  private static final MachineSpecification MACHINE =
      MachineFile.load("mesh", List.of(), OptionalInt.of(1));

  @ParameterizedTest
  @EnumSource(BenchmarkProgram.class)
  void shouldGoOnWithoutAnError(BenchmarkProgram program) {
    InspectableMachine machine =
        Machines.build(MACHINE, program.endless().loadOn(MACHINE).image(), new NoHost());

    assertThat(machine.runTo(300_000)).isEmpty();

    assertThat(machine.instructions()).isPositive();
  }

  private record NoHost() implements Host {
    @Override
    public void screen(int character) {
      throw new AssertionError("a program that goes on for ever has nothing to say");
    }

    @Override
    public void error(int character) {
      throw new AssertionError("no error");
    }

    @Override
    public int keyboard() {
      return -1;
    }
  }
}
