package org.inmesh.coresim.machine;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.coherence.cache.CacheGeometry;
import org.inmesh.coresim.coherence.cache.PrivateCacheSpecification;
import org.inmesh.coresim.energy.CoreTechnology;
import org.inmesh.coresim.energy.EnergySpecification;
import org.inmesh.coresim.energy.MemoryCosts;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.energy.NetworkTotals;
import org.inmesh.mesh.energy.RouterCosts;
import org.inmesh.mesh.energy.RouterTechnology;

/**
 * The energy of a run, from its other statistics: counted events times what each costs. See {@code
 * core-sim/energy.md} for what is counted and what is derived.
 */
final class EnergyStatistics {
  /** Measured: an instruction with its prefixes has 1.3 bytes, and a word of code four. */
  private static final double FETCHES_PER_INSTRUCTION = 1.3 / 4;

  // Accesses to private memory are not counted. These two are fitted to those that the coherent
  // machine counts of the library's programs.
  private static final double ACCESSES_PER_INSTRUCTION = 0.65;
  private static final double ACCESSES_PER_SWITCH = 10;

  private static final int WORD_BITS = 32;

  private static final Set<Statistic> LEAKAGE =
      EnumSet.of(
          Statistic.ENERGY_CORE_LEAKAGE,
          Statistic.ENERGY_MEMORY_LEAKAGE,
          Statistic.ENERGY_NETWORK_LEAKAGE);

  private final Map<Statistic, Number> values;
  private final MachineSpecification machine;
  private final EnergySpecification energy;
  private final MemoryCosts memory;
  private final CacheSpecification caches;
  private final double lineBits;
  private final double nanoseconds;
  private final Map<Statistic, Double> parts = new EnumMap<>(Statistic.class);

  private EnergyStatistics(Map<Statistic, Number> values, MachineSpecification machine) {
    this.values = values;
    this.machine = machine;
    energy = machine.energy();
    memory = CoreTechnology.named(energy.technology()).memory();
    caches = machine.caches();
    lineBits = (double) caches.lineBytes() * Byte.SIZE;
    nanoseconds = 1e9 * values.get(Statistic.SIMULATED_SECONDS).doubleValue();
  }

  /**
   * Adds the energy to a run's statistics, of which all that count something are there.
   *
   * @param clockedCycles of all cores that were not idle
   */
  static void add(Map<Statistic, Number> values, MachineSpecification machine, long clockedCycles) {
    new EnergyStatistics(values, machine).add(clockedCycles);
  }

  private void add(long clockedCycles) {
    long instructions = count(Statistic.INSTRUCTIONS);
    parts.put(Statistic.ENERGY_INSTRUCTIONS, instructions * energy.instruction());
    parts.put(Statistic.ENERGY_CORE_CLOCK, clockedCycles * energy.clock());
    parts.put(Statistic.ENERGY_CORE_LEAKAGE, machine.cores() * energy.coreLeakage() * nanoseconds);
    if (machine.kind() == Kind.MESH) {
      addPrivateMemory(instructions);
    } else {
      addCaches(instructions);
    }
    addNetwork();
    double total = sum(parts.keySet());
    values.putAll(parts);
    values.put(Statistic.ENERGY, total);
    values.put(Statistic.ENERGY_DYNAMIC, total - sum(LEAKAGE));
    values.put(Statistic.ENERGY_PER_INSTRUCTION, instructions == 0 ? 0.0 : total / instructions);
    // pJ in 1 ns are mW.
    values.put(Statistic.POWER, nanoseconds == 0 ? 0.0 : total / nanoseconds);
    values.put(Statistic.ENERGY_DELAY, total * nanoseconds * 1e-9);
  }

  private double sum(Set<Statistic> some) {
    return some.stream().mapToDouble(part -> parts.getOrDefault(part, 0.0)).sum();
  }

  /** Words of code that are fetched for so many instructions. */
  static double fetches(long instructions) {
    return instructions * FETCHES_PER_INSTRUCTION;
  }

  /** Accesses of a core to private memory. */
  static double privateAccesses(long instructions, long contextSwitches) {
    return instructions * ACCESSES_PER_INSTRUCTION + contextSwitches * ACCESSES_PER_SWITCH;
  }

  private void addPrivateMemory(long instructions) {
    int bytes = machine.memoryBytesPerCore();
    double word = memory.access(bytes, WORD_BITS);
    double accesses = privateAccesses(instructions, count(Statistic.CONTEXT_SWITCHES));
    // A packet's data are read from one memory and written to another; its head is not.
    double transferred =
        2.0
            * (count(Statistic.FLITS) - count(Statistic.PACKETS))
            * machine.network().flitBytes()
            * Byte.SIZE;
    parts.put(Statistic.ENERGY_FETCH, fetches(instructions) * word);
    parts.put(Statistic.ENERGY_PRIVATE_MEMORY, accesses * word + memory.access(bytes, transferred));
    addMemoryLeakage(bytes);
  }

