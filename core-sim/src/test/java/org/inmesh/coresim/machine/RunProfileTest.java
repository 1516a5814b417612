package org.inmesh.coresim.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunStatistics;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.coresim.inspection.InspectableMachine;
import org.inmesh.coresim.machine.Machines.Stepping;
import org.inmesh.coresim.profile.EnergyMap;
import org.inmesh.coresim.profile.RunProfile;
import org.inmesh.coresim.transputer.TransputerCore;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.topology.Topology;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where and when things happen, against the statistics of the whole run. */
class RunProfileTest {
  private static final Measuring PROFILE = new Measuring(false, false, true);
  private static final Measuring ALL = new Measuring(true, true, true);
  private static final long LIMIT = 10_000_000;

  @Provide
  Arbitrary<ProcessNetwork> networks() {
    return ProcessNetwork.arbitrary();
  }

  @Provide
  Arbitrary<Kind> kinds() {
    return Arbitraries.of(Kind.values());
  }

  private static InspectableMachine build(
      ProcessNetwork network, MachineSpecification machine, Stepping stepping, Measuring what) {
    return Machines.build(
        machine,
        NetworkImage.of(network, machine.cores(), machine.kind()),
        new RecordingHost(),
        stepping,
        MachineObservers.NONE,
        what);
  }

  private static RunStatistics run(
      ProcessNetwork network, MachineSpecification machine, Stepping stepping, Measuring what) {
    return build(network, machine, stepping, what).run(LIMIT).statistics();
  }

  private static MachineSpecification machine(Kind kind) {
    return NetworkImage.machine(kind, 3, 2, 3, 1, 16);
  }

  private static MachineSpecification with(Kind kind, NetworkSpecification network) {
    MachineSpecification usual = machine(kind);
    return new MachineSpecification(
        "test",
        kind,
        usual.clockMegahertz(),
        usual.processor(),
        usual.memoryBytesPerCore(),
        network,
        usual.messagePayloadBytes(),
        usual.caches());
  }

  private static long sum(long[][] sums) {
    return Arrays.stream(sums).flatMapToLong(Arrays::stream).sum();
  }

