package org.inmesh.coresim.coherence;

/** The present of a memory system: the core cycle that it simulates, or has simulated last. */
final class MemoryClock {
  long now = -1;
}
