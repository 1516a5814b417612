package org.inmesh.loader.machinefile;

import java.util.List;
import org.inmesh.coresim.coherence.cache.ClusterSpecification;
import org.inmesh.coresim.coherence.cache.Replacement;
import org.inmesh.loader.machinefile.ValueType.Whole;

/** Keys of the coherent machine's clusters. */
final class ClusterKeys {
  static final MachineKey CORES =
      new MachineKey(
          "clusters.cores",
          new Whole(0, ClusterSpecification.MOST_CORES, 1),
          0,
          "cores",
          "cores of a cluster, a rectangle of the mesh; 0 for no clusters",
          m -> m.caches().clusters().cores());

  static final MachineKey SLICE_BYTES =
      new MachineKey(
          "clusters.slice-bytes",
          new Whole(8, 1 << 28, 8),
          65536,
          "bytes",
          "slice of its cluster's cache at each node, which holds all that its caches hold",
          m -> m.caches().clusters().slice().bytes());

  static final MachineKey SLICE_WAYS =
      new MachineKey(
          "clusters.slice-ways",
          new Whole(2, 64, 1),
          8,
          "lines",
          "associativity of such a slice",
          m -> m.caches().clusters().slice().ways());

  static final MachineKey SLICE_REPLACEMENT =
      new MachineKey(
          "clusters.slice-replacement",
          MachineKey.labels(Replacement.values()),
          "lru",
          "",
          "which line of a full set makes room",
          m -> MachineKey.label(m.caches().clusters().slice().replacement()));

  static final MachineKey SLICE_CYCLES =
      new MachineKey(
          "clusters.slice-cycles",
          new Whole(1, 1000, 1),
          8,
          "core cycles",
          "from request to response of such a slice and its directory",
          m -> m.caches().clusters().cycles());

  /** All, in the order in which they are shown. */
  static final List<MachineKey> ALL =
      List.of(CORES, SLICE_BYTES, SLICE_WAYS, SLICE_REPLACEMENT, SLICE_CYCLES);

  private ClusterKeys() {}
}
