package org.inmesh.loader.occam.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.loader.occam.code.OccamRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random programs do on the machines what the interpreter of the syntax tree says. A program that
 * shows a difference is reduced to a short one. Programs whose constants overflow are refused
 * rather than run; they must not become many.
 */
class RandomProgramsTest {
  /** Seeds that the slow test begins with; {@code -Dfirst.seed=n} goes on elsewhere. */
  private static final long FIRST = Long.getLong("first.seed", 1_000_000);

  private static final MachineSpecification ONE_CORE = OccamRun.machine(Kind.MESH, 1);
  private static final MachineSpecification MESH = OccamRun.machine(Kind.MESH, 2);
  private static final MachineSpecification COHERENT = OccamRun.machine(Kind.COHERENT, 2);

  private final Map<Comparison.Kind, Integer> counts = new EnumMap<>(Comparison.Kind.class);

  @Test
  void shouldComputeLikeTheInterpreter() {
    compareSequential(0, 100);
  }

  @Test
  void shouldCommunicateLikeTheInterpreter() {
    compareNetworks(0, 60);
  }

  @Test
  @Tag("slow")
  void shouldComputeLikeTheInterpreterForLong() {
    compareSequential(FIRST, 30_000);
  }

  @Test
  @Tag("slow")
  void shouldCommunicateLikeTheInterpreterForLong() {
    compareNetworks(FIRST, 15_000);
  }

  private void compareSequential(long first, int count) {
    for (long seed = first; seed < first + count; seed++) {
      String program = SequentialProgram.of(seed, (int) (seed % 6));
      check("sequential " + seed, program, seed % 5 == 0 ? COHERENT : ONE_CORE, true);
    }
    checkCounts(count);
  }

  private void compareNetworks(long first, int count) {
    List<MachineSpecification> machines = List.of(ONE_CORE, MESH, COHERENT);
    for (long seed = first; seed < first + count; seed++) {
      int size = (int) (seed % 4);
      String program = seed % 5 == 0 ? Pipeline.of(seed, size) : Network.of(seed, size);
      check("network " + seed, program, machines.get((int) (seed % 3)), false);
    }
    checkCounts(count);
    assertThat(counts.getOrDefault(Comparison.Kind.DEADLOCK, 0))
        .isGreaterThanOrEqualTo(count / 200);
  }

  private void checkCounts(int count) {
    assertThat(counts.getOrDefault(Comparison.Kind.FINISHED, 0)).isGreaterThan(count / 5);
    assertThat(counts.getOrDefault(Comparison.Kind.ERROR, 0)).isGreaterThan(count / 10);
    assertThat(counts.getOrDefault(Comparison.Kind.REFUSED, 0)).isLessThan(count / 2);
    assertThat(counts.getOrDefault(Comparison.Kind.UNSUITABLE, 0)).isLessThan(1 + count / 50);
  }

  private void check(
      String name, String program, MachineSpecification machine, boolean sequential) {
    Comparison comparison = Comparison.of(program, machine, sequential);
    counts.merge(comparison.kind(), 1, Integer::sum);
    if (comparison.kind() != Comparison.Kind.DIFFERENT) {
      return;
    }
    Reducer reducer =
        new Reducer(text -> Comparison.of(text, machine, sequential).isLike(comparison));
    String reduced = reducer.reduce(program);
    throw new AssertionError(
        name + ":\n" + reduced + Comparison.of(reduced, machine, sequential).explanation());
  }
}
