package org.inmesh.coresim.transputer;

/** Advances a core one instruction at a time, for somebody who is told of each. */
interface Steps {
  /** Does the same as {@link TransputerCore#goOnUpTo}. */
  void advance(long limit);

  /** True if nothing more is to happen. */
  boolean isStopping();
}
