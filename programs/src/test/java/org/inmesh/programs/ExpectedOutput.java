package org.inmesh.programs;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.stream.IntStream;

/** What the programs must print, worked out without processes and channels. */
final class ExpectedOutput {
  private ExpectedOutput() {}

  static String of(String program, Map<String, Integer> values) {
    return switch (program) {
      case "hello" -> "Hello, world\n".repeat(values.get("times"));
      case "commstime" -> commstime(values.get("loops"));
      case "tokenring" ->
          "the token was passed on %d times\n"
              .formatted(values.get("processes") * values.get("rounds"));
      case "sieve" -> sieve(values.get("primes"));
      case "bank" -> bank(values.get("clients"), values.get("transactions"));
      case "barrier" ->
          "%d participants, %d rounds, ahead of the others: 0\n"
              .formatted(values.get("participants"), values.get("rounds"));
      case "restaurant" -> restaurant(values.get("customers"), values.get("meals"));
      case "matmul" -> matmul(values.get("size"));
      case "stencil1d" -> stencil1d(values.get("cells"), values.get("steps"));
      case "stencil" -> StencilResult.text(values);
      case "locks" ->
          "%d processes, %d rounds, counted: %d\n"
              .formatted(
                  values.get("processes"),
                  values.get("rounds"),
                  values.get("processes") * values.get("rounds"));
      case "treebarrier", "barriers" ->
          "%d participants, %d rounds, out of step: 0\n"
              .formatted(values.get("participants"), values.get("rounds"));
      case "updates" ->
          "%d clients, %d rounds, updated: %d\n"
              .formatted(
                  values.get("clients"),
                  values.get("rounds"),
                  values.get("clients") * values.get("rounds") * values.get("lines"));
      case "stealing" -> stealing(values.get("roots"), values.get("chance"));
      case "transfers" ->
          transfers(
              values.get("processes"),
              values.get("transfers"),
              values.get("accounts"),
              values.get("opening"));
      default -> throw new IllegalArgumentException(program);
    };
  }

  private static String commstime(int loops) {
    return "%d numbers, the last is %d\n".formatted(loops, loops - 1);
  }

  /** Trial division. */
  private static String sieve(int primes) {
    StringBuilder text = new StringBuilder();
    int[] found =
        IntStream.iterate(2, n -> n + 1)
            .filter(n -> IntStream.range(2, n).noneMatch(d -> n % d == 0))
            .limit(primes)
            .toArray();
    for (int i = 0; i < primes; i++) {
      boolean ends = i % 10 == 9 || i == primes - 1;
      text.append(found[i]).append(ends ? "\n" : " ");
    }
    return text.toString();
  }

  private static String bank(int clients, int transactions) {
    int balance = 0;
    for (int client = 0; client < clients; client++) {
      for (int t = 0; t < transactions; t++) {
        balance += 100 + client;
        balance -= (client + t) % 100;
      }
    }
    return "%d transactions, overdrawn 0 times, balance %d\n"
        .formatted(2 * clients * transactions, balance);
  }

  private static String restaurant(int customers, int meals) {
    int[] prices = {5, 7, 9, 11};
    StringBuilder text = new StringBuilder();
    int takings = 0;
    for (int customer = 0; customer < customers; customer++) {
      int sum = 0;
      for (int meal = 0; meal < meals; meal++) {
        sum += prices[(customer + meal) % prices.length];
      }
      text.append("customer %d pays %d\n".formatted(customer, sum));
      takings += sum;
    }
    return text + "%d meals, 0 mistakes, takings %d\n".formatted(customers * meals, takings);
  }

  private static String matmul(int size) {
    int trace = 0;
    int checksum = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        int element = 0;
        for (int k = 0; k < size; k++) {
          element += (i + 2 * k) * (k - j);
        }
        trace += i == j ? element : 0;
        checksum += element;
      }
    }
    return "trace %d, checksum %d, wrong elements 0\n".formatted(trace, checksum);
  }

  private static String stencil1d(int cells, int steps) {
    int[] rod = new int[cells + 2];
    rod[0] = 1_000_000;
    for (int step = 0; step < steps; step++) {
      int[] next = rod.clone();
      for (int i = 1; i <= cells; i++) {
        next[i] = (rod[i - 1] + 2 * rod[i] + rod[i + 1]) / 4;
      }
      rod = next;
    }
    int checksum = 0;
    for (int i = 1; i <= cells; i++) {
      checksum += rod[i] * i;
    }
    return "checksum %d\n".formatted(checksum);
  }

  private static String stealing(int roots, int chance) {
    Deque<Integer> waiting = new ArrayDeque<>();
    IntStream.range(0, roots).forEach(number -> waiting.push(child(0, number)));
    int nodes = 0;
    int checksum = 0;
    while (!waiting.isEmpty()) {
      int node = waiting.pop();
      nodes++;
      checksum += node;
      if ((node & 1023) < chance) {
        IntStream.range(0, 4).forEach(number -> waiting.push(child(node, number)));
      }
    }
    return "%d nodes, checksum %d\n".formatted(nodes, checksum);
  }

  private static int child(int node, int number) {
    int hash = node + (number + 1) * 0x9E3779B9;
    hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
    hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
    return hash ^ (hash >>> 16);
  }

  private static String transfers(int processes, int transfers, int accounts, int opening) {
    int[] balances = new int[accounts];
    Arrays.fill(balances, opening);
    for (int process = 0; process < processes; process++) {
      int random = process;
      for (int i = 0; i < transfers; i++) {
        random = random * 1103515245 + 12345;
        balances[(random >>> 16) % accounts]--;
        random = random * 1103515245 + 12345;
        balances[(random >>> 16) % accounts]++;
      }
    }
    int checksum = IntStream.range(0, accounts).map(i -> i * balances[i]).sum();
    return "sum %d, checksum %d, audits that differed: 0\n".formatted(accounts * opening, checksum);
  }
}
