package org.inmesh.coresim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RandomCycles;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.RunStatistics;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.machine.Machines.Stepping;
import org.inmesh.coresim.machine.ProcessNetwork.Link;
import org.inmesh.isa.transputer.ProcessorType;

/**
 * Random networks of processes on both machines, running ahead and in single steps; with any cycles
 * of instructions.
 */
class ProcessNetworkTest {
  private static final long LIMIT = 10_000_000;

  @Provide
  Arbitrary<ProcessNetwork> networks() {
    return ProcessNetwork.arbitrary();
  }

  @Provide
  Arbitrary<MachineSpecification> meshes() {
    return machines(Kind.MESH);
  }

  @Provide
  Arbitrary<MachineSpecification> coherentMachines() {
    return machines(Kind.COHERENT);
  }

  static Arbitrary<MachineSpecification> machines(Kind kind) {
    return Combinators.combine(
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(1, 9),
            Arbitraries.integers().between(1, 3),
            Arbitraries.of(4, 16, 64, 256),
            Arbitraries.longs())
        .as(
            (columns, rows, hopLatency, ratio, payload, seed) ->
                NetworkImage.machine(
                    kind,
                    columns,
                    rows,
                    hopLatency,
                    ratio,
                    payload,
                    RandomCycles.processor(ProcessorType.T800, new Random(seed))));
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void shouldPrintTheSameInTheSameTimeOnTheMeshHoweverItIsStepped(
      @ForAll("networks") ProcessNetwork network,
      @ForAll("meshes") MachineSpecification specification) {
    RunStatistics statistics = assertSteppingDoesNotMatter(network, specification);
    assertPacketsAddUp(network, specification, statistics);
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void shouldPrintTheSameInTheSameTimeOnCoherentMemoryHoweverItIsStepped(
      @ForAll("networks") ProcessNetwork network,
      @ForAll("coherentMachines") MachineSpecification specification) {
    RunStatistics statistics = assertSteppingDoesNotMatter(network, specification);
    assertThat(statistics.count(Statistic.LOCAL_MESSAGES))
        .isEqualTo((long) network.links().size() * network.rounds());
  }

  private static RunStatistics assertSteppingDoesNotMatter(
      ProcessNetwork network, MachineSpecification specification) {
    RunStatistics stepwise = run(network, specification, Stepping.STEPWISE);
    RunStatistics ahead = run(network, specification, Stepping.RUN_AHEAD);
    assertThat(ahead).isEqualTo(stepwise);
    assertThat(run(network, specification, Stepping.RUN_AHEAD)).isEqualTo(ahead);
    return ahead;
  }

  private static RunStatistics run(
      ProcessNetwork network, MachineSpecification specification, Stepping stepping) {
    RecordingHost host = new RecordingHost();
    RunResult result =
        Machines.build(
                specification,
                NetworkImage.of(network, specification.cores(), specification.kind()),
                host,
                stepping)
            .run(LIMIT);
    assertThat(result.report()).isEmpty();
    assertThat(result.ending()).isEqualTo(Ending.FINISHED);
    assertThat(host.screen()).isEqualTo(network.expectedOutput());
    return result.statistics();
  }

  // A message of one packet has one acknowledgement, a longer one two.
  private static void assertPacketsAddUp(
      ProcessNetwork network, MachineSpecification specification, RunStatistics statistics) {
    int cores = specification.cores();
    int payload = specification.messagePayloadBytes();
    long remote = 0;
    long packets = 0;
    long byteHops = 0;
    for (Link link : network.links()) {
      int from = NetworkImage.coreOf(network, link.sender(), cores);
      int to = NetworkImage.coreOf(network, link.receiver(), cores);
      if (from != to) {
        remote++;
        int columns = specification.network().columns();
        int links =
            Math.abs(from % columns - to % columns) + Math.abs(from / columns - to / columns);
        byteHops += (long) links * link.bytes();
        packets += (link.bytes() + payload - 1) / payload + (link.bytes() > payload ? 2 : 1);
      }
    }
    int printer = network.nodes().size() - 1;
    if (NetworkImage.coreOf(network, printer, cores) != 0) {
      packets += 2;
    }
    long rounds = network.rounds();
    assertThat(statistics.count(Statistic.REMOTE_MESSAGES)).isEqualTo(remote * rounds);
    assertThat(statistics.count(Statistic.BYTE_HOPS)).isEqualTo(byteHops * rounds);
    assertThat(statistics.count(Statistic.LOCAL_MESSAGES))
        .isEqualTo((network.links().size() - remote) * rounds);
    assertThat(statistics.count(Statistic.PACKETS)).isEqualTo(packets * rounds);
  }
}
