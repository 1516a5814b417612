package org.inmesh.coresim.machine;

import java.util.Arrays;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.coherence.cache.CacheGeometry;
import org.inmesh.coresim.coherence.measurement.HomeRequests;
import org.inmesh.coresim.energy.CoreTechnology;
import org.inmesh.coresim.energy.MemoryCosts;
import org.inmesh.coresim.profile.Direction;
import org.inmesh.coresim.profile.EnergyMap;
import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.energy.RouterCosts;
import org.inmesh.mesh.energy.RouterTechnology;
import org.inmesh.mesh.topology.Topology;

/**
 * Divides the energy of a run, which {@link EnergyStatistics} has computed, among the places where
 * it was spent: in proportion to what was counted at each. See {@code core-sim/energy.md}, "Maps",
 * for what that is.
 */
final class EnergyDivision {
  private final MachineSpecification machine;
  private final Map<Statistic, Number> values;
  private final MemoryCosts memory;
  private final double[] coreDynamic;
  private final double[] coreLeakage;
  private final double[] offChip;
  private final double[] routerDynamic;
  private final double[] routerLeakage;
  private final double[] linkDynamic;

  /** Nothing is divided yet. */
  EnergyDivision(MachineSpecification machine, Map<Statistic, Number> values) {
    this.machine = machine;
    this.values = values;
    memory = CoreTechnology.named(machine.energy().technology()).memory();
    coreDynamic = new double[machine.cores()];
    coreLeakage = new double[machine.cores()];
    offChip = new double[machine.cores()];
    int routers =
        machine.network().model() == Model.BUS ? 0 : machine.network().topology().routers();
    routerDynamic = new double[routers];
    routerLeakage = new double[routers];
    linkDynamic = new double[routers * Direction.COUNT];
  }

  /** What has been divided; a place that has nothing has 0. */
  EnergyMap map() {
    return new EnergyMap(
        coreDynamic, coreLeakage, offChip, routerDynamic, routerLeakage, linkDynamic);
  }

  /** All alike where nothing was counted. */
  private void divide(Statistic part, double[] among, IntToDoubleFunction share) {
    double energy = values.getOrDefault(part, 0.0).doubleValue();
    double[] shares = new double[among.length];
    Arrays.setAll(shares, share);
    double all = Arrays.stream(shares).sum();
    for (int place = 0; place < among.length; place++) {
      among[place] += energy * (all == 0 ? 1.0 / among.length : shares[place] / all);
    }
  }

  /**
   * Of the cores themselves.
   *
   * @param clocked by core: cycles in which it was not idle
   */
  void cores(long[] instructions, long[] clocked) {
    divide(Statistic.ENERGY_INSTRUCTIONS, coreDynamic, core -> instructions[core]);
    divide(Statistic.ENERGY_CORE_CLOCK, coreDynamic, core -> clocked[core]);
    divide(Statistic.ENERGY_CORE_LEAKAGE, coreLeakage, core -> 1);
    divide(Statistic.ENERGY_MEMORY_LEAKAGE, coreLeakage, core -> 1);
  }

  /**
   * Of memories that cores do not share.
   *
   * @param dataFlits by node: of packets sent and received
   */
  void privateMemory(long[] instructions, long[] switches, long[] dataFlits) {
    divide(Statistic.ENERGY_FETCH, coreDynamic, core -> instructions[core]);
    int flitBytes = machine.network().flitBytes();
    divide(
        Statistic.ENERGY_PRIVATE_MEMORY,
        coreDynamic,
        core ->
            EnergyStatistics.privateAccesses(instructions[core], switches[core])
                + (double) dataFlits[core] * flitBytes / Integer.BYTES);
  }

  /** Of shared memory. Accesses are not counted by core: they go with the instructions. */
  void caches(long[] instructions, MemoryEvents events, HomeRequests requests) {
    CacheSpecification caches = machine.caches();
    double allInstructions = Math.max(1, Arrays.stream(instructions).sum());
    CacheGeometry code =
        caches.privateCaches().instruction().isPresent()
            ? caches.privateCaches().instruction()
            : caches.privateCaches().data();
    divide(
        Statistic.ENERGY_FETCH,
        coreDynamic,
        core ->
            EnergyStatistics.fetches(instructions[core]) * word(code)
                + events.fetchMisses[core] * line(code));
    CacheGeometry data = caches.privateCaches().data();
    double accesses = values.get(Statistic.L1_ACCESSES).doubleValue() / allInstructions;
    divide(
        Statistic.ENERGY_L1,
        coreDynamic,
        core -> instructions[core] * accesses * word(data) + events.filled[core] * line(data));
    divide(Statistic.ENERGY_L2, coreDynamic, core -> events.misses[core]);
    divide(Statistic.ENERGY_LLC, coreDynamic, core -> events.sliceLines[core]);
    divide(Statistic.ENERGY_CLUSTERS, coreDynamic, core -> requests.ofCaches[core]);
    long[] ofHomes = caches.clusters().isPresent() ? requests.ofClusters : requests.ofCaches;
    divide(Statistic.ENERGY_DIRECTORY, coreDynamic, core -> ofHomes[core]);
    long[] lines = caches.memory().isControlled() ? requests.ofMemory : events.sliceMisses;
    divide(Statistic.ENERGY_DRAM, offChip, core -> lines[core]);
  }

  private double word(CacheGeometry cache) {
    return memory.access(cache.bytes(), Integer.SIZE);
  }

  private double line(CacheGeometry cache) {
    return memory.access(cache.bytes(), (double) machine.caches().lineBytes() * Byte.SIZE);
  }

  /** Of routers and links. */
  void network(long[] passes, long[] flits) {
    divide(Statistic.ENERGY_ROUTERS, routerDynamic, router -> passes[router]);
    divide(Statistic.ENERGY_NETWORK_CLOCK, routerDynamic, router -> 1);
    divide(Statistic.ENERGY_LINKS, linkDynamic, link -> flits[link]);
    RouterCosts costs =
        RouterTechnology.named(machine.energy().technology()).nearestCosts(machine.network());
    double link = machine.energy().linkMillimetres() * costs.linkLeakagePerMillimetre();
    divide(
        Statistic.ENERGY_NETWORK_LEAKAGE,
        routerLeakage,
        router -> costs.routerLeakage() + link * linksOf(router));
  }

  private int linksOf(int router) {
    int links = 0;
    for (int port = 0; port < Direction.COUNT; port++) {
      links += machine.network().topology().neighbour(router, port) == Topology.NONE ? 0 : 1;
    }
    return links;
  }
}
