package org.inmesh.coresim.coherence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.coherence.Cores.word;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.LineActivity;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.coherence.measurement.MemoryProfile;
import org.inmesh.coresim.coherence.protocol.MessageClass;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.coresim.program.MachineImage;
import org.junit.jupiter.api.Test;

/**
 * Short sequences of accesses, the kinds of their misses worked out by hand. A line has 32 bytes, 8
 * words; line n begins with word 8n. The first level has 8 lines: 4 sets of 2 ways.
 */
class MissKindsTest {
  private static final CacheSpecification CACHES =
      new CacheSpecification(Protocol.MESI, 32, 256, 2, 0, 512, 2, 10, 100);
  private static final int BYTES = 4096;

  private final MachineSpecification machine = Cores.machine(2, 2, CACHES);
  private final Cores cores = new Cores(machine, BYTES);
  private final MemoryProfile profile = new MemoryProfile(machine, BYTES / 32);

  MissKindsTest() {
    cores.memory.observe(profile);
  }

  private void load(int core, int word) {
    cores.add(core, port -> port.load(word(word))).run();
  }

  private void store(int core, int word) {
    cores.add(core, port -> port.store(word(word), 1)).run();
  }

  private long count(Statistic kind) {
    Map<Statistic, Number> values = new EnumMap<>(Statistic.class);
    profile.addTo(values);
    return values.get(kind).longValue();
  }

  private void assertMisses(
      long cold, long capacity, long conflict, long trueSharing, long falseSharing) {
    assertThat(count(Statistic.L1_COLD)).as("cold").isEqualTo(cold);
    assertThat(count(Statistic.L1_CAPACITY)).as("capacity").isEqualTo(capacity);
    assertThat(count(Statistic.L1_CONFLICT)).as("conflict").isEqualTo(conflict);
    assertThat(count(Statistic.L1_TRUE_SHARING)).as("true sharing").isEqualTo(trueSharing);
    assertThat(count(Statistic.L1_FALSE_SHARING)).as("false sharing").isEqualTo(falseSharing);
    CoherenceCounters counters = cores.memory.counters();
    assertThat(counters.misses - counters.upgrades)
        .isEqualTo(cold + capacity + conflict + trueSharing + falseSharing);
  }

  @Test
  void shouldMissColdOnceForEachLine() {
    for (int word = 0; word < 64; word++) {
      load(0, word);
    }
    for (int word = 0; word < 64; word++) {
      load(0, word);
    }
    assertMisses(8, 0, 0, 0, 0);
  }

  @Test
  void shouldMissForCapacityOnRoundsThroughMoreLinesThanFit() {
    // 12 lines in turn, three in each set: the least recently used is always the one that comes.
    for (int round = 0; round < 3; round++) {
      for (int line = 0; line < 12; line++) {
        load(0, 8 * line);
      }
    }
    assertMisses(12, 24, 0, 0, 0);
  }

  @Test
  void shouldMissForConflictOnThreeLinesOfOneSetOfTwoWays() {
    // Lines 0, 4 and 8 belong to set 0; 8 lines would have had room for them.
    for (int round = 0; round < 4; round++) {
      load(0, 0);
      load(0, 32);
      load(0, 64);
    }
    assertMisses(3, 0, 9, 0, 0);
  }

  @Test
  void shouldCallPingPongOfDifferentWordsFalseSharing() {
    // After the two first stores each store finds its line taken by the other's.
    for (int round = 0; round < 5; round++) {
      store(0, 0);
      store(1, 1);
    }
    assertMisses(2, 0, 0, 0, 8);
    // Each store but the first took the line from the other cache.
    assertThat(cores.memory.counters().cacheTransfers).isEqualTo(9);
    assertThat(cores.memory.counters().dirtyTransfers).isEqualTo(9);
    assertThat(profile.hottest(MachineImage.MEMORY_START))
        .isEqualTo(List.of(new LineActivity(MachineImage.MEMORY_START, 32, 10, 0, 8, 0, 9, 9)));
  }

