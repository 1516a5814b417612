package org.inmesh.coresim.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.inmesh.coresim.Statistic.*;

import java.util.EnumMap;
import java.util.Map;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.DeliverySpecification;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.coresim.energy.EnergySpecification;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.NetworkSpecification.Model;
import org.junit.jupiter.api.Test;

/** Arithmetic by hand with the tables' rows of 45 nm. */
class EnergyStatisticsTest {
  /** W1 of 64 bits, 2 x 2: 8 links. */
  private static final NetworkSpecification NETWORK =
      NetworkSpecification.wormhole(2, 2, 3, 8, 8, 1);

  /** 500 MHz, 32 KiB, first level 8 KiB, slices 32 KiB, lines of 64 bytes. */
  private static MachineSpecification machine(
      Kind kind, NetworkSpecification network, EnergySpecification energy) {
    return new MachineSpecification(
        "test",
        kind,
        500,
        ProcessorSpecification.T800,
        32 << 10,
        network,
        64,
        new CacheSpecification(Protocol.MESI, 64, 8 << 10, 4, 0, 32 << 10, 8, 10, 100),
        DeliverySpecification.USUAL,
        energy);
  }

  /** 1000 cycles of 500 MHz: 2000 ns. */
  private static Map<Statistic, Number> counted() {
    Map<Statistic, Number> values = new EnumMap<>(Statistic.class);
    values.put(CYCLES, 1000L);
    values.put(SIMULATED_SECONDS, 2e-6);
    values.put(INSTRUCTIONS, 400L);
    values.put(CONTEXT_SWITCHES, 7L);
    values.put(PACKETS, 3L);
    values.put(FLITS, 13L);
    values.put(FLIT_HOPS, 20L);
    return values;
  }

  private static void check(Map<Statistic, Number> values, Statistic part, double picojoules) {
    assertThat(values.get(part).doubleValue())
        .as(part.key())
        .isCloseTo(picojoules, within(1e-6 * Math.max(1, picojoules)));
  }

  @Test
  void shouldChargeAMeshForEveryEvent() {
    Map<Statistic, Number> values = counted();

    EnergyStatistics.add(values, machine(Kind.MESH, NETWORK, EnergySpecification.USUAL), 900);

    check(values, ENERGY_INSTRUCTIONS, 400 * 15.5);
    check(values, ENERGY_CORE_CLOCK, 900 * 6.73);
    // 1 mW is 1 pJ in 1 ns.
    check(values, ENERGY_CORE_LEAKAGE, 4 * 0.857 * 2000);
    // A word of 32 KiB takes 10 pJ; 1.3 bytes of code to an instruction.
    check(values, ENERGY_FETCH, 400 * 0.325 * 10);
    // 10 of 13 flits are data, of two words each, read and written.
    check(values, ENERGY_PRIVATE_MEMORY, (400 * 0.65 + 7 * 10 + 10 * 2 * 2) * 10);
    check(values, ENERGY_MEMORY_LEAKAGE, 4 * 32 * 0.0953 * 2000);
    check(values, ENERGY_ROUTERS, 33 * (1.677 + 1.310 + 1.074 + 0.133));
    check(values, ENERGY_LINKS, 20 * 2.583);
    check(values, ENERGY_NETWORK_CLOCK, 4 * 1000 * 0.502);
    check(values, ENERGY_NETWORK_LEAKAGE, 0.03 * (4 * 8.856 + 8 * 0.0277) * 2000);
    double leakage = 6856 + 24_396.8 + 2138.736;
    double dynamic = 6200 + 6057 + 1300 + 3700 + 138.402 + 51.66 + 2008;
    check(values, ENERGY, dynamic + leakage);
    check(values, ENERGY_DYNAMIC, dynamic);
    check(values, ENERGY_PER_INSTRUCTION, (dynamic + leakage) / 400);
    check(values, POWER, (dynamic + leakage) / 2000);
    check(values, ENERGY_DELAY, (dynamic + leakage) * 2e-6);
    assertThat(values).doesNotContainKeys(ENERGY_L1, ENERGY_LLC, ENERGY_DRAM);
  }

