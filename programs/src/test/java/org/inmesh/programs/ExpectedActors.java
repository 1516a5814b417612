package org.inmesh.programs;

import java.util.Arrays;
import java.util.Map;
import java.util.function.IntPredicate;

/** What the programs of the group {@code actors} must print, worked out without actors. */
final class ExpectedActors {
  private ExpectedActors() {}

  static String of(String program, Map<String, Integer> values) {
    return switch (program) {
      case "mailbox" -> mailbox(values.get("writers"), values.get("items"), values.get("rounds"));
      case "monitors" -> monitors(values);
      case "registry" ->
          registry(values.get("services"), values.get("rounds"), values.get("requests"));
      case "lossyrequest" -> lossyRequest(values);
      case "unreliablerequest" -> unreliableRequest(values.get("clients"), values.get("requests"));
      case "supervisor" -> supervisor(values);
      default -> throw new IllegalArgumentException(program);
    };
  }

  /** Each writer's items are hashed in the order in which it sent them, kind by kind. */
  private static String mailbox(int writers, int items, int rounds) {
    int values = rounds * items;
    IntPredicate urgent = value -> value % items % 3 == 2;
    IntPredicate guarded = value -> value % 5 < 2;
    return "urgent: "
        + items(writers, values, urgent)
        + "by the guard: "
        + items(writers, values, urgent.negate().and(guarded))
        + "the rest: "
        + items(writers, values, urgent.or(guarded).negate())
        + "then nothing\n";
  }

  private static String items(int writers, int values, IntPredicate taken) {
    int count = 0;
    int sum = 0;
    for (int writer = 1; writer <= writers; writer++) {
      int hash = 0;
      for (int value = writer * values; value < (writer + 1) * values; value++) {
        if (taken.test(value)) {
          count++;
          hash = 31 * hash + value;
        }
      }
      sum += hash;
    }
    return "%d, checksum %d\n".formatted(count, sum);
  }

  /**
   * One job after the other, on arrays. Restarts count together if nothing separates the jobs, and
   * those of each job alone if the pause between jobs is longer than the period.
   */
  private static String supervisor(Map<String, Integer> values) {
    int strategy = values.get("strategy");
    int workers = values.get("workers");
    int every = values.get("every");
    boolean separate = values.get("pause") > values.get("period") + 1;
    int[] started = new int[workers];
    int[] state = new int[workers];
    Arrays.fill(started, 1);
    int restarts = 0;
    int inPeriod = 0;
    boolean givenUp = false;
    int job = 0;
    while (job < values.get("jobs") && !givenUp) {
      int worker = job % workers;
      inPeriod = separate ? 0 : inPeriod;
      int falls = job % every == every - 1 ? values.get("falls") : 0;
      for (int fall = 0; fall < falls && !givenUp; fall++) {
        givenUp = inPeriod == values.get("limit");
        if (!givenUp) {
          inPeriod++;
          restarts++;
          int first = strategy == 2 ? 0 : worker;
          int last = strategy == 1 ? worker : workers - 1;
          for (int child = first; child <= last; child++) {
            started[child]++;
            state[child] = 0;
          }
        }
      }
      if (!givenUp) {
        state[worker]++;
        job++;
      }
    }
    StringBuilder text = new StringBuilder();
    text.append("%d jobs done, %d restarts\n".formatted(job, restarts));
    for (int worker = 0; worker < workers; worker++) {
      text.append("worker %d: started %d times".formatted(worker, started[worker]));
      text.append(givenUp ? "\n" : ", jobs since then: %d\n".formatted(state[worker]));
    }
    return text.append(givenUp ? "then the supervisor gave up\n" : "").toString();
  }

  /** From the one that falls, ends spread to the left and right as far as one that traps them. */
  private static String monitors(Map<String, Integer> values) {
    int size = values.get("size");
    int trapper = values.get("trapper");
    int faller = values.get("faller");
    int fallen = 1;
    int warned = 0;
    for (int direction : new int[] {-1, 1}) {
      int next = faller + direction;
      while (next >= 0 && next < size && next != trapper) {
        fallen++;
        next += direction;
      }
      warned += next >= 0 && next < size ? 1 : 0;
    }
    StringBuilder text = new StringBuilder();
    for (int group = 0; group < values.get("groups"); group++) {
      text.append("group %d: fell %d, warned %d".formatted(group, fallen, warned));
      text.append(", all for the same reason; ");
      text.append("living %d, dead %d\n".formatted(size - fallen, fallen));
    }
    return text.toString();
  }

  /** Each service multiplies the numbers from 0; an owner serves for one round. */
  private static String registry(int services, int rounds, int requests) {
    int numbers = rounds * requests;
    int sum = numbers * (numbers - 1) / 2 * (services * (services + 1) / 2);
    return "%d answers, sum %d, from %d owners of %d names\n"
            .formatted(services * numbers, sum, services * rounds, services)
        + "a name that nobody has is not found\n";
  }

  /** Each client alone: what it sends and what comes back is drawn from two sequences. */
  private static String lossyRequest(Map<String, Integer> values) {
    int clients = values.get("clients");
    int requests = values.get("requests");
    boolean remembers = values.get("remembers") == 1;
    int answered = 0;
    int done = 0;
    int balance = 0;
    for (int client = 1; client <= clients; client++) {
      int seed = values.get("seed") + 2 * client;
      int sent = 0;
      int replied = 0;
      for (int request = 0; request < requests; request++) {
        boolean known = false;
        boolean heard = false;
        for (int tries = 0; tries < values.get("tries") && !heard; tries++) {
          if (SeededGenerator.below(seed, sent++, 1000) >= values.get("loss")) {
            if (!known || !remembers) {
              done++;
              balance += client * requests + request;
            }
            known = true;
            heard = SeededGenerator.below(seed + 1, replied++, 1000) >= values.get("loss");
          }
        }
        answered += heard ? 1 : 0;
      }
    }
    return "%d requests: answered %d, done %d, balance %d\n"
        .formatted(clients * requests, answered, done, balance);
  }

  /** Everything once: the amounts are the numbers from requests to (clients + 1) requests - 1. */
  private static String unreliableRequest(int clients, int requests) {
    int all = clients * requests;
    int balance = all * requests + all * (all - 1) / 2;
    return "%d requests: answered %d, done %d, balance %d\n".formatted(all, all, all, balance);
  }
}
