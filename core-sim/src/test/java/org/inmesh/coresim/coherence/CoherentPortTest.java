package org.inmesh.coresim.coherence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inmesh.coresim.coherence.Cores.word;

import java.util.Random;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.coherence.protocol.CacheState;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.transputer.MemoryFault;
import org.inmesh.coresim.transputer.MemoryPort;
import org.junit.jupiter.api.Test;

/** What a core can rely on, of {@code MemoryPort}'s contract. */
class CoherentPortTest {
  private static final CacheSpecification CACHES =
      new CacheSpecification(Protocol.MESI, 16, 64, 2, 0, 256, 2, 3, 20);

  private static final MachineSpecification MACHINE = Cores.machine(2, 2, CACHES);

  private final Cores cores = new Cores(MACHINE, 1 << 16);

  /** Memory whose cores are the test itself. */
  private final CoherentMemory alone =
      new CoherentMemory(
          MACHINE,
          1 << 16,
          new CoherentMemory.Listener() {
            @Override
            public void filled(int core, long cycle) {}

            @Override
            public void woken(int core, int processDescriptor, long cycle) {}
          });

  @Test
  void shouldChargeEveryAccessOfAnInstructionTheCyclesOfAHit() {
    CacheSpecification slow = new CacheSpecification(Protocol.MESI, 16, 64, 2, 3, 256, 2, 3, 20);
    int[] cycles = new int[1];
    Cores slowCores = new Cores(Cores.machine(2, 2, slow), 1 << 16);
    slowCores.add(
        0,
        port -> {
          port.store(word(0), port.load(word(4)));
          port.storeByte(word(0), 1);
          cycles[0] = port.commit();
        });
    slowCores.run();
    // One load and two stores of 3 cycles each, however often the instruction was repeated.
    assertThat(cycles[0]).isEqualTo(9);
  }

  @Test
  void shouldAnswerRepeatedAccessesAsTheFirstTimeAndCountThemOnce() {
    int[] executions = new int[1];
    // 64 words in 16 lines, read and written to 16 others: 32 stalls.
    cores.add(
        0,
        port -> {
          executions[0]++;
          for (int i = 0; i < 64; i++) {
            port.store(word(1024 + i), port.load(word(i)));
          }
        });
    for (int i = 0; i < 64; i++) {
      cores.reference.initialise(word(i), 3 * i + 1);
    }
    cores.run();
    assertThat(executions[0]).isEqualTo(33);
    assertThat(cores.memory.counters().accesses).isEqualTo(128);
    assertThat(cores.memory.counters().misses).isEqualTo(32);
    for (int i = 0; i < 64; i++) {
      assertThat(cores.memory.peek(word(1024 + i))).isEqualTo(3 * i + 1);
    }
  }

  @Test
  void shouldNotStoreAgainWhenAnInstructionIsRepeated() {
    // The load of word 100 stalls after the store to word 0; core 1 overwrites word 0 meanwhile.
    cores.add(0, port -> port.store(word(0), 1));
    cores.run();
    cores.add(
        0,
        port -> {
          port.store(word(0), 2);
          port.load(word(100));
        });
    cores.add(1, port -> port.store(word(0), 3));
    cores.run();
    assertThat(cores.finished[1]).isGreaterThan(0);
    assertThat(cores.memory.peek(word(0))).isEqualTo(3);
  }

