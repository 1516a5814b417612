package org.inmesh.bench.study.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.inmesh.bench.study.SmallRuns;
import org.inmesh.coresim.machine.Measuring;
import org.inmesh.loader.machinefile.MachineFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeapEstimateTest {
  /** MiB of the heap of a virtual machine of its own, stencil, after 20,000 cycles. */
  @ParameterizedTest
  @CsvSource({
    "mesh, 1024, 51",
    "mesh, 4096, 205",
    "coherent, 256, 93",
    "coherent, 4096, 1474",
    "coherent-clusters, 4096, 1541"
  })
  void shouldBeMoreThanMeasuredButNotMuch(String preset, int cores, long measured) {
    long mebibytes =
        HeapEstimate.bytes(MachineFile.load(preset, List.of(), OptionalInt.of(cores))) >> 20;

    assertThat(mebibytes).isBetween(measured, 64 + measured * 3 / 2);
  }

  @ParameterizedTest
  @CsvSource({"mesh", "coherent"})
  void shouldKnowTheMachineOfARun(String preset) {
    long bytes =
        new HeapEstimate().bytes(SmallRuns.on(preset, "", Map.of(), Measuring.NOTHING_MORE));

    assertThat(bytes)
        .isEqualTo(HeapEstimate.bytes(MachineFile.load(preset, List.of(), OptionalInt.of(4))));
  }
}
