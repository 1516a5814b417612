package org.inmesh.bench.benchmark;

import org.inmesh.mesh.NetworkSpecification.Model;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How many network cycles a second one host thread simulates flit by flit: uniform packets of one
 * flit, the drawing of the random packets included.
 */
@State(Scope.Thread)
public class NetworkStepBenchmark {
  /** Router, columns and as many rows, and load in flits per node and cycle. */
  @Param({
    "w1 8 0.05",
    "w1 8 0.2",
    "w1 16 0.05",
    "w1 16 0.2",
    "w1 64 0.05",
    "v8 8 0.05",
    "v8 8 0.2",
    "v8 64 0.05"
  })
  public String network;

  private LoadedNetwork loaded;

  /** What JMH reports as rates. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counters {
    /** Links between routers crossed by flits. */
    public long flitHops;

    /** Network cycles. */
    public long cycles;
  }

  /** A network in its steady state. */
  @Setup(Level.Trial)
  public void fillNetwork() {
    loaded = LoadedNetwork.parse(network, Model.FLIT, null);
  }

  /** Steps the network. */
  @Benchmark
  public void networkStep(Counters counters) {
    counters.flitHops += loaded.step();
    counters.cycles += LoadedNetwork.CYCLES;
  }
}
