package org.inmesh.coresim.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunStatistics;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.profile.EnergyMap;
import org.inmesh.coresim.profile.RunProfile;
import org.inmesh.mesh.topology.Topology;

/** Holds a profile to the statistics of the whole run. */
final class ProfileSums {
  private ProfileSums() {}

  private static long sum(long[][] sums) {
    return Arrays.stream(sums).flatMapToLong(Arrays::stream).sum();
  }

  /** Of a run that has ended by itself. */
  static void assertAddsUp(RunStatistics statistics, MachineSpecification machine) {
    RunProfile profile = statistics.profile().orElseThrow();
    long coreCycles = statistics.count(Statistic.CYCLES) * machine.cores();
    long busy = sum(profile.busyCycles());
    assertThat((double) busy)
        .isCloseTo(statistics.value(Statistic.CORE_UTILISATION) * coreCycles, within(1e-3));
    if (machine.kind() == Kind.COHERENT) {
      assertThat(busy + sum(profile.waitingCycles()))
          .isEqualTo(coreCycles - statistics.count(Statistic.IDLE_CYCLES));
    } else {
      assertThat(sum(profile.waitingCycles())).isZero();
    }
    assertIntervals(profile);
    long hops = profile.hasLinks() ? statistics.count(Statistic.FLIT_HOPS) : 0;
    assertThat(sum(profile.linkFlits())).isEqualTo(hops);
    assertThat(profile.latencies().packets()).isEqualTo(statistics.count(Statistic.PACKETS));
    assertThat(profile.latencies().mean())
        .isEqualTo(statistics.value(Statistic.PACKET_LATENCY_MEAN));
    assertThat(profile.latencies().maximum())
        .isEqualTo(statistics.value(Statistic.PACKET_LATENCY_MAXIMUM));
    assertEnergyAddsUp(statistics, profile.energy());
  }

  /** That intervals make up the run, and cores do no more than there is time for. */
  static void assertIntervals(RunProfile profile) {
    long cycles = 0;
    for (int interval = 0; interval < profile.intervals(); interval++) {
      long length = profile.length(interval);
      assertThat(length).isPositive();
      for (int core = 0; core < profile.cores(); core++) {
        long busy = profile.busyCycles()[interval][core];
        long waiting = profile.waitingCycles()[interval][core];
        assertThat(busy).isNotNegative();
        assertThat(waiting).isNotNegative();
        assertThat(busy + waiting).isLessThanOrEqualTo(length);
      }
      for (int link = 0; link < profile.linkFlits()[interval].length; link++) {
        if (profile.leadsTo(link) == Topology.NONE) {
          assertThat(profile.linkFlits()[interval][link]).isZero();
        }
      }
      cycles += length;
    }
    assertThat(cycles).isEqualTo(profile.cycles());
  }

  /** That the energy of all places is the run's, part by part. */
  static void assertEnergyAddsUp(RunStatistics statistics, EnergyMap energy) {
    assertParts(
        statistics,
        energy.coreDynamic(),
        Statistic.ENERGY_INSTRUCTIONS,
        Statistic.ENERGY_CORE_CLOCK,
        Statistic.ENERGY_FETCH,
        Statistic.ENERGY_PRIVATE_MEMORY,
        Statistic.ENERGY_L1,
        Statistic.ENERGY_L2,
        Statistic.ENERGY_CLUSTERS,
        Statistic.ENERGY_LLC,
        Statistic.ENERGY_DIRECTORY);
    assertParts(
        statistics,
        energy.coreLeakage(),
        Statistic.ENERGY_CORE_LEAKAGE,
        Statistic.ENERGY_MEMORY_LEAKAGE);
    assertParts(statistics, energy.offChip(), Statistic.ENERGY_DRAM);
    assertParts(
        statistics,
        energy.routerDynamic(),
        Statistic.ENERGY_ROUTERS,
        Statistic.ENERGY_NETWORK_CLOCK);
    assertParts(statistics, energy.routerLeakage(), Statistic.ENERGY_NETWORK_LEAKAGE);
    assertParts(statistics, energy.linkDynamic(), Statistic.ENERGY_LINKS);
    assertClose(energy.total(), statistics.value(Statistic.ENERGY));
  }

  private static void assertParts(RunStatistics statistics, double[] places, Statistic... parts) {
    assertClose(
        Arrays.stream(places).sum(), Arrays.stream(parts).mapToDouble(statistics::value).sum());
  }

  private static void assertClose(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
  }
}
