package org.inmesh.coresim.machine;

import java.util.Map;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.coherence.CoherenceCounters;
import org.inmesh.coresim.coherence.CoherentMemory;
import org.inmesh.coresim.coherence.consistency.Consistency;
import org.inmesh.coresim.coherence.memory.MemoryCounters;
import org.inmesh.coresim.coherence.protocol.MessageClass;

/** What coherent memory has counted, as statistics of a run; what the machine lacks is left out. */
final class MemoryStatistics {
  private MemoryStatistics() {}

  static void add(
      Map<Statistic, Number> statistics, MachineSpecification machine, CoherentMemory memory) {
    CacheSpecification caches = machine.caches();
    long cycles = statistics.get(Statistic.CYCLES).longValue();
    addCaches(statistics, caches, memory.counters());
    DirectoryStatistics.add(statistics, machine, memory);
    if (caches.consistency() == Consistency.TSO) {
      statistics.put(Statistic.BUFFERED_STORES, memory.counters().bufferedStores);
      statistics.put(Statistic.FORWARDED_LOADS, memory.counters().forwardedLoads);
      statistics.put(Statistic.STORE_BUFFER_STALLS, memory.counters().storeBufferStalls);
    }
    addMissRegisters(statistics, caches, memory.counters(), cycles * machine.cores());
    int flitBytes = machine.network().flitBytes();
    for (MessageClass each : MessageClass.values()) {
      statistics.put(packets(each), memory.packets(each));
      statistics.put(flits(each), memory.flits(each));
      statistics.put(bytes(each), memory.flits(each) * flitBytes);
    }
    ClusterStatistics.add(statistics, caches, flitBytes, memory);
    addMemory(statistics, caches, memory.counters(), cycles);
    if (caches.memory().isControlled()) {
      addControllers(statistics, memory.memoryCounters(), caches.memory().controllers() * cycles);
    }
  }

  private static void addCaches(
      Map<Statistic, Number> statistics, CacheSpecification caches, CoherenceCounters counters) {
    long accesses = counters.accesses - counters.forwardedLoads;
    // Those of the second level are of both caches of the first.
    long ofBoth = counters.misses + counters.secondLevelHits;
    long misses = ofBoth - counters.fetchMisses;
    statistics.put(Statistic.L1_ACCESSES, accesses);
    statistics.put(Statistic.L1_HITS, accesses - misses);
    statistics.put(Statistic.L1_MISSES, misses);
    if (caches.privateCaches().instruction().isPresent()) {
      statistics.put(Statistic.L1I_ACCESSES, counters.fetches);
      statistics.put(Statistic.L1I_HITS, counters.fetches - counters.fetchMisses);
      statistics.put(Statistic.L1I_MISSES, counters.fetchMisses);
    }
    if (caches.privateCaches().second().isPresent()) {
      statistics.put(Statistic.L2_ACCESSES, ofBoth);
      statistics.put(Statistic.L2_HITS, counters.secondLevelHits);
      statistics.put(Statistic.L2_MISSES, counters.misses);
    }
    statistics.put(Statistic.UPGRADES, counters.upgrades);
    statistics.put(Statistic.LLC_ACCESSES, counters.sliceReads);
    statistics.put(Statistic.LLC_HITS, counters.sliceReads - counters.dramReads);
    statistics.put(Statistic.LLC_MISSES, counters.dramReads);
    statistics.put(Statistic.LLC_WRITES, counters.sliceWrites);
    statistics.put(Statistic.INVALIDATIONS, counters.invalidations);
    statistics.put(Statistic.INVALIDATIONS_RECEIVED, counters.invalidationsReceived);
    statistics.put(Statistic.CACHE_TRANSFERS, counters.cacheTransfers);
    statistics.put(Statistic.DIRTY_TRANSFERS, counters.dirtyTransfers);
    statistics.put(Statistic.PUT_BACKS, counters.putBacks);
  }

  private static void addMissRegisters(
      Map<Statistic, Number> statistics,
      CacheSpecification caches,
      CoherenceCounters counters,
      long coreCycles) {
    statistics.put(
        Statistic.MISS_REGISTERS_MEAN,
        coreCycles == 0 ? 0.0 : (double) counters.missRegisterCycles / coreCycles);
    statistics.put(Statistic.MISS_REGISTERS_MAXIMUM, counters.mostMissRegisters);
    if (caches.consistency() == Consistency.TSO && caches.privateCaches().missRegisters() > 2) {
      statistics.put(Statistic.MISS_REGISTER_WAIT, counters.missRegisterWaitCycles);
    }
  }

  private static Statistic packets(MessageClass messageClass) {
    return switch (messageClass) {
      case REQUEST -> Statistic.REQUEST_PACKETS;
      case FORWARD -> Statistic.FORWARD_PACKETS;
      case RESPONSE -> Statistic.RESPONSE_PACKETS;
    };
  }

  private static Statistic flits(MessageClass messageClass) {
    return switch (messageClass) {
      case REQUEST -> Statistic.REQUEST_FLITS;
      case FORWARD -> Statistic.FORWARD_FLITS;
      case RESPONSE -> Statistic.RESPONSE_FLITS;
    };
  }

  private static Statistic bytes(MessageClass messageClass) {
    return switch (messageClass) {
      case REQUEST -> Statistic.REQUEST_BYTES;
      case FORWARD -> Statistic.FORWARD_BYTES;
      case RESPONSE -> Statistic.RESPONSE_BYTES;
    };
  }

  private static void addControllers(
      Map<Statistic, Number> statistics, MemoryCounters counters, long busCycles) {
    long lines = counters.reads + counters.writes;
    statistics.put(Statistic.MEMORY_ROW_HITS, counters.rowHits);
    statistics.put(Statistic.MEMORY_ROW_MISSES, counters.rowMisses);
    statistics.put(Statistic.MEMORY_ROW_CONFLICTS, counters.rowConflicts);
    statistics.put(
        Statistic.MEMORY_BUS_UTILISATION,
        busCycles == 0 ? 0.0 : (double) counters.busBusyCycles / busCycles);
    statistics.put(
        Statistic.MEMORY_WAIT_MEAN, lines == 0 ? 0.0 : (double) counters.waitingCycles / lines);
  }

  private static void addMemory(
      Map<Statistic, Number> statistics,
      CacheSpecification caches,
      CoherenceCounters counters,
      long cycles) {
    long lines = counters.dramReads + counters.dramWrites;
    statistics.put(Statistic.DRAM_READS, counters.dramReads);
    statistics.put(Statistic.DRAM_WRITES, counters.dramWrites);
    statistics.put(
        Statistic.MEMORY_BANDWIDTH,
        cycles == 0 ? 0.0 : (double) lines * caches.lineBytes() / cycles);
  }
}
