package org.inmesh.programs;

import java.util.Arrays;
import java.util.Map;

/** What the programs about shared state must print, worked out one client after the other. */
final class SharedStateOutput {
  private SharedStateOutput() {}

  static String of(String program, Map<String, Integer> values) {
    return switch (program) {
      case "counter" -> counter(values.get("clients"), values.get("rounds"));
      case "map" -> map(values);
      case "account" -> account(values);
      case "snapshots" ->
          "%d readers, %d versions read, torn 0\n"
              .formatted(values.get("readers"), values.get("readers") * values.get("looks"));
      case "starvation" ->
          "%d clients, updates quick and slow %d\n"
              .formatted(values.get("clients"), values.get("clients") * values.get("rounds") + 1);
      default -> throw new IllegalArgumentException(program);
    };
  }

  /** Each number from 0 on is drawn once. */
  private static String counter(int clients, int rounds) {
    long numbers = (long) clients * rounds;
    return "%d clients, counted %d, sum of the numbers drawn %d, out of order 0\n"
        .formatted(clients, numbers, (int) (numbers * (numbers - 1) / 2));
  }

  /** A client's numbers, from 0 to 65535, by the programs' linear congruential generator. */
  private static final class Choices {
    private int random;

    Choices(int seed) {
      random = seed;
    }

    int below(int limit) {
      random = random * 1103515245 + 12345;
      return (random >>> 16) % limit;
    }
  }

  private static String map(Map<String, Integer> values) {
    int clients = values.get("clients");
    int keys = values.get("keys");
    int[] map = new int[keys];
    for (int client = 0; client < clients; client++) {
      Choices choices = new Choices(client);
      for (int round = 0; round < values.get("rounds"); round++) {
        int key = choices.below(keys);
        map[key] = key < keys / 2 ? map[key] + 1 : key * key + 1;
        for (int get = 0; get < values.get("gets"); get++) {
          choices.below(keys);
        }
      }
    }
    return "%d clients, sum %d, checksum %d, wrong values 0\n"
        .formatted(clients, Arrays.stream(map).sum(), checksum(map));
  }

  private static String account(Map<String, Integer> values) {
    int clients = values.get("clients");
    int accounts = values.get("accounts");
    int[] balance = new int[accounts];
    Arrays.fill(balance, values.get("opening"));
    for (int client = 0; client < clients; client++) {
      Choices choices = new Choices(client);
      for (int round = 0; round < values.get("rounds"); round++) {
        int from = choices.below(accounts);
        balance[from]--;
        balance[(from + 1 + choices.below(accounts - 1)) % accounts]++;
      }
    }
    return "%d clients, sum %d, checksum %d, audits that differed 0\n"
        .formatted(clients, accounts * values.get("opening"), checksum(balance));
  }

  private static int checksum(int[] words) {
    int checksum = 0;
    for (int i = 0; i < words.length; i++) {
      checksum += (i + 1) * words[i];
    }
    return checksum;
  }
}
