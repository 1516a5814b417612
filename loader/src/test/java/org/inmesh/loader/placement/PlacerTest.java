package org.inmesh.loader.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.object.ObjectProgram.Slot;
import org.inmesh.loader.object.SampleObjects;
import org.junit.jupiter.api.Test;

class PlacerTest {
  private static final Slot SCREEN = new Slot.ChannelAddress(0, Slot.SCREEN);

  /** Without counting on the code under test: every channel crosses one link. */
  private static void assertAllChannelsShort(
      ObjectProgram program, Placement placement, int columns) {
    assertThat(program.channels())
        .allSatisfy(
            channel -> {
              int a = placement.coreOfComponent()[channel.writer()];
              int b = placement.coreOfComponent()[channel.reader()];
              int links = Math.abs(a % columns - b % columns) + Math.abs(a / columns - b / columns);
              assertThat(links).isEqualTo(1);
            });
  }

  @Test
  void shouldLayALargeGridOnAnEqualMesh() {
    ObjectProgram program = SampleObjects.grid(64, 64).program();
    Placement placement = Placer.place(program, 64, 64);

    assertAllChannelsShort(program, placement, 64);
    assertThat(placement.coreOfComponent()).doesNotHaveDuplicates();
  }

  @Test
  void shouldKeepAGridWholeBesideItsCollector() {
    SampleObjects sample = SampleObjects.grid(16, 16);
    int collector = sample.component("collector", 0, 4, 4, SCREEN);
    Placement placement = Placer.place(sample.program(), 16, 16);

    assertThat(placement.coreOfComponent()[collector]).isZero();
    assertAllChannelsShort(sample.program(), placement, 16);
  }

  @Test
  void shouldTurnAGridWhoseLastComponentUsesTheScreen() {
    SampleObjects sample = SampleObjects.grid(4, 4);
    sample.component("late", 0, 4, 4, SCREEN);
    sample.channel("report", 15, 16, 4);
    Placement placement = Placer.place(sample.program(), 4, 4);

    // 48 grid channels of 4 bytes over one link; the last node shares core 0 with its neighbour.
    assertThat(Placer.weightedDistance(sample.program(), placement, 4, 4)).isEqualTo(48 * 4);
  }

  @Test
  void shouldLetTheHostsPartnerShareItsCoreWhereOneCoreMustTakeTwo() {
    SampleObjects sample = SampleObjects.pipeline(16);
    int printer = sample.component("printer", 0, 4, 4, SCREEN);
    for (int node = 1; node < 16; node++) {
      sample.channel("sum[" + node + "]", node, (node - 1) / 2, 4);
    }
    sample.channel("total", 0, printer, 4);
    Placement placement = Placer.place(sample.program(), 4, 4);

    assertThat(placement.componentsOf(0)).hasSize(2).contains(printer);
    assertBalanced(placement, 1, 2);
  }

  @Test
  void shouldLayASmallGridInACornerOfALargeMesh() {
    ObjectProgram program = SampleObjects.grid(5, 3).program();

    assertAllChannelsShort(program, Placer.place(program, 8, 8), 8);
  }

  @Test
  void shouldSnakeAPipeline() {
    ObjectProgram program = SampleObjects.pipeline(64).program();

    assertAllChannelsShort(program, Placer.place(program, 8, 8), 8);
  }

  @Test
  void shouldCutALargePipelineIntoEqualContiguousGroups() {
    ObjectProgram program = SampleObjects.pipeline(67).program();
    Placement placement = Placer.place(program, 4, 4);

    // 15 channels of 4 bytes have to cross a link; no placement can do with fewer.
    assertThat(Placer.weightedDistance(program, placement, 4, 4)).isEqualTo(15 * 4);
    assertBalanced(placement, 4, 5);
  }

  @Test
  void shouldCutALargeGridIntoBlocks() {
    ObjectProgram program = SampleObjects.grid(16, 16).program();
    Placement placement = Placer.place(program, 4, 4);

    // Blocks of 4 x 4: 24 borders of 4 nodes, a channel each way, 4 bytes each.
    assertThat(Placer.weightedDistance(program, placement, 4, 4)).isLessThanOrEqualTo(24 * 4 * 8);
    assertBalanced(placement, 16, 16);
  }

  private static void assertBalanced(Placement placement, int least, int most) {
    assertThat(List.of(placement.componentsByCore()))
        .allSatisfy(components -> assertThat(components.length).isBetween(least, most));
  }

  @Test
  void shouldObeyPlacementByHand() {
    SampleObjects sample = SampleObjects.pipeline(6);
    sample.placed("fixed", 2, 0, 4, 4);
    sample.placed("screen user", 3, 0, 4, 4, SCREEN);
    Placement placement = Placer.place(sample.program(), 2, 2);

    assertThat(placement.coreOfComponent()[6]).isEqualTo(2);
    assertThat(placement.coreOfComponent()[7]).isEqualTo(3);
    assertBalanced(placement, 2, 2);
  }

  @Test
  void shouldAllowAllByHandOnOneCore() {
    SampleObjects sample = new SampleObjects();
    sample.unit("node", 8);
    IntStream.range(0, 9).forEach(index -> sample.placed("node", 1, 0, 4, 4));

    assertThat(Placer.place(sample.program(), 2, 2).coreOfComponent()).containsOnly(1);
  }

  @Test
  void shouldRefuseAProcessorOutsideTheMachine() {
    SampleObjects sample = SampleObjects.nodes(1);
    sample.placed("far", 16, 0, 4, 4);

    assertThatThrownBy(() -> Placer.place(sample.program(), 4, 4))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "sample.occ:51:1: PROCESSOR 16 of far does not exist: the machine has 4 x 4 cores,"
                + " numbered 0 to 15");
  }

  @Test
  void shouldPlaceNothing() {
    ObjectProgram empty = new SampleObjects().program();
    assertThat(Placer.place(empty, 4, 4).coreOfComponent()).isEmpty();
  }

  /** A ring with a hub: irregular, so that exchanges are needed. */
  @Test
  void shouldPutAHubAmongItsPartners() {
    SampleObjects sample = SampleObjects.nodes(5);
    for (int spoke = 0; spoke < 4; spoke++) {
      sample.channel("spoke[" + spoke + "]", spoke, 4, 4);
    }
    Placement placement = Placer.place(sample.program(), 3, 3);

    assertAllChannelsShort(sample.program(), placement, 3);
  }

  @Test
  void shouldGiveTheSameResultAgain() {
    SampleObjects sample = SampleObjects.nodes(300);
    Random random = new Random(5);
    for (int channel = 0; channel < 900; channel++) {
      sample.channel("c" + channel, random.nextInt(300), random.nextInt(300), 1 + channel % 9);
    }
    int[] once = Placer.place(sample.program(), 20, 20).coreOfComponent();

    assertThat(Placer.place(sample.program(), 20, 20).coreOfComponent()).isEqualTo(once);
    assertThat(Arrays.stream(once).distinct().count()).isEqualTo(300);
  }
}
