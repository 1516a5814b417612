package org.inmesh.cli;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.inmesh.bench.traffic.SweepPoint;
import org.inmesh.mesh.measurement.Utilisation;
import org.inmesh.mesh.topology.Topology;

/** The busiest links and routers of each point, as a table. */
final class LinkReport {
  private LinkReport() {}

  /**
   * The table.
   *
   * @param points whose links were watched
   * @param count links and routers of each point, at most
   */
  static TextTable table(List<SweepPoint.Measured> points, ExperimentColumns columns, int count) {
    TextTable table = new TextTable(columns.alignment(2) + "lrlr");
    table.row(
        columns.heads("offered", "mean link", "busiest links", "load", "busiest routers", "load"));
    for (SweepPoint.Measured point : points) {
      add(table, columns, point, count);
    }
    return table;
  }

  private static void add(
      TextTable table, ExperimentColumns columns, SweepPoint.Measured point, int count) {
    Utilisation utilisation = point.utilisation().orElseThrow();
    Topology topology = utilisation.topology();
    List<Utilisation.Link> links =
        utilisation.links().stream()
            .sorted(Comparator.comparingLong(Utilisation.Link::flits).reversed())
            .limit(count)
            .toList();
    List<Integer> routers =
        IntStream.range(0, topology.routers())
            .boxed()
            .sorted(Comparator.comparingLong((Integer router) -> -utilisation.routerFlits(router)))
            .limit(count)
            .toList();
    for (int rank = 0; rank < Math.max(links.size(), routers.size()); rank++) {
      boolean hasLink = rank < links.size();
      boolean hasRouter = rank < routers.size();
      String[] use = {
        hasLink ? way(topology, links.get(rank)) : "",
        hasLink ? NumberText.decimal(links.get(rank).load(), 4) : "",
        hasRouter ? place(topology, routers.get(rank)) : "",
        hasRouter ? NumberText.decimal(utilisation.routerLoad(routers.get(rank)), 4) : ""
      };
      String offered = SweepReport.load(point.result().offeredLoad());
      String mean = links.isEmpty() ? "-" : NumberText.decimal(utilisation.meanLoad(), 4);
      table.row(columns.cells(point.experiment(), offered, mean, use[0], use[1], use[2], use[3]));
    }
  }

  private static String way(Topology topology, Utilisation.Link link) {
    return place(topology, link.router()) + " to " + place(topology, link.neighbour());
  }

  private static String place(Topology topology, int router) {
    int columns = topology.routerColumns();
    return "(%d,%d)".formatted(router % columns, router / columns);
  }
}
