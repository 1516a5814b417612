package org.inmesh.bench.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.inmesh.coresim.profile.Direction;
import org.inmesh.coresim.profile.EnergyMap;
import org.inmesh.coresim.profile.LatencyHistogram;
import org.inmesh.coresim.profile.RunProfile;
import org.inmesh.mesh.topology.Topology;
import org.junit.jupiter.api.Test;

class ProfileFoldingTest {
  private static final int COLUMNS = 33;
  private static final int ROWS = 2;
  private static final int CORES = COLUMNS * ROWS;

  /** Every core busy for a cycle and every link with a flit in each of 33 intervals. */
  private static RunProfile wide() {
    long[][] ones = new long[33][CORES];
    long[][] flits = new long[33][CORES * Direction.COUNT];
    for (int interval = 0; interval < 33; interval++) {
      Arrays.fill(ones[interval], 1);
      Arrays.fill(flits[interval], 1);
    }
    double[] one = new double[CORES];
    Arrays.fill(one, 1);
    double[] links = new double[CORES * Direction.COUNT];
    return new RunProfile(
        Topology.mesh(COLUMNS, ROWS),
        32 * 1024 + 5,
        1024,
        ones,
        new long[33][CORES],
        flits,
        LatencyHistogram.EMPTY,
        new EnergyMap(one, one, one, one, one, links));
  }

  @Test
  void shouldSumOverBlocksOfCoresAndPairsOfIntervals() {
    FoldedProfile folded = ProfileFolding.fold(wide());

    // 33 columns in blocks of 3 make 11 cells, 33 intervals in pairs 17.
    assertThat(folded.cellColumns()).isEqualTo(11);
    assertThat(folded.cellRows()).isEqualTo(2);
    assertThat(folded.coresIn(0)).isEqualTo(3);
    assertThat(folded.intervals()).isEqualTo(17);
    assertThat(folded.intervalCycles()).isEqualTo(2048);
    assertThat(folded.length(16)).isEqualTo(5);
    assertThat(folded.busyCycles()[0]).containsOnly(6).hasSize(22);
    assertThat(folded.busyCycles()[16]).containsOnly(3);
    // Cores, memory and routers: five for each of three cores.
    assertThat(folded.energy()).containsOnly(15.0);
  }

  @Test
  void shouldCountFlitsThatLeaveACell() {
    long[] borders = ProfileFolding.fold(wide()).borderFlits()[0];

    // One link leads from a cell to the next in its row, three to the other row, each 2 flits.
    assertThat(Arrays.copyOfRange(borders, 0, 4)).containsExactly(2, 0, 6, 0);
    assertThat(Arrays.copyOfRange(borders, 4, 8)).containsExactly(2, 2, 6, 0);
    assertThat(Arrays.copyOfRange(borders, 4 * 21, 4 * 22)).containsExactly(0, 2, 0, 6);
  }

  @Test
  void shouldLeaveASmallMachineAsItIs() {
    RunProfile small =
        new RunProfile(
            Topology.mesh(2, 1),
            10,
            1024,
            new long[][] {{4, 5}},
            new long[][] {{6, 0}},
            new long[][] {{7, 0, 0, 0, 0, 8, 0, 0}},
            LatencyHistogram.EMPTY,
            new EnergyMap(
                new double[] {1, 2},
                new double[2],
                new double[2],
                new double[2],
                new double[2],
                new double[8]));

    FoldedProfile folded = ProfileFolding.fold(small);

    assertThat(folded.busyCycles()).isDeepEqualTo(new long[][] {{4, 5}});
    assertThat(folded.waitingCycles()).isDeepEqualTo(new long[][] {{6, 0}});
    assertThat(folded.borderFlits()).isDeepEqualTo(new long[][] {{7, 0, 0, 0, 0, 8, 0, 0}});
    assertThat(folded.energy()).containsExactly(1, 2);
  }
}
