package org.inmesh.coresim.coherence.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Added up by hand. A column command's data comes after 11 cycles and takes 4; a row opens in 7 and
 * closes in 5. An access's data has been on the bus at its end.
 */
class MemoryChannelTest {
  private static final int CAS = 11;
  private static final int RCD = 7;
  private static final int RP = 5;
  private static final int BURST = 4;
  private static final int LINE = 64;

  /** An access and when its data had been on the bus. */
  private record Done(int access, long end) {}

  private final MemoryCounters counters = new MemoryCounters();
  private final List<Done> done = new ArrayList<>();
  private MemoryChannel channel = channel(PagePolicy.OPEN, 2);

  private MemoryChannel channel(PagePolicy policy, int overtakings) {
    return new MemoryChannel(
        new MemorySpecification(
            1,
            Placement.CORNERS,
            List.of(),
            4,
            1024,
            new DramTiming(CAS, RCD, RP, BURST),
            policy,
            overtakings),
        LINE,
        counters);
  }

  private List<Done> run() {
    return run(0);
  }

  /** Goes on from event to event until all accesses are done. */
  private List<Done> run(long start) {
    done.clear();
    for (long cycle = start; cycle != Long.MAX_VALUE; cycle = later(cycle, channel.nextCycle())) {
      int access = channel.schedule(cycle);
      if (access != MemoryChannel.NONE) {
        done.add(new Done(access, channel.dataEnd()));
      }
    }
    return done;
  }

  private static long later(long cycle, long next) {
    assertThat(next).as("the next event after cycle %d", cycle).isGreaterThan(cycle);
    return next;
  }

  private void read(int access, int bank, int row) {
    channel.add(access, bank, row, false, 0);
  }

  @Test
  void shouldOpenARowFirst() {
    read(1, 0, 0);
    assertThat(run()).containsExactly(new Done(1, RCD + CAS + BURST));
    assertThat(counters.rowMisses).isEqualTo(1);
    assertThat(counters.waitingCycles).isZero();
  }

  @Test
  void shouldHitAnOpenRow() {
    read(1, 0, 3);
    run();
    channel.add(2, 0, 3, false, 100);
    assertThat(channel.schedule(100)).isEqualTo(2);
    assertThat(channel.dataEnd()).isEqualTo(100 + CAS + BURST);
    assertThat(counters.rowHits).isEqualTo(1);
  }

  @Test
  void shouldCloseAnotherRowFirst() {
    read(1, 0, 3);
    run();
    channel.add(2, 0, 4, false, 100);
    channel.schedule(100);
    assertThat(channel.nextCycle()).isEqualTo(100 + RP + RCD);
    assertThat(run(100 + RP + RCD)).containsExactly(new Done(2, 100 + RP + RCD + CAS + BURST));
    assertThat(counters.rowConflicts).isEqualTo(1);
    assertThat(counters.rowMisses).isEqualTo(1);
    assertThat(counters.rowHits).isZero();
    assertThat(counters.waitingCycles).isZero();
  }

  @Test
  void shouldCloseRowsAtOnceIfToldSo() {
    channel = channel(PagePolicy.CLOSED, 2);
    read(1, 0, 3);
    read(2, 0, 3);
    // The second waits until the first's burst is over and its row closed: 7 + 4 + 5.
    long second = RCD + BURST + RP;
    assertThat(run())
        .containsExactly(new Done(1, RCD + CAS + BURST), new Done(2, second + RCD + CAS + BURST));
    assertThat(counters.rowMisses).isEqualTo(2);
    assertThat(counters.waitingCycles).isEqualTo(second);
  }

  @Test
  void shouldOpenRowsOfDifferentBanksTogetherAndShareTheBus() {
    for (int bank = 0; bank < 4; bank++) {
      read(bank, bank, bank);
    }
    long first = RCD + CAS + BURST;
    assertThat(run())
        .containsExactly(
            new Done(0, first),
            new Done(1, first + BURST),
            new Done(2, first + 2 * BURST),
            new Done(3, first + 3 * BURST));
    assertThat(counters.busBusyCycles).isEqualTo(4 * BURST);
    assertThat(counters.bytes).isEqualTo(4 * LINE);
    // The bus is waited for: 4, 8 and 12 cycles.
    assertThat(counters.waitingCycles).isEqualTo(BURST + 2 * BURST + 3 * BURST);
  }

