package org.inmesh.bench.study.execution;

/**
 * What a host has for runs, and how much of it is taken. A run that needs more memory than there is
 * may run alone: the need is an estimate. Not for several threads at once.
 */
public final class Capacity {
  private final int threads;
  private final long bytes;
  private int threadsTaken;
  private long bytesTaken;

  /**
   * A host without runs.
   *
   * @param threads runs at a time, at least 1
   * @param bytes of memory for runs, at least 0
   */
  public Capacity(int threads, long bytes) {
    if (threads < 1 || bytes < 0) {
      throw new IllegalArgumentException(threads + " threads, " + bytes + " bytes");
    }
    this.threads = threads;
    this.bytes = bytes;
  }

  /** Whether a run of this need can be begun now. */
  public boolean hasRoomFor(long need) {
    return threadsTaken == 0
        || threadsTaken < threads && bytesTaken <= bytes && need <= bytes - bytesTaken;
  }

  /** A run begins. */
  public void take(long need) {
    threadsTaken++;
    bytesTaken += need;
  }

  /** A run has ended. */
  public void giveBack(long need) {
    threadsTaken--;
    bytesTaken -= need;
  }

  /** Runs under way. */
  public int taken() {
    return threadsTaken;
  }
}
