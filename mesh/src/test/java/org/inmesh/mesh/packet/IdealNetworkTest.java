package org.inmesh.mesh.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.RouterSpecification;
import org.junit.jupiter.api.Test;

class IdealNetworkTest {

  /** However many there are, and however long. */
  @Property(tries = 50)
  void shouldTakeTheZeroLoadLatencyForEveryPacket(@ForAll long seed) {
    Random random = new Random(seed);
    RouterSpecification router =
        random.nextBoolean() ? RouterSpecification.v8() : RouterSpecification.wormhole(3, 8);
    NetworkSpecification mesh =
        NetworkSpecification.mesh(1 + random.nextInt(8), 1 + random.nextInt(8), router, 4, 1)
            .withModel(Model.IDEAL);
    List<Sent> packets = new ArrayList<>();
    long cycle = 0;
    for (int i = 0; i < 200; i++) {
      int flits = 1 + random.nextInt(random.nextInt(10) == 0 ? 3_000 : 9);
      packets.add(
          new Sent(random.nextInt(mesh.nodes()), random.nextInt(mesh.nodes()), flits, cycle));
      cycle += random.nextInt(40) == 0 ? random.nextInt(5_000) : random.nextInt(2);
    }
    PacketRun run = PacketRun.of(mesh, packets);
    for (int i = 0; i < packets.size(); i++) {
      Sent packet = packets.get(i);
      int hops = mesh.distance(packet.source(), packet.destination());
      assertThat(run.injected[i]).isEqualTo(packet.created());
      assertThat(run.headArrived[i]).isEqualTo(packet.created() + router.zeroLoadLatency(hops));
      assertThat(run.arrived[i]).isEqualTo(run.headArrived[i] + packet.flits() - 1);
      assertThat(run.grants.get(i)).hasSize((hops + 1) * packet.flits());
    }
    assertThat(PacketRun.unwatched(mesh, packets).arrived).isEqualTo(run.arrived);
  }

  /** W1, from (0, 0) to (1, 1): grants three cycles apart from the second after injection on. */
  @Test
  void shouldTellOfGrantsInTheirCycle() {
    NetworkSpecification mesh =
        NetworkSpecification.wormhole(2, 2, 3, 8, 4, 1).withModel(Model.IDEAL);
    PacketRun run = PacketRun.of(mesh, List.of(new Sent(0, 3, 2, 7)));
    assertThat(run.grants.getFirst())
        .containsExactly(
            new PacketRun.Grant(0, 0, 9),
            new PacketRun.Grant(0, 0, 10),
            new PacketRun.Grant(1, 2, 12),
            new PacketRun.Grant(1, 2, 13),
            new PacketRun.Grant(3, 4, 15),
            new PacketRun.Grant(3, 4, 16));
    assertThat(run.arrived[0]).isEqualTo(7 + 3 * 2 + 5 + 1);
  }
}
