package org.inmesh.coresim.coherence;

import org.inmesh.coresim.coherence.cache.PrivateCaches;
import org.inmesh.coresim.coherence.cache.PrivateCaches.Port;
import org.inmesh.coresim.coherence.measurement.MemoryObserver;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.transputer.InstructionPort;

/**
 * How a core fetches lines of instructions: from its instruction cache, which the protocol keeps
 * coherent like the others. Between the caches of a core nothing can be out of step, so the core's
 * own stores are seen at once; those in its store buffer are not.
 */
final class FetchPort implements InstructionPort {
  private final int core;
  private final int lineBytes;
  private final int lineShift;
  private final PrivateCaches caches;
  private final CacheController controller;
  private final HitsAhead hits;
  private final CoherenceCounters counters;

  /** Or null. */
  private MemoryObserver observer;

  /** Fetches done ahead of simulated time, and those before the mark. */
  private long fetchesAhead;

  private long fetchesAtMark;

  FetchPort(
      int core,
      int lineBytes,
      PrivateCaches caches,
      CacheController controller,
      HitsAhead hits,
      CoherenceCounters counters) {
    this.core = core;
    this.lineBytes = lineBytes;
    this.lineShift = Integer.numberOfTrailingZeros(lineBytes);
    this.caches = caches;
    this.controller = controller;
    this.hits = hits;
    this.counters = counters;
  }

  void observe(MemoryObserver newObserver) {
    observer = newObserver;
  }

  @Override
  public void tell(Listener listener) {
    caches.tell(line -> listener.changed(MachineImage.MEMORY_START + (line << lineShift)));
  }

  @Override
  public int lineBytes() {
    return lineBytes;
  }

  @Override
  public boolean fetch(int line) {
    int number = number(line);
    if (caches.executable(number) == PrivateCaches.NONE) {
      if (hits.mayMiss(number)) {
        controller.fetch(number);
      }
      return false;
    }
    counters.fetches++;
    fetchesAhead++;
    if (observer != null) {
      observer.fetched(core, number);
    }
    return true;
  }

  @Override
  public int word(int address) {
    int frame = caches.firstLevelFrame(Port.INSTRUCTION, number(address));
    return caches.word(frame, (address & lineBytes - 1) >>> 2);
  }

  @Override
  public void beginAhead() {
    fetchesAhead = 0;
  }

  @Override
  public void use(int line) {
    caches.useCodeAhead(number(line));
  }

  @Override
  public void rollBack() {
    counters.fetches -= fetchesAhead;
  }

  @Override
  public void mark() {
    caches.markFetches();
    fetchesAtMark = fetchesAhead;
  }

  @Override
  public void rollBackToMark() {
    caches.rollBackFetches();
    counters.fetches -= fetchesAhead - fetchesAtMark;
    fetchesAhead = fetchesAtMark;
  }

  private int number(int address) {
    return address - MachineImage.MEMORY_START >>> lineShift;
  }
}
