package org.inmesh.coresim.inspection;

import java.util.List;
import org.inmesh.coresim.transputer.CoreObserver;
import org.inmesh.coresim.transputer.TransputerCore;

/** What others ask of a machine's run: to be told of it, and to end it. */
public final class RunRequests {
  private volatile boolean stopRequested;
  private boolean begun;

  /** Or null. */
  private CoreObserver observer;

  /**
   * Begins the run from start to end.
   *
   * @throws IllegalStateException if there was one: a machine runs once
   */
  public void begin() {
    if (begun) {
      throw new IllegalStateException("a machine runs once");
    }
    begun = true;
  }

  /** Has somebody told what the cores do; null for nobody. */
  public void observe(List<TransputerCore> cores, CoreObserver newObserver) {
    observer = newObserver;
    for (int core = 0; core < cores.size(); core++) {
      cores.get(core).observe(newObserver, core);
    }
  }

  /** Tells the observer that all before a cycle has happened. */
  public void reached(long cycle) {
    if (observer != null) {
      observer.reached(cycle);
    }
  }

  /** True if the observer wants to look at the machine now. */
  public boolean isObserverStopping() {
    return observer != null && observer.isStopping();
  }

  /** Asks for an early end; from any thread. */
  public void stop() {
    stopRequested = true;
  }

  /** True if somebody asked for an early end. */
  public boolean isStopping() {
    return stopRequested;
  }
}
