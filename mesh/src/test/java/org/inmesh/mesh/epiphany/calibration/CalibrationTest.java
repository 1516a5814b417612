package org.inmesh.mesh.epiphany.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.epiphany.calibration.BlockTransfers.DmaCycles;
import org.inmesh.mesh.epiphany.calibration.BlockTransfers.Transfer;
import org.inmesh.mesh.epiphany.calibration.RemoteLoads.LoadCycles;
import org.inmesh.mesh.epiphany.calibration.RemoteLoads.Reader;
import org.junit.jupiter.api.Test;

/** The model against measurements of the silicon, which {@code mesh/README.md} names. */
class CalibrationTest {
  private static final NetworkSpecification CHIP = NetworkSpecification.epiphany(4, 4);

  @Test
  void shouldTakeACycleAndAHalfMoreForEachHop() {
    for (int core = 1; core < 16; core++) {
      int hops = core % 4 + core / 4;
      assertThat(WriteLatency.cycles(CHIP, 0, core) - WriteLatency.cycles(CHIP, 0, 0))
          .isEqualTo(1.5 * hops, within(1e-9));
    }
  }

  @Test
  void shouldBeWithinFourTenthsOfACycleOfEveryMeasuredWrite() {
    for (int core = 1; core < 16; core++) {
      double measured = SiliconMeasurements.WRITE_LATENCY_FROM_CORE_0.get(core);
      assertThat(WriteLatency.cycles(CHIP, 0, core)).isEqualTo(measured, within(0.4));
    }
  }

  @Test
  void shouldTake18CyclesAnd3AHopForADependentLoad() {
    for (int target = 0; target < 16; target++) {
      int hops = target % 4 + target / 4;
      assertThat(cyclesPerLoad(List.of(new Reader(0, target)))[0])
          .isEqualTo(18 + 3 * hops, within(1e-9));
    }
  }

  @Test
  void shouldHoldReadersToTheRateOfTheLinkTheyShare() {
    NetworkSpecification row = NetworkSpecification.epiphany(5, 1);
    List<Reader> readers =
        List.of(new Reader(0, 4), new Reader(1, 4), new Reader(2, 4), new Reader(3, 4));
    int loads = 100;
    double[] cycles = RemoteLoads.cyclesPerLoad(row, readers, loads, LoadCycles.measured());
    // All 400 requests cross the link to core 4, one in 8 cycles; alone core 0 takes 30 a load.
    assertThat(cycles[0] * loads).isGreaterThan(399 * 8);
    // Core 3 needs a request in 21 cycles. The arbiter before the link offers it every second one,
    // 16 cycles, so that it waits for one request of another at most.
    assertThat(cycles[3]).isBetween(21.0, 21.0 + 8);
  }

  @Test
  void shouldCopyAloneAsFastAsMeasured() {
    for (SiliconMeasurements.Copy copy : SiliconMeasurements.COPIES) {
      double measured = copy.cycles() - SiliconMeasurements.COPY_OVERHEAD;
      Transfer transfer = new Transfer(0, 15, copy.writes());
      assertThat(BlockTransfers.cycles(CHIP, List.of(transfer), DmaCycles.measured())[0])
          .isCloseTo(measured, Percentage.withPercentage(7));
    }
  }

  @Test
  void shouldLoseAsMuchAsMeasuredWhenFourCopiesNeedOneLink() {
    // Nothing of the model was fitted to this: only its rates and its arbiters are in it.
    List<Transfer> transfers =
        List.of(
            new Transfer(0, 15, 512),
            new Transfer(1, 11, 512),
            new Transfer(2, 7, 512),
            new Transfer(3, 11, 512));
    double[] cycles = BlockTransfers.cycles(CHIP, transfers, DmaCycles.measured());
    assertThat(cycles[0]).isCloseTo(2647 - 111, Percentage.withPercentage(3));
  }

  @Test
  void shouldNotDisturbACopyByAnotherWhileTheLinkHasRoom() {
    DmaCycles dma = DmaCycles.measured();
    Transfer copy = new Transfer(0, 15, 512);
    double alone = BlockTransfers.cycles(CHIP, List.of(copy), dma)[0];
    double[] both = BlockTransfers.cycles(CHIP, List.of(copy, new Transfer(1, 11, 512)), dma);
    assertThat(both[0]).isEqualTo(alone, within(2.0));
  }

  @Test
  void shouldHoldAnEngineToTheRateOfTheLink() {
    // An engine that could write in every half cycle gets one write a cycle.
    double[] cycles =
        BlockTransfers.cycles(CHIP, List.of(new Transfer(0, 1, 100)), new DmaCycles(0, 0.5));
    assertThat(cycles[0]).isEqualTo(3 + 99);
  }

  @Test
  void shouldRefuseWrongCosts() {
    assertThatThrownBy(() -> new LoadCycles(0, 5, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DmaCycles(-1, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                RemoteLoads.cyclesPerLoad(
                    CHIP, List.of(new Reader(0, 1)), 0, LoadCycles.measured()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldHaveTheTablesOfTheReadme() throws Exception {
    assertThat(Files.readString(Path.of("README.md"))).contains(CalibrationTable.tables());
  }

  private static double[] cyclesPerLoad(List<Reader> readers) {
    return RemoteLoads.cyclesPerLoad(CHIP, readers, 10, LoadCycles.measured());
  }
}
