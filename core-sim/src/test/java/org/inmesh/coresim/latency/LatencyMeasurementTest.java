package org.inmesh.coresim.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.topology.Chips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Against the paths of the messages, added up by hand: a request leaves in the cycle after the
 * access, a slice takes 10 cycles, memory 100, a cache answers in the cycle after a forward's
 * arrival, and the access takes a cycle itself.
 */
class LatencyMeasurementTest {
  private static final int SLICE = 10;
  private static final int MEMORY = 100;

  /** A line of 64 bytes: 8 flits behind the head. */
  private static final int DATA = 8;

  private static final int BORDER = 50;
  private static final int REQUESTER = 0;

  private static MachineSpecification machine(Protocol protocol, boolean twoChips) {
    NetworkSpecification network = NetworkSpecification.wormhole(4, 2, 3, 8, 8, 1);
    if (twoChips) {
      network = network.withModel(Model.PACKET).withChips(new Chips(2, 2, BORDER));
    }
    return new MachineSpecification(
        "test",
        Kind.COHERENT,
        1000,
        ProcessorSpecification.T800,
        32768,
        network,
        64,
        new CacheSpecification(protocol, 64, 32768, 4, 2, 262144, 8, SLICE, MEMORY));
  }

  /** W1: three cycles a hop and five; more for the border between columns 1 and 2. */
  private static int way(int from, int to, boolean twoChips) {
    int hops = Math.abs(from % 4 - to % 4) + Math.abs(from / 4 - to / 4);
    boolean crosses = twoChips && from % 4 / 2 != to % 4 / 2;
    return 3 * hops + 5 + (crosses ? BORDER : 0);
  }

  private static long measured(
      LatencyMeasurement measurement, TimedAccess access, LineState state, int home) {
    Latency latency = measurement.measure(access, state, List.of(home));
    assertThat(latency.least()).isEqualTo(latency.most());
    return latency.least();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldTakeAsLongAsTheMessagesOfAnAccess(boolean twoChips) {
    MachineSpecification machine = machine(Protocol.MESI, twoChips);
    // Cores 1, beside the requester, and 7, in the farthest corner.
    for (int holder : new int[] {1, 7}) {
      // The one beside the holder with the least number, on the holder's chip.
      int besideOne = twoChips ? 5 : 2;
      int third = holder == 1 ? besideOne : 3;
      LatencyMeasurement measurement = new LatencyMeasurement(machine, REQUESTER, holder);
      for (int home : new int[] {0, 1, 6, 7}) {
        int toHome = 1 + way(REQUESTER, home, twoChips) + SLICE;
        int fromHome = way(home, REQUESTER, twoChips);
        int byHolder = way(home, holder, twoChips) + 1 + way(holder, REQUESTER, twoChips);
        int byThird = way(home, third, twoChips) + 1 + way(third, REQUESTER, twoChips);
        // A hit adds 2 cycles to the access's own.
        int end = 1 + 2;
        assertThat(measured(measurement, TimedAccess.LOAD, LineState.OWN, home)).isEqualTo(end);
        assertThat(measured(measurement, TimedAccess.LOAD, LineState.MEMORY, home))
            .isEqualTo(toHome + MEMORY + fromHome + DATA + end);
        assertThat(measured(measurement, TimedAccess.LOAD, LineState.SHARED, home))
            .isEqualTo(toHome + fromHome + DATA + end);
        for (LineState state : List.of(LineState.MODIFIED, LineState.EXCLUSIVE)) {
          assertThat(measured(measurement, TimedAccess.LOAD, state, home))
              .isEqualTo(toHome + byHolder + DATA + end);
          assertThat(measured(measurement, TimedAccess.STORE, state, home))
              .isEqualTo(toHome + byHolder + DATA + end);
        }
        // Acknowledgements may have to wait on a link for the flits of the data.
        int alone = toHome + Math.max(fromHome + DATA, Math.max(byHolder, byThird)) + end;
        assertThat(measured(measurement, TimedAccess.STORE, LineState.SHARED, home))
            .isBetween((long) alone, (long) alone + 1 + DATA);
        assertThat(measured(measurement, TimedAccess.STORE, LineState.SHARED_OWN, home))
            .isEqualTo(toHome + Math.max(fromHome, byHolder) + end);
      }
    }
  }

  /** MOESI: the owner answers; a store first has the third core's copy invalidated. */
  @Test
  void shouldFindTheOwnedLineAtItsOwner() {
    LatencyMeasurement measurement =
        new LatencyMeasurement(machine(Protocol.MOESI, false), REQUESTER, 1);
    int home = 6;
    int toHome = 1 + way(REQUESTER, home, false) + SLICE;
    int byOwner = way(home, 1, false) + 1 + way(1, REQUESTER, false) + DATA;
    assertThat(measured(measurement, TimedAccess.LOAD, LineState.OWNED, home))
        .isEqualTo(toHome + byOwner + 3);
    int byThird = way(home, 2, false) + 1 + way(2, REQUESTER, false);
    assertThat(measured(measurement, TimedAccess.STORE, LineState.OWNED, home))
        .isEqualTo(toHome + Math.max(1 + byOwner, byThird) + 3);
  }

  @Test
  void shouldTakeTheMeanOverTheHomesOfTheHoldersChip() {
    LatencyMeasurement measurement =
        new LatencyMeasurement(machine(Protocol.MESI, true), REQUESTER, 7);
    assertThat(measurement.homes()).containsExactly(2, 3, 6, 7);
    Latency latency = measurement.measure(TimedAccess.LOAD, LineState.SHARED);
    // 2, 3, 3 and 4 hops, each way, over the border.
    int[] oneWay = IntStream.of(2, 3, 3, 4).map(hops -> 3 * hops + 5 + BORDER).toArray();
    int rest = 1 + SLICE + DATA + 3;
    assertThat(latency.least()).isEqualTo(2 * oneWay[0] + rest);
    assertThat(latency.most()).isEqualTo(2 * oneWay[3] + rest);
    assertThat(latency.mean()).isEqualTo(2 * IntStream.of(oneWay).average().orElseThrow() + rest);
  }

  @Test
  void shouldRefuseWhatCannotBeMeasured() {
    MachineSpecification msi = machine(Protocol.MSI, false);
    assertThatThrownBy(() -> new LatencyMeasurement(msi, 3, 3)).hasMessageContaining("two cores");
    assertThatThrownBy(() -> new LatencyMeasurement(msi, 0, 8)).hasMessageContaining("two cores");
    assertThatThrownBy(
            () -> new LatencyMeasurement(msi, 0, 1).measure(TimedAccess.LOAD, LineState.EXCLUSIVE))
        .hasMessage("MSI has no EXCLUSIVE");
  }
}
