package org.inmesh.coresim.coherence.consistency;

/** The memory models of the coherent machine. */
public enum Consistency {
  /** Sequential consistency: each access is done everywhere before the core's next one. */
  SC,
  /**
   * Total store order (SPARC TSO, x86-TSO): stores wait in a first-in first-out buffer, from which
   * the own core's loads are answered; fences, locks and atomic operations wait until it is empty.
   */
  TSO
}
