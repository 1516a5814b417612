package org.inmesh.coresim.transputer;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.inmesh.isa.transputer.ProcessorType;

/**
 * Random programs of several processes of both priorities that talk, alternate, wait for times,
 * start and end others, use up time slices and change their own code. What they do with each other
 * is in one order for all, so that they end.
 *
 * @param type whose instructions it has
 * @param code the processes are at labels {@code P0}, {@code P1}, ...
 * @param priorities of the processes
 */
record RandomProcesses(ProcessorType type, String code, List<Integer> priorities) {
  static final int WORKSPACES = Integer.MIN_VALUE + 9216;
  static final int WORKSPACE_BYTES = 1024;
  static final int CHANNELS = Integer.MIN_VALUE + 8192 + 64;
  static final int CHANNEL_COUNT = 32;
  private static final int MOST_PROCESSES = 5;

  /** Workspace of a process. */
  static int workspace(int process) {
    return WORKSPACES + process * WORKSPACE_BYTES;
  }

  int descriptor(int process) {
    return workspace(process) | priorities.get(process);
  }

  /** Programs of a type's instructions. */
  static Arbitrary<RandomProcesses> of(ProcessorType type) {
    Arbitrary<List<String>> bodies = RandomCode.body(type, 2).list().ofMinSize(4).ofMaxSize(14);
    return Combinators.combine(Arbitraries.longs(), bodies)
        .as((seed, pieces) -> new Builder(type, seed, pieces).build());
  }

  /** Puts pieces of code of single processes between what they do with each other. */
  private static final class Builder {
    private final ProcessorType type;
    private final Random random;
    private final List<String> pieces;
    private final List<StringBuilder> codes = new ArrayList<>();
    private final List<Integer> priorities = new ArrayList<>();
    private int labels;
    private int channels;

    Builder(ProcessorType type, long seed, List<String> pieces) {
      this.type = type;
      this.random = new Random(seed);
      this.pieces = pieces;
    }

    RandomProcesses build() {
      int count = 2 + random.nextInt(MOST_PROCESSES - 1);
      for (int i = 0; i < count; i++) {
        codes.add(new StringBuilder("P" + i + ":\nclrhalterr\n"));
        priorities.add(random.nextInt(3) == 0 ? CoreState.HIGH : CoreState.LOW);
      }
      for (String piece : pieces) {
        add(any(), unique(piece));
        event();
      }
      codes.forEach(code -> code.append("stopp\n"));
      return new RandomProcesses(type, String.join("", codes), List.copyOf(priorities));
    }

    private int any() {
      return random.nextInt(codes.size());
    }

    private int other(int process) {
      return (process + 1 + random.nextInt(codes.size() - 1)) % codes.size();
    }

    private void add(int process, String text) {
      codes.get(process).append(text).append('\n');
    }

    /** Labels end in a number that was a piece's; now they get another. */
    private String unique(String text) {
      return text.replaceAll("\\b([LSEFMC])(\\d+)\\b", "$1$2x" + labels++);
    }

    private int channel() {
      return CHANNELS + 4 * (channels++ % CHANNEL_COUNT);
    }

    private void event() {
      int process = any();
      switch (random.nextInt(9)) {
        case 0, 1 -> message(process, other(process));
        case 2, 3 -> alternate(process);
        case 4 -> add(process, sleep());
        case 5 -> add(process, parallel(priorities.get(process)));
        case 6 -> add(process, spin());
        case 7 -> add(process, selfModifying());
        default -> add(process, small(process));
      }
    }

    private void message(int sender, int receiver) {
      int channel = channel();
      int kind = random.nextInt(4);
      int length = kind == 0 ? 4 : kind == 1 ? 1 : random.nextInt(15);
      int from = 20 * 4 + random.nextInt(4);
      int to = 20 * 4 + random.nextInt(4);
      add(
          sender,
          switch (kind) {
            case 0 -> "ldc %d\nldl 21\noutword".formatted(channel);
            case 1 -> "ldc %d\nldl 21\noutbyte".formatted(channel);
            default -> "ldlp 0\nadc %d\nldc %d\nldc %d\nout".formatted(from, channel, length);
          });
      add(receiver, "ldlp 0\nadc %d\nldc %d\nldc %d\nin".formatted(to, channel, length));
    }

    /** One takes from all others as they come, perhaps looking at the clock in between. */
    private void alternate(int receiver) {
      List<Integer> taken = new ArrayList<>();
      for (int sender = 0; sender < codes.size(); sender++) {
        if (sender != receiver && random.nextInt(3) != 0) {
          int channel = channel();
          taken.add(channel);
          if (random.nextBoolean()) {
            add(sender, sleep());
          }
          add(sender, "ldc %d\nldl 22\noutword".formatted(channel));
        }
      }
      add(receiver, alternation(taken, random.nextBoolean(), random.nextInt(3)));
    }