  @Test
  void shouldNotWaitForADataBusThatIsReservedForLater() {
    // A conflict in bank 0 begins first; a hit in bank 1 gets the bus before it.
    read(1, 0, 0);
    read(2, 1, 0);
    run();
    channel.add(3, 0, 1, false, 100);
    channel.schedule(100);
    channel.add(4, 1, 0, false, 101);
    assertThat(run(101))
        .containsExactly(new Done(4, 101 + CAS + BURST), new Done(3, 100 + RP + RCD + CAS + BURST));
  }

  @Test
  void shouldLetHitsOvertakeAnotherRowOfTheirBankAFewTimesOnly() {
    // Row 0 opens for access 1; then 2 wants row 1, all others row 0: 3 and 4 overtake, 5 may not.
    read(1, 0, 0);
    read(2, 0, 1);
    read(3, 0, 0);
    read(4, 0, 0);
    read(5, 0, 0);
    assertThat(run()).extracting(Done::access).containsExactly(1, 3, 4, 2, 5);
    long hits = RCD + CAS + 3 * BURST;
    // A row closes when the burst of the last column command to it is over, 3 bursts after 7.
    long conflict = RCD + 3 * BURST + RP + RCD + CAS + BURST;
    assertThat(done)
        .containsExactly(
            new Done(1, RCD + CAS + BURST),
            new Done(3, RCD + CAS + 2 * BURST),
            new Done(4, hits),
            new Done(2, conflict),
            new Done(5, conflict + BURST + RP + RCD));
    assertThat(counters.rowHits).isEqualTo(2);
    assertThat(counters.rowMisses).isEqualTo(1);
    assertThat(counters.rowConflicts).isEqualTo(2);
  }

  @Test
  void shouldServeABankInOrderOfArrivalWithoutOvertaking() {
    channel = channel(PagePolicy.OPEN, 0);
    read(1, 0, 0);
    read(2, 0, 1);
    read(3, 0, 0);
    assertThat(run()).extracting(Done::access).containsExactly(1, 2, 3);
  }

  @Test
  void shouldNotStarveAnAccessWhileHitsKeepComing() {
    read(0, 0, 0);
    read(1, 0, 1);
    long end = -1;
    for (long cycle = 0; end < 0 && cycle < 1000; cycle++) {
      channel.add(2, 0, 0, false, cycle);
      if (channel.schedule(cycle) == 1) {
        end = channel.dataEnd();
      }
    }
    // The row's own access and two that overtake, one burst each, then the other row.
    assertThat(end).isEqualTo(RCD + 3 * BURST + RP + RCD + CAS + BURST);
  }

  @Test
  void shouldOccupyBusAndBankForWritesToo() {
    channel.add(1, 0, 0, true, 0);
    read(2, 0, 0);
    assertThat(run())
        .containsExactly(new Done(1, RCD + CAS + BURST), new Done(2, RCD + CAS + 2 * BURST));
    assertThat(counters.writes).isEqualTo(1);
    assertThat(counters.reads).isEqualTo(1);
  }

  @Test
  void shouldStreamAtTheBandwidthOfTheBus() {
    MemoryMap map = new MemoryMap(1, 4, 1024 / LINE);
    int lines = 1000;
    for (int line = 0; line < lines; line++) {
      read(line, map.bank(line), map.row(line));
    }
    run();
    long end = done.get(lines - 1).end();
    // Every row change hides behind the other banks' bursts, or costs at most a row cycle.
    assertThat(end).isBetween((long) lines * BURST, (long) (lines * BURST * 1.1));
    assertThat(counters.rowMisses + counters.rowConflicts).isEqualTo(64);
    assertThat(counters.bytes).isEqualTo((long) lines * LINE);
  }
}
