package org.inmesh.coresim.coherence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.coherence.Cores.word;

import java.util.Random;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.coherence.cache.CacheGeometry;
import org.inmesh.coresim.coherence.cache.ClusterSpecification;
import org.inmesh.coresim.coherence.cache.PrivateCacheSpecification;
import org.inmesh.coresim.coherence.cache.Replacement;
import org.inmesh.coresim.coherence.cache.SliceSpecification;
import org.inmesh.coresim.coherence.consistency.Consistency;
import org.inmesh.coresim.coherence.directory.DirectorySpecification;
import org.inmesh.coresim.coherence.directory.SharerFormat;
import org.inmesh.coresim.coherence.memory.MemorySpecification;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many cores load, store, and add to words by atomic operations, with caches and directories so
 * small that lines are evicted and recalled all the time, over a network in which messages overtake
 * one another. Every load must return what was stored last (by {@link ReferenceMemory}), and no
 * addition may be lost.
 */
class RandomMemoryTest {
  private static final int WORDS_PER_LINE = 4;

  /** Lines that every eighth access is to. */
  private static final int HOT_LINES = 16;

  @Test
  void shouldKeepManyCoresCoherent() {
    run(Protocol.MESI, false, 1, 0, 32, 32, 100_000, 4096, 1);
  }

  /** With store buffers loads need not see the latest, but no addition may be lost. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void shouldKeepCoresThatAskAheadCoherent(int missRegisters) {
    run(Protocol.MOESI, false, missRegisters, 0, 4, 4, 20_000, 64, 3);
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void shouldKeepCoresBehindInclusiveSlicesCoherent(Protocol protocol) {
    run(protocol, true, 1, 0, 8, 8, 20_000, 512, 3);
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  @Tag("slow")
  void shouldKeepCoresCoherentForLong(Protocol protocol) {
    run(protocol, false, 1, 0, 8, 8, 10_000_000 / Protocol.values().length, 512, 2);
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  @Tag("slow")
  void shouldKeepCoresBehindInclusiveSlicesCoherentForLong(Protocol protocol) {
    run(protocol, true, 1, 0, 8, 8, 1_000_000, 512, 4);
  }

  /** 64 clusters of 16, each with a slice of two lines at every node. */
  @ParameterizedTest
  @EnumSource(Protocol.class)
  void shouldKeepManyCoresInClustersCoherent(Protocol protocol) {
    run(protocol, false, 1, 16, 32, 32, 33_000, 4096, 5);
  }

  @ParameterizedTest
  @CsvSource({
    "MSI, false, 4", "MESI, false, 4", "MOESI, false, 4",
    "MSI, true, 16", "MESI, true, 16", "MOESI, true, 16"
  })
  @Tag("slow")
  void shouldKeepClustersCoherentForLong(Protocol protocol, boolean inclusive, int clusterCores) {
    run(protocol, inclusive, 1, clusterCores, 8, 8, 1_000_000, 512, 6);
  }

  private static void run(
      Protocol protocol,
      boolean inclusive,
      int missRegisters,
      int clusterCores,
      int columns,
      int rows,
      int operations,
      int lines,
      long seed) {
    SharerFormat sharers = new SharerFormat(SharerFormat.Kind.LIMITED_COARSE, 2);
    int sliceLines = inclusive ? 2 : 1;
    CacheSpecification caches =
        new CacheSpecification(
            protocol,
            missRegisters > 1 ? Consistency.TSO : Consistency.SC,
            4,
            4 * WORDS_PER_LINE,
            new PrivateCacheSpecification(
                    new CacheGeometry(8 * WORDS_PER_LINE, 2, Replacement.RANDOM),
                    0,
                    new CacheGeometry(16 * WORDS_PER_LINE, 2, Replacement.TREE_PLRU),
                    3,
                    true,
                    1)
                .withMissRegisters(missRegisters)
                .withForwardCycles(3 * missRegisters - 2),
            new DirectorySpecification(sharers, inclusive ? 0 : 2, 2),
            new SliceSpecification(
                new CacheGeometry(
                    sliceLines * 4 * WORDS_PER_LINE, sliceLines, Replacement.TREE_PLRU),
                2,
                inclusive),
            true,
            7,
            MemorySpecification.FIXED_LATENCY,
            new ClusterSpecification(
                clusterCores, new CacheGeometry(8 * WORDS_PER_LINE, 2, Replacement.RANDOM), 2));
    Random random = new Random(seed);
    int words = lines * WORDS_PER_LINE;
    Cores cores =
        new Cores(
            Cores.machine(columns, rows, caches),
            words * Integer.BYTES,
            (specification, receiver, nobody) ->
                new RandomDelayNetwork(specification, receiver, 1, 20, random.nextLong()));
    int count = columns * rows;
    long additions = 0;
    // In rounds, so that the programs need little memory.
    for (int done = 0; done < operations; ) {
      for (int i = 0; i < 100 * count && done < operations; i++, done++) {
        // Word 0 of each line is for additions only.
        int at = random.nextInt(random.nextInt(8) == 0 ? HOT_LINES * WORDS_PER_LINE : words);
        int line = at / WORDS_PER_LINE * WORDS_PER_LINE;
        int stored = line + 1 + random.nextInt(WORDS_PER_LINE - 1);
        int value = random.nextInt();
        switch (random.nextInt(4)) {
          case 0 -> cores.add(i % count, port -> port.store(word(stored), value));
          case 1 -> {
            cores.add(i % count, port -> port.store(word(line), port.loadForStore(word(line)) + 1));
            additions++;
          }
          default -> cores.add(i % count, port -> port.load(word(at)));
        }
      }
      cores.run();
    }
    long found = 0;
    for (int line = 0; line < words; line += WORDS_PER_LINE) {
      found += cores.memory.peek(word(line));
    }
    assertThat(found).isEqualTo(additions);
    assertThat(cores.memory.messagesInUse()).isZero();
    assertThat(cores.memory.counters().recalls).isPositive();
  }
}
