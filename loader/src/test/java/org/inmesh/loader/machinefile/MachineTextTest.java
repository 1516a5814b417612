package org.inmesh.loader.machinefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.inmesh.coresim.MachineSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MachineTextTest {
  static Stream<String> presets() {
    return MachineFile.presetNames().stream();
  }

  @ParameterizedTest
  @MethodSource("presets")
  void shouldWriteEveryPresetSoThatItReadsBack(String preset) {
    MachineSpecification machine = MachineFile.load(preset, List.of(), OptionalInt.empty());
    assertThat(MachineFile.loadText("trace", MachineFile.text(machine), List.of()))
        .isEqualTo(machine);
  }

  @Test
  void shouldWriteWhatOptionsHaveChanged() {
    MachineSpecification machine =
        MachineFile.load(
            "mesh",
            List.of(
                "network.buffer-depth=3",
                "network.hop-latency=5",
                "network.topology=torus",
                "network.router=v8",
                "network.dead-links=[[0, 1]]",
                "network.routing=up-down",
                "network.clock-divider=2",
                "processor.on-chip-bytes=2048",
                "processor.cycles.mul=4",
                "processor.cycles.pfix=2",
                "processor.cycles.fpuabs=9"),
            OptionalInt.of(12));
    assertThat(MachineFile.loadText("trace", MachineFile.text(machine), List.of()))
        .isEqualTo(machine);
  }
}
