package org.inmesh.loader.machinefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.assertj.core.data.Percentage;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.mesh.NetworkSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Presets against what is published of the machines and follows from more than one key. */
class PublishedPresetsTest {
  private static MachineSpecification load(String name) {
    return MachineFile.load(name, List.of(), OptionalInt.empty());
  }

  /** Network cycles in a microsecond. */
  private static double networkMegahertz(MachineSpecification machine) {
    NetworkSpecification network = machine.network();
    return (double) machine.clockMegahertz()
        * network.cyclesPerCoreCycle()
        / network.coreCyclesPerCycle();
  }

  @ParameterizedTest
  @CsvSource({
    "t414-grid, 16",
    "t800-grid, 16",
    "t9000-c104, 64",
    "paragon, 2048",
    "kilocore, 1024",
    "tile-gx72, 72",
    "epiphany-iii, 16",
    "epiphany-iv, 64",
    "epiphany-v, 1024",
    "epiphany-4096, 4096",
    "asap-1, 36",
    "asap-2, 168",
    "mppa-256, 256",
    "ga144, 144",
    "sw26010, 260",
    "server-64, 64",
    "coherent-1024, 1024"
  })
  void shouldHaveAsManyCoresAsTheMachine(String name, int cores) {
    assertThat(load(name).cores()).isEqualTo(cores);
  }

  /** Megabytes a second of a link one way: data sheets, and the Paragon's peak. */
  @ParameterizedTest
  @CsvSource({"t414-grid, 0.8, 1", "t800-grid, 1.74, 5", "t9000-c104, 10, 1", "paragon, 200, 1"})
  void shouldHaveLinksOfThePublishedBandwidth(String name, double published, double percent) {
    MachineSpecification machine = load(name);

    assertThat(networkMegahertz(machine) * machine.network().flitBytes())
        .isCloseTo(published, Percentage.withPercentage(percent));
  }

  /** The Epiphany moves a flit each core cycle: 8 bytes at 600 MHz are the published 4.8 GB/s. */
  @Test
  void shouldMoveAnEpiphanysFlitEachCoreCycle() {
    MachineSpecification machine = load("epiphany-iii");

    assertThat(machine.clockMegahertz() * machine.network().flitBytes()).isEqualTo(4800);
  }

  @ParameterizedTest
  @CsvSource({
    // 40 ns from memory of the literature; 1 us for a C104 (CERN)
    "paragon, 40",
    "t9000-c104, 1000",
  })
  void shouldTakeThePublishedTimeForAHop(String name, double nanoseconds) {
    MachineSpecification machine = load(name);

    assertThat(1000 * machine.network().hopLatency() / networkMegahertz(machine))
        .isCloseTo(nanoseconds, Percentage.withPercentage(1));
  }

  /** Published: under 100 ns. The network has two cycles in one of the core. */
  @Test
  void shouldCrossAnEpiphanyVInLessThanHundredNanoseconds() {
    MachineSpecification machine = load("epiphany-v");
    int hops = machine.network().distance(0, 1023);

    assertThat(hops).isEqualTo(62);
    assertThat(1000 * hops * machine.network().hopLatency() / networkMegahertz(machine))
        .isBetween(80.0, 100.0);
  }

  /** Published: 4.2 Tbit/s, of both its networks; the preset has one of whole bytes. */
  @Test
  void shouldHaveAboutTheBisectionOfKiloCore() {
    MachineSpecification machine = load("kilocore");
    double terabits = 2.0 * 32 * 8 * machine.network().flitBytes() * 1780e6 / 1e12;

    assertThat(networkMegahertz(machine)).isEqualTo(1780);
    assertThat(terabits).isCloseTo(4.2, Percentage.withPercentage(15));
  }

  /** Published: 32 MiB of last level for 64 cores, and 64 MiB of memory for 1,024. */
  @Test
  void shouldHaveThePublishedMemoryInAll() {
    assertThat(64L * load("server-64").caches().slice().geometry().bytes()).isEqualTo(32L << 20);
    assertThat(1024L * load("epiphany-v").memoryBytesPerCore()).isEqualTo(64L << 20);
    assertThat(16L * load("mppa-256").memoryBytesPerCore()).isEqualTo(2L << 20);
  }
}
