package org.inmesh.bench.report;

import java.util.Arrays;
import java.util.List;

/**
 * What the cores and links of a run did, in each interval of time and in the whole run. Cores stand
 * in a grid, core {@code x + columns * y} at column x and row y, row 0 on top.
 *
 * @param name of the run
 * @param cells what the cells are, in the plural: {@code cores}, or {@code blocks of 4 x 4 cores}
 * @param columns of cells
 * @param rows of cells
 * @param linkColumns of routers: as many as of cells, unless a router serves several
 * @param cycles of the run, core cycles
 * @param intervalCycles length of an interval, core cycles; the last one may be shorter
 * @param layers what can be shown of cores, one at a time; at least one
 * @param links of the network; empty if they are not shown
 * @param linkLayers what can be shown of links, one at a time; none without links
 */
public record HeatMap(
    String name,
    String cells,
    int columns,
    int rows,
    int linkColumns,
    long cycles,
    long intervalCycles,
    List<Layer> layers,
    List<Link> links,
    List<Layer> linkLayers) {

  /**
   * A quantity of each core or of each link.
   *
   * @param name such as {@code busy}
   * @param unit such as {@code % of cycles}
   * @param frames by interval, then core or link; empty if only the whole run is known
   * @param total of the whole run, by core or link. The arrays are plain data, not to be changed
   */
  public record Layer(String name, String unit, double[][] frames, double[] total) {
    /** The greatest value, at least 0. */
    public double most() {
      double most = 0;
      for (double value : total) {
        most = Math.max(most, value);
      }
      for (double[] frame : frames) {
        for (double value : frame) {
          most = Math.max(most, value);
        }
      }
      return most;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Layer layer
          && name.equals(layer.name)
          && unit.equals(layer.unit)
          && Arrays.deepEquals(frames, layer.frames)
          && Arrays.equals(total, layer.total);
    }

    @Override
    public int hashCode() {
      return 31 * name.hashCode() + Arrays.hashCode(total);
    }
  }

  /**
   * A link from a router to another, which is next to it, or at the opposite border. Routers are
   * numbered row by row, like cores.
   *
   * @param from router
   * @param to router
   */
  public record Link(int from, int to) {}

  /** Copies the lists. */
  public HeatMap {
    layers = List.copyOf(layers);
    links = List.copyOf(links);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("nothing to show of the cores");
    }
    linkLayers = links.isEmpty() ? List.of() : List.copyOf(linkLayers);
    int number = links.size();
    if (linkLayers.isEmpty() != links.isEmpty()
        || linkLayers.stream().anyMatch(layer -> layer.total().length != number)) {
      throw new IllegalArgumentException("not a value for each link");
    }
  }

  /** The same under another name. */
  public HeatMap named(String other) {
    return new HeatMap(
        other,
        cells,
        columns,
        rows,
        linkColumns,
        cycles,
        intervalCycles,
        layers,
        links,
        linkLayers);
  }
}
