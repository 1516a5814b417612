package org.inmesh.programs;

import java.util.List;
import java.util.Map;

/** The group {@code kernels}. */
class KernelProgramsTest extends ProgramGroupTest {
  @Override
  String group() {
    return "kernels";
  }

  @Override
  List<Trial> trials() {
    return List.of(
        expected("matmul", Map.of("size", 8)),
        expected("stencil1d", Map.of("cells", 70, "steps", 7)),
        expected("stencil", Map.of("size", 10, "steps", 6)),
        trial("alltoall", Map.of("size", 64), ExchangeKernels::alltoall),
        trial("alltoall", Map.of("size", 32, "weak", 1, "rounds", 2), ExchangeKernels::alltoall),
        trial("radixsort", Map.of("size", 500), ExchangeKernels::radixsort),
        trial("radixsort", Map.of("size", 9, "weak", 1), ExchangeKernels::radixsort),
        trial("nbody", Map.of("size", 30), ExchangeKernels::nbody),
        trial("nbody", Map.of("size", 2, "weak", 1, "steps", 1), ExchangeKernels::nbody),
        trial("reduction", Map.of("size", 200, "rounds", 3), CollectiveKernels::reduction),
        trial("reduction", Map.of("size", 3, "weak", 1, "rounds", 3), CollectiveKernels::reduction),
        trial("threadring", Map.of("hops", 200), CollectiveKernels::threadring),
        trial("threadring", Map.of("hops", 1000, "threads", 503), CollectiveKernels::threadring)
            .upTo(4)
            .with("memory.bytes-per-core=262144"),
        trial("tickets", Map.of("size", 200), CollectiveKernels::tickets),
        trial("tickets", Map.of("size", 3, "weak", 1, "combining", 0), CollectiveKernels::tickets),
        trial("tickets", Map.of("size", 100, "kind", 1), CollectiveKernels::tickets),
        trial("tickets", Map.of("size", 100, "kind", 2), CollectiveKernels::tickets));
  }

  private static Trial expected(String program, Map<String, Integer> given) {
    return trial(program, given, values -> ExpectedOutput.of(program, values));
  }
}
