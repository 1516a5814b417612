package org.inmesh.coresim.machine;

import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.profile.Direction;
import org.inmesh.coresim.profile.LatencyRecorder;
import org.inmesh.coresim.profile.TimeSeries;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.topology.Topology;

/** Counts what happens in a machine's networks, link by link, router by router, node by node. */
final class NetworkEvents implements NetworkObserver {
  /** By link: flits that crossed it. */
  final TimeSeries links;

  /** By router: flits that passed it, those to its nodes included. */
  final long[] passes;

  /**
   * By node: flits of the packets that it has sent or been sent and that arrived, without heads.
   */
  final long[] dataFlits;

  final LatencyRecorder latencies = new LatencyRecorder();

  private final int cyclesPerCoreCycle;
  private final int coreCyclesPerCycle;

  NetworkEvents(MachineSpecification machine) {
    Topology topology = machine.network().topology();
    links = new TimeSeries(topology.routers() * Direction.COUNT);
    passes = new long[topology.routers()];
    dataFlits = new long[topology.nodes()];
    cyclesPerCoreCycle = machine.network().cyclesPerCoreCycle();
    coreCyclesPerCycle = machine.network().coreCyclesPerCycle();
  }

  @Override
  public void flitGranted(int router, int output, int tag, long cycle) {
    passes[router]++;
    if (output < Topology.FIRST_LOCAL) {
      long coreCycle =
          cyclesPerCoreCycle == 1
              ? cycle * coreCyclesPerCycle
              : cycle / cyclesPerCoreCycle * coreCyclesPerCycle;
      links.add(router * Direction.COUNT + output, coreCycle);
    }
  }

  @Override
  public void packetMeasured(int source, int destination, int flits, long latency) {
    latencies.add(latency);
    dataFlits[source] += flits - 1;
    dataFlits[destination] += flits - 1;
  }
}
