package org.inmesh.coresim.transputer;

/** Learns when a core had no process to execute. */
@FunctionalInterface
public interface IdleObserver {
  /**
   * The core has work again. What it did ahead of simulated time was never idleness, so nothing is
   * taken back.
   *
   * @param from first cycle without work
   * @param to first cycle with work, later
   */
  void idle(long from, long to);
}
