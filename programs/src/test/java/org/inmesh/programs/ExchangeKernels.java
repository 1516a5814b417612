package org.inmesh.programs;

import java.util.Map;
import java.util.stream.IntStream;

/** What kernels must print in which every process has something for others, without processes. */
final class ExchangeKernels {
  private ExchangeKernels() {}

  static String alltoall(Map<String, Integer> values) {
    int nodes = Integer.highestOneBit(values.get("processes"));
    int size = values.get("size");
    int wanted = values.get("weak") == 1 ? size / nodes : size * 16 / (nodes * nodes);
    int block = Math.max(1, wanted);
    int sum = 0;
    for (int round = 0; round < values.get("rounds"); round++) {
      for (int to = 0; to < nodes; to++) {
        for (int from = 0; from < nodes; from++) {
          for (int i = 0; i < block; i++) {
            int item = from * 7 + to * 13 + i * 37 + round * 101 & 255;
            sum += item * ((to ^ from) + 1);
          }
        }
      }
    }
    return "%d processes, %d bytes for each, checksum %d, wrong 0\n".formatted(nodes, block, sum);
  }

  static String radixsort(Map<String, Integer> values) {
    int nodes = Integer.highestOneBit(values.get("processes"));
    int keys = values.get("size") * (values.get("weak") == 1 ? nodes : 1);
    int[] sorted =
        IntStream.range(0, keys).map(i -> SeededGenerator.word(1, i) >>> 2).sorted().toArray();
    int sum = 0;
    for (int rank = 0; rank < keys; rank++) {
      sum += sorted[rank] * (rank + 1);
    }
    return "%d keys, checksum %d, wrong 0\n".formatted(keys, sum);
  }

  static String nbody(Map<String, Integer> values) {
    int bodies = total(values);
    int[] x = IntStream.range(0, bodies).map(i -> SeededGenerator.below(1, i, 1024)).toArray();
    int[] y = IntStream.range(0, bodies).map(i -> SeededGenerator.below(2, i, 1024)).toArray();
    int[] u = new int[bodies];
    int[] v = new int[bodies];
    for (int step = 0; step < values.get("steps"); step++) {
      for (int i = 0; i < bodies; i++) {
        for (int j = 0; j < bodies; j++) {
          int mass = SeededGenerator.below(3, j, 15) + 1;
          int dx = x[j] - x[i];
          int dy = y[j] - y[i];
          int square = dx * dx + dy * dy + 16;
          u[i] += mass * dx * 1024 / square;
          v[i] += mass * dy * 1024 / square;
        }
      }
      for (int i = 0; i < bodies; i++) {
        x[i] += u[i] / 64;
        y[i] += v[i] / 64;
      }
    }
    int sum = 0;
    for (int i = 0; i < bodies; i++) {
      sum += (x[i] + y[i] * 31) * (i + 1);
    }
    return "%d bodies, %d steps, checksum %d\n".formatted(bodies, values.get("steps"), sum);
  }

  /** Size of the whole problem, by strong or weak scaling. */
  private static int total(Map<String, Integer> values) {
    return values.get("size") * (values.get("weak") == 1 ? values.get("processes") : 1);
  }
}
