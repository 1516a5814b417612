package org.inmesh.mesh.flit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.inmesh.mesh.NetworkSpecification;

/** The two sets of rules in the tests agree where they meet: one channel, given with the switch. */
class ReferenceChannelNetworkTest {

  @Property(tries = 60)
  void shouldContainTheWormholeRouter(
      @ForAll @IntRange(min = 1, max = 4) int columns,
      @ForAll @IntRange(min = 1, max = 4) int rows,
      @ForAll @IntRange(min = 1, max = 6) int hopLatency,
      @ForAll @IntRange(min = 1, max = 9) int depth,
      @ForAll long seed) {
    NetworkSpecification mesh =
        NetworkSpecification.wormhole(columns, rows, hopLatency, depth, 4, 1);
    List<Packet> packets = RandomTraffic.packets(mesh, 150, seed);
    PacketTimes one = new PacketTimes(packets.size());
    ReferenceNetwork wormhole = new ReferenceNetwork(mesh, one);
    PacketTimes other = new PacketTimes(packets.size());
    ReferenceChannelNetwork channels = new ReferenceChannelNetwork(mesh, mesh.router(), other);
    int next = 0;
    for (long cycle = 0;
        next < packets.size() || !wormhole.isQuiet() || !channels.isQuiet();
        cycle++) {
      for (; next < packets.size() && packets.get(next).created() == cycle; next++) {
        wormhole.send(packets.get(next));
        channels.send(packets.get(next), 0);
      }
      wormhole.step(cycle);
      channels.step(cycle);
    }
    assertThat(other.injected).isEqualTo(one.injected);
    assertThat(other.headArrived).isEqualTo(one.headArrived);
    assertThat(other.tailArrived).isEqualTo(one.tailArrived);
  }
}
