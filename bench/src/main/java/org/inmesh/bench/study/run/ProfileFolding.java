package org.inmesh.bench.study.run;

import org.inmesh.coresim.profile.Direction;
import org.inmesh.coresim.profile.EnergyMap;
import org.inmesh.coresim.profile.RunProfile;
import org.inmesh.mesh.topology.Topology;

/** Makes a profile coarser: sums over blocks of neighbouring cores and over intervals. */
public final class ProfileFolding {
  /** Most cells in a row or column. */
  private static final int SIDE = 16;

  private static final int INTERVALS = 32;

  private final RunProfile profile;
  private final Topology topology;
  private final int blockColumns;
  private final int blockRows;
  private final int cellColumns;
  private final int cells;
  private final int together;

  private ProfileFolding(RunProfile profile) {
    this.profile = profile;
    topology = profile.topology();
    blockColumns = Math.ceilDiv(profile.columns(), SIDE);
    blockRows = Math.ceilDiv(profile.rows(), SIDE);
    cellColumns = Math.ceilDiv(profile.columns(), blockColumns);
    cells = cellColumns * Math.ceilDiv(profile.rows(), blockRows);
    together = Math.max(1, Math.ceilDiv(profile.intervals(), INTERVALS));
  }

  /** A profile of at most 16 x 16 cells and 32 intervals. */
  public static FoldedProfile fold(RunProfile profile) {
    ProfileFolding folding = new ProfileFolding(profile);
    return new FoldedProfile(
        profile.columns(),
        profile.rows(),
        folding.blockColumns,
        folding.blockRows,
        profile.cycles(),
        profile.intervalCycles() * folding.together,
        folding.byCell(profile.busyCycles()),
        folding.byCell(profile.waitingCycles()),
        folding.byBorder(profile.linkFlits()),
        folding.energy(profile.energy()),
        profile.latencies());
  }

  private int cellOf(int core) {
    int columns = profile.columns();
    return core % columns / blockColumns + cellColumns * (core / columns / blockRows);
  }

  /** A router of several cores is where its first core is. */
  private int cellOfRouter(int router) {
    return cellOf(topology.node(router, Topology.FIRST_LOCAL));
  }

  private int foldedIntervals() {
    return Math.ceilDiv(profile.intervals(), together);
  }

  private long[][] byCell(long[][] byCore) {
    long[][] sums = new long[foldedIntervals()][cells];
    for (int interval = 0; interval < byCore.length; interval++) {
      for (int core = 0; core < byCore[interval].length; core++) {
        sums[interval / together][cellOf(core)] += byCore[interval][core];
      }
    }
    return sums;
  }

  private long[][] byBorder(long[][] byLink) {
    int borders = profile.hasLinks() ? cells * Direction.COUNT : 0;
    long[][] sums = new long[foldedIntervals()][borders];
    for (int interval = 0; interval < byLink.length; interval++) {
      for (int link = 0; link < byLink[interval].length; link++) {
        int to = profile.leadsTo(link);
        if (to == Topology.NONE) {
          continue;
        }
        int cell = cellOfRouter(RunProfile.routerOf(link));
        if (cell != cellOfRouter(to)) {
          int border = cell * Direction.COUNT + RunProfile.directionOf(link).ordinal();
          sums[interval / together][border] += byLink[interval][link];
        }
      }
    }
    return sums;
  }

  private double[] energy(EnergyMap map) {
    double[] sums = new double[cells];
    for (int core = 0; core < profile.cores(); core++) {
      sums[cellOf(core)] += map.ofCore(core);
    }
    for (int router = 0; router < map.routerDynamic().length; router++) {
      sums[cellOfRouter(router)] += map.routerDynamic()[router] + map.routerLeakage()[router];
    }
    for (int link = 0; link < map.linkDynamic().length; link++) {
      sums[cellOfRouter(RunProfile.routerOf(link))] += map.linkDynamic()[link];
    }
    return sums;
  }
}
