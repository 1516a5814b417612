package org.inmesh.coresim;

import java.util.List;

/**
 * How a run ended and what it did.
 *
 * @param ending why it ended
 * @param report for an ending that is the program's fault: one line per fact, in the program's own
 *     terms; otherwise empty
 * @param statistics complete also for a run that went wrong
 */
public record RunResult(Ending ending, List<String> report, RunStatistics statistics) {

  /** Why a run ended. */
  public enum Ending {
    /** Every process ended. */
    FINISHED,
    /** All remaining processes wait for each other, or packets in the network do. */
    DEADLOCK,
    /** A process set the error flag or did something impossible. */
    ERROR,
    /** The cycle limit. */
    CYCLE_LIMIT,
    /** Somebody asked for it. */
    INTERRUPTED
  }
}
