package org.inmesh.coresim.coherence;

import java.util.List;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.coherence.directory.SharerSets;
import org.inmesh.coresim.coherence.measurement.LineSource;
import org.inmesh.coresim.coherence.measurement.OccupancyMeter;
import org.inmesh.coresim.coherence.protocol.HomeAction;
import org.inmesh.coresim.coherence.protocol.HomeEvent;
import org.inmesh.coresim.coherence.protocol.HomeState;
import org.inmesh.coresim.coherence.protocol.HomeTransition;
import org.inmesh.coresim.coherence.protocol.MessageType;
import org.inmesh.coresim.coherence.protocol.ProtocolTable;

/**
 * The homes' half of the protocol, for all nodes; {@link HomeMap} says which line has its home
 * where, {@link ProtocolTable} what a home does.
 *
 * <p>Requests for a busy line wait in order of arrival. Requests for different lines do not delay
 * one another: the slice is pipelined.
 */
final class HomeController {
  private final ProtocolTable table;
  private final HomeMap homes;
  private final TrackedCaches tracked;

  /** Whether these are the homes between clusters. */
  private final boolean betweenClusters;

  private final CacheSpecification caches;
  private final MessagePool pool;
  private final DelayQueue delayed;
  private final Directory directory;

  /** Or null, if every line has an entry. */
  private final SparseDirectory entries;

  /** Whether the slices' tags are the directory's entries. */
  private final boolean inclusive;

  private final OccupancyMeter occupancy = new OccupancyMeter();
  private final LastLevelCache slices;
  private final MainMemory memory;
  private final CoherenceCounters counters;
  private final ProtocolHistory history;

  private final WaitingRequests waiting;

  /** Answers to a recall of a line that are missing. */
  private final int[] recallAnswers;

  HomeController(
      ProtocolTable table,
      HomeMap homes,
      TrackedCaches tracked,
      int lines,
      CacheSpecification caches,
      MessagePool pool,
      DelayQueue delayed,
      LastLevelCache slices,
      MainMemory memory,
      CoherenceCounters counters,
      ProtocolHistory history,
      SparseDirectory.Guard guard) {
    this.table = table;
    this.homes = homes;
    this.tracked = tracked;
    this.betweenClusters = caches.clusters().isPresent();
    this.caches = caches;
    this.pool = pool;
    this.delayed = delayed;
    this.directory =
        new Directory(lines, SharerSets.of(caches.directory().sharers(), tracked.count()));
    this.inclusive = caches.slice().inclusive();
    this.entries = SparseDirectory.of(caches, homes, directory, lines, guard);
    this.slices = slices;
    this.memory = memory;
    this.counters = counters;
    this.history = history;
    this.waiting = new WaitingRequests(pool, lines);
    this.recallAnswers = new int[lines];
  }

  Directory directory() {
    return directory;
  }

  /** Entries in use over time: of lines that caches have, or a request is being handled for. */
  OccupancyMeter occupancy() {
    return occupancy;
  }

  /** The node that keeps a line's directory entry. */
  int home(int line) {
    return homes.home(line);
  }

  /** True while a request for the line is being handled. */
  boolean isBusy(int line) {
    return !directory.state(line).isStable() || entries != null && entries.isAwaiting(line);
  }

  /** Takes a message that has arrived; the slot is the home's. */
  void receive(int slot, long cycle) {
    int line = pool.line[slot];
    handle(slot, line, cycle);
    handleWaiting(line, cycle);
  }

  private void handleWaiting(int line, long cycle) {
    // An eviction does not make the line busy, so more than one request may be next.
    while (!waiting.isEmpty(line) && !isBusy(line)) {
      handle(waiting.removeFirst(line), line, cycle);
    }
  }

  private void handle(int slot, int line, long cycle) {
    if (entries != null && entries.isAwaiting(line)) {
      waiting.addLast(line, slot);
      return;
    }
    HomeState state = directory.state(line);
    HomeEvent event = event(slot, line);
    HomeTransition row = row(line, state, event);
    if (row.actions().contains(HomeAction.STALL)) {
      waiting.addLast(line, slot);
      return;
    }
    boolean needsEntry = entries != null && row.next() != HomeState.I;
    if (needsEntry && !entries.take(line)) {
      // In front: it has waited for its turn at this line already.
      waiting.addFirst(line, slot);
      entries.await(line);
      recallFor(entries.set(line), cycle);
      return;
    }
    fire(row, slot, line, cycle);
    pool.free(slot);
    if (entries != null && row.next().isStable()) {
      settle(line, row, cycle);
    }
  }