  private void addCaches(long instructions) {
    PrivateCacheSpecification own = caches.privateCaches();
    CacheGeometry code = own.instruction().isPresent() ? own.instruction() : own.data();
    parts.put(
        Statistic.ENERGY_FETCH,
        fetches(instructions) * memory.access(code.bytes(), WORD_BITS)
            + lines(code, count(Statistic.L1I_MISSES)));
    // What is fetched into the first level is written there; an upgrade fetches nothing.
    long filled = Math.max(0, count(Statistic.L1_MISSES) - count(Statistic.UPGRADES));
    long taken = count(Statistic.CACHE_TRANSFERS) + count(Statistic.PUT_BACKS);
    boolean second = own.second().isPresent();
    parts.put(
        Statistic.ENERGY_L1,
        count(Statistic.L1_ACCESSES) * memory.access(own.data().bytes(), WORD_BITS)
            + lines(own.data(), filled + (second ? 0 : taken)));
    if (second) {
      // A hit reads the line, a miss writes it when it has come.
      parts.put(Statistic.ENERGY_L2, lines(own.second(), count(Statistic.L2_ACCESSES) + taken));
    }
    parts.put(
        Statistic.ENERGY_LLC,
        lines(
            caches.slice().geometry(),
            count(Statistic.LLC_ACCESSES)
                + count(Statistic.LLC_MISSES)
                + count(Statistic.LLC_WRITES)));
    parts.put(
        Statistic.ENERGY_DRAM,
        (count(Statistic.DRAM_READS) + count(Statistic.DRAM_WRITES))
            * lineBits
            * energy.dramPerBit());
    double directoryBytes = addDirectories();
    long ofCluster = caches.clusters().isPresent() ? caches.clusters().slice().bytes() : 0;
    addMemoryLeakage(own.bytes() + ofCluster + caches.slice().geometry().bytes() + directoryBytes);
  }

  /** Each request reads an entry and writes it. Returns the bytes of all entries of a node. */
  private double addDirectories() {
    double bytes = 1024 * value(Statistic.DIRECTORY_KIBIBYTES) / machine.cores();
    boolean clusters = caches.clusters().isPresent();
    double ofClusters =
        clusters ? ClusterStatistics.directoryBytes(caches, machine.cores()) / machine.cores() : 0;
    if (clusters) {
      double entry = 2.0 * count(Statistic.CLUSTER_ENTRY_BITS);
      CacheGeometry slice = caches.clusters().slice();
      long lines = count(Statistic.CLUSTER_ACCESSES) + count(Statistic.CLUSTER_MISSES);
      parts.put(
          Statistic.ENERGY_CLUSTERS,
          lines(slice, lines)
              + count(Statistic.REQUEST_PACKETS) * memory.access(ofClusters, entry));
    }
    Statistic requests = clusters ? Statistic.BETWEEN_REQUEST_PACKETS : Statistic.REQUEST_PACKETS;
    double entry = 2.0 * count(Statistic.DIRECTORY_ENTRY_BITS);
    parts.put(
        Statistic.ENERGY_DIRECTORY, count(requests) * memory.access(bytes - ofClusters, entry));
    return bytes;
  }

  private double lines(CacheGeometry cache, long lines) {
    return lines * memory.access(cache.bytes(), lineBits);
  }

  private void addMemoryLeakage(double bytesPerCore) {
    parts.put(
        Statistic.ENERGY_MEMORY_LEAKAGE,
        machine.cores() * memory.leakage(bytesPerCore) * nanoseconds);
  }

  /** A bus has no routers that a table would know. */
  private void addNetwork() {
    NetworkSpecification network = machine.network();
    if (network.model() == Model.BUS) {
      return;
    }
    RouterCosts costs = RouterTechnology.named(energy.technology()).nearestCosts(network);
    double cycles =
        (double) count(Statistic.CYCLES)
            * network.cyclesPerCoreCycle()
            / network.coreCyclesPerCycle();
    NetworkTotals totals =
        NetworkTotals.of(
                costs,
                network.topology(),
                count(Statistic.FLITS),
                count(Statistic.FLIT_HOPS),
                cycles,
                nanoseconds,
                energy.linkMillimetres())
            .withNetworks(networks());
    parts.put(Statistic.ENERGY_ROUTERS, totals.routers());
    parts.put(Statistic.ENERGY_LINKS, totals.links());
    parts.put(Statistic.ENERGY_NETWORK_CLOCK, totals.clock());
    parts.put(
        Statistic.ENERGY_NETWORK_LEAKAGE, totals.leakage() * energy.networkLeakagePercent() / 100);
  }

  /** How many networks alike the machine has side by side. */
  private int networks() {
    if (machine.network().model() == Model.EPIPHANY) {
      return machine.network().messageClasses();
    }
    boolean several = machine.kind() == Kind.COHERENT && !caches.oneNetwork();
    return several ? caches.messageClasses() : 1;
  }

  private long count(Statistic statistic) {
    return values.getOrDefault(statistic, 0L).longValue();
  }

  private double value(Statistic statistic) {
    return values.getOrDefault(statistic, 0.0).doubleValue();
  }
}
