package org.inmesh.programs;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What programs of the group {@code classic} print that need no more than arithmetic. */
final class ClassicCounts {
  private ClassicCounts() {}

  /** As much is withdrawn as deposited, so what the account opened with is left. */
  static String guardedBank(Map<String, Integer> values) {
    int transactions = 2 * values.get("pairs") * values.get("transactions");
    return "%d transactions, overdrawn 0 times, balance 100\n".formatted(transactions);
  }

  static String rounds(Map<String, Integer> values) {
    return "%d participants, %d rounds, ahead of the others: 0\n"
        .formatted(values.get("participants"), values.get("rounds"));
  }

  static String fibserver(Map<String, Integer> values) {
    int sum = 0;
    for (int client = 0; client < values.get("clients"); client++) {
      for (int turn = 0; turn < values.get("requests"); turn++) {
        sum += fib((client * 5 + turn * 11) % 40);
      }
    }
    return "%d answers, checksum %d\n"
        .formatted(values.get("clients") * values.get("requests"), sum);
  }

  /** By Binet's formula, exact enough far beyond 40. */
  private static int fib(int n) {
    return (int) Math.round(Math.pow((1 + Math.sqrt(5)) / 2, n) / Math.sqrt(5));
  }

  static String philosophers(Map<String, Integer> values) {
    int philosophers = values.get("philosophers");
    return "%d philosophers, %d meals\n"
        .formatted(philosophers, philosophers * values.get("meals"));
  }

  /** Words of at most 16 letters, all of them kept: the input has fewer than 512. */
  static String filters(String input) {
    TreeMap<String, Long> counts =
        Pattern.compile("[a-z]+")
            .matcher(input.toLowerCase(Locale.ROOT))
            .results()
            .map(MatchResult::group)
            .map(word -> word.substring(0, Math.min(16, word.length())))
            .collect(Collectors.groupingBy(word -> word, TreeMap::new, Collectors.counting()));
    StringBuilder text = new StringBuilder();
    counts.forEach((word, count) -> text.append(count).append(' ').append(word).append('\n'));
    long lines = input.chars().filter(key -> key == '\n').count();
    long words = counts.values().stream().mapToLong(Long::longValue).sum();
    return text
        + "%d lines, %d words, %d different, 0 left out\n".formatted(lines, words, counts.size());
  }
}
