package org.inmesh.coresim.inspection;

import java.util.Optional;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.transputer.CoreEvent.Executed;

/** Why a machine under control has stopped. */
public sealed interface Stop {

  /** A core is in front of an instruction with a breakpoint. */
  record AtBreakpoint(Breakpoint breakpoint, int core, int address, long cycle) implements Stop {}

  /**
   * A watched word has changed.
   *
   * @param by the instruction that did it; empty if it came from outside of the cores, as by a
   *     message that has arrived
   */
  record WordChanged(Watch watch, int before, int after, Optional<Executed> by, long cycle)
      implements Stop {}

  /** What was to be done step by step is done. */
  record Stepped(int core) implements Stop {}

  /** The cycle has come. */
  record CycleReached(long cycle) implements Stop {}

  /** The run has ended; it cannot go on. */
  record Ended(Ending ending) implements Stop {}

  /** Somebody asked for it. */
  record Interrupted() implements Stop {}
}
