package org.inmesh.coresim.coherence.memory;

/** At which nodes the memory controllers are. */
public enum Placement {
  /** At up to four corners of the mesh: first, last, and the two between. */
  CORNERS,
  /** At equal distances along the mesh's edge, clockwise from node 0. */
  EDGES,
  /** At the nodes listed. */
  LIST
}
