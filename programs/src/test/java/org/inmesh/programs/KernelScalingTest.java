package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.loader.machinefile.MachineFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Kernels on many cores, in every form and on each of its machines: small problems at 256 cores,
 * and in the slow profile the default ones of some at 1024 and 4096.
 */
class KernelScalingTest {
  private static final ProgramLibrary LIBRARY = new ProgramLibrary();

  private record Kernel(
      String name, Map<String, Integer> small, Function<Map<String, Integer>, String> expected) {}

  private static final List<Kernel> KERNELS =
      List.of(
          new Kernel("stencil", Map.of("size", 16, "steps", 2), StencilResult::text),
          new Kernel("histogram", Map.of("size", 1000, "bins", 4), HistogramResult::text),
          new Kernel("cannon", Map.of("size", 16), CannonResult::text),
          new Kernel("fft", Map.of("size", 512), FourierResult::text),
          new Kernel("spmv", Map.of("size", 300, "band", 4), SparseProductResult::text),
          new Kernel("bfs", Map.of("size", 100, "degree", 4), BreadthFirstResult::text));

  /** Tried with small problems only; nbody, of 256 rounds of messages, takes too long even so. */
  private static final List<Kernel> FURTHER =
      List.of(
          new Kernel("alltoall", Map.of("size", 256), ExchangeKernels::alltoall),
          new Kernel("radixsort", Map.of("size", 1000), ExchangeKernels::radixsort),
          new Kernel("reduction", Map.of("size", 300, "rounds", 2), CollectiveKernels::reduction),
          new Kernel("threadring", Map.of("hops", 300), CollectiveKernels::threadring),
          new Kernel("tickets", Map.of("size", 300), CollectiveKernels::tickets));

  @TestFactory
  Stream<DynamicTest> shouldPrintWhatItMustOnManyCores() {
    return Stream.concat(KERNELS.stream(), FURTHER.stream())
        .flatMap(kernel -> tests(kernel, kernel.small(), 256));
  }

  @TestFactory
  @Tag("slow")
  Stream<DynamicTest> shouldPrintWhatItMustWithDefaultsOnThousandsOfCores() {
    return KERNELS.stream()
        .flatMap(
            kernel -> Stream.concat(tests(kernel, Map.of(), 1024), tests(kernel, Map.of(), 4096)));
  }

  private static Stream<DynamicTest> tests(Kernel kernel, Map<String, Integer> given, int cores) {
    LibraryProgram program = LIBRARY.find(kernel.name()).orElseThrow();
    List<DynamicTest> tests = new ArrayList<>();
    for (ProgramForm form : program.forms()) {
      for (Kind kind : form.machines()) {
        String machine = kind.name().toLowerCase(Locale.ROOT);
        tests.add(
            DynamicTest.dynamicTest(
                "%s, %d %s cores, %s".formatted(kernel.name(), cores, machine, form.form().key()),
                () -> {
                  MachineSpecification specification =
                      MachineFile.load(machine, List.of(), OptionalInt.of(cores));
                  SimulatedRun run = SimulatedRun.of(program, form, given, specification);

                  assertThat(run.result().report()).isEmpty();
                  assertThat(run.result().ending()).isEqualTo(Ending.FINISHED);
                  assertThat(run.output()).isEqualTo(kernel.expected().apply(run.parameters()));
                }));
      }
    }
    return tests.stream();
  }
}
