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
 * {@link NetworkStepBenchmark} of the models without flits beside the model flit by flit, all in
 * one run, so that their ratios can be told.
 */
@State(Scope.Thread)
public class NetworkModelBenchmark {
  /** Router, columns and as many rows, and load in flits per node and cycle. */
  @Param({"w1 8 0.2", "w1 64 0.02", "v8 8 0.2", "v8 64 0.02"})
  public String network;

  /** How closely the network is modelled. */
  @Param({"FLIT", "PACKET", "IDEAL"})
  public Model model;

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
    loaded = LoadedNetwork.parse(network, model, null);
  }

  /** Steps the network. */
  @Benchmark
  public void networkModel(Counters counters) {
    loaded.step();
    counters.cycles += LoadedNetwork.CYCLES;
  }
}
