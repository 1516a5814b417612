package org.inmesh.bench.report.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.inmesh.bench.report.HeatMap;
import org.inmesh.bench.report.HeatMap.Layer;
import org.inmesh.bench.report.HeatMap.Link;
import org.inmesh.coresim.profile.RunProfile;
import org.inmesh.mesh.topology.Topology;

/** Makes a heat map of a run's profile. */
final class ProfileMap {
  private ProfileMap() {}

  static HeatMap of(RunProfile profile) {
    MapLayers make = new MapLayers(profile.cycles(), profile::length);
    int cores = profile.cores();
    List<Layer> layers = new ArrayList<>();
    layers.add(make.shares("cores: busy", profile.busyCycles(), cores, core -> 1));
    if (MapLayers.isAny(profile.waitingCycles())) {
      layers.add(
          make.shares("cores: waiting for memory", profile.waitingCycles(), cores, core -> 1));
    }
    double[] energy = IntStream.range(0, cores).mapToDouble(profile.energy()::ofCore).toArray();
    layers.add(MapLayers.energy("cores: energy of the whole run", energy));
    List<Integer> links = links(profile);
    double[] linkEnergy =
        links.stream().mapToDouble(link -> profile.energy().linkDynamic()[link]).toArray();
    Topology topology = profile.topology();
    return new HeatMap(
        "",
        "cores",
        profile.columns(),
        profile.rows(),
        topology.columns() / topology.blockColumns(),
        profile.cycles(),
        profile.intervalCycles(),
        layers,
        links.stream()
            .map(link -> new Link(RunProfile.routerOf(link), profile.leadsTo(link)))
            .toList(),
        List.of(
            make.flows("links: traffic", profile.linkFlits(), links),
            MapLayers.energy("links: energy of the whole run", linkEnergy)));
  }

  /** The links that there are. */
  private static List<Integer> links(RunProfile profile) {
    return profile.hasLinks()
        ? IntStream.range(0, profile.energy().linkDynamic().length)
            .filter(link -> profile.leadsTo(link) != Topology.NONE)
            .boxed()
            .toList()
        : List.of();
  }
}
