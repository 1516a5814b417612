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
        // A plate of 7 x 7 has no cell for some of the largest grid's processes.
        trial("stencil", Map.of("size", 7, "steps", 5), StencilResult::text),
        trial("stencil", Map.of("size", 3, "steps", 4, "weak", 1), StencilResult::text),
        trial("histogram", Map.of("size", 50, "bins", 5), HistogramResult::text),
        trial("histogram", Map.of("size", 9, "weak", 1, "bins", 20), HistogramResult::text),
        trial("cannon", Map.of("size", 10), CannonResult::text),
        trial("cannon", Map.of("size", 2, "weak", 1), CannonResult::text),
        trial("fft", Map.of("size", 50), FourierResult::text),
        trial("fft", Map.of("size", 3, "weak", 1), FourierResult::text),
        trial("spmv", Map.of("size", 50, "band", 9, "iterations", 3), SparseProductResult::text),
        trial("spmv", Map.of("size", 2, "weak", 1, "band", 5), SparseProductResult::text),
        trial("bfs", Map.of("size", 50, "degree", 2, "searches", 1), BreadthFirstResult::text),
        trial("bfs", Map.of("size", 2, "weak", 1, "degree", 3), BreadthFirstResult::text),
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
