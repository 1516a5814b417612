package org.inmesh.bench.report.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.inmesh.bench.report.HeatMap;
import org.inmesh.bench.report.HeatMap.Link;
import org.inmesh.bench.study.run.ProfileFolding;
import org.inmesh.coresim.profile.Direction;
import org.inmesh.coresim.profile.EnergyMap;
import org.inmesh.coresim.profile.LatencyHistogram;
import org.inmesh.coresim.profile.RunProfile;
import org.inmesh.mesh.topology.Topology;
import org.junit.jupiter.api.Test;

class ProfileMapTest {
  /** A run of 1,536 cycles in intervals of 1,024 and 512; numbers by core or link. */
  private static RunProfile profile(Topology topology, long[][] busy, long[][] flits) {
    int cores = topology.nodes();
    int links = topology.routers() * Direction.COUNT;
    EnergyMap energy =
        new EnergyMap(
            filled(cores, 1_000),
            filled(cores, 500),
            new double[cores],
            new double[topology.routers()],
            new double[topology.routers()],
            filled(links, 250));
    return new RunProfile(
        topology,
        1_536,
        1_024,
        busy,
        new long[busy.length][cores],
        flits,
        LatencyHistogram.EMPTY,
        energy);
  }

  private static double[] filled(int length, double value) {
    double[] values = new double[length];
    Arrays.fill(values, value);
    return values;
  }

  /** Core 0 is busy for 256 of 1,024 cycles, then for all 512: 25 %, 100 %, in all 50 %. */
  @Test
  void shouldShowSharesOfEachIntervalAndOfTheRun() {
    long[][] busy = {{256, 0}, {512, 0}};
    long[][] flits = new long[2][8];
    flits[1][RunProfile.link(0, Direction.EAST)] = 128;

    HeatMap map = ProfileMap.of(profile(Topology.mesh(2, 1), busy, flits));

    assertThat(map.layers()).extracting(HeatMap.Layer::name).first().isEqualTo("cores: busy");
    assertThat(map.layers().getFirst().frames()).isDeepEqualTo(new double[][] {{25, 0}, {100, 0}});
    assertThat(map.layers().getFirst().total()).containsExactly(50, 0);
    // 1,500 pJ are 1.5 nJ.
    assertThat(map.layers().getLast().total()).containsExactly(1.5, 1.5);
    // One link each way; 128 flits in 512 cycles are 0.25.
    assertThat(map.links()).containsExactly(new Link(0, 1), new Link(1, 0));
    assertThat(map.linkLayers().getFirst().frames())
        .isDeepEqualTo(new double[][] {{0, 0}, {0.25, 0}});
    assertThat(map.linkLayers().getLast().total()).containsExactly(0.25, 0.25);
  }

  @Test
  void shouldShowNothingOfLinksWhereThereAreNone() {
    HeatMap map = ProfileMap.of(profile(Topology.mesh(1, 1), new long[2][1], new long[2][4]));

    assertThat(map.links()).isEmpty();
    assertThat(map.linkLayers()).isEmpty();
  }

  @Test
  void shouldJoinRoutersThatServeSeveralCores() {
    HeatMap map =
        ProfileMap.of(profile(Topology.concentratedMesh(4, 2), new long[2][8], new long[2][8]));

    assertThat(map.columns()).isEqualTo(4);
    assertThat(map.linkColumns()).isEqualTo(2);
    assertThat(map.links()).containsExactly(new Link(0, 1), new Link(1, 0));
  }

  /** 64 x 1 cores fold into 16 blocks of 4; all of block 0's four cores are busy for half. */
  @Test
  void shouldShowBlocksOfManyCores() {
    long[][] busy = new long[2][64];
    long[][] flits = new long[2][64 * Direction.COUNT];
    Arrays.fill(busy[0], 0, 4, 512);
    flits[0][RunProfile.link(3, Direction.EAST)] = 512;

    HeatMap map = FoldedMap.of(ProfileFolding.fold(profile(Topology.torus(64, 1), busy, flits)));

    assertThat(map.cells()).isEqualTo("blocks of 4 x 1 cores");
    assertThat(map.columns()).isEqualTo(16);
    assertThat(map.layers().getFirst().frames()[0]).startsWith(50, 0);
    // Inside the grid both ways; around it nothing has gone.
    assertThat(map.links())
        .hasSize(30)
        .startsWith(new Link(0, 1))
        .contains(new Link(1, 0))
        .doesNotContain(new Link(15, 0));
    assertThat(map.linkLayers().getFirst().frames()[0]).startsWith(0.5, 0);
  }

  @Test
  void shouldShowLinksAroundATorusThatWereUsed() {
    long[][] flits = new long[2][64 * Direction.COUNT];
    flits[0][RunProfile.link(63, Direction.EAST)] = 1;

    HeatMap map =
        FoldedMap.of(ProfileFolding.fold(profile(Topology.torus(64, 1), new long[2][64], flits)));

    assertThat(map.links()).hasSize(31).contains(new Link(15, 0));
  }
}
