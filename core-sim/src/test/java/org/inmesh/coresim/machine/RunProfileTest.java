package org.inmesh.coresim.machine;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.inmesh.coresim.profile.RunProfile;
import org.inmesh.coresim.transputer.TransputerCore;
import org.inmesh.mesh.NetworkObserver;
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
    return machine(kind).withNetwork(network);
  }

  @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
  void shouldAddUpAndChangeNothingHoweverCoresAreStepped(
      @ForAll("networks") ProcessNetwork network, @ForAll("kinds") Kind kind) {
    MachineSpecification machine = machine(kind);
    RunStatistics without = run(network, machine, Stepping.RUN_AHEAD, Measuring.NOTHING_MORE);
    RunStatistics with = run(network, machine, Stepping.RUN_AHEAD, PROFILE);
    assertThat(without.profile()).isEmpty();
    assertThat(with.values()).isEqualTo(without.values());
    ProfileSums.assertAddsUp(with, machine);
    for (Stepping stepping : new Stepping[] {Stepping.INTERPRETED, Stepping.STEPWISE}) {
      assertThat(run(network, machine, stepping, PROFILE)).isEqualTo(with);
    }
    // With everything else measured, too.
    assertThat(run(network, machine, Stepping.RUN_AHEAD, ALL).profile()).isEqualTo(with.profile());
  }

  @Property(tries = 10, edgeCases = EdgeCasesMode.NONE)
  void shouldBeTheSameIfOthersWatchTheNetworkToo(@ForAll("networks") ProcessNetwork network) {
    MachineSpecification machine = machine(Kind.MESH);
    long[] arrived = new long[1];
    NetworkObserver other =
        new NetworkObserver() {
          @Override
          public void packetArrived(int source, int destination, int flits, int tag, long cycle) {
            arrived[0]++;
          }
        };
    RunStatistics watched =
        Machines.build(
                machine,
                NetworkImage.of(network, machine.cores(), machine.kind()),
                new RecordingHost(),
                Stepping.RUN_AHEAD,
                MachineObservers.NONE.with(other),
                PROFILE)
            .run(LIMIT)
            .statistics();
    assertThat(watched).isEqualTo(run(network, machine, Stepping.RUN_AHEAD, PROFILE));
    assertThat(arrived[0]).isEqualTo(watched.count(Statistic.PACKETS));
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
    ProfileSums.assertIntervals(profile);
    ProfileSums.assertEnergyAddsUp(statistics, profile.energy());
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
    ProfileSums.assertAddsUp(statistics, machine);
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
      ProfileSums.assertAddsUp(run(network, machine, Stepping.RUN_AHEAD, PROFILE), machine);
    }
    MachineSpecification slow = with(Kind.MESH, usual.withCoreCyclesPerCycle(5));
    ProfileSums.assertAddsUp(run(network, slow, Stepping.RUN_AHEAD, PROFILE), slow);
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
      ProfileSums.assertEnergyAddsUp(with, with.profile().orElseThrow().energy());
    }
  }
}
