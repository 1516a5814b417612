package org.inmesh.bench.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.fidelity.Networks;
import org.inmesh.mesh.measurement.LatencyMeasurement;
import org.inmesh.mesh.measurement.LatencyResult;
import org.inmesh.mesh.measurement.WarmUp;
import org.inmesh.mesh.parallel.StripeTeam;
import org.inmesh.mesh.traffic.InjectionProcess;
import org.inmesh.mesh.traffic.PacketSizes;
import org.inmesh.mesh.traffic.RequestReply;
import org.inmesh.mesh.traffic.SyntheticPattern;
import org.inmesh.mesh.traffic.TrafficComponent;
import org.inmesh.mesh.traffic.TrafficSpecification;
import org.inmesh.traces.event.EventKind;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.header.TraceHeader.Selection;
import org.inmesh.traces.recording.TrafficRecorder;
import org.junit.jupiter.api.Test;

class TrafficRecorderTest {
  private static final int SERVICE = 7;
  private static final NetworkSpecification MESH = NetworkSpecification.wormhole(8, 8, 3, 8, 8, 1);
  private static final Set<EventKind> KINDS = EnumSet.of(EventKind.NETWORK, EventKind.HOP);

  private static Optional<LatencyResult> measure(EventSink sink, int threads) {
    TrafficComponent requests =
        TrafficComponent.oneWay(
                SyntheticPattern.UNIFORM, new InjectionProcess.Bernoulli(), PacketSizes.fixed(2))
            .withReplies(new RequestReply(PacketSizes.fixed(3), 0, SERVICE, 20));
    TrafficRecorder recorder =
        new TrafficRecorder(sink, new Selection(KINDS, Set.of(), 0, Long.MAX_VALUE), MESH);
    try (StripeTeam team = threads == 1 ? null : new StripeTeam(threads)) {
      return new LatencyMeasurement(300, new WarmUp.Periods(1), 2, 1, 0.5, 500)
          .measure(
              (receiver, observer) ->
                  recorder.through(Networks.create(MESH, receiver, observer, team)),
              new TrafficSpecification(List.of(requests), 0.1, 5),
              progress -> false,
              List.of(recorder));
    }
  }

  @Test
  void shouldTellThatAReplyFollowsItsRequest() {
    PacketsChecked packets = new PacketsChecked();
    List<Long> services = new ArrayList<>();
    measure(
        new Both(
            packets,
            new EventSink() {
              @Override
              public void cause(long packet, long cycles) {
                services.add(cycles);
              }
            }),
        1);
    assertThat(packets.caused).isEqualTo(services.size());
    assertThat(services).isNotEmpty().containsOnly((long) SERVICE);
    // At the end some requests are under way or being served.
    assertThat((double) packets.caused / packets.created.size()).isBetween(0.4, 0.5);
  }

  @Test
  void shouldRecordTheSameInTheSameOrderOnAnyNumberOfThreads() {
    List<String> alone = new ArrayList<>();
    measure(new Lines(alone), 1);
    List<String> shared = new ArrayList<>();
    measure(new Lines(shared), 3);
    assertThat(alone).hasSizeGreaterThan(10_000);
    assertThat(shared).isEqualTo(alone);
  }

  /** Hands events of packets to a check, and causes to somebody else too. */
  private record Both(PacketsChecked first, EventSink second) implements EventSink {
    @Override
    public void cause(long packet, long cycles) {
      first.cause(packet, cycles);
      second.cause(packet, cycles);
    }

    @Override
    public void packetCreated(
        long packet,
        int network,
        int messageClass,
        int source,
        int destination,
        int bytes,
        long cycle) {
      first.packetCreated(packet, network, messageClass, source, destination, bytes, cycle);
    }

    @Override
    public void packetDelivered(long packet, long cycle) {
      first.packetDelivered(packet, cycle);
    }
  }

  private record Lines(List<String> lines) implements EventSink {
    @Override
    public void packetCreated(
        long packet,
        int network,
        int messageClass,
        int source,
        int destination,
        int bytes,
        long cycle) {
      lines.add("created %d %d>%d %d".formatted(packet, source, destination, cycle));
    }

    @Override
    public void packetInjected(long packet, long cycle) {
      lines.add("injected " + packet + " " + cycle);
    }

    @Override
    public void flitForwarded(long packet, int router, int output, long cycle) {
      lines.add("forwarded " + packet + " " + router + " " + output + " " + cycle);
    }

    @Override
    public void packetDelivered(long packet, long cycle) {
      lines.add("delivered " + packet + " " + cycle);
    }
  }
}
