package org.inmesh.coresim.coherence;

import org.inmesh.coresim.coherence.cache.PrivateCaches;
import org.inmesh.coresim.coherence.protocol.MessageType;

/**
 * The lines that a core keeps for a while from those who ask for them, and what is deferred
 * meanwhile. A filled line is kept until the instruction that waited for it ends or misses again,
 * so that every miss leads to progress. A locked line is kept until its lock ends. A line of
 * instructions is kept for the cycle in which it comes: what is executed is not taken back.
 *
 * <p>Of each at most one message is deferred: the home handles one request for a line at a time.
 */
final class KeptLines {
  private static final int NO_LINE = MissRegister.NO_LINE;

  private final PrivateCaches caches;
  private final MessagePool pool;
  private int filled = NO_LINE;
  private int locked = NO_LINE;
  private int fetched = NO_LINE;

  /** True if the lock has done its duty though the instruction has not ended. */
  private boolean lockEnded;

  private int deferredForFilled = MessagePool.NONE;
  private int deferredForLocked = MessagePool.NONE;
  private int deferredForFetched = MessagePool.NONE;

  KeptLines(PrivateCaches caches, MessagePool pool) {
    this.caches = caches;
    this.pool = pool;
  }

  /** True if no line is kept for an instruction's accesses. */
  boolean isEmpty() {
    return filled == NO_LINE && locked == NO_LINE;
  }

  boolean hasFilled() {
    return filled != NO_LINE;
  }

  boolean hasLocked() {
    return locked != NO_LINE;
  }

  int lockedLine() {
    return locked;
  }

  boolean isFilled(int line) {
    return filled == line;
  }

  boolean isFetched(int line) {
    return fetched == line;
  }

  boolean isLocked(int line) {
    return locked == line;
  }

  /** Keeps the line that has just been filled. */
  void fill(int line) {
    filled = line;
    caches.hold(caches.frame(line));
  }

  /** Keeps a line of instructions that has just come, until {@link #releaseFetched}. */
  void fetch(int line) {
    fetched = line;
    caches.hold(caches.frame(line));
  }

  /** Keeps a line until {@link #unlock}. No other is locked. */
  void lock(int line) {
    locked = line;
    caches.hold(caches.frame(line));
  }

  /** The lock may end, or may not yet. */
  void setLockEnded(boolean ended) {
    lockEnded = ended;
  }

  /** True if there is a lock that may end. */
  boolean isLockEnded() {
    return locked != NO_LINE && lockEnded;
  }

  /** True if somebody waits for the locked line. */
  boolean isLockContended() {
    return deferredForLocked != MessagePool.NONE;
  }

  /** True if the home waits for the locked line to have room in its directory. */
  boolean isLockRecalled() {
    return deferredForLocked != MessagePool.NONE
        && pool.typeOf(deferredForLocked) == MessageType.RECALL
        && pool.value[deferredForLocked] == MessagePool.FOR_ROOM;
  }

  /** Defers a message for the filled line. Returns false if one is deferred already. */
  boolean deferForFilled(int slot) {
    boolean free = deferredForFilled == MessagePool.NONE;
    deferredForFilled = slot;
    return free;
  }

  /** Defers a message for the locked line. Returns false if one is deferred already. */
  boolean deferForLocked(int slot) {
    boolean free = deferredForLocked == MessagePool.NONE;
    deferredForLocked = slot;
    return free;
  }

  /** Defers a message for the line of instructions. Returns false if one is deferred already. */
  boolean deferForFetched(int slot) {
    boolean free = deferredForFetched == MessagePool.NONE;
    deferredForFetched = slot;
    return free;
  }

  /** Lets the line of instructions go; what was deferred, or {@link MessagePool#NONE}. */
  int releaseFetched() {
    int slot = deferredForFetched;
    deferredForFetched = MessagePool.NONE;
    caches.release(caches.frame(fetched));
    fetched = NO_LINE;
    return slot;
  }

  /** Lets the filled line go; what was deferred, or {@link MessagePool#NONE}. */
  int releaseFilled() {
    int slot = deferredForFilled;
    deferredForFilled = MessagePool.NONE;
    caches.release(caches.frame(filled));
    filled = NO_LINE;
    return slot;
  }

  /** Lets the locked line go; what was deferred, or {@link MessagePool#NONE}. */
  int unlock() {
    int slot = deferredForLocked;
    deferredForLocked = MessagePool.NONE;
    caches.release(caches.frame(locked));
    locked = NO_LINE;
    return slot;
  }
}
