package org.inmesh.bench.benchmark;

import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.parallel.StripeTeam;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * How many network cycles a second host threads simulate together that share one large network:
 * {@link NetworkStepBenchmark} with stripes. The packets are drawn by one thread.
 */
@State(Scope.Thread)
public class NetworkStripesBenchmark {
  /** Router, columns and as many rows, and load in flits per node and cycle. */
  @Param({"w1 64 0.05", "v8 64 0.05"})
  public String network;

  /** Host threads. */
  @Param({"1", "2"})
  public int stripes;

  private StripeTeam team;
  private LoadedNetwork loaded;

  /** What JMH reports as rates. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counters {
    /** Network cycles. */
    public long cycles;
  }

  /** A network in its steady state. */
  @Setup(Level.Trial)
  public void fillNetwork() {
    team = new StripeTeam(stripes);
    loaded = LoadedNetwork.parse(network, Model.FLIT, team);
  }

  /** Ends the threads. */
  @TearDown(Level.Trial)
  public void closeTeam() {
    team.close();
  }

  /** Steps the network. */
  @Benchmark
  public void networkStripes(Counters counters) {
    loaded.step();
    counters.cycles += LoadedNetwork.CYCLES;
  }
}
