package org.inmesh.coresim.coherence;

import java.util.List;
import java.util.Optional;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.coherence.cache.PrivateCaches;
import org.inmesh.coresim.coherence.measurement.LineSource;
import org.inmesh.coresim.coherence.measurement.MemoryObserver;
import org.inmesh.coresim.coherence.measurement.MessageObservers;
import org.inmesh.coresim.coherence.measurement.OccupancyMeter;
import org.inmesh.coresim.coherence.memory.MemoryCounters;
import org.inmesh.coresim.coherence.protocol.CacheState;
import org.inmesh.coresim.coherence.protocol.HomeState;
import org.inmesh.coresim.coherence.protocol.MessageClass;
import org.inmesh.coresim.coherence.protocol.MessageType;
import org.inmesh.coresim.coherence.protocol.ProtocolTable;
import org.inmesh.coresim.communication.PacketObserver;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.transputer.InstructionPort;
import org.inmesh.coresim.transputer.MemoryFault;
import org.inmesh.coresim.transputer.MemoryPort;
import org.inmesh.mesh.NetworkCounters;
import org.inmesh.mesh.fidelity.Networks;

/**
 * The coherent machine's memory: a private cache for each core, a slice of the last-level cache
 * with its part of the directory at each node, DRAM behind each slice or behind controllers, and
 * three networks between them. See the module's README for the protocol.
 *
 * <p>In every core cycle: first {@link #step}, then the cores' accesses through their ports, which
 * belong to the cycle last stepped. Cycles without accesses may be skipped up to {@link
 * #nextCycle}. Without instruction caches fetching is not modelled: it takes no time.
 */
public final class CoherentMemory {

  /** Learns what concerns the cores. It must not access ports from within. */
  public interface Listener {
    /** The line that the core waited for is there: the core may repeat its instruction. */
    void filled(int core, long cycle);

    /** A message sent by {@link #wake} has arrived. */
    void woken(int core, int processDescriptor, long cycle);

    /**
     * In this cycle another core takes a line that this one has used ahead of simulated time. It
     * has to go back to the state in front of this cycle, at once; only its own port is accessed.
     */
    default void overtaken(int core, long cycle) {
      throw new IllegalStateException("core " + core + " is not ahead of cycle " + cycle);
    }
  }

  private final int cores;
  private final int bytes;
  private final int wordsPerLine;
  private final HomeMap homeMap;
  private final MessagePool pool;
  private final MessageNetworks networks;
  private final DelayQueue delayed = new DelayQueue();
  private final CoreEvents events;
  private final Dram dram;

  /** Both null if memory has a fixed latency. */
  private final MemoryControllers memoryControllers;

  private final ControlledMemory controlledMemory;
  private final LastLevelCache slices;
  private final HomeController homes;

  /** Or null. */
  private final Clusters clusters;

  private final CacheController[] controllers;
  private final CoherentPort[] ports;

  /** Null if there are no instruction caches. */
  private final FetchPort[] fetchPorts;

  private final CoherenceCounters counters = new CoherenceCounters();
  private final CoherentDebugger debugger;
  private final Listener listener;

  private final MemoryClock clock = new MemoryClock();
  private final LockArbiter arbiter = new LockArbiter(this::recallSpared);

  /**
   * Memory of the given machine, on flit-level networks.
   *
   * @param bytes size of the shared address space, which begins at {@link
   *     MachineImage#MEMORY_START}; at least 1
   * @throws IllegalArgumentException if the caches' sizes do not fit one another
   */
  public CoherentMemory(MachineSpecification specification, int bytes, Listener listener) {
    this(specification, bytes, listener, MessageObservers.NONE);
  }

  /**
   * The same, watched.
   *
   * @param observer of all packets, or null
   */
  public CoherentMemory(
      MachineSpecification specification, int bytes, Listener listener, PacketObserver observer) {
    this(specification, bytes, listener, MessageObservers.of(observer));
  }

  /** The same. */
  public CoherentMemory(
      MachineSpecification specification,
      int bytes,
      Listener listener,
      MessageObservers observers) {
    this(specification, bytes, listener, Networks::create, observers);
  }

  /**
   * Memory of the given machine, on networks of the caller's.
   *
   * @param factory builds one for each message class
   * @see #CoherentMemory(MachineSpecification, int, Listener)
   */
  public CoherentMemory(
      MachineSpecification specification, int bytes, Listener listener, NetworkFactory factory) {
    this(specification, bytes, listener, factory, MessageObservers.NONE);
  }

