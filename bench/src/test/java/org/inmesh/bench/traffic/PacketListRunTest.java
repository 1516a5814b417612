package org.inmesh.bench.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.inmesh.mesh.measurement.NetworkFactory;
import org.inmesh.mesh.measurement.PublishedRouter;
import org.inmesh.traces.PacketRecord;
import org.junit.jupiter.api.Test;

class PacketListRunTest {
  private static PacketListRun run(PacketRequest... packets) {
    return runUntil(PacketListRun.UNTIL_ALL_HAVE_ARRIVED, packets);
  }

  private static PacketListRun runUntil(long end, PacketRequest... packets) {
    return new PacketListRun(
        NetworkFactory.of(PublishedRouter.W1.mesh(4, 4)), List.of(packets), end);
  }

  @Test
  void shouldSendPacketsOfOneNodeAndCycleInTheOrderOfTheList() {
    // Alone a packet of W1 takes 3 * hops + 5 cycles; the second waits for the first to be
    // injected.
    PacketListRun run = run(new PacketRequest(0, 1, 2, 0, 7), new PacketRequest(0, 4, 1, 0, 7));

    assertThat(run.run())
        .containsExactly(
            new PacketRecord(0, 0, 1, 2, 7, 7, 15, 16, 2),
            new PacketRecord(1, 0, 4, 1, 7, 9, 17, 17, 2));
    assertThat(run.arrived()).isEqualTo(2);
  }

  @Test
  void shouldMarkWhatHasNotHappenedWhenItIsStopped() {
    PacketListRun run = run(new PacketRequest(3, 1, 1, 0, 0));
    run.requestStop();

    assertThat(run.run()).containsExactly(new PacketRecord(0, 3, 1, 1, 0, -1, -1, -1, -1));
  }

  @Test
  void shouldMarkWhatHasNotHappenedBeforeTheEnd() {
    // One hop: the head comes 8 cycles after injection, the tail two later.
    PacketRequest first = new PacketRequest(0, 1, 3, 0, 0);
    PacketRequest second = new PacketRequest(0, 1, 1, 0, 0);
    PacketRequest third = new PacketRequest(3, 3, 1, 0, 20);

    assertThat(runUntil(11, first, second, third).run())
        .containsExactly(
            new PacketRecord(0, 0, 1, 3, 0, 0, 8, 10, 2),
            new PacketRecord(1, 0, 1, 1, 0, 3, -1, -1, -1),
            new PacketRecord(2, 3, 3, 1, 20, -1, -1, -1, -1));
    assertThat(runUntil(10, first).run())
        .containsExactly(new PacketRecord(0, 0, 1, 3, 0, 0, 8, -1, -1));
  }

  @Test
  void shouldHaveNothingToTellOfNoPackets() {
    assertThat(run().run()).isEmpty();
  }
}
