package org.inmesh.loader.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.object.ObjectProgram.Slot;
import org.inmesh.loader.object.SampleObjects;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.loader.placement.PlacementStrategy.Along;

/** What must hold of every strategy's placements. */
class PlacementStrategyPropertiesTest {
  private static final int CORES_OF_PACKED = 3;

  @Provide
  Arbitrary<PlacementStrategy> balanced() {
    return Arbitraries.of(
        PlacementStrategy.DEFAULT,
        new Along(Along.Line.ROW_MAJOR),
        new Along(Along.Line.SNAKE),
        new Along(Along.Line.CURVE),
        new PlacementStrategy.Shuffled(7),
        new PlacementStrategy.Greedy(),
        new PlacementStrategy.Annealed(1));
  }

  /** Random channels, some components fixed, one that writes to the screen. */
  private static ObjectProgram program(long seed, int components, int cores, boolean fixed) {
    Random random = new Random(seed);
    SampleObjects sample = new SampleObjects();
    sample.unit("node", 8);
    for (int index = 0; index < components; index++) {
      int processor = fixed && random.nextInt(4) == 0 ? random.nextInt(cores) : -1;
      if (index == components / 2) {
        sample.placed("node[" + index + "]", -1, 0, 4, 4, new Slot.ChannelAddress(0, Slot.SCREEN));
      } else {
        sample.placed("node[" + index + "]", processor, 0, 4, 4);
      }
    }
    for (int channel = 0; channel < 2 * components; channel++) {
      int writer = random.nextInt(components);
      sample.channel("c" + channel, writer, random.nextInt(components), random.nextInt(20));
    }
    return sample.program();
  }

  @Property(tries = 150)
  void shouldGiveEveryComponentOneCoreAndBalanceThem(
      @ForAll("balanced") PlacementStrategy strategy,
      @ForAll long seed,
      @ForAll boolean fixed,
      @ForAll @IntRange(min = 1, max = 40) int components,
      @ForAll @IntRange(min = 1, max = 5) int columns,
      @ForAll @IntRange(min = 1, max = 5) int rows) {
    int cores = columns * rows;
    ObjectProgram program = program(seed, components, cores, fixed);
    int[] coreOf = Placer.place(program, columns, rows, strategy).coreOfComponent();

    assertThat(coreOf).hasSize(components);
    int[] held = new int[cores];
    int[] ofFixed = new int[cores];
    for (int component = 0; component < components; component++) {
      int processor = program.components().get(component).processor();
      int pin = component == components / 2 ? 0 : processor;
      if (pin >= 0) {
        assertThat(coreOf[component]).isEqualTo(pin);
        ofFixed[pin]++;
      }
      held[coreOf[component]]++;
    }
    // Only fixed components may make a core hold more than one above the least.
    int least = Arrays.stream(held).min().orElseThrow();
    for (int core = 0; core < cores; core++) {
      assertThat(held[core]).isLessThanOrEqualTo(Math.max(least + 1, ofFixed[core]));
    }
    assertThat(Placer.place(program, columns, rows, strategy).coreOfComponent()).isEqualTo(coreOf);
  }

  @Property(tries = 30)
  void shouldNeverBeWorseAnnealedThanByDefault(
      @ForAll long seed,
      @ForAll long annealingSeed,
      @ForAll @IntRange(min = 1, max = 30) int components,
      @ForAll @IntRange(min = 1, max = 5) int columns,
      @ForAll @IntRange(min = 1, max = 5) int rows) {
    ObjectProgram program = program(seed, components, columns * rows, false);
    Placement annealed =
        Placer.place(program, columns, rows, new PlacementStrategy.Annealed(annealingSeed));
    Placement regular = Placer.place(program, columns, rows);

    assertThat(Placer.weightedDistance(program, annealed, columns, rows))
        .isLessThanOrEqualTo(Placer.weightedDistance(program, regular, columns, rows));
  }

  @Property(tries = 100)
  void shouldNotMakeAGreedyLayoutWorseByImprovingIt(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int components) {
    ObjectProgram program = program(seed, components, 12, true);
    Grid grid = new Grid(4, 3);
    PlacementStrategy greedy = new PlacementStrategy.Greedy();
    int[] pinned = FixedComponents.of(program, grid, greedy);
    ChannelGraph graph = ChannelGraph.of(program);
    int[] start = GreedyLayout.of(grid, graph, new Seats(12, pinned), pinned);

    Placement placement = Placer.place(program, 4, 3, greedy);
    assertThat(Placer.weightedDistance(program, placement, 4, 3))
        .isLessThanOrEqualTo(graph.cost(start, grid));
  }

  @Property(tries = 100)
  void shouldPackSoManyOnACore(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 36) int components) {
    ObjectProgram program = program(seed, components, 12, false);
    int[] coreOf =
        Placer.place(program, 4, 3, new PlacementStrategy.Packed(CORES_OF_PACKED))
            .coreOfComponent();

    long used = Arrays.stream(coreOf).distinct().count();
    assertThat(used).isEqualTo((components + CORES_OF_PACKED - 1) / CORES_OF_PACKED);
    for (int core : coreOf) {
      assertThat(Arrays.stream(coreOf).filter(each -> each == core).count())
          .isLessThanOrEqualTo(CORES_OF_PACKED);
    }
  }

  @Property(tries = 50)
  void shouldPutAllThatIsNotFixedOnOneCore(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int components) {
    ObjectProgram program = program(seed, components, 9, true);
    int[] coreOf = Placer.place(program, 3, 3, new PlacementStrategy.Single()).coreOfComponent();

    for (int component = 0; component < components; component++) {
      int processor = program.components().get(component).processor();
      assertThat(coreOf[component]).isEqualTo(processor >= 0 ? processor : 0);
    }
  }

  /** What a placement is saved as leads to the same placement. */
  @Property(tries = 50)
  void shouldReadBackTheListOfAPlacement(
      @ForAll("balanced") PlacementStrategy strategy,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 30) int components) {
    ObjectProgram program = program(seed, components, 12, true);
    Placement placement = Placer.place(program, 4, 3, strategy);
    CoreList list = CoreList.read(new SourceText("list", CoreList.text(program, placement)));

    assertThat(Placer.place(program, 4, 3, new PlacementStrategy.ByHand(list)).coreOfComponent())
        .isEqualTo(placement.coreOfComponent());
  }

  /** Measured weights decide, not the sizes of messages: the only used channels become short. */
  @Property(tries = 50)
  void shouldPlaceByWhatWasMeasured(@ForAll long seed) {
    int components = 16;
    ObjectProgram program = program(seed, components, 16, false);
    List<Integer> order = new ArrayList<>();
    for (int component = 0; component < components; component++) {
      order.add(component);
    }
    Collections.shuffle(order, new Random(seed));
    List<TrafficProfile.Row> rows = new ArrayList<>();
    for (int pair = 0; pair < components; pair += 2) {
      rows.add(
          new TrafficProfile.Row(
              "node[" + order.get(pair) + "]", "node[" + order.get(pair + 1) + "]", 5, 100));
    }
    TrafficProfile profile = new TrafficProfile(rows);
    Placement placement =
        Placer.place(program, 4, 4, new PlacementStrategy.ByTraffic("test", profile));

    // Eight pairs of 100 bytes, each over one link: less is not possible with a core for each.
    assertThat(profile.byteHops(program, placement, 4, 4)).isEqualTo(800);
  }
}