  @Test
  void shouldCallAHandOverOfOneWordTrueSharing() {
    store(0, 0);
    load(1, 0);
    for (int round = 0; round < 4; round++) {
      // Core 0 shares the line: an upgrade. Core 1 then misses to see what was written.
      store(0, 0);
      load(1, 0);
    }
    assertMisses(2, 0, 0, 4, 0);
    assertThat(cores.memory.counters().upgrades).isEqualTo(4);
    assertThat(cores.memory.counters().invalidations).isEqualTo(4);
    assertThat(cores.memory.counters().invalidationsReceived).isEqualTo(4);
  }

  @Test
  void shouldCallAMissTrueSharingAlsoIfTheNewWordIsAccessedLaterInTheLinesLifetime() {
    load(1, 0);
    store(0, 1);
    // What was missed for is old, what is accessed next is new.
    load(1, 0);
    assertMisses(2, 0, 0, 0, 1);
    load(1, 1);
    assertMisses(2, 0, 0, 1, 0);
    // The same word once more is nothing new: it was seen in the last lifetime.
    store(0, 2);
    load(1, 1);
    assertMisses(2, 0, 0, 1, 1);
    // Nor have useless misses in between made word 2 seen.
    store(0, 3);
    load(1, 2);
    assertMisses(2, 0, 0, 2, 1);
  }

  @Test
  void shouldClassifyTheMissesOfSlices() {
    // A slice has 8 sets of 2 ways; of each run of 4 lines it has one, in the set of the run's
    // number. So runs 0, 8 and 16 meet in a set. Once two cores share the first line its home
    // answers who reads it; the second of them has had it copied back.
    load(0, wordOfNodeZero(0));
    load(1, wordOfNodeZero(0));
    load(2, wordOfNodeZero(8));
    load(2, wordOfNodeZero(16));
    load(3, wordOfNodeZero(0));
    assertThat(cores.memory.counters().dramWrites).isEqualTo(1);
    assertThat(count(Statistic.LLC_COLD)).isEqualTo(3);
    assertThat(count(Statistic.LLC_CONFLICT)).isEqualTo(1);
    assertThat(count(Statistic.LLC_CAPACITY)).isZero();
    assertThat(cores.memory.counters().dramReads).isEqualTo(4);
  }

  /** First word of the line of a run whose home is node 0. */
  private static int wordOfNodeZero(int run) {
    HomeMap homes = new HomeMap(4);
    for (int line = 4 * run; ; line++) {
      if (homes.home(line) == 0) {
        return 8 * line;
      }
    }
  }

  @Test
  void shouldCountTheTrafficOfEachClass() {
    // Core 1 reads a line that nobody has: request 1 flit, data 1 + 32/8 flits, unblock 1.
    load(1, 0);
    assertTraffic(MessageClass.REQUEST, 1, 1);
    assertTraffic(MessageClass.FORWARD, 0, 0);
    assertTraffic(MessageClass.RESPONSE, 2, 6);
    // Core 2 wants to read it: request, forward to core 1, which has it alone; data, copy-back,
    // unblock.
    load(2, 0);
    assertTraffic(MessageClass.REQUEST, 2, 2);
    assertTraffic(MessageClass.FORWARD, 1, 1);
    assertTraffic(MessageClass.RESPONSE, 5, 17);
    // Core 2 writes: upgrade, invalidation, right, acknowledgement, unblock: one flit each.
    store(2, 0);
    assertTraffic(MessageClass.REQUEST, 3, 3);
    assertTraffic(MessageClass.FORWARD, 2, 2);
    assertTraffic(MessageClass.RESPONSE, 8, 20);
  }

  private void assertTraffic(MessageClass messageClass, long packets, long flits) {
    assertThat(cores.memory.packets(messageClass)).isEqualTo(packets);
    assertThat(cores.memory.flits(messageClass)).isEqualTo(flits);
  }
}
