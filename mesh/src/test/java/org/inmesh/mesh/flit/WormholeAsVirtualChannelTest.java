package org.inmesh.mesh.flit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkSpecification;

/** The wormhole router is one of the virtual-channel routers; the two classes agree on it. */
class WormholeAsVirtualChannelTest {
  private static final Network.PacketReceiver IGNORE =
      (source, destination, flits, tag, cycle) -> {};

  @Property(tries = 300)
  void shouldAgreeToTheCycleWithTheWormholeNetwork(
      @ForAll @IntRange(min = 1, max = 9) int columns,
      @ForAll @IntRange(min = 1, max = 9) int rows,
      @ForAll @IntRange(min = 1, max = 12) int hopLatency,
      @ForAll @IntRange(min = 1, max = 12) int depth,
      @ForAll long seed) {
    NetworkSpecification mesh =
        NetworkSpecification.wormhole(columns, rows, hopLatency, depth, 4, 1);
    List<Packet> packets = RandomTraffic.packets(mesh, 300, seed);
    PacketTimes wormhole = new PacketTimes(packets.size());
    RandomTraffic.run(new WormholeNetwork(mesh, IGNORE, wormhole.observer()), packets);
    PacketTimes channels = new PacketTimes(packets.size());
    RandomTraffic.run(new VirtualChannelNetwork(mesh, IGNORE, channels.observer()), packets);

    assertThat(channels.injected).isEqualTo(wormhole.injected);
    assertThat(channels.headArrived).isEqualTo(wormhole.headArrived);
    assertThat(channels.tailArrived).isEqualTo(wormhole.tailArrived);
  }
}
