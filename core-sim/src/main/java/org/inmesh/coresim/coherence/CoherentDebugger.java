package org.inmesh.coresim.coherence;

import static org.inmesh.coresim.coherence.protocol.MessageType.COPY_BACK;
import static org.inmesh.coresim.coherence.protocol.MessageType.DATA_EXCLUSIVE;
import static org.inmesh.coresim.coherence.protocol.MessageType.DATA_MODIFIED;
import static org.inmesh.coresim.coherence.protocol.MessageType.DATA_SHARED;
import static org.inmesh.coresim.coherence.protocol.MessageType.MEMORY_DATA;
import static org.inmesh.coresim.coherence.protocol.MessageType.MEMORY_READ;
import static org.inmesh.coresim.coherence.protocol.MessageType.RECALL_DATA;

import org.inmesh.coresim.coherence.protocol.CacheState;
import org.inmesh.coresim.coherence.protocol.MessageType;

/** Finds the current value of a word, wherever it is, and changes nothing. */
final class CoherentDebugger {
  private final CacheController[] controllers;
  private final HomeController homes;
  private final LastLevelCache slices;
  private final MessagePool pool;
  private final int wordsPerLine;

  CoherentDebugger(
      CacheController[] controllers,
      HomeController homes,
      LastLevelCache slices,
      MessagePool pool,
      int wordsPerLine) {
    this.controllers = controllers;
    this.homes = homes;
    this.slices = slices;
    this.pool = pool;
    this.wordsPerLine = wordsPerLine;
  }

  /** The value of a word, counted from the start of memory. */
  int read(int word) {
    int line = word / wordsPerLine;
    if (homes.isBusy(line)) {
      return readInTransition(line, word);
    }
    Directory directory = homes.directory();
    if (directory.owner(line) != Directory.NOBODY) {
      return controllers[directory.owner(line)].peek(line, word % wordsPerLine);
    }
    return slices.peek(line, word % wordsPerLine);
  }

  /**
   * While a request is being handled the line may be in several places. Stable copies in caches are
   * current (there is one writer, or there are readers only). Failing these, data on its way to a
   * requestor is; then data in a requestor that lacks acknowledgements; then an eviction buffer;
   * then a copy on its way to the home. A home that awaits data from memory has nothing newer, and
   * its answer is still empty.
   */
  private int readInTransition(int line, int word) {
    if (message(line, MEMORY_READ, MEMORY_DATA) >= 0) {
      return slices.peek(line, word % wordsPerLine);
    }
    int holder = holder(line, CacheState.S, CacheState.O, CacheState.E, CacheState.M);
    if (holder < 0) {
      int message = message(line, DATA_SHARED, DATA_EXCLUSIVE, DATA_MODIFIED);
      if (message >= 0) {
        return pool.data[pool.dataStart(message) + word % wordsPerLine];
      }
      holder = holder(line, CacheState.IM_A, CacheState.SM_AD, CacheState.OM_AD);
    }
    if (holder < 0) {
      holder = holder(line, CacheState.MI_A, CacheState.EI_A, CacheState.OI_A, CacheState.SI_A);
    }
    if (holder >= 0) {
      return controllers[holder].peek(line, word % wordsPerLine);
    }
    // Both the old owner and the requestor may have dropped their shared copies already.
    int copyBack = message(line, COPY_BACK, RECALL_DATA);
    return copyBack >= 0
        ? pool.data[pool.dataStart(copyBack) + word % wordsPerLine]
        : slices.peek(line, word % wordsPerLine);
  }

  private int holder(int line, CacheState... states) {
    for (int core = 0; core < controllers.length; core++) {
      CacheState state = controllers[core].state(line);
      for (CacheState wanted : states) {
        if (state == wanted && !isEvicted(core, line)) {
          return core;
        }
      }
    }
    return -1;
  }

  /** True if the home has taken over what a cache still has in its eviction buffer. */
  private boolean isEvicted(int core, int line) {
    for (int slot = 0; slot < pool.capacity(); slot++) {
      if (!pool.isFree(slot)
          && pool.typeOf(slot) == MessageType.PUT_ACKNOWLEDGE
          && pool.line[slot] == line
          && pool.destination[slot] == core) {
        return true;
      }
    }
    return false;
  }

  private int message(int line, MessageType... types) {
    for (int slot = 0; slot < pool.capacity(); slot++) {
      if (!pool.isFree(slot) && pool.line[slot] == line) {
        for (MessageType wanted : types) {
          if (pool.typeOf(slot) == wanted) {
            return slot;
          }
        }
      }
    }
    return -1;
  }
}
