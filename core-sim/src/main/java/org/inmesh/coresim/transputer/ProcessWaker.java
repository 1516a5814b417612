package org.inmesh.coresim.transputer;

/** Knows on which core a process lives and how to wake it there. */
public interface ProcessWaker {

  /** True if the process lives on the core that asks. */
  boolean isLocal(int descriptor);

  /** Wakes a process that lives on another core. */
  void wake(int descriptor);
}
