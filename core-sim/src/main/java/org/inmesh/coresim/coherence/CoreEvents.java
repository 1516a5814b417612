package org.inmesh.coresim.coherence;

import org.inmesh.coresim.coherence.measurement.LineSource;

/**
 * What happens at private caches, store buffers and memory controllers: passed on to the cores with
 * the time, or put into the queue of what is due later. An entry of the queue is a kind of event
 * and the number of its core or, of a memory controller, of that.
 */
final class CoreEvents
    implements CacheController.Listener, StoreDrain.Listener, MemoryControllers.Listener {
  static final int PATIENCE = 0;
  static final int DRAIN = 1;
  static final int MEMORY_CONTROLLER = 2;
  static final int ASK_AHEAD = 3;
  static final int RELEASE_FETCHED = 4;

  /** And those after it, one for each miss register. */
  private static final int SECOND_LEVEL = 5;

  private final DelayQueue delayed;
  private final MemoryClock clock;
  private final int kinds;
  private final CacheController[] controllers;
  private final CoherentPort[] ports;
  private final LockArbiter arbiter;
  private final Runnable afterFavouredMiss;
  private final CoherentMemory.Listener listener;

  /** For each core, the cycle in which its patience with a contended lock ends. */
  private final long[] patienceEnd;

  private LineSource endedWait = LineSource.LAST_LEVEL;

  /**
   * For cores that may be built later.
   *
   * @param delayed gets the bitwise complements of entries
   * @param afterFavouredMiss is run when the favoured core misses
   */
  CoreEvents(
      DelayQueue delayed,
      MemoryClock clock,
      int missRegisters,
      CacheController[] controllers,
      CoherentPort[] ports,
      LockArbiter arbiter,
      Runnable afterFavouredMiss,
      CoherentMemory.Listener listener) {
    this.delayed = delayed;
    this.clock = clock;
    this.kinds = SECOND_LEVEL + missRegisters;
    this.controllers = controllers;
    this.ports = ports;
    this.arbiter = arbiter;
    this.afterFavouredMiss = afterFavouredMiss;
    this.listener = listener;
    this.patienceEnd = new long[ports.length];
  }

  /** The core, or memory controller, of an entry. */
  int number(int item) {
    return item / kinds;
  }

  /** What is due: one of the constants, or another number for a second level's answer. */
  int kind(int item) {
    return item % kinds;
  }

  /** The miss register that a second level answers. */
  int register(int item) {
    return kind(item) - SECOND_LEVEL;
  }

  private void add(int kind, int number, long cycle) {
    delayed.add(cycle, ~(number * kinds + kind));
  }

  /** False if patience began anew since, which then has an entry of its own. */
  boolean hasPatienceEnded(int core) {
    return patienceEnd[core] == clock.now;
  }

  /** Who ended the wait that was reported last. */
  LineSource endedWait() {
    return endedWait;
  }

  @Override
  public void controllerDue(int controller, long cycle) {
    add(MEMORY_CONTROLLER, controller, cycle);
  }

  @Override
  public void filled(int core) {
    endedWait =
        controllers[core].hasFetched() ? LineSource.INSTRUCTIONS : controllers[core].lastSource();
    listener.filled(core, clock.now);
  }

  @Override
  public void fetched(int core) {
    add(RELEASE_FETCHED, core, clock.now + 1);
  }

  @Override
  public void missing(int core) {
    if (core == arbiter.favoured()) {
      afterFavouredMiss.run();
    }
  }

  @Override
  public void overtaken(int core) {
    listener.overtaken(core, clock.now);
  }

  @Override
  public void lockContended(int core) {
    patienceEnd[core] = clock.now + LockArbiter.PATIENCE;
    add(PATIENCE, core, patienceEnd[core]);
  }

  @Override
  public void secondLevelHit(int core, int register, long cycle) {
    add(SECOND_LEVEL + register, core, cycle);
  }

  @Override
  public void bufferFilled(int core) {
    ports[core].drain().filled();
  }

  @Override
  public void drainAfter(int core, long cycles) {
    add(DRAIN, core, clock.now + cycles);
  }

  @Override
  public void askAheadNext(int core) {
    add(ASK_AHEAD, core, clock.now + 1);
  }

  @Override
  public void resumed(int core) {
    endedWait = LineSource.STORE_BUFFER;
    listener.filled(core, clock.now);
  }
}
