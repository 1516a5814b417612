package org.inmesh.coresim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.LineActivity;
import org.inmesh.coresim.RunStatistics;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.coresim.machine.Machines.Stepping;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Racing programs, in which any change of time shows, on all kinds of caches and directories. */
class MeasuringTest {
  private static final Measuring ALL = new Measuring(true, true);
  private static final int PROGRAMS = 15;

  private static RunStatistics run(int seed, Protocol protocol, Stepping how, Measuring measuring) {
    CacheSpecification caches = RunAheadTest.caches(protocol, new Random(seed));
    return RacingProgram.of(seed).run(how, new RecordingHost(), caches, measuring).statistics();
  }

  private static long sum(RunStatistics statistics, Statistic... parts) {
    return Stream.of(parts).mapToLong(statistics::count).sum();
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void shouldChangeNothingByMeasuring(Protocol protocol) {
    for (int seed = 0; seed < PROGRAMS; seed++) {
      RunStatistics with = run(seed, protocol, Stepping.RUN_AHEAD, ALL);
      RunStatistics without = run(seed, protocol, Stepping.RUN_AHEAD, Measuring.NOTHING_MORE);
      assertThat(with.values()).as("seed %d", seed).containsAllEntriesOf(without.values());
      assertThat(with.stacks()).isEqualTo(without.stacks());
      assertThat(run(seed, protocol, Stepping.STEPWISE, ALL)).isEqualTo(with);
    }
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void shouldAddUp(Protocol protocol) {
    for (int seed = 0; seed < PROGRAMS; seed++) {
      RunStatistics statistics = run(seed, protocol, Stepping.RUN_AHEAD, ALL);
      assertThat(statistics.stacks())
          .as("seed %d", seed)
          .allMatch(stack -> stack.total() == statistics.count(Statistic.CYCLES));
      assertMissesAddUp(statistics);
      assertTrafficAddsUp(statistics);
    }
  }

  private static void assertMissesAddUp(RunStatistics statistics) {
    long upgrades = statistics.count(Statistic.UPGRADES);
    long first =
        sum(
            statistics,
            Statistic.L1_COLD,
            Statistic.L1_CAPACITY,
            Statistic.L1_CONFLICT,
            Statistic.L1_TRUE_SHARING,
            Statistic.L1_FALSE_SHARING);
    long instruction =
        sum(
            statistics,
            Statistic.L1I_COLD,
            Statistic.L1I_CAPACITY,
            Statistic.L1I_CONFLICT,
            Statistic.L1I_TRUE_SHARING,
            Statistic.L1I_FALSE_SHARING);
    long second =
        sum(
            statistics,
            Statistic.L2_COLD,
            Statistic.L2_CAPACITY,
            Statistic.L2_CONFLICT,
            Statistic.L2_TRUE_SHARING,
            Statistic.L2_FALSE_SHARING);
    assertThat(first + upgrades).isEqualTo(statistics.count(Statistic.L1_MISSES));
    if (statistics.values().containsKey(Statistic.L1I_MISSES)) {
      assertThat(instruction).isEqualTo(statistics.count(Statistic.L1I_MISSES));
    }
    if (statistics.values().containsKey(Statistic.L2_MISSES)) {
      assertThat(second + upgrades).isEqualTo(statistics.count(Statistic.L2_MISSES));
    }
    assertThat(sum(statistics, Statistic.LLC_COLD, Statistic.LLC_CAPACITY, Statistic.LLC_CONFLICT))
        .isEqualTo(statistics.count(Statistic.LLC_MISSES));
    assertThat(statistics.lines().stream().mapToLong(LineActivity::misses).sum())
        .isEqualTo(first + instruction);
    assertThat(statistics.lines().stream().mapToLong(LineActivity::transfers).sum())
        .isEqualTo(statistics.count(Statistic.CACHE_TRANSFERS));
    assertThat(statistics.count(Statistic.INVALIDATIONS_RECEIVED))
        .isEqualTo(statistics.count(Statistic.INVALIDATIONS));
  }

  private static void assertTrafficAddsUp(RunStatistics statistics) {
    assertThat(
            sum(
                statistics,
                Statistic.REQUEST_PACKETS,
                Statistic.FORWARD_PACKETS,
                Statistic.RESPONSE_PACKETS))
        .isEqualTo(statistics.count(Statistic.PACKETS));
    assertThat(
            sum(
                statistics,
                Statistic.REQUEST_FLITS,
                Statistic.FORWARD_FLITS,
                Statistic.RESPONSE_FLITS))
        .isEqualTo(statistics.count(Statistic.FLITS));
  }
}