  private HomeTransition row(int line, HomeState state, HomeEvent event) {
    HomeTransition row = table.of(state, event);
    if (row == null) {
      throw unexpected(line, state, event);
    }
    return row;
  }

  private void fire(HomeTransition row, int slot, int line, long cycle) {
    int source = slot == MessagePool.NONE ? MessagePool.HOME : pool.source[slot];
    history.home(cycle, line, home(line), row.state(), row.event(), row.next(), source);
    perform(row.actions(), slot, line, source, cycle);
    directory.setState(line, row.next());
    boolean wasUsed = row.state() != HomeState.I;
    boolean isUsed = row.next() != HomeState.I;
    if (wasUsed != isUsed) {
      occupancy.change(isUsed ? 1 : -1, cycle);
    }
  }

  /** A line has come to a stable state: those that wait for an entry of its set may go on. */
  private void settle(int line, HomeTransition row, long cycle) {
    int set = entries.set(line);
    boolean isRecalled = row.state() == HomeState.R_A || row.event() == HomeEvent.RECALL_UNSHARED;
    if (isRecalled) {
      entries.endRecall(set);
    }
    if (isRecalled && inclusive) {
      slices.evict(line);
    }
    // An inclusive slice keeps a line that no cache has, for its data.
    if (isRecalled || row.next() == HomeState.I && !inclusive) {
      entries.remove(line);
    }
    while (entries.hasWaiters(set) && entries.hasFree(set)) {
      handleWaiting(entries.endWait(set), cycle);
    }
    recallFor(set, cycle);
  }

  /** Recalls lines of a full set until there are as many as lines that wait, if it can. */
  private void recallFor(int set, long cycle) {
    for (int victim = entries.beginRecall(set);
        victim != SparseDirectory.NONE;
        victim = entries.beginRecall(set)) {
      HomeState state = directory.state(victim);
      boolean isUnshared = state == HomeState.I;
      counters.recalls += isUnshared ? 0 : 1;
      HomeEvent event = isUnshared ? HomeEvent.RECALL_UNSHARED : HomeEvent.RECALL;
      HomeTransition row = row(victim, state, event);
      fire(row, MessagePool.NONE, victim, cycle);
      if (isUnshared) {
        settle(victim, row, cycle);
      }
    }
  }

  /** Lines that had to be kept may be recalled now. */
  void recallSpared(long cycle) {
    if (entries == null) {
      return;
    }
    for (int set : entries.takeSpared()) {
      recallFor(set, cycle);
    }
  }

  /** Which event a message is for its line, as things are now. */
  private HomeEvent event(int slot, int line) {
    int source = tracked.ofNode(pool.source[slot]);
    MessageType type = pool.typeOf(slot);
    return switch (type) {
      case GET_SHARED -> HomeEvent.GET_SHARED;
      case GET_INSTRUCTION -> HomeEvent.GET_INSTRUCTION;
      case GET_MODIFIED -> HomeEvent.GET_MODIFIED;
      case UPGRADE -> upgrade(line, source);
      case PUT_EXCLUSIVE -> isOwner(line, source) ? HomeEvent.PUT_CLEAN : HomeEvent.PUT_STALE;
      case PUT_MODIFIED, PUT_OWNED ->
          isOwner(line, source) ? HomeEvent.PUT_DIRTY : HomeEvent.PUT_STALE;
      case UNBLOCK -> HomeEvent.UNBLOCK;
      case COPY_BACK -> HomeEvent.COPY_BACK;
      case INVALIDATE_ACKNOWLEDGE ->
          --recallAnswers[line] == 0 ? HomeEvent.LAST_ACKNOWLEDGE : HomeEvent.ACKNOWLEDGE;
      case RECALL_DATA ->
          --recallAnswers[line] == 0 ? HomeEvent.LAST_RECALL_DATA : HomeEvent.RECALL_DATA;
      default -> throw unexpected(line, directory.state(line), type);
    };
  }

  private HomeEvent upgrade(int line, int source) {
    if (isOwner(line, source)) {
      return HomeEvent.UPGRADE_BY_OWNER;
    }
    // While a cache owns the line the data is that cache's to send.
    return directory.owner(line) == Directory.NOBODY && directory.isSharer(line, source)
        ? HomeEvent.UPGRADE_BY_SHARER
        : HomeEvent.GET_MODIFIED;
  }

  private boolean isOwner(int line, int cache) {
    return directory.owner(line) == cache;
  }

