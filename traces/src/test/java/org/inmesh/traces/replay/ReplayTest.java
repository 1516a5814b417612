package org.inmesh.traces.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.topology.Faults;
import org.inmesh.traces.event.EventList;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.header.TraceMachine;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private static final TraceMachine MESH = Recordings.machine(4, 1, 1, 0);

  /** In W1 a flit alone takes 3 * hops + 5 cycles, each further flit one more. */
  private static final int ONE_HOP = 8;

  private static ReplayResult run(EventList events, ReplaySettings settings) throws IOException {
    return run(events, MESH, ReplayTarget.of(Recordings.w1(4, 1)), settings);
  }

  private static ReplayResult run(
      EventList events, TraceMachine machine, ReplayTarget target, ReplaySettings settings)
      throws IOException {
    return Recordings.replay(events.source(), machine, target, settings).run();
  }

  /** A request of node 0 to 1 in cycle 10, and 20 cycles after its delivery the reply. */
  private static EventList requestAndReply() {
    EventList events = new EventList();
    events.packetCreated(0, 0, 0, 0, 1, 4, 10);
    events.packetDelivered(0, 30);
    events.cause(0, 20);
    events.packetCreated(1, 0, 0, 1, 0, 4, 50);
    events.packetDelivered(1, 75);
    return events;
  }

  @Test
  void shouldKeepGapsInAClosedLoop() throws IOException {
    ReplayResult result = run(requestAndReply(), ReplaySettings.closed());
    assertThat(result.lastDelivery()).isEqualTo(10 + ONE_HOP + 20 + ONE_HOP);
    assertThat(result.latencyMean()).isEqualTo(ONE_HOP);
    assertThat(result.networkLatencyMean()).isEqualTo(ONE_HOP);
    assertThat(result.flitHops()).isEqualTo(2);
  }

  @Test
  void shouldKeepTimesInAnOpenLoop() throws IOException {
    ReplayResult result = run(requestAndReply(), ReplaySettings.open());
    assertThat(result.lastDelivery()).isEqualTo(50 + ONE_HOP);
  }

  @Test
  void shouldCompareWithTheRecording() throws IOException {
    EventList events = requestAndReply();
    events.packetCreated(2, 0, 0, 2, 3, 4, 100);
    events.packetDelivered(2, 100 + ONE_HOP);
    events.packetCreated(3, 0, 0, 2, 3, 4, 200);
    RecordingComparison comparison = run(events, ReplaySettings.closed()).comparison();
    assertThat(comparison.delivered()).isEqualTo(3);
    assertThat(comparison.latencyMean()).isEqualTo((20 + 25 + ONE_HOP) / 3.0);
    assertThat(comparison.latencyMaximum()).isEqualTo(25);
    assertThat(comparison.lastDelivery()).isEqualTo(108);
    assertThat(comparison.compared()).isEqualTo(3);
    assertThat(comparison.inSameCycle()).isOne();
  }

  @Test
  void shouldMultiplyTimesAndGaps() throws IOException {
    ReplayResult result = run(requestAndReply(), ReplaySettings.closed().stretched(0.5, 0.25));
    assertThat(result.lastDelivery()).isEqualTo(5 + ONE_HOP + 5 + ONE_HOP);
  }

  @Test
  void shouldRoundStretchedTimesDown() {
    ReplayTime time =
        new ReplayTime(ReplaySettings.closed().stretched(0.29, 0.1), MESH, Recordings.w1(4, 1));
    assertThat(time.time(100)).isEqualTo(29);
    assertThat(time.time(102)).isEqualTo(29);
    assertThat(time.time(103)).isEqualTo(29);
    assertThat(time.time(104)).isEqualTo(30);
    assertThat(time.gap(29)).isEqualTo(2);
    assertThat(time.gap(30)).isEqualTo(3);
  }

  @Test
  void shouldLetGapsLastAsManyCoreCycles() throws IOException {
    NetworkSpecification twice = NetworkSpecification.wormhole(4, 1, 3, 8, 4, 2);
    ReplayResult result =
        run(requestAndReply(), MESH, ReplayTarget.of(twice), ReplaySettings.closed());
    assertThat(result.timeFactor()).isEqualTo(2);
    assertThat(result.lastDelivery()).isEqualTo(20 + ONE_HOP + 40 + ONE_HOP);
  }

  @Test
  void shouldCutPacketsIntoFlitsOfTheTarget() throws IOException {
    EventList events = new EventList();
    events.packetCreated(0, 0, 0, 0, 1, 9, 0);
    assertThat(run(events, ReplaySettings.closed()).flits()).isEqualTo(3);
  }

  @Test
  void shouldCountWhatIsReadTooLate() throws IOException {
    EventList events = new EventList();
    events.cause(EventSink.BEGINNING, 1_000);
    events.packetCreated(0, 0, 0, 0, 1, 4, 1_000);
    events.cause(EventSink.BEGINNING, 5);
    events.packetCreated(1, 0, 0, 2, 3, 4, 1_000);
    ReplayResult narrow = run(events, ReplaySettings.closed().reading(1));
    assertThat(narrow.late()).isOne();
    assertThat(narrow.lastDelivery()).isGreaterThan(1_000);
    ReplayResult wide = run(events, ReplaySettings.closed().reading(2));
    assertThat(wide.late()).isZero();
    assertThat(wide.lastDelivery()).isEqualTo(1_000 + ONE_HOP);
  }

  @Test
  void shouldSendInOrderOfNumberWithinACycle() throws IOException {
    EventList events = new EventList();
    List<Integer> created = new ArrayList<>();
    for (int packet = 0; packet < 4; packet++) {
      events.packetCreated(packet, 0, 0, 3 - packet, packet, 4, 7);
    }
    Replay replay =
        Recordings.replay(
            events.source(), MESH, ReplayTarget.of(Recordings.w1(4, 1)), ReplaySettings.open());
    replay.observe(
        new NetworkObserver() {
          @Override
          public void packetCreated(int from, int to, int flits, int number, long cycle) {
            created.add(number);
          }
        });
    replay.run();
    assertThat(created).containsExactly(0, 1, 2, 3);
  }

  @Test
  void shouldLetOnePacketOfANodeEnterInACycle() throws IOException {
    EventList events = new EventList();
    // The later packet of the trace could enter earlier, but waits behind the first of cycle 0.
    events.packetCreated(0, 0, 0, 0, 1, 4, 0);
    events.cause(EventSink.BEGINNING, 1);
    events.packetCreated(1, 0, 0, 0, 1, 4, 0);
    events.cause(EventSink.BEGINNING, 0);
    events.packetCreated(2, 0, 0, 0, 2, 4, 0);
    long[] delivered =
        Recordings.deliveries(
            Recordings.replay(
                events.source(),
                MESH,
                ReplayTarget.of(Recordings.w1(4, 1)),
                ReplaySettings.closed().onePerNodeAndCycle()),
            3);
    assertThat(delivered).containsExactly(ONE_HOP, 1 + ONE_HOP, 2 + ONE_HOP + 3);
  }

  @Test
  void shouldKeepMessageClassesApartAsFarAsTheTargetDoes() throws IOException {
    EventList events = new EventList();
    for (int packet = 0; packet < 3; packet++) {
      events.packetCreated(packet, packet, 0, 0, 1, 4, 0);
    }
    TraceMachine three = Recordings.machine(4, 1, 3, 0);
    ReplayTarget same = new ReplayTarget(Recordings.w1(4, 1), 3);
    ReplayResult apart = run(events, three, same, ReplaySettings.closed());
    assertThat(apart.kindsKept()).isEqualTo(3);
    assertThat(apart.lastDelivery()).isEqualTo(ONE_HOP);
    ReplayTarget one = ReplayTarget.of(Recordings.w1(4, 1));
    ReplayResult together = run(events, three, one, ReplaySettings.closed());
    assertThat(together.kinds()).isEqualTo(3);
    assertThat(together.kindsKept()).isOne();
    assertThat(together.lastDelivery()).isEqualTo(ONE_HOP + 2);
  }

  @Test
  void shouldNotCreateBeforeTheRecordedCycleWhatHasACauseOutsideThePart() throws IOException {
    ReplayResult result = run(requestAndReply(), ReplaySettings.closed().between(40, 60));
    assertThat(result.read()).isOne();
    assertThat(result.unknownCauses()).isOne();
    assertThat(result.lastDelivery()).isEqualTo(50 + ONE_HOP);
  }

  @Test
  void shouldNotSendWhatWaitsForALostPacket() throws IOException {
    EventList events = requestAndReply();
    events.cause(1, 0);
    events.packetCreated(2, 0, 0, 0, 1, 4, 80);
    NetworkSpecification cut =
        Recordings.w1(4, 1).withFaults(new Faults(List.of(new Faults.Link(0, 1)), List.of()));
    ReplayResult result = run(events, MESH, ReplayTarget.of(cut), ReplaySettings.closed());
    assertThat(result.unroutable()).isOne();
    assertThat(result.notSent()).isEqualTo(2);
    assertThat(result.delivered()).isZero();
  }

  @Test
  void shouldRefuseACauseThatComesLater() {
    EventList events = new EventList();
    events.cause(0, 1);
    events.packetCreated(0, 0, 0, 0, 1, 4, 0);
    assertThatThrownBy(() -> run(events, ReplaySettings.closed()))
        .isInstanceOf(MalformedTraceException.class)
        .hasMessage("packet 0 has the cause 0, which is not one before it");
  }

  @Test
  void shouldRefuseANodeThatTheTraceDoesNotHave() {
    EventList events = new EventList();
    events.packetCreated(0, 0, 0, 0, 4, 4, 0);
    assertThatThrownBy(() -> run(events, ReplaySettings.closed()))
        .isInstanceOf(MalformedTraceException.class)
        .hasMessage("packet 0 is of node 4, but there are only nodes 0 to 3");
  }
}
