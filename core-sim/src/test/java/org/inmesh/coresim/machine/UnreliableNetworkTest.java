package org.inmesh.coresim.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.inmesh.coresim.DeliverySpecification;
import org.inmesh.coresim.DeliverySpecification.Acknowledgement;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.RunStatistics;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.communication.PacketObserver;
import org.inmesh.coresim.machine.Machines.Stepping;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.topology.UnreliableLinks;

/** Random networks of processes where links lose and delay packets, and on unreliable channels. */
class UnreliableNetworkTest {
  private static final long LIMIT = 50_000_000;

  /** More than the longest message of a {@link ProcessNetwork}, and more than all of one link. */
  private static final int PAYLOAD = 512;

  private static final DeliverySpecification AMPLE =
      new DeliverySpecification(64, 1024, Acknowledgement.MESSAGE);

  @Provide
  Arbitrary<ProcessNetwork> networks() {
    return ProcessNetwork.arbitrary();
  }

  @Provide
  Arbitrary<MachineSpecification> meshes() {
    return ProcessNetworkTest.machines(Kind.MESH);
  }

  @Provide
  Arbitrary<MachineSpecification> coherentMachines() {
    return ProcessNetworkTest.machines(Kind.COHERENT);
  }

  @Provide
  Arbitrary<UnreliableLinks> links() {
    return Combinators.combine(
            Arbitraries.of(0.0, 0.01, 0.2),
            Arbitraries.of(0.0, 0.3),
            Arbitraries.integers().between(1, 300),
            Arbitraries.longs())
        .as(
            (loss, delay, longest, seed) ->
                new UnreliableLinks(loss, delay, longest, List.of(), seed))
        .filter(links -> !links.isNone());
  }

  private static MachineSpecification with(
      MachineSpecification machine, UnreliableLinks links, Model model, int payload) {
    return new MachineSpecification(
        machine.name(),
        machine.kind(),
        machine.clockMegahertz(),
        machine.processor(),
        machine.memoryBytesPerCore(),
        machine.network().withUnreliableLinks(links).withModel(model),
        payload,
        machine.caches(),
        AMPLE,
        machine.energy());
  }

  private static MachineSpecification ample(MachineSpecification machine) {
    return with(machine, UnreliableLinks.NONE, machine.network().model(), PAYLOAD);
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void shouldPrintTheSameWhateverIsLostHoweverItIsStepped(
      @ForAll("networks") ProcessNetwork network,
      @ForAll("meshes") MachineSpecification machine,
      @ForAll("links") UnreliableLinks links,
      @ForAll boolean packets) {
    Model model = packets ? Model.PACKET : Model.FLIT;
    MachineSpecification lossy = with(machine, links, model, machine.messagePayloadBytes());
    MachineImage image = NetworkImage.of(network, machine.cores(), Kind.MESH);
    RunStatistics stepwise = run(network, lossy, image, Stepping.STEPWISE);
    RunStatistics ahead = run(network, lossy, image, Stepping.RUN_AHEAD);

    assertThat(ahead).isEqualTo(stepwise);
    long lost = ahead.count(Statistic.PACKETS_LOST);
    long again = ahead.count(Statistic.RETRANSMISSIONS);
    assertThat(lost == 0 || again > 0).isTrue();
    assertThat(again).isGreaterThanOrEqualTo(ahead.count(Statistic.DUPLICATES));
  }

  /**
   * With buffers that overflow never, such channels lose nothing on a network that loses nothing.
   */
  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void shouldPrintTheSameOverUnreliableChannelsOfAMesh(
      @ForAll("networks") ProcessNetwork network, @ForAll("meshes") MachineSpecification machine) {
    assertUnreliableChannelsLoseNothing(network, ample(machine));
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void shouldPrintTheSameOverUnreliableChannelsOfACoherentMachine(
      @ForAll("networks") ProcessNetwork network,
      @ForAll("coherentMachines") MachineSpecification machine) {
    assertUnreliableChannelsLoseNothing(network, ample(machine));
  }

  private static void assertUnreliableChannelsLoseNothing(
      ProcessNetwork network, MachineSpecification machine) {
    MachineImage image = NetworkImage.unreliable(network, machine.cores(), machine.kind());
    RunStatistics stepwise = run(network, machine, image, Stepping.STEPWISE);
    RunStatistics ahead = run(network, machine, image, Stepping.RUN_AHEAD);

    assertThat(ahead).isEqualTo(stepwise);
    assertThat(ahead.count(Statistic.UNRELIABLE_MESSAGES))
        .isEqualTo((long) network.links().size() * network.rounds());
    assertThat(ahead.count(Statistic.UNRELIABLE_LOST)).isZero();
    assertThat(ahead.count(Statistic.UNRELIABLE_DROPPED)).isZero();
  }

  private static RunStatistics run(
      ProcessNetwork network, MachineSpecification machine, MachineImage image, Stepping stepping) {
    RecordingHost host = new RecordingHost();
    RunResult result = Machines.build(machine, image, host, stepping).run(LIMIT);
    assertThat(result.report()).isEmpty();
    assertThat(result.ending()).isEqualTo(Ending.FINISHED);
    assertThat(host.screen()).isEqualTo(network.expectedOutput());
    return result.statistics();
  }

  @Example
  void shouldRefuseWhatNeedsAReliableNetwork() {
    UnreliableLinks lossy = UnreliableLinks.lossy(0.1, 1);
    MachineSpecification coherent = NetworkImage.machine(Kind.COHERENT, 1, 1, 3, 1, 64);
    MachineSpecification mesh = NetworkImage.machine(Kind.MESH, 1, 1, 3, 1, 64);
    MachineImage empty = new AssembledImage(1, "a:\n stopp\n").build();
    MachineObservers recorded = new MachineObservers(null, new PacketObserver() {}, null);

    assertThatThrownBy(
            () -> Machines.build(with(coherent, lossy, Model.FLIT, 64), empty, new RecordingHost()))
        .hasMessage("coherence needs a reliable network");
    assertThatThrownBy(
            () ->
                Machines.build(
                    with(mesh, lossy, Model.FLIT, 64),
                    empty,
                    new RecordingHost(),
                    Stepping.RUN_AHEAD,
                    recorded,
                    Measuring.NOTHING_MORE))
        .hasMessage("packets and their causes are recorded on reliable networks only");
  }
}
