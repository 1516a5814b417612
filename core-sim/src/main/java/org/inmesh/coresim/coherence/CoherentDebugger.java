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

  /** Or null. */
  private final Clusters clusters;

  private final LastLevelCache slices;
  private final MessagePool pool;
  private final int wordsPerLine;

  CoherentDebugger(
      CacheController[] controllers,
      HomeController homes,
      Clusters clusters,
      LastLevelCache slices,
      MessagePool pool,
      int wordsPerLine) {
    this.controllers = controllers;
    this.homes = homes;
    this.clusters = clusters;
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
    int owner = homes.directory().owner(line);
    if (owner == Directory.NOBODY) {
      return slices.peek(line, word % wordsPerLine);
    }
    return clusters == null
        ? controllers[owner].peek(line, word % wordsPerLine)
        : readInCluster(owner, line, word);
  }

  private int readInCluster(int cluster, int line, int word) {
    ClusterLines lines = clusters.lines(cluster);
    int entry = lines.of(line);
    boolean quiet =
        entry != ClusterLines.NONE
            && lines.cacheState(entry).compareTo(CacheState.S) >= 0
            && lines.homeState(entry).isStable();
    if (!quiet) {
      return readInTransition(line, word);
    }
    int owner = lines.owner[entry];
    return owner == ClusterLines.NONE
        ? lines.word(entry, word % wordsPerLine)
        : controllers[clusters.map().nodeOf(cluster, owner)].peek(line, word % wordsPerLine);
  }

  /**
   * While a request is being handled the line may be in several places. Stable copies in caches are
   * current (there is one writer, or there are readers only). Failing these, data on its way to a
   * requestor is; then data in a requestor that lacks acknowledgements; then an eviction buffer;
   * then a copy on its way to the home. A home that awaits data from memory has nothing newer, and
   * its answer is still empty. With clusters, what is within them is looked for before what is
   * between them.
   */
  private int readInTransition(int line, int word) {
    if (message(false, line, MEMORY_READ, MEMORY_DATA) >= 0) {
      return slices.peek(line, word % wordsPerLine);
    }
    int holder = holder(line, CacheState.S, CacheState.O, CacheState.E, CacheState.M);
    if (holder < 0) {
      int message = message(false, line, DATA_SHARED, DATA_EXCLUSIVE, DATA_MODIFIED);
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
    int copyBack = message(false, line, COPY_BACK, RECALL_DATA);
    if (copyBack >= 0) {
      return pool.data[pool.dataStart(copyBack) + word % wordsPerLine];
    }
    return clusters == null
        ? slices.peek(line, word % wordsPerLine)
        : readBetweenClusters(line, word % wordsPerLine);
  }

  private int readBetweenClusters(int line, int word) {
    int cluster =
        clusterIn(
            line,
            CacheState.S,
            CacheState.O,
            CacheState.E,
            CacheState.M,
            CacheState.IM_A,
            CacheState.SM_AD,
            CacheState.OM_AD);
    if (cluster < 0) {
      int message = message(true, line, DATA_SHARED, DATA_EXCLUSIVE, DATA_MODIFIED);
      if (message >= 0) {
        return pool.data[pool.dataStart(message) + word];
      }
      cluster = clusterIn(line, CacheState.MI_A, CacheState.EI_A, CacheState.OI_A, CacheState.SI_A);
    }
    if (cluster >= 0) {
      ClusterLines lines = clusters.lines(cluster);
      return lines.word(lines.of(line), word);
    }
    int copyBack = message(true, line, COPY_BACK, RECALL_DATA);
    return copyBack >= 0 ? pool.data[pool.dataStart(copyBack) + word] : slices.peek(line, word);
  }

  private int clusterIn(int line, CacheState... states) {
    for (int cluster = 0; cluster < clusters.map().count(); cluster++) {
      ClusterLines lines = clusters.lines(cluster);
      int entry = lines.of(line);
      CacheState state = entry == ClusterLines.NONE ? CacheState.I : lines.cacheState(entry);
      for (CacheState wanted : states) {
        if (state == wanted && !isEvicted(clusters.map().home(cluster, line), line, true)) {
          return cluster;
        }
      }
    }
    return -1;
  }

  private int holder(int line, CacheState... states) {
    for (int core = 0; core < controllers.length; core++) {
      CacheState state = controllers[core].state(line);
      for (CacheState wanted : states) {
        if (state == wanted && !isEvicted(core, line, false)) {
          return core;
        }
      }
    }
    return -1;
  }

  /** True if the home has taken over what a cache still has in its eviction buffer. */
  private boolean isEvicted(int node, int line, boolean betweenClusters) {
    for (int slot = 0; slot < pool.capacity(); slot++) {
      if (!pool.isFree(slot)
          && pool.typeOf(slot) == MessageType.PUT_ACKNOWLEDGE
          && pool.line[slot] == line
          && pool.betweenClusters[slot] == betweenClusters
          && pool.destination[slot] == node) {
        return true;
      }
    }
    return false;
  }

  private int message(boolean betweenClusters, int line, MessageType... types) {
    for (int slot = 0; slot < pool.capacity(); slot++) {
      if (!pool.isFree(slot)
          && pool.line[slot] == line
          && pool.betweenClusters[slot] == betweenClusters) {
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
