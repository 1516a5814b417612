package org.inmesh.coresim.coherence;

/** Which node is a line's home, for those who ask it for lines. */
@FunctionalInterface
interface Homes {
  /** The node of the line's home. */
  int home(int line);
}
