package org.inmesh.coresim.coherence;

import org.inmesh.coresim.MachineSpecification.CacheSpecification;

/**
 * The homes' half of the protocol, for all nodes; {@link HomeMap} says which line has its home
 * where.
 *
 * <p>A home handles one request for a line at a time. From taking up a request to the requestor's
 * unblock (and, if an owner was asked for its data, its copy-back) other requests for the line wait
 * in order of arrival. Requests for different lines do not delay one another: the slice is
 * pipelined, and DRAM takes any number of reads at once.
 */
final class HomeController {
  private static final byte AWAITS_UNBLOCK = 1;
  private static final byte AWAITS_COPY_BACK = 2;

  private final HomeMap homes;
  private final CacheSpecification caches;
  private final MessagePool pool;
  private final DelayQueue delayed;
  private final Directory directory;
  private final LastLevelCache slices;
  private final CoherenceCounters counters;

  /** What a line's home waits for before it takes up the next request; 0 if nothing. */
  private final byte[] awaits;

  /** First and last waiting request of a line as slot + 1; 0 if none. */
  private final int[] firstWaiting;

  private final int[] lastWaiting;

  HomeController(
      HomeMap homes,
      int lines,
      CacheSpecification caches,
      MessagePool pool,
      DelayQueue delayed,
      LastLevelCache slices,
      CoherenceCounters counters) {
    this.homes = homes;
    this.caches = caches;
    this.pool = pool;
    this.delayed = delayed;
    this.directory = new Directory(lines, homes.nodes());
    this.slices = slices;
    this.counters = counters;
    this.awaits = new byte[lines];
    this.firstWaiting = new int[lines];
    this.lastWaiting = new int[lines];
  }

  Directory directory() {
    return directory;
  }

  /** The node that keeps a line's directory entry. */
  int home(int line) {
    return homes.home(line);
  }

  /** True while a request for the line is being handled. */
  boolean isBusy(int line) {
    return awaits[line] != 0;
  }

  /** Takes a message that has arrived; the slot is the home's. */
  void receive(int slot, long cycle) {
    int line = pool.line[slot];
    switch (pool.typeOf(slot)) {
      case GET_SHARED, GET_MODIFIED, PUT_EXCLUSIVE, PUT_MODIFIED -> {
        if (awaits[line] == 0) {
          handle(slot, cycle);
        } else {
          enqueue(line, slot);
        }
      }
      case UNBLOCK -> finish(slot, AWAITS_UNBLOCK, cycle);
      case COPY_BACK -> {
        slices.write(line, pool.data, pool.dataStart(slot));
        finish(slot, AWAITS_COPY_BACK, cycle);
      }
      default -> throw unexpected(slot);
    }
  }

  private void enqueue(int line, int slot) {
    pool.next[slot] = MessagePool.NONE;
    if (firstWaiting[line] == 0) {
      firstWaiting[line] = slot + 1;
    } else {
      pool.next[lastWaiting[line] - 1] = slot;
    }
    lastWaiting[line] = slot + 1;
  }

  private void finish(int slot, byte awaited, long cycle) {
    int line = pool.line[slot];
    if ((awaits[line] & awaited) == 0) {
      throw unexpected(slot);
    }
    pool.free(slot);
    awaits[line] &= (byte) ~awaited;
    // An eviction does not make the line busy, so more than one request may be next.
    while (awaits[line] == 0 && firstWaiting[line] != 0) {
      int next = firstWaiting[line] - 1;
      firstWaiting[line] = pool.next[next] + 1;
      handle(next, cycle);
    }
  }

  private void handle(int slot, long cycle) {
    int line = pool.line[slot];
    int requestor = pool.requestor[slot];
    switch (pool.typeOf(slot)) {
      case GET_SHARED -> getShared(slot, line, requestor, cycle);
      case GET_MODIFIED -> getModified(slot, line, requestor, cycle);
      case PUT_EXCLUSIVE, PUT_MODIFIED -> put(slot, line, requestor, cycle);
      default -> throw unexpected(slot);
    }
    pool.free(slot);
  }

  private void getShared(int slot, int line, int requestor, long cycle) {
    awaits[line] = AWAITS_UNBLOCK;
    switch (directory.state(line)) {
      case Directory.UNCACHED -> {
        directory.setOwner(line, requestor);
        sendData(MessageType.DATA_EXCLUSIVE, line, requestor, 0, cycle);
      }
      case Directory.SHARED -> {
        directory.addSharer(line, requestor);
        sendData(MessageType.DATA_SHARED, line, requestor, 0, cycle);
      }
      default -> {
        int owner = otherOwner(slot, line, requestor);
        directory.clear(line);
        directory.addSharer(line, owner);
        directory.addSharer(line, requestor);
        awaits[line] |= AWAITS_COPY_BACK;
        sendControl(MessageType.FORWARD_GET_SHARED, line, owner, requestor, cycle);
      }
    }
  }

  private void getModified(int slot, int line, int requestor, long cycle) {
    awaits[line] = AWAITS_UNBLOCK;
    switch (directory.state(line)) {
      case Directory.UNCACHED -> sendData(MessageType.DATA_MODIFIED, line, requestor, 0, cycle);
      case Directory.SHARED -> {
        int invalidated = 0;
        for (int sharer = directory.nextSharer(line, 0);
            sharer >= 0;
            sharer = directory.nextSharer(line, sharer + 1)) {
          if (sharer != requestor) {
            sendControl(MessageType.INVALIDATE, line, sharer, requestor, cycle);
            invalidated++;
          }
        }
        counters.invalidations += invalidated;
        sendData(MessageType.DATA_MODIFIED, line, requestor, invalidated, cycle);
      }
      default ->
          sendControl(
              MessageType.FORWARD_GET_MODIFIED,
              line,
              otherOwner(slot, line, requestor),
              requestor,
              cycle);
    }
    directory.setOwner(line, requestor);
  }

  private void put(int slot, int line, int evictor, long cycle) {
    if (directory.state(line) == Directory.OWNED && directory.owner(line) == evictor) {
      if (pool.typeOf(slot) == MessageType.PUT_MODIFIED) {
        slices.write(line, pool.data, pool.dataStart(slot));
      }
      directory.clear(line);
    } else {
      // Stale: a forwarded request was faster and has had the data. The evictor may be listed as a
      // sharer; it cannot have asked for the line again before this acknowledgement.
      directory.removeSharer(line, evictor);
    }
    sendControl(MessageType.PUT_ACKNOWLEDGE, line, evictor, evictor, cycle);
  }

  private int otherOwner(int slot, int line, int requestor) {
    int owner = directory.owner(line);
    if (owner == requestor) {
      // Owned lines are never evicted silently, so an owner cannot miss.
      throw unexpected(slot);
    }
    return owner;
  }

  private void sendControl(MessageType type, int line, int to, int requestor, long cycle) {
    delayed.add(cycle + caches.sliceCycles(), pool.take(type, home(line), to, line, requestor));
  }

  private void sendData(MessageType type, int line, int requestor, int acks, long cycle) {
    int slot = pool.take(type, home(line), requestor, line, requestor);
    pool.value[slot] = acks;
    boolean hit = slices.read(line, pool.data, pool.dataStart(slot));
    delayed.add(cycle + caches.sliceCycles() + (hit ? 0 : caches.dramCycles()), slot);
  }

  private ProtocolException unexpected(int slot) {
    int line = pool.line[slot];
    return new ProtocolException(
        "home",
        home(line),
        line,
        directory.stateName(line) + " (awaits " + awaits[line] + ")",
        pool.typeOf(slot) + " from " + pool.source[slot]);
  }
}
