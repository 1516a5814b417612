package org.inmesh.traces.store;

import java.util.Arrays;

/**
 * What the event before was, so that only the difference is written. Writer and reader keep one
 * each, change it alike, and begin every block with a new one.
 */
final class EventContext {
  /** Cores share what was last seen of them if their numbers are equal modulo this. */
  private static final int CORES = 256;

  private static final int CORE_MASK = CORES - 1;

  long networkCycle;
  long coreCycle;
  long created;
  long injected;
  long forwarded;
  long delivered;
  long lost;
  long coherent;
  int network;
  int messageClass;
  int source;
  int destination;
  int bytes;
  int line;

  private final int[] process = new int[CORES];
  private final int[] channel = new int[CORES];
  private final int[] address = new int[CORES];

  void clear() {
    networkCycle = 0;
    coreCycle = 0;
    created = 0;
    injected = 0;
    forwarded = 0;
    delivered = 0;
    lost = 0;
    coherent = 0;
    network = 0;
    messageClass = 0;
    source = 0;
    destination = 0;
    bytes = 0;
    line = 0;
    Arrays.fill(process, 0);
    Arrays.fill(channel, 0);
    Arrays.fill(address, 0);
  }

  int process(int core) {
    return process[core & CORE_MASK];
  }

  void process(int core, int value) {
    process[core & CORE_MASK] = value;
  }

  int channel(int core) {
    return channel[core & CORE_MASK];
  }

  void channel(int core, int value) {
    channel[core & CORE_MASK] = value;
  }

  int address(int core) {
    return address[core & CORE_MASK];
  }

  void address(int core, int value) {
    address[core & CORE_MASK] = value;
  }
}
