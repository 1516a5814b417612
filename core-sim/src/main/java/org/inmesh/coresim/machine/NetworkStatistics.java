package org.inmesh.coresim.machine;

import java.util.Map;
import org.inmesh.coresim.Statistic;
import org.inmesh.mesh.NetworkCounters;

/** A network's counters as statistics of a run, its cycles converted to the cores'. */
final class NetworkStatistics {
  private NetworkStatistics() {}

  static void add(
      Map<Statistic, Number> statistics, NetworkCounters counters, double cyclesPerCoreCycle) {
    statistics.put(Statistic.PACKETS, counters.packets);
    statistics.put(Statistic.FLITS, counters.flits);
    statistics.put(Statistic.FLIT_HOPS, counters.flitHops);
    statistics.put(
        Statistic.PACKET_LATENCY_MEAN,
        counters.packets == 0 ? 0.0 : counters.latencySum / cyclesPerCoreCycle / counters.packets);
    statistics.put(Statistic.PACKET_LATENCY_MAXIMUM, counters.latencyMaximum / cyclesPerCoreCycle);
  }
}
