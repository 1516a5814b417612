package org.inmesh.coresim.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.machine.SharedMemoryProgram.CORES;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;

/**
 * Random programs of atomic operations, loads and stores on few words, one program on each core:
 * what the cores are told must be what a sequential memory tells them in some order that keeps each
 * core's own.
 */
class AtomicHistoryTest {
  private static final int OPERATIONS = 7;
  private static final int WORDS = 3;

  /** Two words in one line, one in another. */
  private static final int[] ADDRESSES = {
    SharedMemoryProgram.word(0), SharedMemoryProgram.word(1), SharedMemoryProgram.line(3)
  };

  enum Kind {
    ADD,
    EXCHANGE,
    COMPARE_AND_EXCHANGE,
    LOAD,
    STORE;

    /** What the operation tells; changes the memory. */
    int apply(int[] memory, int word, int value, int expected) {
      int old = memory[word];
      switch (this) {
        case ADD -> memory[word] = old + value;
        case EXCHANGE, STORE -> memory[word] = value;
        case COMPARE_AND_EXCHANGE -> memory[word] = old == expected ? value : old;
        case LOAD -> {}
      }
      return switch (this) {
        case ADD, EXCHANGE, LOAD -> old;
        case COMPARE_AND_EXCHANGE -> old == expected ? 1 : 0;
        case STORE -> 0;
      };
    }
  }

  record Step(Kind kind, int word, int value, int expected) {
    /** Leaves what it tells in A. */
    String code() {
      String address = "  ldc %d\n".formatted(ADDRESSES[word]);
      String number = "  ldc %d\n".formatted(value);
      return switch (kind) {
        case ADD -> number + address + "  atomadd\n";
        case EXCHANGE -> number + address + "  atomexch\n";
        case COMPARE_AND_EXCHANGE ->
            "  ldc %d\n".formatted(expected) + number + address + "  atomcmpx\n";
        case LOAD -> address + "  ldnl 0\n";
        case STORE -> number + address + "  stnl 0\n  fence\n  ldc 0\n";
      };
    }
  }

  @Provide
  Arbitrary<List<List<Step>>> programs() {
    Arbitrary<Step> step =
        Combinators.combine(
                Arbitraries.of(Kind.class),
                Arbitraries.integers().between(0, WORDS - 1),
                Arbitraries.integers().between(0, 3),
                Arbitraries.integers().between(0, 3))
            .as(Step::new);
    return step.list().ofSize(OPERATIONS).list().ofSize(CORES);
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void shouldTellWhatASequentialMemoryTellsInSomeOrder(
      @ForAll("programs") List<List<Step>> programs) {
    StringBuilder source = new StringBuilder();
    for (int core = 0; core < CORES; core++) {
      source.append("core%d:\n  ldc %d\n  stl 1\n".formatted(core, core));
      for (int i = 0; i < OPERATIONS; i++) {
        source.append(programs.get(core).get(i).code()).append("  stl %d\n".formatted(2 + i));
      }
      source.append("  ldlp 1\n  ldc #60000004\n  ldc %d\n  out\n".formatted(4 * (1 + OPERATIONS)));
      source.append("  stopp\n");
    }
    SharedMemoryProgram program = new SharedMemoryProgram(source.toString());
    for (int core = 0; core < CORES; core++) {
      program.process(core, "core" + core);
    }
    RecordingHost host = new RecordingHost();
    RunResult result = program.run(Machines.Stepping.RUN_AHEAD, host);
    assertThat(result.ending()).isEqualTo(Ending.FINISHED);
    int[][] told = told(host.screen());
    assertThat(explains(programs, told, new int[CORES], new int[WORDS], new HashSet<>()))
        .as(() -> "no order explains " + Arrays.deepToString(told))
        .isTrue();
  }

  private static int[][] told(String screen) {
    int[] words = new int[screen.length() / 4];
    for (int i = 0; i < screen.length(); i++) {
      words[i / 4] |= screen.charAt(i) << 8 * (i % 4);
    }
    int[][] told = new int[CORES][];
    for (int i = 0; i < words.length; i += 1 + OPERATIONS) {
      told[words[i]] = Arrays.copyOfRange(words, i + 1, i + 1 + OPERATIONS);
    }
    return told;
  }

  private static boolean explains(
      List<List<Step>> programs,
      int[][] told,
      int[] position,
      int[] memory,
      Set<List<Integer>> tried) {
    if (Arrays.stream(position).allMatch(each -> each == OPERATIONS)) {
      return true;
    }
    List<Integer> state = new ArrayList<>();
    Arrays.stream(position).forEach(state::add);
    Arrays.stream(memory).forEach(state::add);
    if (!tried.add(state)) {
      return false;
    }
    for (int core = 0; core < CORES; core++) {
      if (position[core] < OPERATIONS) {
        Step step = programs.get(core).get(position[core]);
        int[] next = memory.clone();
        int answer = step.kind().apply(next, step.word(), step.value(), step.expected());
        int[] further = position.clone();
        further[core]++;
        if (answer == told[core][position[core]]
            && explains(programs, told, further, next, tried)) {
          return true;
        }
      }
    }
    return false;
  }
}
