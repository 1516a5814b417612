package org.inmesh.coresim.inspection;

import java.util.List;
import java.util.Optional;
import org.inmesh.coresim.Machine;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.transputer.CoreObserver;
import org.inmesh.coresim.transputer.TransputerCore;

/**
 * A machine that can be observed, run piece by piece and looked into. In how many pieces it runs
 * changes nothing that happens in it.
 */
public interface InspectableMachine extends Machine {

  /** Its cores, each at its number. To be looked at only. */
  List<TransputerCore> cores();

  /**
   * Has somebody told what the cores do from now on.
   *
   * @param observer or null for nobody
   */
  void observe(CoreObserver observer);

  /** The next cycle in which anything is due; Long.MAX_VALUE if nothing will ever happen. */
  long nextCycle();

  /**
   * Simulates everything that happens before a cycle, or until the observer stops it.
   *
   * @return why the run has ended, if it has
   */
  Optional<Ending> runTo(long cycle);

  /** What {@link org.inmesh.coresim.RunResult#report} says of such an ending. */
  List<String> report(Ending ending);
}
