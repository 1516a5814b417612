package org.inmesh.bench.benchmark;

import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.fidelity.Networks;
import org.inmesh.mesh.parallel.StripeTeam;
import org.inmesh.mesh.traffic.SyntheticPattern;
import org.inmesh.mesh.traffic.SyntheticTraffic;
import org.inmesh.mesh.traffic.TrafficSpecification;

/** A square mesh under uniform traffic of one-flit packets, in its steady state. */
final class LoadedNetwork {
  /** Cycles of a step, so that the measuring itself is cheap. */
  static final int CYCLES = 200;

  /** For each column: more than a packet takes from corner to corner when it is alone. */
  private static final int WARM_UP_CYCLES = 12;

  private final Network network;
  private final SyntheticTraffic traffic;
  private long cycle;

  private LoadedNetwork(NetworkSpecification specification, double load, StripeTeam team) {
    network =
        Networks.create(specification, (source, destination, flits, tag, now) -> {}, null, team);
    traffic =
        new SyntheticTraffic(
            network, TrafficSpecification.bernoulli(SyntheticPattern.UNIFORM, load, 1, 1));
    for (int i = 0; i < WARM_UP_CYCLES * specification.columns(); i += CYCLES) {
      step();
    }
  }

  /**
   * The network that a benchmark's parameter describes.
   *
   * @param description router (w1 or v8), columns and load, with blanks between
   * @param team or null for one thread
   */
  static LoadedNetwork parse(String description, Model model, StripeTeam team) {
    String[] words = description.split(" ");
    int width = Integer.parseInt(words[1]);
    RouterSpecification router =
        switch (words[0]) {
          case "w1" -> RouterSpecification.wormhole(3, 8);
          case "v8" -> RouterSpecification.v8();
          default -> throw new IllegalArgumentException("router " + words[0]);
        };
    NetworkSpecification specification =
        NetworkSpecification.mesh(width, width, router, 4, 1).withModel(model);
    return new LoadedNetwork(specification, Double.parseDouble(words[2]), team);
  }

  /** Simulates {@link #CYCLES} cycles; returns the links between routers that flits crossed. */
  long step() {
    long before = network.counters().flitHops;
    for (int i = 0; i < CYCLES; i++) {
      traffic.create(cycle);
      network.step(cycle);
      cycle++;
    }
    return network.counters().flitHops - before;
  }
}