  @Test
  void shouldChargeACoherentMachineForItsCaches() {
    Map<Statistic, Number> values = counted();
    values.put(L1_ACCESSES, 300L);
    values.put(L1_MISSES, 50L);
    values.put(UPGRADES, 10L);
    values.put(CACHE_TRANSFERS, 5L);
    values.put(PUT_BACKS, 4L);
    values.put(LLC_ACCESSES, 40L);
    values.put(LLC_MISSES, 30L);
    values.put(LLC_WRITES, 6L);
    values.put(DRAM_READS, 30L);
    values.put(DRAM_WRITES, 2L);
    values.put(REQUEST_PACKETS, 54L);
    values.put(DIRECTORY_ENTRY_BITS, 16L);
    values.put(DIRECTORY_KIBIBYTES, 32.0);

    EnergyStatistics.add(values, machine(Kind.COHERENT, NETWORK, EnergySpecification.USUAL), 900);

    // First level of 8 KiB: 5 pJ a word, 80 a line.
    check(values, ENERGY_FETCH, 400 * 0.325 * 5);
    check(values, ENERGY_L1, 300 * 5 + (40 + 5 + 4) * 80);
    // Slices of 32 KiB: 160 pJ a line.
    check(values, ENERGY_LLC, (40 + 30 + 6) * 160);
    check(values, ENERGY_DRAM, 32 * 512 * 30);
    // 8 KiB of entries at each node; 16 bits are read and written.
    check(values, ENERGY_DIRECTORY, 54 * 10 * 32 / 64.0);
    check(values, ENERGY_MEMORY_LEAKAGE, 4 * (8 + 32 + 8) * 0.0953 * 2000);
    // Three networks.
    check(values, ENERGY_NETWORK_CLOCK, 3 * 4 * 1000 * 0.502);
    check(values, ENERGY_ROUTERS, 33 * (1.677 + 1.310 + 1.074 + 0.133));
    assertThat(values).doesNotContainKeys(ENERGY_PRIVATE_MEMORY, ENERGY_L2, ENERGY_CLUSTERS);
  }

  @Test
  void shouldUseWhatTheMachineSays() {
    Map<Statistic, Number> values = counted();
    EnergySpecification own = new EnergySpecification("Bulk45LVT", 2500, 100, 7000, 100, 50, 4000);

    EnergyStatistics.add(values, machine(Kind.MESH, NETWORK, own), 900);

    check(values, ENERGY_INSTRUCTIONS, 400 * 7);
    check(values, ENERGY_CORE_CLOCK, 900 * 0.1);
    check(values, ENERGY_CORE_LEAKAGE, 4 * 0.05 * 2000);
    check(values, ENERGY_LINKS, 20 * 2.5 * 2.583);
    check(values, ENERGY_NETWORK_LEAKAGE, (4 * 8.856 + 8 * 2.5 * 0.0277) * 2000);
  }

  @Test
  void shouldCountTheThreeMeshesOfAnEpiphanyAndItsFasterClock() {
    Map<Statistic, Number> values = counted();
    NetworkSpecification network = NetworkSpecification.epiphany(2, 2);

    EnergyStatistics.add(values, machine(Kind.MESH, network, EnergySpecification.USUAL), 0);

    check(values, ENERGY_NETWORK_CLOCK, 3 * 4 * 2000 * 0.502);
  }

  @Test
  void shouldLeaveOutABus() {
    Map<Statistic, Number> values = counted();
    NetworkSpecification bus = NETWORK.withModel(Model.BUS);

    EnergyStatistics.add(values, machine(Kind.MESH, bus, EnergySpecification.USUAL), 0);

    assertThat(values).containsKey(ENERGY).doesNotContainKeys(ENERGY_LINKS, ENERGY_NETWORK_CLOCK);
  }

  @Test
  void shouldHaveNoPowerWithoutTime() {
    Map<Statistic, Number> values = counted();
    values.replaceAll((statistic, value) -> value instanceof Double ? (Number) 0.0 : (Number) 0L);

    EnergyStatistics.add(values, machine(Kind.MESH, NETWORK, EnergySpecification.USUAL), 0);

    check(values, ENERGY, 0);
    check(values, POWER, 0);
    check(values, ENERGY_PER_INSTRUCTION, 0);
  }
}
