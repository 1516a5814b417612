package org.inmesh.coresim.coherence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.coherence.Cores.word;

import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.coherence.consistency.Consistency;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.coresim.transputer.MemoryPort;
import org.junit.jupiter.api.Test;

/**
 * Latencies added up by hand. The router W1 takes 3 cycles a hop and 5 more from injection to
 * ejection; a message is injected in the cycle after the access that causes it. A line of 32 bytes
 * is 1 + 32/8 = 5 flits. The slice takes 10 cycles, DRAM 100 more. On the 4x4 mesh line n has its
 * home at node n, and word 8n is its first.
 */
class LatencyTest {
  private static final CacheSpecification CACHES =
      new CacheSpecification(Protocol.MESI, 32, 1024, 2, 0, 4096, 4, 10, 100);

  private static final int CONTROL = 5;
  private static final int DATA = 5 + 4;

  private final Cores cores = new Cores(Cores.machine(4, 4, CACHES), 4096);

  @Test
  void shouldReadFromDramAtTheSumOfItsParts() {
    // Core 0 to node 15: 6 hops each way.
    cores.add(0, port -> port.load(word(8 * 15))).run();
    assertThat(cores.finished[0]).isEqualTo(1 + (3 * 6 + CONTROL) + 10 + 100 + (3 * 6 + DATA));
    assertThat(cores.memory.counters().dramReads).isEqualTo(1);
    assertThat(cores.memory.counters().misses).isEqualTo(1);
    assertThat(cores.memory.counters().accesses).isEqualTo(1);
  }

  @Test
  void shouldReadTheOwnNodesSliceThroughTheOwnRouter() {
    cores.add(5, port -> port.load(word(8 * 5))).run();
    assertThat(cores.finished[5]).isEqualTo(1 + CONTROL + 10 + 100 + DATA);
  }

  @Test
  void shouldHitInTheCycleOfTheAccess() {
    cores.add(0, port -> port.load(word(8))).run();
    long start = cores.cycle();
    cores.add(0, port -> port.load(word(9))).run();
    assertThat(cores.finished[0]).isEqualTo(start + 1);
    assertThat(cores.memory.counters().misses).isEqualTo(1);
  }

  @Test
  void shouldFetchADirtyLineInThreeHops() {
    // Owner node 3 (x 3, y 0), home node 12 (x 0, y 3), requestor node 15 (x 3, y 3).
    cores.add(3, port -> port.store(word(8 * 12), 77)).run();
    long start = cores.cycle() + 1;
    int[] seen = new int[1];
    cores.add(15, port -> seen[0] = port.load(word(8 * 12))).run();
    assertThat(seen[0]).isEqualTo(77);
    // Request 12 <- 15: 3 hops. Forward 12 -> 3: 6 hops, handled when it arrives; the data leaves
    // in the next cycle. Data 3 -> 15: 3 hops.
    assertThat(cores.finished[15] - start)
        .isEqualTo(1 + (3 * 3 + CONTROL) + 10 + (3 * 6 + CONTROL) + 1 + (3 * 3 + DATA));
    assertThat(cores.memory.counters().cacheTransfers).isEqualTo(1);
    assertThat(cores.memory.counters().dramReads).isEqualTo(1);
  }

  @Test
  void shouldAnswerForwardsAndInvalidationsAfterTheirLookUps() {
    int lookUps = 16;
    Cores slow = new Cores(Cores.machine(4, 4, withForwardCycles(lookUps)), 4096);
    // As in the test before: the data leaves so many cycles after the forward's arrival.
    slow.add(3, port -> port.store(word(8 * 12), 77)).run();
    long start = slow.cycle() + 1;
    slow.add(15, port -> port.load(word(8 * 12))).run();
    assertThat(slow.finished[15] - start)
        .isEqualTo(1 + (3 * 3 + CONTROL) + 10 + (3 * 6 + CONTROL) + lookUps + (3 * 3 + DATA));
    // Now 3 and 15 share the line: from 15 an upgrade, from 3 an acknowledgement. Request and
    // acknowledgement go over 3 hops, the invalidation over 6.
    start = slow.cycle() + 1;
    slow.add(15, port -> port.store(word(8 * 12), 78)).run();
    assertThat(slow.finished[15] - start)
        .isEqualTo(1 + (3 * 3 + CONTROL) + 10 + (3 * 6 + CONTROL) + lookUps + (3 * 3 + CONTROL));
    // An access of the cache's own takes no longer than before.
    start = slow.cycle() + 1;
    slow.add(5, port -> port.load(word(8 * 5))).run();
    assertThat(slow.finished[5] - start).isEqualTo(1 + CONTROL + 10 + 100 + DATA);
  }