  @Test
  void shouldRefuseAnotherAccessOnRepetition() {
    MemoryPort port = cores.memory.port(0);
    cores.add(0, p -> p.store(word(0), 1)).run();
    port.begin();
    port.load(word(0));
    port.begin();
    assertThatThrownBy(() -> port.load(word(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("LOAD at #80000004")
        .hasMessageContaining("LOAD at #80000000");
  }

  @Test
  void shouldTellWhetherAnAccessWouldStall() {
    MemoryPort port = alone.port(0);
    port.begin();
    assertThat(port.loadReady(word(0))).isFalse();
    assertThat(port.loadReady(word(0))).as("asked again").isFalse();
    settle();
    port.begin();
    assertThat(port.loadReady(word(0))).isTrue();
    assertThat(port.storeReady(word(0))).as("alone, so exclusive").isTrue();
    port.commit();
    assertThat(alone.counters().misses).isEqualTo(1);
    assertThat(alone.counters().accesses).isZero();
  }

  @Test
  void shouldRefuseAnotherMissWhileOneIsOutstanding() {
    MemoryPort port = alone.port(0);
    port.begin();
    assertThat(port.loadReady(word(0))).isFalse();
    assertThatThrownBy(() -> port.loadReady(word(100))).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldCallRememberedAccessesReadyEvenWhenTheLineHasGone() {
    MemoryPort port = alone.port(0);
    port.begin();
    assertThat(port.storeReady(word(0))).isFalse();
    settle();
    port.begin();
    port.store(word(0), 1);
    assertThat(port.loadReady(word(100))).isFalse();
    // Another core takes the line of word 0.
    assertThat(alone.port(1).storeReady(word(0))).isFalse();
    settle();
    assertThat(alone.cacheState(0, 0)).isEqualTo(CacheState.I);
    port.begin();
    assertThat(port.storeReady(word(0))).as("already stored").isTrue();
    port.store(word(0), 1);
    assertThat(port.loadReady(word(100))).isTrue();
    port.commit();
    assertThat(alone.cacheState(0, 0)).as("not stored again").isEqualTo(CacheState.I);
  }

  @Test
  void shouldLetAFilledLineAnswerBeforeItIsTakenAway() {
    // Both want to write the same line; the core that is served first does nothing for long.
    MemoryPort first = alone.port(0);
    MemoryPort second = alone.port(3);
    first.begin();
    second.begin();
    assertThat(first.storeReady(word(0))).isFalse();
    assertThat(second.storeReady(word(0))).isFalse();
    settle();
    assertThat(alone.cacheState(0, 0)).isEqualTo(CacheState.M);
    first.begin();
    first.store(word(0), 1);
    first.commit();
    settle();
    assertThat(alone.cacheState(0, 0)).isEqualTo(CacheState.I);
    assertThat(alone.cacheState(3, 0)).isEqualTo(CacheState.M);
    assertThat(second.load(word(0))).isEqualTo(1);
  }

  @Test
  void shouldKeepOthersFromALockedLineUntilCommit() {
    cores.add(0, p -> p.store(word(0), 5)).run();
    MemoryPort holder = cores.memory.port(0);
    MemoryPort other = cores.memory.port(1);
    holder.begin();
    assertThat(holder.lock(word(0))).isEqualTo(5);
    other.begin();
    assertThat(other.storeReady(word(0))).isFalse();
    long cycle = cores.cycle();
    for (int i = 1; i <= 300; i++) {
      cores.memory.step(cycle + i);
    }
    assertThat(cores.memory.cacheState(0, 0)).isEqualTo(CacheState.M);
    holder.store(word(0), 6);
    holder.commit();
    assertThat(cores.memory.cacheState(0, 0)).isEqualTo(CacheState.I);
  }

  @Test
  void shouldRefuseASecondLock() {
    cores.add(0, p -> p.store(word(0), 5)).add(0, p -> p.store(word(100), 5)).run();
    MemoryPort port = cores.memory.port(0);
    port.begin();
    port.lock(word(0));
    assertThatThrownBy(() -> port.lock(word(100))).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldResolveLocksThatWaitForEachOther() {
    int x = word(0);
    int y = word(100);
    for (int i = 0; i < 20; i++) {
      cores.add(0, port -> incrementFirst(port, x, y)).add(3, port -> incrementFirst(port, y, x));
    }
    cores.run();
    assertThat(cores.memory.peek(x)).isEqualTo(20);
    assertThat(cores.memory.peek(y)).isEqualTo(20);
    assertThat(cores.memory.counters().brokenLocks).isPositive();
  }

  private static void incrementFirst(MemoryPort port, int first, int second) {
    int value = port.lock(first);
    port.load(second + 4);
    port.store(first, value + 1);
  }

  @Test
  void shouldRefuseAddressesOutsideMemory() {
    MemoryPort port = cores.memory.port(0);
    port.begin();
    assertThatThrownBy(() -> port.load(MachineImage.MEMORY_START + (1 << 16)))
        .isInstanceOf(MemoryFault.class)
        .hasMessageStartingWith("load at #80010000");
    assertThatThrownBy(() -> port.store(MachineImage.MEMORY_START - 4, 0))
        .isInstanceOf(MemoryFault.class);
    assertThatThrownBy(() -> port.lock(0)).isInstanceOf(MemoryFault.class);
  }

  @Test
  void shouldEqualAPlainArrayForOneCore() {
    Random random = new Random(5);
    for (int i = 0; i < 5000; i++) {
      int at = word(random.nextInt(512)) + random.nextInt(4);
      int value = random.nextInt();
      switch (random.nextInt(4)) {
        case 0 -> cores.add(0, port -> port.load(at));
        case 1 -> cores.add(0, port -> port.store(at, value));
        case 2 -> cores.add(0, port -> port.loadByte(at));
        default -> cores.add(0, port -> port.storeByte(at, value));
      }
    }
    cores.run();
    for (int i = 0; i < 512; i++) {
      assertThat(cores.memory.peek(word(i))).isEqualTo(cores.reference.read(word(i)));
    }
    // 512 words are 128 lines; cache and slices hold far fewer.
    assertThat(cores.memory.counters().dramReads).isGreaterThan(128);
    assertThat(cores.memory.counters().dramWrites).isPositive();
  }

  private void settle() {
    while (alone.nextCycle() != Long.MAX_VALUE) {
      alone.step(alone.nextCycle());
    }
  }
}
