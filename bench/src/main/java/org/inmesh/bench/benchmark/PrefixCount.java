package org.inmesh.bench.benchmark;

import org.inmesh.coresim.transputer.CoreEvent;
import org.inmesh.coresim.transputer.CoreObserver;

/** Counts the bytes of executed instructions: every byte but the last of each is a prefix. */
final class PrefixCount implements CoreObserver {
  private final long firstCycle;
  private long instructions;
  private long bytes;

  /** Counts from a cycle on. */
  PrefixCount(long firstCycle) {
    this.firstCycle = firstCycle;
  }

  @Override
  public long firstCycle() {
    return firstCycle;
  }

  @Override
  public void observe(CoreEvent event) {
    if (event instanceof CoreEvent.Executed executed) {
      instructions++;
      bytes += executed.bytes().length;
    }
  }

  /** Instructions with every prefix counted as one, for each without. */
  double ratio() {
    return (double) bytes / instructions;
  }
}
