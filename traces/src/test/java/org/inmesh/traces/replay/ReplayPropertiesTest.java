package org.inmesh.traces.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.replay.NaiveReplay.Packet;

class ReplayPropertiesTest {
  private static final int NETWORKS = 2;

  private static List<Packet> packets(long seed, int count) {
    Random random = new Random(seed);
    List<Packet> packets = new ArrayList<>();
    long recorded = 0;
    for (int number = 0; number < count; number++) {
      recorded += random.nextInt(3) * random.nextInt(12);
      List<Integer> causes = new ArrayList<>();
      List<Integer> gaps = new ArrayList<>();
      for (int cause = random.nextInt(4); cause > 0; cause--) {
        boolean isPacket = number > 0 && random.nextInt(4) > 0;
        causes.add(isPacket ? random.nextInt(number) : (int) EventSink.BEGINNING);
        gaps.add(random.nextInt(isPacket ? 9 : 200));
      }
      packets.add(
          new Packet(
              random.nextInt(NETWORKS),
              random.nextInt(9),
              random.nextInt(9),
              1 + random.nextInt(5),
              recorded,
              causes,
              gaps));
    }
    return packets;
  }

  @Property(tries = 150)
  void shouldDeliverWhenTheDefinitionSays(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 150) int count,
      @ForAll @IntRange(min = 0, max = 1) int firstStep,
      @ForAll boolean closed)
      throws IOException {
    List<Packet> packets = packets(seed, count);
    long[] expected =
        new NaiveReplay(packets, firstStep, closed).deliveries(Recordings.w1(3, 3), NETWORKS);
    Replay replay =
        Recordings.replay(
            NaiveReplay.events(packets, 4).source(),
            Recordings.machine(3, 3, NETWORKS, firstStep),
            new ReplayTarget(Recordings.w1(3, 3), NETWORKS),
            closed ? ReplaySettings.closed() : ReplaySettings.open());
    assertThat(Recordings.deliveries(replay, count)).isEqualTo(expected);
  }

  /** Whatever is read too late is counted; everything is delivered all the same. */
  @Property(tries = 50)
  void shouldDeliverAllOrSayWhatWasLateWithASmallWindow(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int window) throws IOException {
    List<Packet> packets = packets(seed, 100);
    long[] expected = new NaiveReplay(packets, 1, true).deliveries(Recordings.w1(3, 3), NETWORKS);
    Replay replay =
        Recordings.replay(
            NaiveReplay.events(packets, 4).source(),
            Recordings.machine(3, 3, NETWORKS, 1),
            new ReplayTarget(Recordings.w1(3, 3), NETWORKS),
            ReplaySettings.closed().reading(window));
    long[] delivered = new long[100];
    ReplayResult result = Recordings.deliveriesAndResult(replay, delivered);
    assertThat(result.delivered()).isEqualTo(100);
    if (result.late() == 0) {
      assertThat(delivered).isEqualTo(expected);
    }
  }
}