  private CoherentMemory(
      MachineSpecification specification,
      int bytes,
      Listener listener,
      NetworkFactory factory,
      MessageObservers observers) {
    CacheSpecification caches = specification.caches();
    check(caches, bytes);
    this.cores = specification.cores();
    this.bytes = bytes;
    this.wordsPerLine = caches.lineBytes() / Integer.BYTES;
    this.listener = listener;
    int lines = (bytes + caches.lineBytes() - 1) / caches.lineBytes();
    pool = new MessagePool(wordsPerLine);
    networks = new MessageNetworks(specification, pool, factory, observers);
    dram = new Dram(lines * wordsPerLine, wordsPerLine);
    homeMap = new HomeMap(cores);
    controllers = new CacheController[cores];
    ports = new CoherentPort[cores];
    events =
        new CoreEvents(
            delayed,
            clock,
            caches.privateCaches().missRegisters(),
            controllers,
            ports,
            arbiter,
            this::recallSpared,
            listener);
    MainMemory mainMemory;
    if (caches.memory().isControlled()) {
      memoryControllers =
          new MemoryControllers(
              caches.memory(),
              controllerNodes(specification),
              caches.lineBytes(),
              pool,
              delayed,
              dram,
              events);
      controlledMemory =
          new ControlledMemory(
              memoryControllers,
              homeMap,
              wordsPerLine,
              caches.slice().cycles(),
              pool,
              delayed,
              clock,
              counters);
      mainMemory = controlledMemory;
    } else {
      memoryControllers = null;
      controlledMemory = null;
      mainMemory = new FixedLatencyMemory(dram, caches.dramCycles(), pool, delayed, counters);
    }
    slices = new LastLevelCache(homeMap, caches.slice(), caches.lineBytes(), mainMemory, counters);
    boolean clustered = caches.clusters().isPresent();
    ProtocolTable table =
        clustered ? caches.protocol().clusteredTable() : caches.protocol().table();
    ProtocolHistory history = new ProtocolHistory();
    clusters =
        clustered
            ? new Clusters(
                caches,
                specification.network(),
                table,
                homeMap,
                pool,
                delayed,
                counters,
                history,
                clock,
                this::isKeptFromRecall)
            : null;
    homes =
        new HomeController(
            table,
            homeMap,
            clustered ? clusters.map() : new TrackedCaches.OfCores(cores),
            lines,
            caches,
            pool,
            delayed,
            slices,
            mainMemory,
            counters,
            history,
            this::isKeptFromRecall);
    debugger = new CoherentDebugger(controllers, homes, clusters, slices, pool, wordsPerLine);
    fetchPorts = caches.privateCaches().instruction().isPresent() ? new FetchPort[cores] : null;
    for (int core = 0; core < cores; core++) {
      // Of random replacement each core has a generator of its own.
      PrivateCaches cache =
          new PrivateCaches(
              caches.lineBytes(),
              caches.privateCaches().data(),
              caches.privateCaches().instruction(),
              caches.privateCaches().second(),
              caches.privateCaches().inclusive(),
              3L * core);
      controllers[core] =
          new CacheController(
              table,
              core,
              clustered ? clusters.homesOf(core) : homeMap,
              cache,
              caches.privateCaches(),
              pool,
              networks,
              delayed,
              counters,
              history,
              clock,
              events);
      ports[core] =
          new CoherentPort(
              core, bytes, caches, cache, controllers[core], counters, debugger, arbiter, events);
      if (fetchPorts != null) {
        fetchPorts[core] =
            new FetchPort(
                core, caches.lineBytes(), cache, controllers[core], ports[core].hits(), counters);
      }
    }
  }

  /** How a core reaches this memory. */
  public MemoryPort port(int core) {
    return ports[core];
  }

  /** How a core fetches its instructions; empty if there are no instruction caches. */
  public Optional<InstructionPort> instructionPort(int core) {
    return fetchPorts == null ? Optional.empty() : Optional.of(fetchPorts[core]);
  }