  private static CacheSpecification withForwardCycles(int cycles) {
    return new CacheSpecification(
        Protocol.MESI,
        Consistency.SC,
        1,
        32,
        CACHES.privateCaches().withForwardCycles(cycles),
        CACHES.directory(),
        CACHES.slice(),
        false,
        100,
        CACHES.memory());
  }

  @Test
  void shouldUpgradeWhenTheFarthestSharerHasAcknowledged() {
    // Home node 0; sharers 1, 4 and 15; core 1 writes.
    for (int core : new int[] {1, 4, 15}) {
      cores.add(core, port -> port.load(word(0))).run();
    }
    long start = cores.cycle() + 1;
    cores.add(1, port -> port.store(word(0), 1)).run();
    // The home injects the invalidations for 4 and 15 one after the other. Request 1 hop,
    // invalidation to 15 6 hops, acknowledgement from 15 to 1: 5 hops. The data needs 1 hop.
    assertThat(cores.finished[1] - start)
        .isEqualTo(1 + (3 + CONTROL) + 10 + 1 + (3 * 6 + CONTROL) + 1 + (3 * 5 + CONTROL));
    assertThat(cores.memory.counters().invalidations).isEqualTo(2);
    assertThat(cores.memory.counters().upgrades).isEqualTo(1);
  }

  @Test
  void shouldWriteTheOnlyCopyWithoutAnyMessage() {
    cores.add(2, port -> port.load(word(0))).run();
    long packets = cores.memory.networkCounters().packets;
    cores.add(2, port -> port.store(word(0), 5)).run();
    assertThat(cores.memory.networkCounters().packets).isEqualTo(packets);
    assertThat(cores.memory.peek(word(0))).isEqualTo(5);
  }

  @Test
  void shouldAskForTheLineOfTheNextStoreAheadIfThereIsAMissRegister() {
    // Stores by core 0 in cycles 0 and 1, to homes 6 and 5 hops away. Each is tried in the next
    // cycle, before the networks' cycle, so that its request leaves at once; a fence waits for
    // both. When a store is done the next is tried in the next cycle.
    int first = (3 * 6 + CONTROL) + 10 + 100 + (3 * 6 + DATA);
    int second = (3 * 5 + CONTROL) + 10 + 100 + (3 * 5 + DATA);
    assertThat(endOfTwoStores(2)).isEqualTo(1 + first + 1 + second);
    assertThat(endOfTwoStores(3)).isEqualTo(1 + first + 1);
  }

  private static long endOfTwoStores(int missRegisters) {
    CacheSpecification caches =
        new CacheSpecification(
            Protocol.MESI,
            Consistency.TSO,
            8,
            32,
            CACHES.privateCaches().withMissRegisters(missRegisters),
            CACHES.directory(),
            CACHES.slice(),
            false,
            100,
            CACHES.memory());
    Cores cores = new Cores(Cores.machine(4, 4, caches), 4096);
    cores.add(0, port -> port.store(word(8 * 15), 1));
    cores.add(0, port -> port.store(word(8 * 14), 2));
    cores.add(0, MemoryPort::fence);
    cores.run();
    assertThat(cores.memory.counters().mostMissRegisters).isEqualTo(missRegisters - 1);
    return cores.finished[0];
  }

  @Test
  void shouldWakeAnotherCoreWithOneFlit() {
    cores.memory.step(7);
    cores.memory.wake(0, 3, 0x80000101);
    while (cores.memory.nextCycle() != Long.MAX_VALUE) {
      cores.memory.step(cores.memory.nextCycle());
    }
    assertThat(cores.woken)
        .containsExactly(new Cores.Woken(3, 0x80000101, 7 + 1 + 3 * 3 + CONTROL));
    assertThat(cores.memory.networkCounters().flits).isEqualTo(1);
    assertThat(cores.memory.networkCounters().flitHops).isEqualTo(3);
  }
}
