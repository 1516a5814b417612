package org.inmesh.mesh;

import org.inmesh.mesh.traffic.BernoulliTraffic;
import org.inmesh.mesh.traffic.TrafficPattern;

/**
 * Prints how fast the network steps on this host, traffic creation included: uniform packets of one
 * flit. Not a test; run by hand.
 */
public final class NetworkSpeed {
  private NetworkSpeed() {}

  /** Arguments: triples of mesh width, load and cycles to run. */
  public static void main(String[] arguments) {
    for (int i = 0; i < arguments.length; i += 3) {
      int width = Integer.parseInt(arguments[i]);
      double load = Double.parseDouble(arguments[i + 1]);
      long cycles = Long.parseLong(arguments[i + 2]);
      for (int repetition = 0; repetition < 3; repetition++) {
        measure(width, load, cycles);
      }
    }
  }

  private static void measure(int width, double load, long cycles) {
    Network network =
        new FlitNetwork(
            new NetworkSpecification(width, width, 3, 8, 4, 1),
            (source, destination, flits, tag, cycle) -> {});
    BernoulliTraffic traffic = new BernoulliTraffic(network, TrafficPattern.UNIFORM, load, 1, 1);
    long start = System.nanoTime();
    for (long cycle = 0; cycle < cycles; cycle++) {
      traffic.create(cycle);
      network.step(cycle);
    }
    double seconds = (System.nanoTime() - start) * 1e-9;
    System.out.printf(
        "%dx%d load %.2f: %,.0f cycles/s, %,.0f flit-hops/s%n",
        width, width, load, cycles / seconds, network.counters().flitHops / seconds);
  }
}
