package org.inmesh.programs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

  static String santa(Map<String, Integer> values) {
    int years = values.get("years");
    int consultations = values.get("consultations");
    return "%d times Christmas, reindeer pulled %d times; %d times advice, elves got it %d times\n"
        .formatted(years, years * values.get("reindeer"), consultations, 3 * consultations);
  }

  /** Items have the numbers from 0 on. */
  static String boundedBuffer(Map<String, Integer> values) {
    int items = values.get("producers") * values.get("items");
    return "%d items, checksum %d, out of order 0, no overflow\n"
        .formatted(items, items * (items - 1) / 2);
  }

  /** Each visit of a writer makes the next version. */
  static String readersWriters(Map<String, Integer> values) {
    int visits = values.get("visits");
    int clients = values.get("readers") + values.get("writers");
    return "%d visits, last version %d, half-written records 0\n"
        .formatted(visits * clients, visits * values.get("writers"));
  }

  static String barber(Map<String, Integer> values) {
    int customers = values.get("customers");
    return "%d customers, %d hair cuts, visits not accounted for: 0\n"
        .formatted(customers, customers * values.get("cuts"));
  }

  static String smokers(Map<String, Integer> values) {
    int[] smoked = new int[3];
    int random = values.get("seed");
    for (int round = 0; round < values.get("rounds"); round++) {
      random = nextRandom(random);
      smoked[(random >>> 16) % 3]++;
    }
    return "cigarettes with own tobacco %d, paper %d, matches %d\n"
        .formatted(smoked[0], smoked[1], smoked[2]);
  }

  static String sortpump(Map<String, Integer> values) {
    int[] numbers = new int[values.get("numbers")];
    int random = values.get("seed");
    for (int i = 0; i < numbers.length; i++) {
      random = nextRandom(random);
      numbers[i] = random >>> 16;
    }
    Arrays.sort(numbers);
    return "%d numbers from %d to %d, checksum %d, out of order 0\n"
        .formatted(numbers.length, numbers[0], numbers[numbers.length - 1], weighted(numbers));
  }

  static String bitonic(Map<String, Integer> values) {
    int seed = values.get("seed");
    int[] numbers =
        IntStream.range(0, (1 << values.get("dimensions")) * values.get("block"))
            .map(i -> hash(i + seed) >>> 16)
            .sorted()
            .toArray();
    return "%d numbers, checksum %d, out of order 0\n".formatted(numbers.length, weighted(numbers));
  }

  /** Published counts (OEIS A000170). */
  static String queens(Map<String, Integer> values) {
    int[] ways = {1, 1, 0, 0, 2, 10, 4, 40, 92, 352, 724, 2680, 14200};
    int n = values.get("n");
    return "%d queens: %d ways\n".formatted(n, ways[n]);
  }

  /** The starter passes the token on too; newcomers join and others leave between two rounds. */
  static String mobileRing(Map<String, Integer> values) {
    List<Integer> roundsLeft = new ArrayList<>();
    IntStream.range(1, values.get("processes")).forEach(roundsLeft::add);
    int passed = 0;
    for (int round = 0; round < values.get("rounds"); round++) {
      passed += 1 + roundsLeft.size();
      roundsLeft.replaceAll(left -> left - 1);
      roundsLeft.removeIf(left -> left == 0);
      roundsLeft.add(values.get("stay"));
    }
    return "%d rounds, the token was passed on %d times\n".formatted(values.get("rounds"), passed);
  }

  private static int nextRandom(int random) {
    return random * 1664525 + 1013904223;
  }

  static int hash(int number) {
    int hash = number * 0x9E3779B9;
    return (hash ^ (hash >>> 15)) * 0x85EBCA6B;
  }

  /** Each number times its place, from 1, modulo the word. */
  private static int weighted(int[] numbers) {
    return IntStream.range(0, numbers.length).map(i -> (i + 1) * numbers[i]).sum();
  }
}
