package org.inmesh.bench.report.findings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.inmesh.bench.report.HeatMap;
import org.inmesh.bench.report.HeatMap.Layer;
import org.inmesh.bench.report.HeatMap.Link;
import org.inmesh.bench.study.run.FoldedProfile;
import org.inmesh.coresim.profile.Direction;

/** Makes a heat map of a profile in blocks of cores; strips are all the links across a border. */
final class FoldedMap {
  private final FoldedProfile profile;

  private FoldedMap(FoldedProfile profile) {
    this.profile = profile;
  }

  static HeatMap of(FoldedProfile profile) {
    return new FoldedMap(profile).map();
  }

  private HeatMap map() {
    MapLayers make = new MapLayers(profile.cycles(), profile::length);
    int cells = profile.cells();
    List<Layer> layers = new ArrayList<>();
    layers.add(make.shares("cores: busy", profile.busyCycles(), cells, profile::coresIn));
    if (MapLayers.isAny(profile.waitingCycles())) {
      layers.add(
          make.shares(
              "cores: waiting for memory", profile.waitingCycles(), cells, profile::coresIn));
    }
    layers.add(
        MapLayers.energy("energy of the whole run, routers and links included", profile.energy()));
    boolean alone = profile.blockColumns() * profile.blockRows() == 1;
    List<Integer> borders = borders();
    return new HeatMap(
        "",
        alone
            ? "cores"
            : String.format(
                Locale.ROOT,
                "blocks of %d x %d cores",
                profile.blockColumns(),
                profile.blockRows()),
        profile.cellColumns(),
        profile.cellRows(),
        profile.cellColumns(),
        profile.cycles(),
        profile.intervalCycles(),
        layers,
        borders.stream().map(each -> new Link(each / Direction.COUNT, neighbour(each))).toList(),
        List.of(make.flows("links across each border: traffic", profile.borderFlits(), borders)));
  }

  /** Borders inside the grid, and those around it that flits have crossed. */
  private List<Integer> borders() {
    List<Integer> borders = new ArrayList<>();
    int all = profile.intervals() == 0 ? 0 : profile.borderFlits()[0].length;
    for (int border = 0; border < all; border++) {
      int each = border;
      boolean used = Arrays.stream(profile.borderFlits()).anyMatch(flits -> flits[each] > 0);
      if (isInside(border) || used && neighbour(border) != border / Direction.COUNT) {
        borders.add(border);
      }
    }
    return borders;
  }

  private boolean isInside(int border) {
    int cell = border / Direction.COUNT;
    int column = cell % profile.cellColumns();
    int row = cell / profile.cellColumns();
    return switch (Direction.values()[border % Direction.COUNT]) {
      case EAST -> column < profile.cellColumns() - 1;
      case WEST -> column > 0;
      case SOUTH -> row < profile.cellRows() - 1;
      case NORTH -> row > 0;
    };
  }

  /** The cell behind a border, around the grid if need be. */
  private int neighbour(int border) {
    int cell = border / Direction.COUNT;
    int columns = profile.cellColumns();
    int rows = profile.cellRows();
    int column = cell % columns;
    int row = cell / columns;
    return switch (Direction.values()[border % Direction.COUNT]) {
      case EAST -> (column + 1) % columns + columns * row;
      case WEST -> Math.floorMod(column - 1, columns) + columns * row;
      case SOUTH -> column + columns * ((row + 1) % rows);
      case NORTH -> column + columns * Math.floorMod(row - 1, rows);
    };
  }
}
