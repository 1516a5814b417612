package org.inmesh.programs;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the programs about data parallelism must print, worked out with whole arrays. */
final class DataParallelOutput {
  private static final int LIMIT = 1000;

  private DataParallelOutput() {}

  static String spmd(Map<String, Integer> values) {
    int bins = values.get("bins");
    int[] numbers =
        IntStream.range(0, values.get("size"))
            .map(i -> SeededGenerator.below(values.get("seed"), i, LIMIT))
            .map(x -> (x * x + 7 * x) % LIMIT)
            .toArray();
    int[] histogram = new int[bins];
    int sum = 0;
    int checksum = 0;
    for (int i = 0; i < numbers.length; i++) {
      histogram[numbers[i] * bins / LIMIT]++;
      sum += numbers[i];
      checksum += sum * (i + 1);
    }
    return "greatest %d, sum %d, checksum of the scan %d\nhistogram %s\n"
        .formatted(
            Arrays.stream(numbers).max().orElseThrow(),
            sum,
            checksum,
            Arrays.stream(histogram).mapToObj(Integer::toString).collect(Collectors.joining(" ")));
  }

  /** The truth by adding up events, and the batch view as the totals of one period before. */
  static String lambda(Map<String, Integer> values) {
    int keys = values.get("keys");
    int period = values.get("period");
    int every = values.get("every");
    int[] totals = new int[keys];
    int[] lastBoundary = new int[keys];
    int[] batch = new int[keys];
    int queries = 0;
    int answers = 0;
    int behind = 0;
    for (int n = 1; n <= values.get("events"); n++) {
      totals[(n - 1) % keys] += n - 1;
      if (n % period == 0) {
        batch = lastBoundary;
        lastBoundary = totals.clone();
      }
      if (n % every == 0) {
        int key = n / every % keys;
        queries++;
        answers += totals[key];
        behind += batch[key] == totals[key] ? 0 : 1;
      }
    }
    int partitions = values.get("partitions");
    return "%d queries, sum of the answers %d, wrong 0, with the batch view alone %d\n"
        .formatted(partitions * queries, partitions * answers, partitions * behind);
  }
}