  private void perform(List<HomeAction> actions, int slot, int line, int requestor, long cycle) {
    int invalidations = 0;
    for (int i = 0; i < actions.size(); i++) {
      switch (actions.get(i)) {
        case STALL -> throw new IllegalStateException("a request that waits is not handled");
        case SEND_DATA_SHARED -> sendData(MessageType.DATA_SHARED, line, requestor, 0, cycle);
        case SEND_DATA_EXCLUSIVE -> sendData(MessageType.DATA_EXCLUSIVE, line, requestor, 0, cycle);
        case SEND_DATA_MODIFIED ->
            sendData(MessageType.DATA_MODIFIED, line, requestor, invalidations, cycle);
        case SEND_UPGRADE_ACKNOWLEDGE ->
            send(MessageType.UPGRADE_ACKNOWLEDGE, line, requestor, requestor, invalidations, cycle);
        case SEND_PUT_ACKNOWLEDGE ->
            send(MessageType.PUT_ACKNOWLEDGE, line, requestor, requestor, 0, cycle);
        case SEND_FORWARD_GET_SHARED ->
            send(MessageType.FORWARD_GET_SHARED, line, owner(line), requestor, 0, cycle);
        case SEND_FORWARD_GET_MODIFIED -> {
          MessageType type = MessageType.FORWARD_GET_MODIFIED;
          send(type, line, owner(line), requestor, invalidations, cycle);
        }
        case SEND_INVALIDATE -> invalidations = invalidate(line, requestor, requestor, cycle);
        case SEND_RECALL -> recall(line, cycle);
        case SEND_DOWNGRADE -> throw new IllegalStateException("only in a cluster");
        case WRITE_DATA -> slices.write(line, pool.data, pool.dataStart(slot));
        case ADD_SHARER -> directory.addSharer(line, tracked.ofNode(requestor));
        case REMOVE_SHARER -> directory.removeSharer(line, tracked.ofNode(requestor));
        case SET_OWNER -> directory.setOwner(line, tracked.ofNode(requestor));
        case OWNER_TO_SHARER -> {
          directory.addSharer(line, directory.owner(line));
          directory.removeOwner(line);
        }
        case REMOVE_OWNER -> directory.removeOwner(line);
        case CLEAR -> directory.clear(line);
      }
    }
  }

  private void recall(int line, long cycle) {
    int answers = invalidate(line, Directory.NOBODY, MessagePool.HOME, cycle);
    if (directory.owner(line) != Directory.NOBODY) {
      send(MessageType.RECALL, line, owner(line), MessagePool.HOME, MessagePool.FOR_ROOM, cycle);
      answers++;
    }
    recallAnswers[line] = answers;
  }

  /** The node of a line's owner. */
  private int owner(int line) {
    return tracked.node(directory.owner(line), line);
  }

  /** Invalidates all sharers but one and the owner, and tells how many. */
  private int invalidate(int line, int exceptNode, int requestor, long cycle) {
    int owner = directory.owner(line);
    int invalidations = 0;
    for (int sharer = directory.nextSharer(line, 0);
        sharer >= 0;
        sharer = directory.nextSharer(line, sharer + 1)) {
      int node = tracked.node(sharer, line);
      if (node != exceptNode && sharer != owner) {
        send(MessageType.INVALIDATE, line, node, requestor, 0, cycle);
        invalidations++;
      }
    }
    counters.invalidations += invalidations;
    return invalidations;
  }

  private void send(
      MessageType type, int line, int to, int requestor, int acknowledgements, long cycle) {
    int slot = pool.take(type, home(line), to, line, requestor);
    pool.betweenClusters[slot] = betweenClusters;
    pool.value[slot] = acknowledgements;
    delayed.add(cycle + caches.slice().cycles(), slot);
  }

  private void sendData(
      MessageType type, int line, int requestor, int acknowledgements, long cycle) {
    int slot = pool.take(type, home(line), requestor, line, requestor);
    pool.betweenClusters[slot] = betweenClusters;
    pool.value[slot] = acknowledgements;
    if (slices.read(line, pool.data, pool.dataStart(slot))) {
      pool.setSupplier(slot, LineSource.LAST_LEVEL);
      delayed.add(cycle + caches.slice().cycles(), slot);
    } else {
      pool.setSupplier(slot, LineSource.MEMORY);
      memory.fetch(slot, slices, cycle + caches.slice().cycles());
    }
  }

  private ProtocolException unexpected(int line, HomeState state, Object event) {
    return new ProtocolException("home", home(line), line, state, event, history.of(line));
  }
}
