package org.inmesh.cli.trace;

import org.inmesh.coresim.transputer.CoreEvent;

/**
 * What of a run is traced.
 *
 * @param from first cycle
 * @param to last cycle
 * @param core number of the only core, or {@link #ALL_CORES}
 */
public record TraceSelection(long from, long to, int core) {
  /** Every core. */
  public static final int ALL_CORES = -1;

  boolean contains(CoreEvent event) {
    return event.cycle() >= from
        && event.cycle() <= to
        && (core == ALL_CORES || event.core() == core);
  }
}
