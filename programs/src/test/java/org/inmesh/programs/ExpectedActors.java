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
}
