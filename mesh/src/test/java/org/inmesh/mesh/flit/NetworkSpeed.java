package org.inmesh.mesh.flit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.traffic.SyntheticPattern;
import org.inmesh.mesh.traffic.SyntheticTraffic;
import org.inmesh.mesh.traffic.TrafficSpecification;

/**
 * Prints how fast the network steps on this host, traffic creation included: uniform packets of one
 * flit. Not a test; run by hand.
 */
public final class NetworkSpeed {
  private NetworkSpeed() {}

  /** Arguments: w1 or v8, then triples of mesh width, load and cycles to run. */
  public static void main(String[] arguments) {
    for (int i = 1; i < arguments.length; i += 3) {
      int width = Integer.parseInt(arguments[i]);
      double load = Double.parseDouble(arguments[i + 1]);
      long cycles = Long.parseLong(arguments[i + 2]);
      for (int repetition = 0; repetition < 3; repetition++) {
        measure(arguments[0], width, load, cycles);
      }
    }
  }

  private static Network network(String router, int width) {
    Network.PacketReceiver receiver = (source, destination, flits, tag, cycle) -> {};
    RouterSpecification v8 = RouterSpecification.v8();
    return switch (router) {
      case "w1" ->
          new WormholeNetwork(NetworkSpecification.wormhole(width, width, 3, 8, 4, 1), receiver);
      case "v8" ->
          new VirtualChannelNetwork(NetworkSpecification.mesh(width, width, v8, 4, 1), receiver);
      default -> throw new IllegalArgumentException("router " + router);
    };
  }

  private static void measure(String router, int width, double load, long cycles) {
    Network network = network(router, width);
    SyntheticTraffic traffic =
        new SyntheticTraffic(
            network, TrafficSpecification.bernoulli(SyntheticPattern.UNIFORM, load, 1, 1));
    // Of the thread, not of the wall: other work on the host shall not count.
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    for (long cycle = 0; cycle < cycles; cycle++) {
      traffic.create(cycle);
      network.step(cycle);
    }
    double seconds = (threads.getCurrentThreadCpuTime() - start) * 1e-9;
    System.out.printf(
        "%s %dx%d load %.2f: %,.0f cycles/s, %,.0f flit-hops/s%n",
        router, width, width, load, cycles / seconds, network.counters().flitHops / seconds);
  }
}