  /**
   * Simulates a core cycle of the memory system. In this order: what homes have to send in this
   * cycle; the network cycles of this core cycle; what has arrived then.
   *
   * @param cycle later than every cycle stepped before
   */
  public void step(long cycle) {
    if (cycle <= clock.now) {
      throw new IllegalStateException("cycle " + cycle + " after " + clock.now);
    }
    clock.now = cycle;
    networks.beginCycle(cycle);
    while (delayed.firstCycle() <= cycle) {
      int item = delayed.removeFirst();
      if (item >= 0) {
        networks.send(item);
      } else {
        due(~item);
      }
    }
    networks.step(cycle);
    for (int i = 0; i < networks.arrivals(); i++) {
      int slot = networks.arrival(i);
      networks.beginHandling(slot);
      receive(slot);
      networks.endHandling();
    }
    networks.clearArrivals();
  }

  /**
   * The earliest cycle after the last one stepped in which {@link #step} has something to do;
   * {@code Long.MAX_VALUE} if nothing is going on.
   */
  public long nextCycle() {
    return networks.isQuiet() ? delayed.firstCycle() : clock.now + 1;
  }

  /** Tells a core, with a message of one flit, that a process of its own has become ready. */
  public void wake(int fromCore, int toCore, int processDescriptor) {
    int slot = pool.take(MessageType.WAKE, fromCore, toCore, 0, fromCore);
    pool.value[slot] = processDescriptor;
    networks.send(slot);
  }

  /** Sets a word of memory before the run. */
  public void initialise(int address, int word) {
    if (clock.now >= 0) {
      throw new IllegalStateException("memory is initialised before the run");
    }
    dram.writeWord(word(address), word);
  }

  /** The current value of a word, wherever it is, without any effect on the simulation. */
  public int peek(int address) {
    return debugger.read(word(address));
  }

  /** What the protocol has done so far. */
  public CoherenceCounters counters() {
    return counters;
  }

  /**
   * Has somebody told what happens from now on.
   *
   * @param observer or null for nobody
   */
  public void observe(MemoryObserver observer) {
    observeMisses(observer);
    for (int core = 0; core < cores; core++) {
      ports[core].observe(observer);
      if (fetchPorts != null) {
        fetchPorts[core].observe(observer);
      }
    }
  }

  /**
   * Has somebody told what happens from now on but for accesses and fetches, which are the most.
   *
   * @param observer or null for nobody
   */
  public void observeMisses(MemoryObserver observer) {
    slices.observe(observer);
    for (CacheController controller : controllers) {
      controller.observe(observer);
    }
  }

  /** From now on, stores wait in store buffers, if there are any, as long as this says. */
  public void pace(StorePace pace) {
    for (CoherentPort port : ports) {
      if (port.drain() != null) {
        port.drain().pace(pace);
      }
    }
  }

  /** The node that is the home of a line of memory. */
  public int home(int line) {
    return homeMap.home(line);
  }

  /** True if there are clusters. */
  public boolean hasClusters() {
    return clusters != null;
  }

  /** Lines of memory. */
  public int lines() {
    return (bytes + wordsPerLine * Integer.BYTES - 1) / (wordsPerLine * Integer.BYTES);
  }

  /** Within {@link Listener#filled}: who ended that core's wait. */
  public LineSource endedWait() {
    return events.endedWait();
  }

  /** Cycles that hits in the first level have added to a core's instructions. */
  public long hitCycles(int core) {
    return ports[core].hitCyclesAdded();
  }

  /** Messages of a class that have been sent. */
  public long packets(MessageClass messageClass) {
    return networks.packets(messageClass, false);
  }

  /** Flits of the messages of a class that have been sent. */
  public long flits(MessageClass messageClass) {
    return networks.flits(messageClass, false);
  }

  /** The same of those between clusters. */
  public long packetsBetweenClusters(MessageClass messageClass) {
    return networks.packets(messageClass, true);
  }

  /** The same of those between clusters. */
  public long flitsBetweenClusters(MessageClass messageClass) {
    return networks.flits(messageClass, true);
  }

  /** Directory entries in use over time: of lines that caches have, or ask for. */
  public OccupancyMeter directoryOccupancy() {
    return homes.occupancy();
  }

  /** What the memory controllers have done so far; all zero if there are none. */
  public MemoryCounters memoryCounters() {
    return memoryControllers == null ? new MemoryCounters() : memoryControllers.counters();
  }

  /** What the networks have done so far, all three in one; a new record of it at each call. */
  public NetworkCounters networkCounters() {
    return networks.counters();
  }