    private String alternation(List<Integer> from, boolean timed, int skips) {
      String n = "N" + labels++;
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < from.size(); i++) {
        text.append("ldc 1\nstl %d\n".formatted(60 + i));
      }
      // Local 72 counts the messages to come, 73 the skips, 74 the times that may be taken: the
      // others have to come to run.
      text.append("ldc %d\nstl 72\nldc %d\nstl 73\nldc 3\nstl 74\n".formatted(from.size(), skips));
      text.append("%s:\n".formatted(n));
      text.append("ldl 72\ncj %sZ\n".formatted(n));
      if (timed) {
        text.append("ldtimer\nadc %d\nstl 67\n".formatted(random.nextInt(20) - 2));
      }
      text.append(timed ? "talt\n" : "alt\n");
      for (int i = 0; i < from.size(); i++) {
        text.append("ldc %d\nldl %d\nenbc\n".formatted(from.get(i), 60 + i));
      }
      if (timed) {
        text.append("ldl 67\nldl 74\nenbt\n");
      }
      text.append("ldl 73\nenbs\n").append(timed ? "taltwt\n" : "altwt\n");
      for (int i = 0; i < from.size(); i++) {
        text.append(
            "ldc %d\nldl %d\nldc %sB%d - %sA\ndisc\n".formatted(from.get(i), 60 + i, n, i, n));
      }
      if (timed) {
        text.append("ldl 67\nldl 74\nldc %sT - %sA\ndist\n".formatted(n, n));
      }
      text.append("ldl 73\nldc %sS - %sA\ndiss\naltend\n%sA:\n".formatted(n, n, n));
      for (int i = 0; i < from.size(); i++) {
        text.append(
            "%sB%d:\nldlp %d\nldc %d\nldc 4\nin\nldc 0\nstl %d\nldl 72\nadc -1\nstl 72\nj %s\n"
                .formatted(n, i, 24 + i, from.get(i), 60 + i, n));
      }
      text.append("%sT:\nldl 74\nadc -1\nstl 74\nldtimer\nstl 30\nj %s\n".formatted(n, n));
      text.append("%sS:\nldl 73\nadc -1\nstl 73\nj %s\n%sZ:".formatted(n, n, n));
      return text.toString();
    }

    private String sleep() {
      return "ldtimer\nadc %d\ntin".formatted(random.nextInt(30) - 3);
    }

    /**
     * A PAR of two or three: the others are started at the same or, by runp, at either priority. A
     * process that has sent its word may have to stop yet while its parent goes on: its workspace
     * is below all that the parent's procedures use.
     */
    private String parallel(int priority) {
      String n = "Q" + labels++;
      boolean byRun = random.nextBoolean();
      int childPriority = byRun ? random.nextInt(2) : priority;
      String start =
          byRun
              ? "lda %sC\nldlp -130\nstnl -1\nldlp -130\nadc %d\nrunp\n".formatted(n, childPriority)
              : "ldc %sC - %sD\nldlp -130\nstartp\n%sD:\n".formatted(n, n, n);
      // endp in the other priority would leave the parent there; it sends a word instead.
      int channel = channel();
      String end =
          byRun
              ? "ldc %d\nldc 77\noutword\nstopp\n%sE:\nldlp 33\nldc %d\nldc 4\nin"
                  .formatted(channel, n, channel)
              : "ldlp 130\nendp\n%sE:\nldlp 0\nendp\n%sF:\n".formatted(n, n);
      String record = byRun ? "" : "lda %sF\nstl 0\nldc 2\nstl 1\n".formatted(n);
      return record
          + start
          + "j %sE\n%sC:\nldc %d\nstl 3\nldl 3\nldl 3\nmul\nstl 4\n"
              .formatted(n, n, random.nextInt(9))
          + end;
    }

    private String spin() {
      int count = 20 + random.nextInt(90);
      String n = "V" + labels++;
      return ("ldc 0\nstl 70\nldc %d\nstl 71\n%s:\nldl 70\nldl 71\nmul\nstl 31\n"
              + "ldlp 70\nldc %sE - %s\nlend\n%sE:")
          .formatted(count, n, n, n, n);
    }

    /** Writes the operand of an instruction that comes next, or a little later. */
    private String selfModifying() {
      String n = "Y" + labels++;
      int value = random.nextInt(16);
      return "ldc %d\nlda %s\nsb\n%s%s:\nldc 3\nstl 32"
          .formatted(0x40 | value, n, random.nextBoolean() ? "ldc 5\nstl 34\n" : "", n);
    }

    private String small(int process) {
      String queue = priorities.get(process) == CoreState.HIGH ? "saveh" : "savel";
      return switch (random.nextInt(4)) {
        case 0 -> "ldlp 35\n" + queue;
        case 1 -> "testerr\nstl 37\nstoperr";
        case 2 -> "ldpri\nstl 38\nldtimer\nstl 39";
        default -> "ldc %d\nresetch".formatted(channel());
      };
    }
  }
}
