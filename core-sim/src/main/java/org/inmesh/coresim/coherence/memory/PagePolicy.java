package org.inmesh.coresim.coherence.memory;

/** What becomes of a bank's row after an access. */
public enum PagePolicy {
  /** It stays open until another row of the bank is wanted. */
  OPEN,
  /** It is closed at once. */
  CLOSED
}
