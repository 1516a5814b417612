package org.inmesh.traces.synfull;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.exchange.ImportSetting;
import org.inmesh.traces.exchange.ImportSettings;
import org.inmesh.traces.exchange.TraceImport;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.replay.NodeMapping;
import org.inmesh.traces.replay.Replay;
import org.inmesh.traces.replay.ReplayResult;
import org.inmesh.traces.replay.ReplaySettings;
import org.inmesh.traces.replay.ReplayTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SynfullTrafficTest {
  private static final long CYCLES = 300_000;

  private static TraceImport.Opened open(String name, long cycles, long seed) throws IOException {
    return new SynfullImport()
        .open(
            Samples.path(name),
            ImportSettings.NONE.with(ImportSetting.CYCLES, cycles).with(ImportSetting.SEED, seed));
  }

  /** A packet as it was handed out, with its only cause. */
  private record Packet(
      MessageType type,
      int source,
      int destination,
      int bytes,
      long created,
      long cause,
      long gap,
      int requestor) {}

  private static List<Packet> packets(TraceImport.Opened traffic) throws IOException {
    List<Packet> packets = new ArrayList<>();
    traffic.forEach(
        new EventSink() {
          private long cause = -1;
          private long gap;
          private int bytes;

          @Override
          public void cause(long packet, long cycles) {
            assertThat(cause).as("a second cause").isEqualTo(-1);
            cause = packet;
            gap = cycles;
          }

          @Override
          public void packetCreated(
              long packet,
              int network,
              int messageClass,
              int source,
              int destination,
              int itsBytes,
              long cycle) {
            assertThat(packet).isEqualTo(packets.size());
            assertThat(network).isZero();
            bytes = itsBytes;
          }

          @Override
          public void coherenceMessage(
              long packet,
              int type,
              int source,
              int destination,
              int line,
              int requestor,
              long cycle) {
            packets.add(
                new Packet(
                    MessageType.values()[type],
                    source,
                    destination,
                    bytes,
                    cycle,
                    cause,
                    gap,
                    requestor));
            cause = -1;
          }
        });
    return packets;
  }

  /** What may cause what, after how many cycles. */
  private static final Map<MessageType, Map<MessageType, Long>> CAUSES =
      Map.of(
          MessageType.FORWARDED_WRITE, Map.of(MessageType.WRITE, 1L),
          MessageType.FORWARDED_READ, Map.of(MessageType.READ, 1L),
          MessageType.INVALIDATION, Map.of(MessageType.WRITE, 1L),
          MessageType.ACKNOWLEDGEMENT, Map.of(MessageType.INVALIDATION, 1L),
          MessageType.DATA,
              Map.of(
                  MessageType.WRITE, 80L,
                  MessageType.READ, 80L,
                  MessageType.FORWARDED_WRITE, 1L,
                  MessageType.FORWARDED_READ, 1L),
          MessageType.UNBLOCK, Map.of(MessageType.DATA, 1L),
          MessageType.REPLACEMENT_ACKNOWLEDGEMENT,
              Map.of(MessageType.CLEAN_REPLACEMENT, 1L, MessageType.DIRTY_REPLACEMENT, 1L));

  @ParameterizedTest
  @ValueSource(strings = {Samples.BLACKSCHOLES, Samples.WATER_SPATIAL})
  void shouldAnswerAsTheProtocolDoes(String name) throws IOException {
    List<Packet> packets = packets(open(name, CYCLES, 3));
    assertThat(packets.size()).isGreaterThan(1000);
    Map<MessageType, Integer> counts = new EnumMap<>(MessageType.class);
    Map<Long, Integer> answers = new HashMap<>();
    long last = 0;
    for (Packet packet : packets) {
      counts.merge(packet.type(), 1, Integer::sum);
      assertThat(packet.created()).isGreaterThanOrEqualTo(last);
      last = packet.created();
      boolean data =
          packet.type() == MessageType.DATA || packet.type() == MessageType.DIRTY_REPLACEMENT;
      assertThat(packet.bytes()).isEqualTo(data ? 72 : 8);
      Map<MessageType, Long> causes = CAUSES.get(packet.type());
      if (causes == null) {
        assertThat(packet.cause()).isEqualTo(-1);
        assertThat(packet.created()).isLessThan(CYCLES);
        assertThat(packet.source()).isEqualTo(packet.requestor());
      } else {
        Packet cause = packets.get((int) packet.cause());
        assertThat(causes).containsEntry(cause.type(), packet.gap());
        assertThat(packet.source()).isEqualTo(cause.destination());
        assertThat(packet.requestor()).isEqualTo(cause.requestor());
        assertThat(packet.created()).isEqualTo(cause.created() + 1 + packet.gap());
        if (packet.type() != MessageType.INVALIDATION) {
          answers.merge(packet.cause(), 1, Integer::sum);
        }
      }
      if (packet.type() == MessageType.DATA || packet.type() == MessageType.ACKNOWLEDGEMENT) {
        assertThat(packet.destination()).isEqualTo(packet.requestor());
      }
    }
    for (int i = 0; i < packets.size(); i++) {
      boolean isLast =
          switch (packets.get(i).type()) {
            case UNBLOCK, ACKNOWLEDGEMENT, REPLACEMENT_ACKNOWLEDGEMENT -> true;
            default -> false;
          };
      assertThat(answers.getOrDefault((long) i, 0)).isEqualTo(isLast ? 0 : 1);
    }
    assertThat(counts.get(MessageType.UNBLOCK))
        .isEqualTo(counts.get(MessageType.WRITE) + counts.get(MessageType.READ));
  }

  @Test
  void shouldOnlyDependOnTheSeed() throws IOException {
    List<Packet> first = packets(open(Samples.BLACKSCHOLES, 50_000, 5));
    assertThat(packets(open(Samples.BLACKSCHOLES, 50_000, 5))).isEqualTo(first);
    assertThat(packets(open(Samples.BLACKSCHOLES, 50_000, 6))).isNotEqualTo(first);
  }

  /** Every write is forwarded and invalidates the one cache that is left: 6 packets. */
  @Test
  void shouldFollowAWriteThroughAModelWithoutChance() throws IOException {
    SynfullModel model = Samples.parse(SmallModel.oneWriteAnInterval());
    TraceHeader header = open(Samples.BLACKSCHOLES, 1, 1).header();
    List<Packet> packets = packets(new SynfullTraffic(header, model, 10, 1));
    assertThat(packets).hasSize(6);
    Packet write = packets.get(0);
    long cycle = write.created();
    assertThat(cycle).isLessThan(10);
    assertThat(packets)
        .containsExactly(
            new Packet(MessageType.WRITE, 0, 1, 8, cycle, -1, 0, 0),
            new Packet(MessageType.FORWARDED_WRITE, 1, 2, 8, cycle + 2, 0, 1, 0),
            new Packet(MessageType.INVALIDATION, 1, 1, 8, cycle + 2, 0, 1, 0),
            new Packet(MessageType.DATA, 2, 0, 72, cycle + 4, 1, 1, 0),
            new Packet(MessageType.ACKNOWLEDGEMENT, 1, 0, 8, cycle + 4, 2, 1, 0),
            new Packet(MessageType.UNBLOCK, 0, 1, 8, cycle + 6, 3, 1, 0));
  }

  @ParameterizedTest
  @CsvSource({"blackscholes.model.gz, true", "water_spatial.model.gz, false"})
  void shouldBeReplayed(String name, boolean closed) throws IOException {
    NetworkSpecification w1 = NetworkSpecification.wormhole(4, 4, 3, 8, 16, 1);
    int packets = packets(open(name, 100_000, 1)).size();
    TraceImport.Opened traffic = open(name, 100_000, 1);
    assertThat(traffic.header().machine().nodes()).isEqualTo(16);
    assertThat(traffic.header().machine().columns()).isEqualTo(4);
    assertThat(traffic.header().program().seed()).isEqualTo(1);
    ReplayResult result =
        new Replay(
                traffic,
                traffic.header().machine(),
                ReplayTarget.of(w1),
                closed ? ReplaySettings.closed() : ReplaySettings.open(),
                NodeMapping.of(NodeMapping.Policy.IDENTITY, traffic.header().machine(), w1))
            .run();
    assertThat(result.delivered()).isEqualTo(packets);
    assertThat(result.late()).isZero();
    assertThat(result.unknownCauses()).isZero();
    assertThat(result.latencyMean()).isGreaterThan(5);
  }
}
