package org.inmesh.bench.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.inmesh.mesh.measurement.NetworkFactory;
import org.inmesh.mesh.measurement.PublishedRouter;
import org.inmesh.traces.PacketRecord;
import org.junit.jupiter.api.Test;

class PacketListRunTest {
  private static PacketListRun run(PacketRequest... packets) {
    return new PacketListRun(NetworkFactory.of(PublishedRouter.W1.mesh(4, 4)), List.of(packets));
  }

  @Test
  void shouldSendPacketsOfOneNodeAndCycleInTheOrderOfTheList() {
    // Alone a packet of W1 takes 3 * hops + 5 cycles; the second waits for the first to be
    // injected.
    PacketListRun run = run(new PacketRequest(0, 1, 2, 7), new PacketRequest(0, 4, 1, 7));

    assertThat(run.run())
        .containsExactly(
            new PacketRecord(0, 0, 1, 2, 7, 7, 15, 16, 2),
            new PacketRecord(1, 0, 4, 1, 7, 9, 17, 17, 2));
    assertThat(run.arrived()).isEqualTo(2);
  }

  @Test
  void shouldMarkWhatHasNotHappenedWhenItIsStopped() {
    PacketListRun run = run(new PacketRequest(3, 1, 1, 0));
    run.requestStop();

    assertThat(run.run()).containsExactly(new PacketRecord(0, 3, 1, 1, 0, -1, -1, -1, -1));
  }

  @Test
  void shouldHaveNothingToTellOfNoPackets() {
    assertThat(run().run()).isEmpty();
  }
}
