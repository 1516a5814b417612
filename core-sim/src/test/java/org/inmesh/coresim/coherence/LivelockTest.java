package org.inmesh.coresim.coherence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.coherence.Cores.word;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.coherence.Cores.Instruction;
import org.inmesh.coresim.coherence.cache.CacheGeometry;
import org.inmesh.coresim.coherence.cache.ClusterSpecification;
import org.inmesh.coresim.coherence.cache.PrivateCacheSpecification;
import org.inmesh.coresim.coherence.cache.Replacement;
import org.inmesh.coresim.coherence.cache.SliceSpecification;
import org.inmesh.coresim.coherence.directory.DirectorySpecification;
import org.inmesh.coresim.coherence.directory.SharerFormat;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Instructions that lock a line and want others, where a set of the directory has two entries and
 * that are all there are. {@link Cores#run} fails if there is no end in sight.
 */
class LivelockTest {
  private static final int WORDS_PER_LINE = 4;

  /**
   * Private caches of one set of two lines; a directory of one set of two entries at each home, of
   * its own or the slice's tags.
   */
  private static CacheSpecification caches(Protocol protocol, boolean inclusive) {
    int twoLines = 2 * 4 * WORDS_PER_LINE;
    return new CacheSpecification(protocol, 4 * WORDS_PER_LINE, 256, 4, 0, 256, 2, 3, 20)
        .withSizes(
            new PrivateCacheSpecification(new CacheGeometry(twoLines, 2, Replacement.LRU), 0),
            new DirectorySpecification(SharerFormat.FULL_MAP, inclusive ? 0 : 2, 2),
            new SliceSpecification(new CacheGeometry(twoLines, 2, Replacement.LRU), 3, inclusive));
  }

  /** Locks a line and reads others before it writes the locked word. */
  private static Instruction lockAndRead(int locked, int... others) {
    return port -> {
      int count = port.lock(word(locked * WORDS_PER_LINE));
      for (int other : others) {
        port.load(word(other * WORDS_PER_LINE));
      }
      port.store(word(locked * WORDS_PER_LINE), count + 1);
    };
  }

  /** Lines whose home is node 0. */
  private static int[] linesOfOneHome(int nodes, int count) {
    HomeMap homes = new HomeMap(nodes);
    return IntStream.range(0, 1 << 20).filter(line -> homes.home(line) == 0).limit(count).toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "MSI, false",
    "MESI, false",
    "MOESI, false",
    "MSI, true",
    "MESI, true",
    "MOESI, true"
  })
  void shouldEndAnInstructionThatUsesMoreLinesThanASetHasEntries(
      Protocol protocol, boolean inclusive) {
    Cores cores = new Cores(Cores.machine(1, 1, caches(protocol, inclusive)), 1024);
    cores.add(0, lockAndRead(0, 1, 2, 3)).run();
    assertThat(cores.reference.read(word(0))).isEqualTo(1);
    assertThat(cores.cycle()).isLessThan(5_000);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, false",
    "2, 1, false",
    "2, 2, false",
    "4, 4, false",
    "8, 8, false",
    "1, 1, true",
    "2, 1, true",
    "2, 2, true",
    "4, 4, true",
    "8, 8, true"
  })
  void shouldEndInstructionsThatLockLinesOfOneSet(int columns, int rows, boolean inclusive) {
    int nodes = columns * rows;
    int[] lines = linesOfOneHome(nodes, 2 * nodes);
    Cores cores =
        new Cores(
            Cores.machine(columns, rows, caches(Protocol.MESI, inclusive)),
            (lines[2 * nodes - 1] + 1) * 4 * WORDS_PER_LINE);
    int each = 5;
    for (int core = 0; core < nodes; core++) {
      for (int i = 0; i < each; i++) {
        cores.add(core, lockAndRead(lines[2 * core], lines[2 * core + 1]));
      }
    }
    cores.run();
    for (int core = 0; core < nodes; core++) {
      assertThat(cores.reference.read(word(lines[2 * core] * WORDS_PER_LINE))).isEqualTo(each);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldEndInstructionsThatLockEachOthersLines(boolean inclusive) {
    int nodes = 16;
    int[] lines = linesOfOneHome(nodes, 6);
    Random random = new Random(5);
    Cores cores =
        new Cores(
            Cores.machine(4, 4, caches(Protocol.MOESI, inclusive)),
            (lines[5] + 1) * 4 * WORDS_PER_LINE);
    for (int i = 0; i < 20 * nodes; i++) {
      int[] chosen = random.ints(3, 0, lines.length).map(index -> lines[index]).toArray();
      cores.add(i % nodes, lockAndRead(chosen[0], chosen[1], chosen[2]));
    }
    cores.run();
    int sum = 0;
    for (int line : lines) {
      sum += cores.reference.read(word(line * WORDS_PER_LINE));
    }
    assertThat(sum).isEqualTo(20 * nodes);
  }

  @ParameterizedTest
  @CsvSource({"MSI, false", "MESI, true", "MOESI, false", "MOESI, true"})
  void shouldEndInstructionsThatLockEachOthersLinesInClusters(
      Protocol protocol, boolean inclusive) {
    int nodes = 16;
    int twoLines = 2 * 4 * WORDS_PER_LINE;
    CacheSpecification caches =
        caches(protocol, inclusive)
            .withClusters(
                new ClusterSpecification(4, new CacheGeometry(twoLines, 2, Replacement.LRU), 2));
    // All have the same home, in each cluster too.
    HomeMap inCluster = new HomeMap(4);
    int[] lines =
        Arrays.stream(linesOfOneHome(nodes, 24))
            .filter(line -> inCluster.home(line) == 0)
            .limit(5)
            .toArray();
    assertThat(lines).hasSize(5);
    Random random = new Random(7);
    Cores cores = new Cores(Cores.machine(4, 4, caches), (lines[4] + 1) * 4 * WORDS_PER_LINE);
    for (int i = 0; i < 20 * nodes; i++) {
      int[] chosen = random.ints(3, 0, lines.length).map(index -> lines[index]).toArray();
      cores.add(i % nodes, lockAndRead(chosen[0], chosen[1], chosen[2]));
    }
    cores.run();
    int sum = 0;
    for (int line : lines) {
      sum += cores.reference.read(word(line * WORDS_PER_LINE));
    }
    assertThat(sum).isEqualTo(20 * nodes);
  }
}
