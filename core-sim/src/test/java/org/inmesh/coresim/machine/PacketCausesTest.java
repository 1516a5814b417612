package org.inmesh.coresim.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.machine.AssembledImage.WORKSPACE;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.coherence.cache.CacheGeometry;
import org.inmesh.coresim.coherence.cache.ClusterSpecification;
import org.inmesh.coresim.coherence.cache.Replacement;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.coresim.communication.PacketObserver;
import org.inmesh.coresim.machine.Machines.Stepping;
import org.inmesh.coresim.program.MachineImage;

/** What an observer is told of packets and their causes, on both machines. */
class PacketCausesTest {
  private static final int BUFFER = MachineImage.MEMORY_START + 3000;

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

  /** Writes each packet as its number, nodes, and causes with their cycles. */
  private static final class Lines implements PacketObserver {
    final List<String> lines = new ArrayList<>();
    private final StringBuilder causes = new StringBuilder();
    private long lastCreated;

    @Override
    public void cause(long packet, long cycles) {
      boolean begins = packet == BEGINNING;
      causes.append(begins ? " beginning" : " %d+%d".formatted(packet, cycles));
      lastCreated = begins ? cycles : lastCreated;
    }

    @Override
    public void packetCreated(
        long packet,
        int network,
        int messageClass,
        int source,
        int destination,
        int flits,
        long cycle) {
      lines.add("%d %d>%d:%s".formatted(packet, source, destination, causes));
      causes.setLength(0);
    }
  }

  private static AssembledImage rendezvous(String beforeOut, String beforeIn) {
    String source =
        """
        sender:
        %s
          ldc %d
          ldl 1
          ldc 8
          out
          stopp
        receiver:
        %s
          ldc %d
          ldl 1
          ldc 8
          in
          stopp
        """
            .formatted(beforeOut, BUFFER, beforeIn, BUFFER);
    int channel = MachineImage.VIRTUAL_CHANNEL_START;
    return new AssembledImage(2, source)
        .process(0, WORKSPACE, "sender")
        .process(1, WORKSPACE, "receiver")
        .connect(0, 0, 1, 0)
        .words(0, WORKSPACE + 4, channel)
        .words(1, WORKSPACE + 4, channel);
  }

  private static List<String> lines(AssembledImage image) {
    Lines lines = new Lines();
    Machines.build(
            NetworkImage.machine(Kind.MESH, 2, 1, 3, 1, 4),
            image.build(),
            new RecordingHost(),
            Stepping.RUN_AHEAD,
            MachineObservers.of(lines),
            Measuring.NOTHING_MORE)
        .run(100_000);
    return lines.lines;
  }

  /** First packet, acknowledgement, the rest, acknowledgement: see NetworkInterface. */
  @Example
  void shouldTellTheCausesOfARendezvousOfTwoPacketsWhereTheReceiverWaits() {
    assertThat(lines(rendezvous("ldc 99\nldc 99\nmul\nldc 99\nmul", "")))
        .containsExactly("0 0>1:", "1 1>0: 0+0 beginning", "2 0>1: 1+0", "3 1>0: 2+0");
  }

  @Example
  void shouldTellTheCausesOfARendezvousOfTwoPacketsWhereTheFirstPacketWaits() {
    String late = "ldc 99\nldc 99\nmul\n".repeat(20);
    assertThat(lines(rendezvous("", late)))
        .containsExactly("0 0>1:", "1 1>0: 0+0 beginning", "2 0>1: 1+0", "3 1>0: 2+0");
  }

  /** After the rendezvous the sender, woken by packet 3, has no reason but that to send again. */
  @Example
  void shouldTellWhichDeliveryWokeTheSender() {
    String again = "ldc %d\nldl 1\nldc 8\nout\n".formatted(BUFFER);
    String takeAgain = "ldc %d\nldl 1\nldc 8\nin\n".formatted(BUFFER);
    List<String> lines = lines(rendezvous(again, takeAgain));
    assertThat(lines).hasSize(8);
    assertThat(lines.get(4)).startsWith("4 0>1: 3+");
    // The receiver was woken when packet 2 was there.
    assertThat(lines.get(5)).matches("5 1>0: 4\\+0 2\\+\\d+");
    assertThat(lines.subList(6, 8)).containsExactly("6 0>1: 5+0", "7 1>0: 6+0");
  }

  @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
  void shouldExplainEveryCreationOnTheMeshMachine(
      @ForAll("networks") ProcessNetwork network,
      @ForAll("meshes") MachineSpecification specification) {
    CausesChecked causes = assertExplained(network, specification);
    assertThat(causes.messages).isZero();
  }

  @Property(tries = 12, edgeCases = EdgeCasesMode.NONE)
  void shouldExplainEveryCreationOnTheCoherentMachine(
      @ForAll("networks") ProcessNetwork network,
      @ForAll("coherentMachines") MachineSpecification specification) {
    CausesChecked causes = assertExplained(network, specification);
    assertThat(causes.messages).isEqualTo(causes.packets);
    // Of each core, what it asks for before it has been answered.
    assertThat(causes.packets - causes.caused).isLessThanOrEqualTo(4L * specification.cores());
  }

  private static CausesChecked assertExplained(
      ProcessNetwork network, MachineSpecification specification) {
    CausesChecked causes = new CausesChecked();
    RunResult watched = run(network, specification, MachineObservers.of(causes));
    RunResult alone = run(network, specification, MachineObservers.NONE);
    assertThat(watched.ending()).isEqualTo(Ending.FINISHED);
    assertThat(watched.statistics()).isEqualTo(alone.statistics());
    assertAllDelivered(causes, watched);
    return causes;
  }

  private static void assertAllDelivered(CausesChecked causes, RunResult result) {
    assertThat(causes.packets - causes.underWay())
        .isEqualTo(result.statistics().count(Statistic.PACKETS));
  }

  private static RunResult run(
      ProcessNetwork network, MachineSpecification specification, MachineObservers observers) {
    MachineImage image = NetworkImage.of(network, specification.cores(), specification.kind());
    return Machines.build(
            specification,
            image,
            new RecordingHost(),
            Stepping.RUN_AHEAD,
            observers,
            Measuring.NOTHING_MORE)
        .run(10_000_000);
  }

  @Property(tries = 3, edgeCases = EdgeCasesMode.NONE)
  void shouldExplainEveryCreationAmongCoresThatRace(
      @ForAll Protocol protocol, @ForAll @IntRange(min = 0, max = 99) int seed) {
    CacheSpecification caches = RunAheadTest.caches(protocol, new Random(seed));
    CacheGeometry slice = new CacheGeometry(4 * SharedMemoryProgram.LINE, 2, Replacement.LRU);
    assertRaceExplained(seed, caches);
    assertRaceExplained(seed, caches.withClusters(new ClusterSpecification(2, slice, 3)));
  }

  private static void assertRaceExplained(int seed, CacheSpecification caches) {
    CausesChecked causes = new CausesChecked();
    RunResult watched = race(seed, caches, MachineObservers.of(causes));
    assertThat(watched.ending()).isEqualTo(Ending.FINISHED);
    assertThat(watched.statistics())
        .isEqualTo(race(seed, caches, MachineObservers.NONE).statistics());
    assertAllDelivered(causes, watched);
  }

  private static RunResult race(int seed, CacheSpecification caches, MachineObservers observers) {
    return RacingProgram.of(seed)
        .run(Stepping.RUN_AHEAD, new RecordingHost(), caches, observers, Measuring.NOTHING_MORE);
  }
}
