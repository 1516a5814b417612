package org.inmesh.traces.goal;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inmesh.traces.goal.GoalSchedule.Calculation;
import org.inmesh.traces.goal.GoalSchedule.Operation;
import org.inmesh.traces.goal.GoalSchedule.Receive;
import org.inmesh.traces.goal.GoalSchedule.Requirement;
import org.inmesh.traces.goal.GoalSchedule.Send;

/**
 * Reads schedules as LogGOPSim's converter {@code txt2bin} takes them (T. Hoefler and others,
 * 2009):
 *
 * <pre>
 *   num_ranks 2
 *   rank 0 {
 *     l1: calc 100
 *     l2: send 64b to 1 tag 7
 *     l2 requires l1
 *   }
 * </pre>
 *
 * <p>Tags are 0 if they are left out; {@code cpu} and {@code nic} are read and have no effect.
 */
final class GoalParser {
  private static final int MOST_RANKS = 65_536;

  private final GoalWords words;

  private GoalParser(GoalWords words) {
    this.words = words;
  }

  /**
   * Reads a schedule.
   *
   * @throws org.inmesh.traces.TraceFormatException if it is none; names line and column
   */
  static GoalSchedule parse(String file, BufferedReader text) throws IOException {
    return new GoalParser(new GoalWords(file, text)).schedule();
  }

  private GoalSchedule schedule() throws IOException {
    words.expect("num_ranks");
    int count = words.number("the number of ranks", 1);
    if (count > MOST_RANKS) {
      throw words.wrong("there can be %d ranks, not %d".formatted(MOST_RANKS, count));
    }
    List<List<Operation>> ranks = new ArrayList<>();
    for (int rank = 0; rank < count; rank++) {
      ranks.add(List.of());
    }
    boolean[] seen = new boolean[count];
    while (!words.peek().isEmpty()) {
      words.expect("rank");
      int rank = rank(count, 0);
      if (seen[rank]) {
        throw words.wrong("rank " + rank + " has been described before");
      }
      seen[rank] = true;
      ranks.set(rank, new RankParser(words, count).operations());
    }
    return new GoalSchedule(ranks);
  }

  private int rank(int count, int minimum) throws IOException {
    return rank(words, count, minimum);
  }

  private static int rank(GoalWords words, int count, int minimum) throws IOException {
    int rank = words.number("a rank", minimum);
    if (rank >= count) {
      throw words.wrong("there is no rank %d of %d".formatted(rank, count));
    }
    return rank;
  }

  /** Reads what a rank does. */
  private static final class RankParser {
    private final GoalWords words;
    private final int ranks;
    private final List<Operation> operations = new ArrayList<>();
    private final List<List<Requirement>> requirements = new ArrayList<>();
    private final Map<String, Integer> labels = new HashMap<>();

    RankParser(GoalWords words, int ranks) {
      this.words = words;
      this.ranks = ranks;
    }

    List<Operation> operations() throws IOException {
      words.expect("{");
      while (!words.takeIf("}")) {
        switch (words.peek()) {
          case "send", "recv", "calc" -> operation();
          default -> labelled();
        }
      }
      return operations;
    }

    private void labelled() throws IOException {
      if (!words.peek().matches("[A-Za-z_].*")) {
        throw words.wrong("an operation, a label or '}' must stand here");
      }
      String label = words.peek();
      Integer known = labels.get(label);
      int line = words.line();
      words.take();
      if (words.takeIf(":")) {
        if (labels.putIfAbsent(label, operations.size()) != null) {
          throw words.wrong(
              "the label %s, line %d, is that of another operation".formatted(label, line));
        }
        operation();
      } else {
        requirement(label, known);
      }
    }

    private void requirement(String label, Integer operation) throws IOException {
      boolean start = words.peek().equals("irequires");
      if (!start && !words.peek().equals("requires")) {
        throw words.wrong("':', 'requires' or 'irequires' must follow a label");
      }
      if (operation == null) {
        throw words.wrong("no operation before has the label " + label);
      }
      words.take();
      Integer required = labels.get(words.peek());
      if (required == null) {
        throw words.wrong("no operation before has this label");
      }
      words.take();
      requirements.get(operation).add(new Requirement(required, start));
    }

    private void operation() throws IOException {
      int line = words.line();
      List<Requirement> required = new ArrayList<>();
      String kind = words.peek();
      Operation operation;
      switch (kind) {
        case "send" -> {
          words.take();
          int bytes = bytes();
          words.expect("to");
          int peer = rank(words, ranks, 0);
          operation = new Send(line, bytes, peer, tag(0), required);
        }
        case "recv" -> {
          words.take();
          int bytes = bytes();
          words.expect("from");
          int peer = rank(words, ranks, GoalSchedule.ANY);
          operation = new Receive(line, bytes, peer, tag(GoalSchedule.ANY), required);
        }
        case "calc" -> {
          words.take();
          operation = new Calculation(line, words.longNumber("a time", 0), required);
          tag(0);
        }
        default -> throw words.wrong("an operation is send, recv or calc");
      }
      operations.add(operation);
      requirements.add(required);
    }

    private int bytes() throws IOException {
      int bytes = words.number("a length", 0);
      words.expect("b");
      return bytes;
    }

    /** The options of an operation, of which only the tag matters. */
    private int tag(int minimum) throws IOException {
      int tag = 0;
      while (true) {
        if (words.takeIf("tag")) {
          tag = words.number("a tag", minimum);
        } else if (words.takeIf("cpu") || words.takeIf("nic")) {
          words.number("a number", 0);
        } else {
          return tag;
        }
      }
    }
  }
}
