package org.inmesh.coresim.coherence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.coherence.Cores.word;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.CacheSpecification;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.junit.jupiter.api.Test;

/** Litmus tests: outcomes that sequential consistency forbids must not be seen. */
class LitmusTest {
  private static final MachineSpecification MACHINE =
      Cores.machine(2, 2, new CacheSpecification(Protocol.MESI, 16, 64, 2, 0, 256, 2, 3, 20));

  /** Words of different lines. */
  private static final int X = word(0);

  private static final int Y = word(4);

  @Test
  void shouldForbidStoreBuffering() {
    Set<String> outcomes = new TreeSet<>();
    for (int seed = 0; seed < 400; seed++) {
      int[] read = new int[2];
      Cores cores = cores(seed);
      cores.add(0, port -> port.store(X, 1)).add(0, port -> read[0] = port.load(Y));
      cores.add(1, port -> port.store(Y, 1)).add(1, port -> read[1] = port.load(X));
      cores.run();
      outcomes.add(read[0] + "," + read[1]);
    }
    assertThat(outcomes).containsExactlyInAnyOrder("0,1", "1,0", "1,1");
  }

  @Test
  void shouldForbidMessagePassingOutOfOrder() {
    Set<String> outcomes = new TreeSet<>();
    for (int seed = 0; seed < 400; seed++) {
      int[] read = new int[2];
      Cores cores = cores(seed);
      cores.add(0, port -> port.store(X, 1)).add(0, port -> port.store(Y, 1));
      cores.add(1, port -> read[0] = port.load(Y)).add(1, port -> read[1] = port.load(X));
      cores.run();
      outcomes.add(read[0] + "," + read[1]);
    }
    assertThat(outcomes).containsExactlyInAnyOrder("0,0", "0,1", "1,1");
  }

  @Test
  void shouldShowIndependentWritesToAllReadersInOneOrder() {
    Set<String> outcomes = new TreeSet<>();
    for (int seed = 0; seed < 400; seed++) {
      int[] read = new int[4];
      Cores cores = cores(seed);
      cores.add(0, port -> port.store(X, 1));
      cores.add(1, port -> port.store(Y, 1));
      cores.add(2, port -> read[0] = port.load(X)).add(2, port -> read[1] = port.load(Y));
      cores.add(3, port -> read[2] = port.load(Y)).add(3, port -> read[3] = port.load(X));
      cores.run();
      outcomes.add("%d%d %d%d".formatted(read[0], read[1], read[2], read[3]));
    }
    assertThat(outcomes).doesNotContain("10 10").hasSizeGreaterThan(4);
  }

  /** Cores that have some of the lines already and start at different times. */
  private static Cores cores(int seed) {
    // Neighbouring seeds of java.util.Random give similar first numbers.
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    random.nextLong();
    Cores cores =
        new Cores(
            MACHINE,
            256,
            (specification, receiver) ->
                new RandomDelayNetwork(specification, receiver, 1, 40, random.nextLong()));
    for (int core = 0; core < MACHINE.cores(); core++) {
      if (random.nextBoolean()) {
        cores.add(core, port -> port.load(X));
      }
      if (random.nextBoolean()) {
        cores.add(core, port -> port.load(Y));
      }
    }
    cores.run();
    for (int core = 0; core < MACHINE.cores(); core++) {
      for (int i = random.nextInt(100); i > 0; i--) {
        cores.add(core, port -> {});
      }
    }
    return cores;
  }
}
