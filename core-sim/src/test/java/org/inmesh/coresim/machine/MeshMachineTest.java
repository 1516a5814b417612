package org.inmesh.coresim.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inmesh.coresim.machine.AssembledImage.WORKSPACE;
import static org.inmesh.coresim.machine.AssembledImage.mesh;

import java.util.List;
import org.inmesh.coresim.Machine;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.topology.Faults;
import org.inmesh.mesh.topology.UnreliableLinks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeshMachineTest {
  private static final long LIMIT = 1_000_000;
  private static final int CHANNEL = MachineImage.VIRTUAL_CHANNEL_START;

  private static final String HELLO =
      """
      hello:
        lda text
        ldc #60000004
        ldc end - text
        out
        stopp
      text:
        byte "hello"
      end:
      """;

  // Word 1 of each workspace is the channel's address.
  private static final String ONE_WORD =
      """
      sender:
        ldl 1
        ldc 42
        outword
        stopp
      receiver:
        ldlp 2
        ldl 1
        ldc 4
        in
        ldl 2
        adc 23
        ldc #60000004
        rev
        outbyte
        stopp
      """;

  private static RunResult run(AssembledImage image, RecordingHost host, int columns, int rows) {
    return Machines.build(mesh(columns, rows), image.build(), host).run(LIMIT);
  }

  @Test
  void shouldPrintFromTheHostsNode() {
    RecordingHost host = new RecordingHost();
    RunResult result = run(new AssembledImage(1, HELLO).process(0, WORKSPACE, "hello"), host, 1, 1);
    assertThat(host.screen()).isEqualTo("hello");
    assertThat(result.ending()).isEqualTo(Ending.FINISHED);
    assertThat(result.statistics().count(Statistic.PACKETS)).isZero();
  }

  @Test
  void shouldPrintFromAnotherNodeThroughTheNetwork() {
    RecordingHost host = new RecordingHost();
    RunResult result = run(new AssembledImage(4, HELLO).process(3, WORKSPACE, "hello"), host, 2, 2);
    assertThat(host.screen()).isEqualTo("hello");
    assertThat(result.statistics().count(Statistic.PACKETS)).isEqualTo(2);
    // Two flits there and one back, two links each way.
    assertThat(result.statistics().count(Statistic.FLIT_HOPS)).isEqualTo(6);
  }

  @Test
  void shouldTakeOneRoundTripForAOneWordMessage() {
    AssembledImage image =
        new AssembledImage(2, ONE_WORD)
            .process(0, WORKSPACE, "receiver")
            .process(1, WORKSPACE, "sender")
            .words(0, WORKSPACE + 4, CHANNEL)
            .words(1, WORKSPACE + 4, CHANNEL)
            .connect(1, 0, 0, 0);
    RecordingHost host = new RecordingHost();
    RunResult result = run(image, host, 2, 1);
    assertThat(host.screen()).isEqualTo("A");
    assertThat(result.ending()).isEqualTo(Ending.FINISHED);
    assertThat(result.statistics().count(Statistic.REMOTE_MESSAGES)).isEqualTo(1);
    // Four bytes over one link.
    assertThat(result.statistics().count(Statistic.BYTE_HOPS)).isEqualTo(4);
    // Sender: ldl 2, ldc 2 (with its prefix): outword starts in cycle 4; injected in 5; head flit
    // 3 x 1 + 5 cycles on its way, tail one later: there in 14. Acknowledgement created in 14,
    // injected in 15, 8 cycles: the sender goes on in 23 with stopp, 11 cycles (and its prefix is
    // part of that).
    assertThat(result.statistics().value(Statistic.PACKET_LATENCY_MAXIMUM)).isEqualTo(10);
    assertThat(result.statistics().value(Statistic.PACKET_LATENCY_MEAN)).isEqualTo(9.5);
    assertThat(result.statistics().count(Statistic.PACKETS)).isEqualTo(2);
  }

  @Test
  void shouldTakeElevenTimesAsLongThroughANetworkWithAnEleventhOfTheClock() {
    AssembledImage image =
        new AssembledImage(2, ONE_WORD)
            .process(0, WORKSPACE, "receiver")
            .process(1, WORKSPACE, "sender")
            .words(0, WORKSPACE + 4, CHANNEL)
            .words(1, WORKSPACE + 4, CHANNEL)
            .connect(1, 0, 0, 0);
    RecordingHost host = new RecordingHost();
    MachineSpecification machine = withNetwork(mesh(2, 1).network().withCoreCyclesPerCycle(11));
    RunResult result = Machines.build(machine, image.build(), host).run(LIMIT);
    assertThat(host.screen()).isEqualTo("A");
    // As above, in network cycles: message created in 0, there in 10; the acknowledgement
    // injected in 11 and 8 on its way.
    assertThat(result.statistics().value(Statistic.PACKET_LATENCY_MAXIMUM)).isEqualTo(110);
    assertThat(result.statistics().value(Statistic.PACKET_LATENCY_MEAN))
        .isEqualTo((110 + 99) / 2.0);
  }

  @Test
  void shouldDeliverAMessageOfSeveralPacketsWhole() {
    String source =
        """
        sender:
          lda text
          ldl 1
          ldc 200
          out
          stopp
        receiver:
          ldlp 10
          ldl 1
          ldc 200
          in
          ldlp 10
          ldc #60000004
          ldc 200
          out
          stopp
          align 4
        text:
          byte "%s"
        """
            .formatted("0123456789".repeat(20));
    AssembledImage image =
        new AssembledImage(2, source)
            .process(0, WORKSPACE, "receiver")
            .process(1, WORKSPACE, "sender")
            .words(0, WORKSPACE + 4, CHANNEL)
            .words(1, WORKSPACE + 4, CHANNEL)
            .connect(1, 0, 0, 0);
    RecordingHost host = new RecordingHost();
    RunResult result = run(image, host, 2, 1);
    assertThat(host.screen()).isEqualTo("0123456789".repeat(20));
    // 64 + 64 + 64 + 8 bytes and two acknowledgements.
    assertThat(result.statistics().count(Statistic.PACKETS)).isEqualTo(6);
    assertThat(result.statistics().count(Statistic.FLITS)).isEqualTo(3 * 9 + 2 + 2);
  }

  @Test
  void shouldReportADeadlockWithTheCycleOfWaits() {
    String source =
        """
        left:
          ldlp 3
          ldl 1
          ldc 4
          in
          stopp
        right:
          ldlp 3
          ldl 1
          ldc 4
          in
          stopp
        """;
    AssembledImage image =
        new AssembledImage(2, source)
            .process(0, WORKSPACE, "left")
            .process(1, WORKSPACE, "right")
            .words(0, WORKSPACE + 4, CHANNEL)
            .words(1, WORKSPACE + 4, CHANNEL)
            .connect(0, 1, 1, 0)
            .connect(1, 1, 0, 0);
    RunResult result = run(image, new RecordingHost(), 2, 1);
    assertThat(result.ending()).isEqualTo(Ending.DEADLOCK);
    assertThat(String.join("\n", result.report()))
        .contains("2 wait")
        .contains("left on core 0 waits")
        .contains("to input from channel c1, whose other end is right")
        .contains("cycle of waits:")
        .contains("right waits for left on channel c0");
  }

  @Test
  void shouldStopAtASetErrorFlag() {
    String source =
        """
        start:
          ldc 7
          ldc 7
          csub0
          stopp
        """;
    RunResult result =
        run(
            new AssembledImage(1, source).process(0, WORKSPACE, "start"),
            new RecordingHost(),
            1,
            1);
    assertThat(result.ending()).isEqualTo(Ending.ERROR);
    assertThat(result.report())
        .singleElement()
        .asString()
        .contains("process start on core 0")
        .contains("value 7 is outside the range 0 to 6");
  }

  @Test
  void shouldStopAtAStoreIntoCode() {
    String source =
        """
        start:
          ldc 1
          lda start
          stnl 0
          stopp
        """;
    RunResult result =
        run(
            new AssembledImage(1, source).process(0, WORKSPACE, "start"),
            new RecordingHost(),
            1,
            1);
    assertThat(result.ending()).isEqualTo(Ending.ERROR);
    assertThat(result.report().toString()).contains("store into code at #80000048");
  }

  @Test
  void shouldStopAtTheCycleLimit() {
    RunResult result =
        run(
            new AssembledImage(1, "start:\n j start\n").process(0, WORKSPACE, "start"),
            new RecordingHost(),
            1,
            1);
    assertThat(result.ending()).isEqualTo(Ending.CYCLE_LIMIT);
    assertThat(result.statistics().count(Statistic.CYCLES)).isEqualTo(LIMIT);
    // 2 bytes: nfix 1, j 3.
    assertThat(result.statistics().count(Statistic.INSTRUCTIONS)).isEqualTo(LIMIT / 4);
  }

  @ParameterizedTest
  @EnumSource(Machines.Stepping.class)
  void shouldSelectTheGuardThatBecomesReady(Machines.Stepping stepping) {
    String source =
        """
        chooser:               -- word 1, 2: channels; word 3: buffer; word 4: letter
          alt
          ldl 1
          ldc 1
          enbc
          ldl 2
          ldc 1
          enbc
          altwt
          ldl 1
          ldc 1
          ldc first - chosen
          disc
          ldl 2
          ldc 1
          ldc second - chosen
          disc
          altend
        chosen:
        first:
          ldlp 3
          ldl 1
          ldc 4
          in
          ldc 'A'
          j print
        second:
          ldlp 3
          ldl 2
          ldc 4
          in
          ldc 'B'
        print:
          stl 4
          ldlp 4
          ldc #60000004
          ldc 1
          out
          stopp
        sender:
          ldl 1
          ldc 1
          outword
          stopp
        """
            .replace("'A'", "65")
            .replace("'B'", "66");
    AssembledImage image =
        new AssembledImage(4, source)
            .process(0, WORKSPACE, "chooser")
            .process(3, WORKSPACE, "sender")
            .words(0, WORKSPACE + 4, CHANNEL, CHANNEL + 4)
            .words(3, WORKSPACE + 4, CHANNEL)
            .connect(3, 1, 0, 0)
            .connect(3, 0, 0, 1);
    RecordingHost host = new RecordingHost();
    RunResult result = Machines.build(mesh(2, 2), image.build(), host, stepping).run(LIMIT);
    assertThat(result.ending()).isEqualTo(Ending.FINISHED);
    assertThat(host.screen()).isEqualTo("B");
  }

  @Test
  void shouldRefuseNetworksThatLosePacketsForGood() {
    NetworkSpecification network = mesh(2, 2).network();
    Faults oneLink = new Faults(List.of(new Faults.Link(0, 1)), List.of());
    assertThatThrownBy(() -> build(network.withUnreliableLinks(UnreliableLinks.lossy(1, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a machine needs links that do not lose all packets");
    // XY goes from 0 to 1 by that link, to 3 too, and from 3 and 1 to 0.
    assertThatThrownBy(() -> build(network.withFaults(oneLink)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 are dead and 4 pairs have none");
    assertThatThrownBy(() -> build(network.withFaults(new Faults(List.of(), List.of(3)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 are dead");
    assertThat(build(network.withFaults(oneLink).withRouting(RoutingAlgorithm.UP_DOWN)).cycle())
        .isZero();
  }

  private static Machine build(NetworkSpecification network) {
    return Machines.build(
        withNetwork(network), new AssembledImage(4, HELLO).build(), new RecordingHost());
  }

  private static MachineSpecification withNetwork(NetworkSpecification network) {
    return mesh(2, 2).withNetwork(network);
  }
}
