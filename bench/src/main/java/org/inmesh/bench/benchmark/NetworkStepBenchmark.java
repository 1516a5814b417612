package org.inmesh.bench.benchmark;

import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.flit.WormholeNetwork;
import org.inmesh.mesh.traffic.SyntheticPattern;
import org.inmesh.mesh.traffic.SyntheticTraffic;
import org.inmesh.mesh.traffic.TrafficSpecification;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How many flit-hops a second the flit network simulates: uniform traffic of one-flit packets at 40
 * % of what the mesh's bisection could carry, the drawing of the random packets included.
 */
@State(Scope.Thread)
public class NetworkStepBenchmark {
  /** Share of the load at which the links across the middle would never rest. */
  private static final double SHARE_OF_CAPACITY = 0.4;

  /** Enough to fill the network, and to make the measuring itself cheap. */
  private static final int CYCLES = 500;

  /** Columns, and as many rows. */
  @Param({"8", "64"})
  public int width;

  private Network network;
  private SyntheticTraffic traffic;
  private long cycle;

  /** What JMH reports as rates. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counters {
    /** Links between routers crossed by flits. */
    public long flitHops;

    /** Network cycles. */
    public long cycles;
  }

  /** An empty network, run until it is in its steady state. */
  @Setup(Level.Trial)
  public void fillNetwork() {
    network =
        new WormholeNetwork(
            NetworkSpecification.wormhole(width, width, 3, 8, 4, 1),
            (source, destination, flits, tag, now) -> {});
    // A node's share of the bisection under uniform traffic is 4 / width flits a cycle.
    double load = SHARE_OF_CAPACITY * 4 / width;
    traffic =
        new SyntheticTraffic(
            network, TrafficSpecification.bernoulli(SyntheticPattern.UNIFORM, load, 1, 1));
    step(CYCLES);
  }

  /** Steps the network. */
  @Benchmark
  public void networkStep(Counters counters) {
    long before = network.counters().flitHops;
    step(CYCLES);
    counters.flitHops += network.counters().flitHops - before;
    counters.cycles += CYCLES;
  }

  private void step(int cycles) {
    for (int i = 0; i < cycles; i++) {
      traffic.create(cycle);
      network.step(cycle);
      cycle++;
    }
  }
}
