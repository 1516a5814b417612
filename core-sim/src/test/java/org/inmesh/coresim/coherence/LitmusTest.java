package org.inmesh.coresim.coherence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.coherence.Cores.word;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.coherence.cache.CacheGeometry;
import org.inmesh.coresim.coherence.cache.PrivateCacheSpecification;
import org.inmesh.coresim.coherence.cache.Replacement;
import org.inmesh.coresim.coherence.cache.SliceSpecification;
import org.inmesh.coresim.coherence.consistency.Consistency;
import org.inmesh.coresim.coherence.directory.DirectorySpecification;
import org.inmesh.coresim.coherence.directory.SharerFormat;
import org.inmesh.coresim.coherence.memory.MemorySpecification;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.coresim.transputer.MemoryPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Litmus tests: outcomes that the memory model forbids must not be seen, and others must. */
class LitmusTest {
  private static MachineSpecification machine(Consistency consistency) {
    return Cores.machine(
        2,
        2,
        new CacheSpecification(
            Protocol.MESI,
            consistency,
            4,
            16,
            new PrivateCacheSpecification(
                new CacheGeometry(64, 2, Replacement.LRU), 0, CacheGeometry.NONE, 1, false, 1),
            new DirectorySpecification(SharerFormat.FULL_MAP, 0, 8),
            new SliceSpecification(new CacheGeometry(256, 2, Replacement.LRU), 3),
            false,
            20,
            MemorySpecification.FIXED_LATENCY));
  }

  /** Words of different lines. */
  private static final int X = word(0);

  private static final int Y = word(4);

  @ParameterizedTest
  @EnumSource(Consistency.class)
  void shouldShowBufferedStoresWithStoreBuffersOnly(Consistency consistency) {
    Set<String> outcomes = new TreeSet<>();
    for (int seed = 0; seed < 400; seed++) {
      int[] read = new int[2];
      Cores cores = cores(consistency, seed);
      cores.add(0, port -> port.store(X, 1)).add(0, port -> read[0] = port.load(Y));
      cores.add(1, port -> port.store(Y, 1)).add(1, port -> read[1] = port.load(X));
      cores.run();
      outcomes.add(read[0] + "," + read[1]);
    }
    if (consistency == Consistency.TSO) {
      assertThat(outcomes).containsExactlyInAnyOrder("0,0", "0,1", "1,0", "1,1");
    } else {
      assertThat(outcomes).containsExactlyInAnyOrder("0,1", "1,0", "1,1");
    }
  }

  /**
   * Core 0's second store waits until cycle 900, whatever it may do before; a fence waits for it.
   */
  @Test
  void shouldKeepStoresInTheBufferAsLongAsToldTo() {
    Cores cores = new Cores(machine(Consistency.TSO), 256);
    cores.memory.pace((core, store) -> store == 0 ? 0 : 900 - cores.cycle());
    cores.add(0, port -> port.store(X, 1)).add(0, port -> port.store(Y, 1));
    cores.add(0, port -> port.load(word(8)));
    long[] cycles = new long[3];
    cores.add(0, port -> cycles[0] = cores.cycle()).add(0, MemoryPort::fence);
    cores.afterCycle(
        () -> {
          cycles[1] = cores.memory.peek(X) == 0 ? cores.cycle() : cycles[1];
          cycles[2] = cores.memory.peek(Y) == 0 ? cores.cycle() : cycles[2];
        });
    cores.run();

    assertThat(cycles[0]).isLessThan(500);
    assertThat(cycles[1]).isLessThan(500);
    assertThat(cycles[2]).isBetween(899L, 1400L);
    assertThat(cores.finished[0]).isBetween(900L, 1500L);
    assertThat(cores.memory.peek(Y)).isEqualTo(1);
  }

  @Test
  void shouldWaitForTheStoreBufferAtFences() {
    Set<String> outcomes = new TreeSet<>();
    for (int seed = 0; seed < 400; seed++) {
      int[] read = new int[2];
      Cores cores = cores(Consistency.TSO, seed);
      cores.add(0, port -> port.store(X, 1)).add(0, MemoryPort::fence);
      cores.add(0, port -> read[0] = port.load(Y));
      cores.add(1, port -> port.store(Y, 1)).add(1, MemoryPort::fence);
      cores.add(1, port -> read[1] = port.load(X));
      cores.run();
      outcomes.add(read[0] + "," + read[1]);
    }
    assertThat(outcomes).containsExactlyInAnyOrder("0,1", "1,0", "1,1");
  }

  @Test
  void shouldReadItsOwnStoresFromTheBuffer() {
    int[] read = new int[3];
    Cores cores = cores(Consistency.TSO, 1);
    cores.add(0, port -> port.store(X, 0x01020304)).add(0, port -> read[0] = port.load(X));
    cores.add(0, port -> port.storeByte(X + 1, 0xEE));
    cores.add(0, port -> read[1] = port.loadByte(X + 1)).add(0, port -> read[2] = port.load(X));
    cores.run();
    assertThat(read).containsExactly(0x01020304, 0xEE, 0x0102EE04);
    assertThat(cores.memory.counters().forwardedLoads).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(Consistency.class)
  void shouldForbidMessagePassingOutOfOrder(Consistency consistency) {
    Set<String> outcomes = new TreeSet<>();
    for (int seed = 0; seed < 400; seed++) {
      int[] read = new int[2];
      Cores cores = cores(consistency, seed);
      cores.add(0, port -> port.store(X, 1)).add(0, port -> port.store(Y, 1));
      cores.add(1, port -> read[0] = port.load(Y)).add(1, port -> read[1] = port.load(X));
      cores.run();
      outcomes.add(read[0] + "," + read[1]);
    }
    assertThat(outcomes).containsExactlyInAnyOrder("0,0", "0,1", "1,1");
  }

  @ParameterizedTest
  @EnumSource(Consistency.class)
  void shouldShowIndependentWritesToAllReadersInOneOrder(Consistency consistency) {
    Set<String> outcomes = new TreeSet<>();
    for (int seed = 0; seed < 400; seed++) {
      int[] read = new int[4];
      Cores cores = cores(consistency, seed);
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
  private static Cores cores(Consistency consistency, int seed) {
    // Neighbouring seeds of java.util.Random give similar first numbers.
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    random.nextLong();
    Cores cores =
        new Cores(
            machine(consistency),
            256,
            (specification, receiver, nobody) ->
                new RandomDelayNetwork(specification, receiver, 1, 40, random.nextLong()));
    for (int core = 0; core < 4; core++) {
      if (random.nextBoolean()) {
        cores.add(core, port -> port.load(X));
      }
      if (random.nextBoolean()) {
        cores.add(core, port -> port.load(Y));
      }
    }
    cores.run();
    for (int core = 0; core < 4; core++) {
      for (int i = random.nextInt(100); i > 0; i--) {
        cores.add(core, port -> {});
      }
    }
    return cores;
  }
}