  private static void assertAddsUp(RunStatistics statistics, MachineSpecification machine) {
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

  private static void assertIntervals(RunProfile profile) {
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

  private static void assertEnergyAddsUp(RunStatistics statistics, EnergyMap energy) {
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

  @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
  void shouldAddUpAndChangeNothingHoweverCoresAreStepped(
      @ForAll("networks") ProcessNetwork network, @ForAll("kinds") Kind kind) {
    MachineSpecification machine = machine(kind);
    RunStatistics without = run(network, machine, Stepping.RUN_AHEAD, Measuring.NOTHING_MORE);
    RunStatistics with = run(network, machine, Stepping.RUN_AHEAD, PROFILE);
    assertThat(without.profile()).isEmpty();
    assertThat(with.values()).isEqualTo(without.values());
    assertAddsUp(with, machine);
    for (Stepping stepping : new Stepping[] {Stepping.INTERPRETED, Stepping.STEPWISE}) {
      assertThat(run(network, machine, stepping, PROFILE)).isEqualTo(with);
    }
    // With everything else measured, too.
    assertThat(run(network, machine, Stepping.RUN_AHEAD, ALL).profile()).isEqualTo(with.profile());
  }

  @Property(tries = 8, edgeCases = EdgeCasesMode.NONE)
  void shouldKnowWhatEachCoreHasDoneByTheEndOfEachInterval(
      @ForAll("networks") ProcessNetwork network, @ForAll("kinds") Kind kind) {
    MachineSpecification machine = machine(kind);
    RunProfile profile = run(network, machine, Stepping.RUN_AHEAD, PROFILE).profile().orElseThrow();
    for (int last = 0; last < profile.intervals(); last++) {
      long end = profile.start(last) + profile.length(last);
      InspectableMachine until = build(network, machine, Stepping.STEPWISE, Measuring.NOTHING_MORE);
      until.run(end);
      for (int core = 0; core < machine.cores(); core++) {
        TransputerCore stepped = until.cores().get(core);
        // Of the instruction under way only what is in front of the end.
        long expected = stepped.counters().busyCycles - Math.max(0, stepped.time() - end);
        int place = core;
        long busy =
            LongStream.rangeClosed(0, last)
                .map(interval -> profile.busyCycles()[(int) interval][place])
                .sum();
        assertThat(busy).as("core %d up to %d", core, end).isEqualTo(expected);
      }
    }
  }

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
  void shouldBeWholeWhereverARunEnds(
      @ForAll("networks") ProcessNetwork network,
      @ForAll("kinds") Kind kind,
      @ForAll @IntRange(min = 1, max = 20_000) int limit) {
    InspectableMachine cut = build(network, machine(kind), Stepping.RUN_AHEAD, PROFILE);
    RunStatistics statistics = cut.run(limit).statistics();
    RunProfile profile = statistics.profile().orElseThrow();
    assertThat(profile.cycles()).isEqualTo(statistics.count(Statistic.CYCLES));
    assertIntervals(profile);
    assertEnergyAddsUp(statistics, profile.energy());
  }

  @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
  void shouldAddUpOnEveryModelOfTheNetwork(
      @ForAll("networks") ProcessNetwork network, @ForAll Model model) {
    NetworkSpecification specification =
        model == Model.EPIPHANY
            ? NetworkSpecification.epiphany(3, 2)
            : NetworkSpecification.wormhole(3, 2, 3, 8, 8, 2).withModel(model);
    MachineSpecification machine = with(Kind.MESH, specification);
    RunStatistics statistics = run(network, machine, Stepping.RUN_AHEAD, PROFILE);
    assertAddsUp(statistics, machine);
    assertThat(statistics.values())
        .isEqualTo(run(network, machine, Stepping.RUN_AHEAD, Measuring.NOTHING_MORE).values());
  }

  @Property(tries = 5, edgeCases = EdgeCasesMode.NONE)
  void shouldAddUpOnOtherTopologies(@ForAll("networks") ProcessNetwork network) {
    NetworkSpecification usual = NetworkSpecification.wormhole(4, 2, 3, 8, 8, 1);
    for (Topology topology :
        new Topology[] {
          Topology.torus(4, 2), Topology.ring(4, 2), Topology.concentratedMesh(4, 2)
        }) {
      MachineSpecification machine =
          with(Kind.MESH, usual.withTopology(topology).withModel(Model.PACKET));
      assertAddsUp(run(network, machine, Stepping.RUN_AHEAD, PROFILE), machine);
    }
    MachineSpecification slow = with(Kind.MESH, usual.withCoreCyclesPerCycle(5));
    assertAddsUp(run(network, slow, Stepping.RUN_AHEAD, PROFILE), slow);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldChangeNothingOfRacingPrograms(boolean everything) {
    Measuring measuring = everything ? ALL : PROFILE;
    for (int seed = 0; seed < 10; seed++) {
      CacheSpecification caches = RunAheadTest.caches(Protocol.MOESI, new Random(seed));
      SharedMemoryProgram program = RacingProgram.of(seed);
      RunStatistics without =
          program
              .run(Stepping.RUN_AHEAD, new RecordingHost(), caches, Measuring.NOTHING_MORE)
              .statistics();
      RunStatistics with =
          program.run(Stepping.RUN_AHEAD, new RecordingHost(), caches, measuring).statistics();
      assertThat(with.values()).as("seed %d", seed).containsAllEntriesOf(without.values());
      assertThat(
              program.run(Stepping.STEPWISE, new RecordingHost(), caches, measuring).statistics())
          .isEqualTo(with);
      assertEnergyAddsUp(with, with.profile().orElseThrow().energy());
    }
  }
}
