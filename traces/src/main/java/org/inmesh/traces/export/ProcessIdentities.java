package org.inmesh.traces.export;

import org.agrona.collections.Int2IntHashMap;
import org.agrona.collections.Long2LongHashMap;

/**
 * Tells which descriptors are one process. A process that calls a procedure moves its workspace, so
 * that it waits with another descriptor than it began to run with; what is not known yet and does
 * what only a running process can do, is the one that runs on its core.
 */
final class ProcessIdentities {
  private static final int NONE = Integer.MIN_VALUE;

  private final Long2LongHashMap first = new Long2LongHashMap(Long.MIN_VALUE);
  private final Int2IntHashMap running = new Int2IntHashMap(NONE);

  /** A process that may be new. */
  int of(int core, int process) {
    long found = first.get(key(core, process));
    if (found != Long.MIN_VALUE) {
      return (int) found;
    }
    first.put(key(core, process), process);
    return process;
  }

  /** A process that is running, as far as is known. */
  int ofRunning(int core, int process) {
    int runs = running.get(core);
    if (runs != NONE && !first.containsKey(key(core, process))) {
      first.put(key(core, process), runs);
      return runs;
    }
    return of(core, process);
  }

  /** A process has its core from now on. */
  int runs(int core, int process) {
    int identity = of(core, process);
    running.put(core, identity);
    return identity;
  }

  /** A process has left its core, or is no more. */
  int leaves(int core, int process) {
    int identity = ofRunning(core, process);
    running.remove(core);
    return identity;
  }

  private static long key(int core, int process) {
    return (long) core << 32 | process & 0xFFFF_FFFFL;
  }
}
