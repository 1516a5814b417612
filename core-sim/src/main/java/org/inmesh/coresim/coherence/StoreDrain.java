package org.inmesh.coresim.coherence;

import org.inmesh.coresim.coherence.cache.PrivateCaches;
import org.inmesh.coresim.coherence.consistency.StoreBuffer;
import org.inmesh.coresim.coherence.measurement.MemoryObserver;
import org.inmesh.coresim.program.MachineImage;

/**
 * Takes one core's stores from its store buffer to its caches: in their order, at most one in a
 * cycle, each when its line can be written.
 */
final class StoreDrain {

  /** Learns when to come back. */
  interface Listener {
    /** {@link #drain} is to be called after so many cycles, at least 1. */
    void drainAfter(int core, long cycles);

    /** {@link #askAhead} is to be called in the next cycle. */
    void askAheadNext(int core);

    /** The core may repeat its instruction. */
    void resumed(int core);
  }

  /** What the core waits for. */
  private enum Awaited {
    NOTHING,
    ROOM,
    EMPTY
  }

  private final int core;
  private final StoreBuffer buffer;
  private final int lineShift;
  private final int wordMask;
  private final PrivateCaches caches;
  private final CacheController controller;
  private final CoherenceCounters counters;
  private final Listener listener;

  /** Whether it asks for lines before their stores are the oldest. */
  private final boolean asksAhead;

  /** The oldest store waits for its line, or for a miss register. */
  private boolean oldestWaits;

  /** The stores, from the oldest on, whose lines have been asked for. */
  private int askedAhead;

  private boolean askingNext;
  private Awaited awaited = Awaited.NOTHING;

  /** Stores done so far. */
  private long done;

  /** Or null. */
  private StorePace pace;

  /** Or null. */
  private MemoryObserver observer;

  StoreDrain(
      int core,
      StoreBuffer buffer,
      int lineBytes,
      boolean asksAhead,
      PrivateCaches caches,
      CacheController controller,
      CoherenceCounters counters,
      Listener listener) {
    this.core = core;
    this.buffer = buffer;
    this.lineShift = Integer.numberOfTrailingZeros(lineBytes);
    this.wordMask = lineBytes / Integer.BYTES - 1;
    this.asksAhead = asksAhead;
    this.caches = caches;
    this.controller = controller;
    this.counters = counters;
    this.listener = listener;
  }

  void observe(MemoryObserver newObserver) {
    observer = newObserver;
  }

  /** From now on, stores wait as long as this says. */
  void pace(StorePace newPace) {
    pace = newPace;
  }

  /** The core's instruction waits until there is room for a store. */
  void awaitRoom() {
    await(Awaited.ROOM);
  }

  /** The core's instruction waits until all stores are done. */
  void awaitEmpty() {
    await(Awaited.EMPTY);
  }

  private void await(Awaited state) {
    counters.storeBufferStalls++;
    awaited = state;
    controller.awaitBuffer();
  }

  /** A store is about to be put in the buffer. */
  void expectStore() {
    if (buffer.isEmpty()) {
      listener.drainAfter(core, 1);
    } else if (asksAhead && !askingNext) {
      askingNext = true;
      listener.askAheadNext(core);
    }
    counters.bufferedStores++;
  }

  /** Does the oldest store, if its line can be written now. */
  void drain() {
    if (buffer.isEmpty()) {
      return;
    }
    long wait = pace == null ? 0 : pace.wait(core, done);
    if (wait > 0) {
      listener.drainAfter(core, wait);
      return;
    }
    int offset = buffer.firstAddress() - MachineImage.MEMORY_START;
    int frame = controller.frameForBuffer(offset >>> lineShift);
    oldestWaits = frame < 0;
    if (oldestWaits) {
      return;
    }
    int word = offset >>> 2 & wordMask;
    if (observer != null) {
      observer.accessed(core, offset >>> lineShift, word, true);
    }
    caches.write(frame, word, buffer.firstMerged(caches.word(frame, word)));
    buffer.removeFirst();
    done++;
    askedAhead = Math.max(0, askedAhead - 1);
    if (!buffer.isEmpty()) {
      listener.drainAfter(core, 1);
    }
    if (awaited == Awaited.ROOM || awaited == Awaited.EMPTY && buffer.isEmpty()) {
      awaited = Awaited.NOTHING;
      listener.resumed(core);
    }
  }

  /** A line that was asked for can be written now. */
  void filled() {
    if (oldestWaits) {
      drain();
    }
    askAhead();
  }

  /**
   * Asks for the lines of later stores, in their order and once for each, while there are miss
   * registers: if another core takes a line again before its store, it is asked for anew when the
   * store is the oldest. Stores are done in order nevertheless (Gharachorloo, Gupta and Hennessy
   * 1991, "Two Techniques to Enhance the Performance of Memory Consistency Models": prefetch).
   */
  void askAhead() {
    askingNext = false;
    while (asksAhead
        && askedAhead < buffer.size()
        && controller.prepareForBuffer(
            buffer.address(askedAhead) - MachineImage.MEMORY_START >>> lineShift)) {
      askedAhead++;
    }
  }
}
