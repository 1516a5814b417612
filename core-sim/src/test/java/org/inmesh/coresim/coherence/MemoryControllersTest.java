package org.inmesh.coresim.coherence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inmesh.coresim.coherence.Cores.word;

import java.util.List;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.coherence.memory.DramTiming;
import org.inmesh.coresim.coherence.memory.MemoryCounters;
import org.inmesh.coresim.coherence.memory.MemorySpecification;
import org.inmesh.coresim.coherence.memory.PagePolicy;
import org.inmesh.coresim.coherence.memory.Placement;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.junit.jupiter.api.Test;

/**
 * Latencies added up by hand, with the network, the line of 32 bytes and the slices of {@link
 * LatencyTest}. Controllers are at nodes 0 and 15: even lines are with the first, odd ones with the
 * second. Column 11 cycles, row 7, closing 5, burst 4. A slice has one line.
 */
class MemoryControllersTest {
  private static final int CAS = 11;
  private static final int RCD = 7;
  private static final int RP = 5;
  private static final int BURST = 4;
  private static final int SLICE = 10;
  private static final int CONTROL = 5;
  private static final int DATA = 5 + 4;

  private static final CacheSpecification CACHES =
      new CacheSpecification(Protocol.MESI, 32, 64, 2, 0, 32, 1, SLICE, 100)
          .withMemory(memory(2, 2, 64, new DramTiming(CAS, RCD, RP, BURST)));

  private final Cores cores = new Cores(Cores.machine(4, 4, CACHES), 1 << 16);

  private static MemorySpecification memory(
      int controllers, int banks, int rowBytes, DramTiming timing) {
    return new MemorySpecification(
        controllers, Placement.CORNERS, List.of(), banks, rowBytes, timing, PagePolicy.OPEN, 4);
  }

  private MemoryCounters counters() {
    return cores.memory.memoryCounters();
  }

  @Test
  void shouldReadAtTheSumOfItsParts() {
    // Line 5, of core 1: home node 5 (1 hop), controller at node 15 (4 hops). A controller gives
    // commands from the cycle after a message's arrival on, a home answers in that cycle.
    cores.add(1, port -> port.load(word(8 * 5))).run();
    int request = 1 + (3 + CONTROL) + SLICE;
    int memory = (3 * 4 + CONTROL) + 1 + RCD + CAS + BURST + (3 * 4 + DATA);
    assertThat(cores.finished[1]).isEqualTo(request + memory + 1 + (3 + DATA));
    assertThat(counters().reads).isEqualTo(1);
    assertThat(counters().rowMisses).isEqualTo(1);
    assertThat(counters().bytes).isEqualTo(32);
    assertThat(counters().busBusyCycles).isEqualTo(BURST);
    assertThat(counters().waitingCycles).isZero();
    assertThat(cores.memory.counters().dramReads).isEqualTo(1);
  }

  @Test
  void shouldSendARequestAndALineMoreThanWithoutControllers() {
    cores.add(1, port -> port.load(word(8 * 5))).run();
    // Request 1, read 1, data 5, data 5, unblock 1.
    assertThat(cores.memory.networkCounters().packets).isEqualTo(5);
    assertThat(cores.memory.networkCounters().flits).isEqualTo(13);
  }

  @Test
  void shouldNotGoToMemoryForWhatTheSliceHas() {
    cores.add(1, port -> port.load(word(8 * 5))).run();
    cores.add(2, port -> port.load(word(8 * 5))).run();
    // Core 1 has it alone and copies it back to the home.
    cores.add(3, port -> port.load(word(8 * 5))).run();
    assertThat(counters().reads).isEqualTo(1);
  }

  @Test
  void shouldWriteBackWhatASliceHasNoRoomFor() {
    // Lines at home on one node: the second put back drives the first out of the slice.
    int first = word(8 * line(0));
    int second = word(8 * line(1));
    int third = word(8 * line(2));
    int fourth = word(8 * line(3));
    cores.add(0, port -> port.store(first, 41)).add(0, port -> port.store(second, 42));
    cores.add(0, port -> port.store(third, 43)).add(0, port -> port.store(fourth, 44));
    int[] seen = new int[1];
    cores.add(0, port -> seen[0] = port.load(first));
    cores.afterCycle(
        () -> {
          if (cores.finished[0] > 0) {
            assertThat(cores.memory.peek(first)).isEqualTo(41);
          }
        });
    cores.run();
    assertThat(seen[0]).isEqualTo(41);
    assertThat(cores.memory.peek(second)).isEqualTo(42);
    assertThat(cores.memory.peek(third)).isEqualTo(43);
    assertThat(cores.memory.peek(fourth)).isEqualTo(44);
    assertThat(counters().writes).isPositive().isEqualTo(cores.memory.counters().dramWrites);
    assertThat(cores.memory.isWrittenBack()).isTrue();
    assertThat(cores.memory.messagesInUse()).isZero();
  }

  /** The line with a number among those at home on node 0. */
  private static int line(int number) {
    HomeMap homes = new HomeMap(16);
    int line = 0;
    for (int found = 0; found < number || homes.home(line) != 0; line++) {
      found += homes.home(line) == 0 ? 1 : 0;
    }
    return line;
  }

  @Test
  void shouldStreamAtTheBusesBandwidth() {
    // Each core reads lines of its own from the one controller, a line of 32 bytes in 20 cycles.
    int burst = 20;
    CacheSpecification slow =
        CACHES.withMemory(memory(1, 8, 1024, new DramTiming(CAS, RCD, RP, burst)));
    Cores streaming = new Cores(Cores.machine(4, 4, slow), 1 << 16);
    int lines = 1600;
    for (int line = 0; line < lines; line++) {
      int at = word(8 * line);
      streaming.add(line % 16, port -> port.load(at));
    }
    streaming.run();
    MemoryCounters counters = streaming.memory.memoryCounters();
    assertThat(counters.bytes).isEqualTo(32L * lines);
    assertThat(counters.busBusyCycles).isEqualTo((long) burst * lines);
    // The bus is busy but for the start and the end.
    assertThat(streaming.cycle()).isBetween((long) burst * lines, burst * lines * 102L / 100);
  }

  @Test
  void shouldRefuseMemoryThatDoesNotFit() {
    assertRefused(memory(5, 2, 64, new DramTiming(1, 1, 1, 1)), "5 controllers");
    assertRefused(memory(1, 2, 16, new DramTiming(1, 1, 1, 1)), "smaller than a line");
    assertRefused(memory(1, 0, 64, new DramTiming(1, 1, 1, 1)), "a bank");
  }

  private static void assertRefused(MemorySpecification memory, String reason) {
    assertThatThrownBy(() -> new Cores(Cores.machine(4, 4, CACHES.withMemory(memory)), 1024))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }
}
