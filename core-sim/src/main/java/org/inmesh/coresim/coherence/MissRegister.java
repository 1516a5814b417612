package org.inmesh.coresim.coherence;

import org.inmesh.coresim.coherence.cache.PrivateCaches;
import org.inmesh.coresim.coherence.cache.PrivateCaches.Port;
import org.inmesh.coresim.coherence.protocol.CacheEvent;

/**
 * A miss status holding register: one line that a core waits for, or nothing. Plain data, of {@link
 * Misses}.
 */
final class MissRegister {
  static final int NO_LINE = -1;

  /** How far the miss has come. */
  enum Stage {
    /** For room in the caches, an eviction buffer, or the line's own eviction to end. */
    AWAITS_ROOM,
    /** The second level has the line. */
    AWAITS_SECOND_LEVEL,
    /** The home has been asked. */
    AWAITS_HOME
  }

  /** Among the core's registers; 0 is that of the core's own accesses. */
  final int number;

  int line = NO_LINE;

  /** LOAD, STORE or FETCH. */
  CacheEvent access;

  Stage stage;

  /** The cycle of the access. */
  long begun;

  /** The line's frame, once there is one. */
  int frame = PrivateCaches.NONE;

  /** Acknowledgements missing; negative when some came before the number of them. */
  int acknowledgements;

  MissRegister(int number) {
    this.number = number;
  }

  boolean isFree() {
    return line == NO_LINE;
  }

  void begin(int missedLine, CacheEvent missedAccess, long cycle) {
    begun = cycle;
    line = missedLine;
    access = missedAccess;
    stage = Stage.AWAITS_ROOM;
    frame = PrivateCaches.NONE;
    acknowledgements = 0;
  }

  void end() {
    line = NO_LINE;
  }

  Port port() {
    return access == CacheEvent.FETCH ? Port.INSTRUCTION : Port.DATA;
  }
}
