package org.inmesh.cli;

import java.util.EnumSet;
import java.util.Set;
import org.inmesh.coresim.Statistic;

/** The parts of a run's summary, in the order of {@link Statistic}. */
enum SummarySection {
  RUN("", "", Statistic.CYCLES, Statistic.CORE_UTILISATION),
  CYCLES("all cores' cycles", " cycles", Statistic.COMPUTE_CYCLES, Statistic.IDLE_CYCLES),
  PRIVATE_CACHES("private caches", "", Statistic.L1_ACCESSES, Statistic.UPGRADES),
  CLUSTERS("clusters", "cluster ", Statistic.CLUSTER_ACCESSES, Statistic.CLUSTER_DOWNGRADES),
  LAST_LEVEL("last-level cache", "", Statistic.LLC_ACCESSES, Statistic.LLC_WRITES),
  COHERENCE("coherence", "", Statistic.INVALIDATIONS, Statistic.PUT_BACKS),
  DIRECTORY("directory", "directory ", Statistic.DIRECTORY_ENTRIES, Statistic.DIRECTORY_OVERHEAD),
  MESSAGES("messages", "", Statistic.REQUEST_PACKETS, Statistic.RESPONSE_BYTES),
  MESSAGES_BETWEEN(
      "messages between clusters",
      "",
      Statistic.BETWEEN_REQUEST_PACKETS,
      Statistic.BETWEEN_RESPONSE_BYTES),
  STORE_BUFFERS(
      "store buffers and miss registers",
      "",
      Statistic.BUFFERED_STORES,
      Statistic.MISS_REGISTER_WAIT),
  MEMORY("memory", "memory ", Statistic.DRAM_READS, Statistic.MEMORY_WAIT_MEAN),
  ENERGY("energy, estimated", "energy ", Statistic.ENERGY, Statistic.ENERGY_DELAY);

  private final String heading;

  /** Part of the labels that the heading says already. */
  private final String said;

  private final Set<Statistic> statistics;

  SummarySection(String heading, String said, Statistic first, Statistic last) {
    this.heading = heading;
    this.said = said;
    this.statistics = EnumSet.range(first, last);
  }

  /** Empty for what stands first. */
  String heading() {
    return heading;
  }

  /** What may be in it, in order. */
  Set<Statistic> statistics() {
    return statistics;
  }

  /** Before the labels of a section with a heading. */
  String indent() {
    return heading.isEmpty() ? "" : "  ";
  }

  /** {@code llc hits}. */
  String label(Statistic statistic) {
    return statistic.key().replace('_', ' ').replace(said, "");
  }
}
