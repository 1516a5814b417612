package org.inmesh.coresim.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.machine.AssembledImage.mesh;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.inmesh.coresim.CycleStack;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunStatistics;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.machine.Machines.Stepping;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.junit.jupiter.api.Test;

/** Where the cycles of cores go, and that none is missing. */
class CycleStackTest {
  private static final Measuring ALL = new Measuring(true, true);
  private static final long LIMIT = 1_000_000;

  /** Cycles, as the document says. */
  private static final int DISPATCH = 3;

  @Provide
  Arbitrary<ProcessNetwork> networks() {
    return ProcessNetwork.arbitrary();
  }

  @Provide
  Arbitrary<Kind> kinds() {
    return Arbitraries.of(Kind.values());
  }

  private static RunStatistics run(
      ProcessNetwork network, Kind kind, Stepping stepping, Measuring measuring, long limit) {
    MachineSpecification machine = NetworkImage.machine(kind, 2, 2, 3, 1, 16);
    return Machines.build(
            machine,
            NetworkImage.of(network, machine.cores(), kind),
            new RecordingHost(),
            stepping,
            MachineObservers.NONE,
            measuring)
        .run(limit)
        .statistics();
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void shouldAddUpToTheRunsCyclesOnEveryCoreWhereverItEnds(
      @ForAll("networks") ProcessNetwork network,
      @ForAll("kinds") Kind kind,
      @ForAll @IntRange(min = 1, max = 20_000) int limit) {
    RunStatistics statistics = run(network, kind, Stepping.RUN_AHEAD, ALL, limit);
    assertThat(statistics.stacks()).hasSize(4);
    assertThat(statistics.stacks())
        .allSatisfy(
            stack -> {
              assertThat(stack.total()).isEqualTo(statistics.count(Statistic.CYCLES));
              assertThat(stack.cycles().values()).allMatch(cycles -> cycles >= 0);
            });
  }

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
  void shouldChangeNothingByMeasuring(
      @ForAll("networks") ProcessNetwork network, @ForAll("kinds") Kind kind) {
    RunStatistics without =
        run(network, kind, Stepping.RUN_AHEAD, Measuring.NOTHING_MORE, 10 * LIMIT);
    RunStatistics with = run(network, kind, Stepping.RUN_AHEAD, ALL, 10 * LIMIT);
    assertThat(with.values()).containsAllEntriesOf(without.values());
    // Nor does it matter for what is measured how cores are simulated.
    assertThat(run(network, kind, Stepping.STEPWISE, ALL, 10 * LIMIT)).isEqualTo(with);
  }

  @Test
  void shouldSayWhatCoresOfAMeshDid() {
    RunStatistics statistics =
        Machines.build(
                mesh(2, 1),
                AssembledImage.oneMessage(2).build(),
                new RecordingHost(),
                Stepping.RUN_AHEAD,
                MachineObservers.NONE,
                ALL)
            .run(LIMIT)
            .statistics();
    CycleStack sender = statistics.stacks().get(0);
    CycleStack receiver = statistics.stacks().get(1);
    int load = Function.LDL.cost().base();
    int constant = Function.LDC.cost().base();
    int pointer = Function.LDLP.cost().base();
    // 42 is loaded with a prefix, which is an instruction of a cycle.
    assertThat(part(sender, Statistic.COMPUTE_CYCLES)).isEqualTo(load + constant + 1);
    assertThat(part(receiver, Statistic.COMPUTE_CYCLES)).isEqualTo(pointer + load + constant);
    assertThat(part(sender, Statistic.RECEIVE_CYCLES)).isZero();
    assertThat(part(receiver, Statistic.SEND_CYCLES)).isZero();
    assertThat(part(sender, Statistic.SEND_CYCLES)).isPositive();
    assertThat(part(receiver, Statistic.RECEIVE_CYCLES)).isPositive();
    assertThat(part(receiver, Statistic.ALTERNATION_CYCLES)).isZero();
    // Each begins, waits once, and stops: two dispatches and stopp with its prefix.
    long scheduling = 2L * DISPATCH + Operation.STOPP.cost().base() + 1;
    assertThat(part(sender, Statistic.SCHEDULER_CYCLES)).isEqualTo(scheduling);
    assertThat(part(receiver, Statistic.SCHEDULER_CYCLES)).isEqualTo(scheduling);
    assertThat(statistics.count(Statistic.SCHEDULER_CYCLES)).isEqualTo(2 * scheduling);
  }

  private static long part(CycleStack stack, Statistic part) {
    return stack.cycles().get(part);
  }
}
