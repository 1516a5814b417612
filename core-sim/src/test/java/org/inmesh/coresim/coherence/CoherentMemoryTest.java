package org.inmesh.coresim.coherence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inmesh.coresim.coherence.Cores.word;

import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.mesh.NetworkCounters;
import org.inmesh.mesh.NetworkSpecification;
import org.junit.jupiter.api.Test;

class CoherentMemoryTest {
  private static final CacheSpecification CACHES =
      new CacheSpecification(Protocol.MESI, 16, 64, 2, 0, 256, 2, 3, 20);

  @Test
  void shouldHaveNothingToDoUntilSomebodyMisses() {
    Cores cores = new Cores(Cores.machine(2, 2, CACHES), 1024);
    assertThat(cores.memory.nextCycle()).isEqualTo(Long.MAX_VALUE);
    cores.add(0, port -> port.load(word(0))).run();
    assertThat(cores.memory.nextCycle()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void shouldSkipTheCyclesInWhichOnlyDramWorks() {
    CacheSpecification slowDram =
        new CacheSpecification(Protocol.MESI, 16, 64, 2, 0, 256, 2, 3, 1_000_000);
    Cores cores = new Cores(Cores.machine(2, 2, slowDram), 1024);
    int[] cycles = new int[1];
    cores.afterCycle(() -> cycles[0]++);
    cores.add(0, port -> port.load(word(0))).run();
    assertThat(cores.finished[0]).isGreaterThan(1_000_000);
    assertThat(cycles[0]).isLessThan(100);
  }

  @Test
  void shouldCountWhatTravels() {
    // Core 0 reads line 3 (words 12 to 15), at home on node 3, 2 hops away: a request of 1 flit,
    // data of 1 + 16/8 flits, an unblock of 1 flit.
    Cores cores = new Cores(Cores.machine(2, 2, CACHES), 1024);
    cores.add(0, port -> port.load(word(12))).run();
    NetworkCounters counters = cores.memory.networkCounters();
    assertThat(counters.packets).isEqualTo(3);
    assertThat(counters.flits).isEqualTo(5);
    assertThat(counters.flitHops).isEqualTo(10);
    assertThat(counters.latencyMaximum).isEqualTo(3 * 2 + 5 + 2);
    assertThat(counters.latencySum).isEqualTo(3 * (3 * 2 + 5) + 2);
  }

  @Test
  void shouldDoSeveralNetworkCyclesInACoreCycle() {
    MachineSpecification machine =
        new MachineSpecification(
            "test",
            MachineSpecification.Kind.COHERENT,
            100,
            ProcessorSpecification.T800,
            1024,
            NetworkSpecification.wormhole(2, 2, 3, 8, 8, 4),
            32,
            CACHES);
    Cores cores = new Cores(machine, 1024);
    cores.add(0, port -> port.load(word(12))).run();
    // The request needs 11 network cycles, from cycle 1 on: it arrives in core cycle 1 + 11/4 = 3.
    // The home answers 3 + 20 later; the data's 13 network cycles arrive in core cycle 26 + 13/4.
    assertThat(cores.finished[0]).isEqualTo(29);
  }

  @Test
  void shouldSeeInitialContents() {
    Cores cores = new Cores(Cores.machine(2, 2, CACHES), 1024);
    cores.reference.initialise(word(9), 42);
    int[] seen = new int[1];
    cores.add(3, port -> seen[0] = port.load(word(9))).run();
    assertThat(seen[0]).isEqualTo(42);
    assertThatThrownBy(() -> cores.memory.initialise(word(9), 1))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldGiveTheSameRunTwice() {
    assertThat(contendedRun()).isEqualTo(contendedRun());
  }

  private static String contendedRun() {
    Cores cores = new Cores(Cores.machine(4, 4, CACHES), 1024);
    for (int i = 0; i < 400; i++) {
      int at = word(i * 7 % 64);
      cores.add(i % 16, port -> port.store(at, port.loadForStore(at) + 1));
    }
    cores.run();
    CoherenceCounters counters = cores.memory.counters();
    NetworkCounters network = cores.memory.networkCounters();
    return "%d %d %d %d %d %d"
        .formatted(
            cores.cycle(),
            counters.misses,
            counters.invalidations,
            counters.cacheTransfers,
            network.flitHops,
            network.latencySum);
  }

  @Test
  void shouldRefuseCachesThatDoNotFit() {
    assertThatThrownBy(
            () -> memory(new CacheSpecification(Protocol.MESI, 16, 64, 1, 0, 256, 2, 3, 20)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 ways");
    assertThatThrownBy(
            () -> memory(new CacheSpecification(Protocol.MESI, 16, 96, 2, 0, 256, 2, 3, 20)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 sets, which is not a power of two");
    assertThatThrownBy(
            () -> memory(new CacheSpecification(Protocol.MESI, 16, 64, 2, 0, 256, 2, 0, 20)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("slice takes");
  }

  private static Cores memory(CacheSpecification caches) {
    return new Cores(Cores.machine(2, 2, caches), 1024);
  }
}
