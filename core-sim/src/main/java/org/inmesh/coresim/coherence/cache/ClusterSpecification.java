package org.inmesh.coresim.coherence.cache;

import java.util.Locale;

/**
 * Clusters of cores, each with a shared cache that holds every line that its cores' caches have.
 * Lines are interleaved over the cluster's nodes; each has a slice and the directory of its lines.
 *
 * @param cores of a cluster, 2 to 64, a rectangle that divides the mesh; 0 for no clusters
 * @param slice of each node
 * @param cycles core cycles from request to response of a slice and its directory, at least 1
 */
public record ClusterSpecification(int cores, CacheGeometry slice, int cycles) {

  /** Most cores of a cluster. */
  public static final int MOST_CORES = 64;

  /** A machine of one level. */
  public static final ClusterSpecification NONE =
      new ClusterSpecification(0, new CacheGeometry(65536, 8, Replacement.LRU), 8);

  /** True if there are clusters. */
  public boolean isPresent() {
    return cores > 0;
  }

  /** What is wrong with it, or an empty text. */
  public String complaint(int lineBytes) {
    if (!isPresent()) {
      return "";
    }
    if (cores < 2 || cores > MOST_CORES) {
      return String.format(Locale.ROOT, "a cluster has 2 to %d cores, not %d", MOST_CORES, cores);
    }
    if (slice.ways() < 2 || !slice.isPresent()) {
      return "a cluster's slice has at least 2 ways: an instruction may need two lines at once";
    }
    if (cycles < 1) {
      return "a cluster's slice takes at least 1 cycle";
    }
    return slice.complaint(lineBytes);
  }

  /** Why there cannot be such clusters in a mesh; an empty text if there can. */
  public String complaint(int columns, int rows) {
    return !isPresent() || width(columns, rows) > 0
        ? ""
        : String.format(
            Locale.ROOT,
            "no rectangle of %d cores divides the mesh of %d x %d",
            cores,
            columns,
            rows);
  }

  /**
   * Columns of a cluster in a mesh, the most that are not more than its rows if there can be such a
   * cluster; 0 if no rectangle of so many nodes divides the mesh.
   */
  public int width(int columns, int rows) {
    int found = 0;
    for (int width = 1; width <= columns && width <= cores; width++) {
      boolean divides = cores % width == 0 && columns % width == 0 && rows % (cores / width) == 0;
      if (divides && (found == 0 || width * width <= cores)) {
        found = width;
      }
    }
    return found;
  }

  /** The same clusters with slices of another size. */
  public ClusterSpecification withSlice(CacheGeometry otherSlice) {
    return new ClusterSpecification(cores, otherSlice, cycles);
  }
}
