package org.inmesh.loader.occam.random;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.loader.occam.code.OccamRun;
import org.junit.jupiter.api.Test;

/** Random programs do on the machine what the interpreter of the syntax tree says. */
class RandomProgramsTest {
  private static final MachineSpecification MESH = OccamRun.machine(Kind.MESH, 1);

  private static final List<MachineSpecification> MACHINES =
      List.of(MESH, OccamRun.machine(Kind.MESH, 2), OccamRun.machine(Kind.COHERENT, 2));

  private final Map<Comparison.Kind, Integer> counts = new EnumMap<>(Comparison.Kind.class);
  private final Map<String, Integer> reasons = new TreeMap<>();

  @Test
  void shouldComputeLikeTheInterpreter() {
    compareSequential(0, Integer.getInteger("programs", 300));
    System.out.println(counts + "\n" + reasons);
  }

  @Test
  void shouldCommunicateLikeTheInterpreter() {
    compareNetworks(0, Integer.getInteger("programs", 300) / 2);
    System.out.println(counts + "\n" + reasons);
  }

  private void compareNetworks(long firstSeed, int count) {
    for (long seed = firstSeed; seed < firstSeed + count; seed++) {
      String program = Network.of(seed, (int) (seed % 4));
      check(program, MACHINES.get((int) (seed % MACHINES.size())), false, "network " + seed);
    }
  }

  private void compareSequential(long firstSeed, int count) {
    for (long seed = firstSeed; seed < firstSeed + count; seed++) {
      String program = SequentialProgram.of(seed, (int) (seed % 6));
      check(program, MESH, true, "seed " + seed);
    }
  }

  private void check(
      String program, MachineSpecification machine, boolean sequential, String where) {
    Comparison comparison = Comparison.of(program, machine, sequential);
    counts.merge(comparison.kind(), 1, Integer::sum);
    if (comparison.kind() == Comparison.Kind.REFUSED
        || comparison.kind() == Comparison.Kind.UNSUITABLE) {
      reasons.merge(comparison.explanation().replaceAll("[0-9]+", "0"), 1, Integer::sum);
    }
    if (comparison.kind() == Comparison.Kind.DIFFERENT) {
      String kind = kindOf(comparison);
      String reduced =
          new Reducer(
                  text -> {
                    Comparison other = Comparison.of(text, machine, sequential);
                    return other.kind() == Comparison.Kind.DIFFERENT && kindOf(other).equals(kind);
                  })
              .reduce(program);
      throw new AssertionError(
          where
              + "\n"
              + reduced
              + "\n"
              + Comparison.of(reduced, machine, sequential).explanation());
    }
  }

  private static String kindOf(Comparison comparison) {
    return comparison.explanation().split("\n")[0].replaceAll("[0-9]+", "0");
  }
}
