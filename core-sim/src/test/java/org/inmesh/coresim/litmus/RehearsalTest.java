package org.inmesh.coresim.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inmesh.coresim.litmus.Condition.Quantifier;
import org.inmesh.coresim.litmus.Instruction.Exchange;
import org.inmesh.coresim.litmus.Instruction.Fence;
import org.inmesh.coresim.litmus.Instruction.Load;
import org.inmesh.coresim.litmus.Instruction.Store;
import org.inmesh.coresim.litmus.Operand.Immediate;
import org.inmesh.coresim.litmus.Proposition.Equal;
import org.inmesh.coresim.litmus.Variable.Location;
import org.junit.jupiter.api.Test;

/** Orders of the steps of two threads that each do a few instructions. */
class RehearsalTest {
  private static final Instruction STORE_X = new Store("x", new Immediate(1));
  private static final Instruction LOAD_Y = new Load("rax", "y");
  private static final Instruction FENCE = new Fence();

  @Test
  void shouldKeepTheOrderOfAThread() {
    Rehearsal rehearsal = rehearsal(false, List.of(STORE_X, LOAD_Y), List.of(LOAD_Y));

    for (int i = 0; i < 100; i++) {
      rehearsal.propose(Set.of());
      assertThat(rehearsal.steps()).isEqualTo(3);
      assertThat(rehearsal.executed(0, 0)).isLessThan(rehearsal.executed(0, 1));
      assertThat(positions(rehearsal)).containsExactlyInAnyOrder(0, 1, 2);
    }
  }

  private static List<Integer> positions(Rehearsal rehearsal) {
    return List.of(rehearsal.executed(0, 0), rehearsal.executed(0, 1), rehearsal.executed(1, 0));
  }

  @Test
  void shouldFindEveryOrder() {
    Rehearsal rehearsal = rehearsal(false, List.of(STORE_X, LOAD_Y), List.of(LOAD_Y));
    Set<List<Integer>> orders = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      rehearsal.propose(Set.of());
      orders.add(positions(rehearsal));
    }

    assertThat(orders)
        .containsExactlyInAnyOrder(List.of(0, 1, 2), List.of(0, 2, 1), List.of(1, 2, 0));
  }

  @Test
  void shouldLetBufferedStoresLeaveLateButInOrderAndBeforeFences() {
    Instruction storeY = new Store("y", new Immediate(1));
    Rehearsal rehearsal =
        rehearsal(true, List.of(STORE_X, storeY, LOAD_Y, FENCE), List.of(STORE_X));
    int late = 0;
    for (int i = 0; i < 200; i++) {
      rehearsal.propose(Set.of());
      assertThat(rehearsal.steps()).isEqualTo(5 + 3);
      assertThat(rehearsal.left(0, 0))
          .isGreaterThan(rehearsal.executed(0, 0))
          .isLessThan(rehearsal.left(0, 1));
      assertThat(rehearsal.left(0, 1)).isLessThan(rehearsal.executed(0, 3));
      late += rehearsal.left(0, 0) > rehearsal.executed(0, 2) ? 1 : 0;
    }
    assertThat(late).isPositive();
  }

  @Test
  void shouldLeaveTheBufferEmptyForAnExchange() {
    Rehearsal rehearsal =
        rehearsal(true, List.of(STORE_X, new Exchange("rax", "y")), List.of(STORE_X));

    for (int i = 0; i < 100; i++) {
      rehearsal.propose(Set.of());
      assertThat(rehearsal.left(0, 0)).isLessThan(rehearsal.executed(0, 1));
    }
  }

  /** Three stores of x: whatever order was last, the last one that leaves tells the end. */
  @Test
  void shouldPreferOrdersWithANewEnd() {
    List<List<Instruction>> threads = new ArrayList<>();
    for (int value = 1; value <= 3; value++) {
      threads.add(List.of(new Store("x", new Immediate(value))));
    }
    Rehearsal rehearsal = rehearsal(threads, true);
    Set<FinalState> seen = Set.of(new FinalState(List.of(1)), new FinalState(List.of(2)));

    for (int i = 0; i < 50; i++) {
      rehearsal.propose(seen);
      assertThat(rehearsal.left(2, 0)).isEqualTo(rehearsal.steps() - 1);
    }
  }

  private static Rehearsal rehearsal(
      boolean buffered, List<Instruction> first, List<Instruction> second) {
    return rehearsal(List.of(first, second), buffered);
  }

  private static Rehearsal rehearsal(List<List<Instruction>> threads, boolean buffered) {
    LitmusTest test =
        LitmusTest.of(
            "test",
            threads,
            Map.of(),
            new Condition(Quantifier.EXISTS, new Equal(new Location("x"), 1), ""),
            List.of());
    List<String> locations = List.copyOf(test.locations());
    List<ThreadCode> code = new ArrayList<>();
    for (int thread = 0; thread < threads.size(); thread++) {
      code.add(new ThreadCode(test, thread, locations));
    }
    return new Rehearsal(test, locations, code, buffered, new RandomNumbers(1));
  }
}
