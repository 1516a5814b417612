package org.inmesh.coresim.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.inmesh.coresim.machine.AssembledImage.mesh;

import org.inmesh.coresim.RunStatistics;
import org.inmesh.coresim.machine.Machines.Stepping;
import org.inmesh.coresim.profile.Direction;
import org.inmesh.coresim.profile.EnergyMap;
import org.inmesh.coresim.profile.RunProfile;
import org.inmesh.mesh.topology.Topology;
import org.junit.jupiter.api.Test;

/** By hand: core 0 sends 4 bytes to core 1, beside it, on a mesh of 2 x 2. */
class OneMessageProfileTest {

  @Test
  void shouldShowWhichLinksItCrossedAndWhatItCost() {
    RunStatistics statistics =
        Machines.build(
                mesh(2, 2),
                AssembledImage.oneMessage(4).build(),
                new RecordingHost(),
                Stepping.RUN_AHEAD,
                MachineObservers.NONE,
                new Measuring(false, false, true))
            .run(10_000)
            .statistics();
    RunProfile profile = statistics.profile().orElseThrow();
    assertThat(profile.columns()).isEqualTo(2);
    assertThat(profile.rows()).isEqualTo(2);
    assertThat(profile.intervals()).isEqualTo(1);
    long[] expected = new long[16];
    // A head and a flit of data there, an acknowledgement of one flit back.
    expected[RunProfile.link(0, Direction.EAST)] = 2;
    expected[RunProfile.link(1, Direction.WEST)] = 1;
    assertThat(profile.linkFlits()[0]).isEqualTo(expected);
    assertThat(profile.leadsTo(RunProfile.link(0, Direction.EAST))).isEqualTo(1);
    assertThat(profile.leadsTo(RunProfile.link(0, Direction.SOUTH))).isEqualTo(2);
    assertThat(profile.leadsTo(RunProfile.link(0, Direction.NORTH))).isEqualTo(Topology.NONE);
    assertThat(profile.busyCycles()[0][2]).isZero();
    assertThat(profile.latencies().packets()).isEqualTo(2);
    assertOneMessagesEnergy(profile);
  }

  /** By the tables' rows of 45 nm; memory of 4 KiB. */
  private static void assertOneMessagesEnergy(RunProfile profile) {
    EnergyMap energy = profile.energy();
    assertThat(energy.linkDynamic()[RunProfile.link(0, Direction.EAST)])
        .isCloseTo(2 * 2.583, within(1e-9));
    assertThat(energy.linkDynamic()[RunProfile.link(1, Direction.WEST)])
        .isCloseTo(2.583, within(1e-9));
    double clock = profile.cycles() * 0.502;
    double pass = 1.677 + 1.310 + 1.074 + 0.133;
    // Both pass both routers: 2 flits there, 1 back.
    assertThat(energy.routerDynamic()[0]).isCloseTo(3 * pass + clock, within(1e-6));
    assertThat(energy.routerDynamic()[1]).isCloseTo(3 * pass + clock, within(1e-6));
    assertThat(energy.routerDynamic()[3]).isCloseTo(clock, within(1e-6));
    // 8 KiB take 10 pJ for 64 bits, 32 KiB 20: the root of the size, so 4 KiB 7.07.
    double word = 10 / Math.sqrt(2) / 2;
    double clocked = profile.busyCycles()[0][0];
    // 4 instructions, begun by the loader and once again; 1 flit of data of two words.
    double expected = 4 * 15.5 + clocked * 6.73 + 4 * 0.325 * word + (4 * 0.65 + 2 * 10 + 2) * word;
    assertThat(energy.coreDynamic()[0]).isCloseTo(expected, within(1e-6));
    assertThat(energy.coreDynamic()[2]).isZero();
    // 1 MHz: a cycle is 1000 ns.
    double leakage = (0.857 + 4 * 0.0953) * profile.cycles() * 1000;
    assertThat(energy.coreLeakage()[2]).isCloseTo(leakage, within(1e-3));
    assertThat(energy.offChip()).containsOnly(0);
  }
}
