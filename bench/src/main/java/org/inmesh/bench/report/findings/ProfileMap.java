package org.inmesh.bench.report.findings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.inmesh.bench.report.HeatMap;
import org.inmesh.bench.report.HeatMap.Layer;
import org.inmesh.bench.report.HeatMap.Link;
import org.inmesh.coresim.profile.RunProfile;
import org.inmesh.mesh.topology.Topology;

/** Makes a heat map of a run's profile. */
final class ProfileMap {
  private static final double PICO_TO_NANO = 1e-3;

  private ProfileMap() {}

  static HeatMap of(RunProfile profile) {
    List<Layer> layers = new ArrayList<>();
    layers.add(share("cores: busy", profile.busyCycles(), profile));
    if (Arrays.stream(profile.waitingCycles()).flatMapToLong(Arrays::stream).anyMatch(c -> c > 0)) {
      layers.add(share("cores: waiting for memory", profile.waitingCycles(), profile));
    }
    double[] energy =
        IntStream.range(0, profile.cores())
            .mapToDouble(core -> PICO_TO_NANO * profile.energy().ofCore(core))
            .toArray();
    layers.add(new Layer("cores: energy of the whole run", "nJ", new double[0][], energy));
    int[] numbers = links(profile);
    List<Link> links =
        Arrays.stream(numbers)
            .mapToObj(link -> new Link(RunProfile.routerOf(link), profile.leadsTo(link)))
            .toList();
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
        links,
        flows(profile, numbers));
  }

  /** The links that there are. */
  private static int[] links(RunProfile profile) {
    return profile.hasLinks()
        ? IntStream.range(0, profile.energy().linkDynamic().length)
            .filter(link -> profile.leadsTo(link) != Topology.NONE)
            .toArray()
        : new int[0];
  }

  private static Layer share(String name, long[][] cycles, RunProfile profile) {
    int cores = profile.cores();
    double[][] frames = new double[cycles.length][cores];
    double[] total = new double[cores];
    for (int interval = 0; interval < cycles.length; interval++) {
      for (int core = 0; core < cores; core++) {
        long each = cycles[interval][core];
        frames[interval][core] = 100.0 * each / profile.length(interval);
        total[core] += 100.0 * each / profile.cycles();
      }
    }
    return new Layer(name, "% of cycles", frames, total);
  }

  private static Layer flows(RunProfile profile, int[] links) {
    long[][] flits = profile.linkFlits();
    double[][] frames = new double[flits.length][links.length];
    double[] total = new double[links.length];
    for (int interval = 0; interval < flits.length; interval++) {
      for (int i = 0; i < links.length; i++) {
        long each = flits[interval][links[i]];
        frames[interval][i] = (double) each / profile.length(interval);
        total[i] += (double) each / profile.cycles();
      }
    }
    return new Layer("links: traffic", "flits per core cycle", frames, total);
  }
}
