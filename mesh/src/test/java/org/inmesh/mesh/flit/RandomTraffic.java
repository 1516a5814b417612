package org.inmesh.mesh.flit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkSpecification;

/**
 * Packets of mixed lengths in the order of creation. From seed to seed the load differs widely:
 * long pauses in which the network falls quiet, bursts far above saturation, and hotspots.
 */
final class RandomTraffic {
  /** Far more than the slowest random case takes after its last packet is created. */
  private static final int CYCLES_TO_DRAIN = 1_000_000;

  private RandomTraffic() {}

  static List<Packet> packets(NetworkSpecification mesh, int count, long seed) {
    Random random = new Random(seed);
    int longest = random.nextBoolean() ? 1 : 1 + random.nextInt(12);
    int perCycle = 1 + random.nextInt(mesh.nodes());
    int hotspot = random.nextInt(mesh.nodes());
    int hotspotPercent = random.nextBoolean() ? 0 : 10 + random.nextInt(90);
    int pausePercent = random.nextInt(20);
    List<Packet> packets = new ArrayList<>();
    long cycle = random.nextInt(5);
    while (packets.size() < count) {
      int now = random.nextInt(perCycle + 1);
      for (int i = 0; i < now && packets.size() < count; i++) {
        int destination =
            random.nextInt(100) < hotspotPercent ? hotspot : random.nextInt(mesh.nodes());
        int flits = 1 + random.nextInt(longest);
        int source = random.nextInt(mesh.nodes());
        packets.add(new Packet(source, destination, flits, packets.size(), cycle));
      }
      cycle += random.nextInt(100) < pausePercent ? 1 + random.nextInt(200) : 1;
    }
    return packets;
  }

  /**
   * Sends the packets in their cycles and steps the network until all is over, leaving out the
   * cycles in which it is quiet. Fails if the network does not come to rest.
   */
  static void run(Network network, List<Packet> packets) {
    run(
        network,
        packets,
        packet ->
            network.send(
                packet.source(),
                packet.destination(),
                packet.flits(),
                packet.tag(),
                packet.created()));
  }

  /** The same with another way to send a packet. */
  static void run(Network network, List<Packet> packets, Consumer<Packet> send) {
    int next = 0;
    long cycle = 0;
    long limit = packets.getLast().created() + CYCLES_TO_DRAIN;
    while (next < packets.size() || !network.isQuiet()) {
      if (network.isQuiet()) {
        cycle = packets.get(next).created();
      }
      for (; next < packets.size() && packets.get(next).created() == cycle; next++) {
        send.accept(packets.get(next));
      }
      network.step(cycle);
      cycle++;
      if (cycle > limit) {
        throw new AssertionError("packets still under way in cycle " + cycle);
      }
    }
  }
}