  private void receive(int slot) {
    int destination = pool.destination[slot];
    switch (pool.typeOf(slot)) {
      case GET_SHARED,
          GET_INSTRUCTION,
          GET_MODIFIED,
          UPGRADE,
          PUT_EXCLUSIVE,
          PUT_MODIFIED,
          PUT_OWNED,
          COPY_BACK,
          RECALL_DATA,
          UNBLOCK ->
          receiveAtHome(slot);
      case MEMORY_READ, MEMORY_WRITE -> memoryControllers.receive(slot, clock.now);
      case MEMORY_DATA, MEMORY_ACKNOWLEDGE -> controlledMemory.receive(slot, slices, clock.now);
      case INVALIDATE_ACKNOWLEDGE -> {
        if (pool.requestor[slot] == MessagePool.HOME) {
          receiveAtHome(slot);
        } else {
          receiveAtCache(slot);
        }
      }
      case WAKE -> {
        int processDescriptor = pool.value[slot];
        pool.free(slot);
        listener.woken(destination, processDescriptor, clock.now);
      }
      default -> receiveAtCache(slot);
    }
  }

  private void receiveAtHome(int slot) {
    if (clusters == null || pool.betweenClusters[slot]) {
      homes.receive(slot, clock.now);
    } else {
      clusters.receiveFromBelow(slot);
    }
  }

  private void receiveAtCache(int slot) {
    if (pool.betweenClusters[slot]) {
      clusters.receiveFromAbove(slot);
    } else {
      controllers[pool.destination[slot]].receive(slot);
    }
  }

  /** Something that concerns one core, or one memory controller. */
  private void due(int item) {
    int core = events.number(item);
    switch (events.kind(item)) {
      case CoreEvents.PATIENCE -> endPatience(core);
      case CoreEvents.DRAIN -> ports[core].drain().drain();
      case CoreEvents.ASK_AHEAD -> ports[core].drain().askAhead();
      case CoreEvents.RELEASE_FETCHED -> controllers[core].releaseFetched();
      case CoreEvents.MEMORY_CONTROLLER -> memoryControllers.due(core, clock.now);
      default -> controllers[core].secondLevelDue(events.register(item));
    }
  }

  private void endPatience(int core) {
    if (events.hasPatienceEnded(core)) {
      ports[core].giveWay(isLockRecalledBetweenClusters(core));
      recallSpared();
    }
  }

  /**
   * True if the home between clusters recalls a core's locked line, to have room, though the
   * cluster's home may have something else to ask the core for first.
   */
  private boolean isLockRecalledBetweenClusters(int core) {
    return clusters != null
        && controllers[core].isLocked()
        && homes.directory().state(controllers[core].lockedLine()) == HomeState.R_A;
  }

  /**
   * True for lines that the favoured core uses now; see {@link LockArbiter}. With clusters also for
   * the one that it waits for, once its cluster has room for it: the cluster gets it some time
   * before the core.
   */
  private boolean isKeptFromRecall(int line) {
    int core = arbiter.favoured();
    return core != LockArbiter.NOBODY
        && (controllers[core].keeps(line)
            || clusters != null && controllers[core].awaits(line) && clusters.hasPlace(core, line));
  }

  /** The favoured core keeps other lines than before, or there is none any more. */
  private void recallSpared() {
    homes.recallSpared(clock.now);
    if (clusters != null) {
      clusters.evictSpared();
    }
  }

  /** State of a line in a core's private cache, for tests of invariants. */
  CacheState cacheState(int core, int line) {
    return controllers[core].state(line);
  }

  /** Messages in networks, queues and delays, for tests that none is lost. */
  int messagesInUse() {
    return pool.inUse();
  }

  /** True if nothing is in write-back buffers, for tests that all comes to memory. */
  boolean isWrittenBack() {
    return controlledMemory == null || controlledMemory.isQuiet();
  }

  private int word(int address) {
    int offset = address - MachineImage.MEMORY_START;
    if (Integer.compareUnsigned(offset, bytes) >= 0) {
      throw new MemoryFault("access", address);
    }
    return offset >>> 2;
  }

  private static List<Integer> controllerNodes(MachineSpecification specification) {
    return specification
        .caches()
        .memory()
        .nodes(specification.network().columns(), specification.network().rows());
  }

  private static void check(CacheSpecification caches, int bytes) {
    String complaint = caches.complaint();
    if (!complaint.isEmpty()) {
      throw new IllegalArgumentException(complaint);
    }
    if (bytes <= 0) {
      throw new IllegalArgumentException("there is memory");
    }
  }
}
