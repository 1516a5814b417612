package org.inmesh.loader.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.object.SampleObjects;

/** What must hold of every placement. */
class PlacerPropertiesTest {

  @Property(tries = 150)
  void shouldBalanceTheCoresAndBeatTheOrderOfTheText(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int components,
      @ForAll @IntRange(min = 1, max = 6) int columns,
      @ForAll @IntRange(min = 1, max = 6) int rows) {
    SampleObjects sample = SampleObjects.nodes(components);
    Random random = new Random(seed);
    for (int channel = 0; channel < 2 * components; channel++) {
      int writer = random.nextInt(components);
      sample.channel("c" + channel, writer, random.nextInt(components), random.nextInt(20));
    }
    ObjectProgram program = sample.program();
    Placement placement = Placer.place(program, columns, rows);

    int cores = columns * rows;
    int[] held = new int[cores];
    Arrays.stream(placement.coreOfComponent()).forEach(core -> held[core]++);
    int most = Arrays.stream(held).max().orElseThrow();
    int least = Arrays.stream(held).min().orElseThrow();
    assertThat(most - least).isLessThanOrEqualTo(1);

    int group = (components + cores - 1) / cores;
    int remainder = components % cores == 0 ? cores : components % cores;
    int[] rowMajor = new int[components];
    for (int component = 0; component < components; component++) {
      int inLargeGroups = remainder * group;
      rowMajor[component] =
          component < inLargeGroups
              ? component / group
              : remainder + (component - inLargeGroups) / (group - 1);
    }
    long mine = distance(program, placement.coreOfComponent(), columns);
    assertThat(mine).isLessThanOrEqualTo(distance(program, rowMajor, columns));
    assertThat(Placer.weightedDistance(program, placement, columns, rows)).isEqualTo(mine);
  }

  /** Independent of the code under test. */
  private static long distance(ObjectProgram program, int[] coreOf, int columns) {
    return program.channels().stream()
        .mapToLong(
            channel -> {
              int a = coreOf[channel.writer()];
              int b = coreOf[channel.reader()];
              int links = Math.abs(a % columns - b % columns) + Math.abs(a / columns - b / columns);
              return (long) Math.max(1, channel.messageBytes()) * links;
            })
        .sum();
  }

  /** Every core once, and each a neighbour of the one before, diagonals included. */
  @Property(tries = 150)
  void shouldVisitEveryCoreOnTheHilbertCurve(
      @ForAll @IntRange(min = 1, max = 40) int columns,
      @ForAll @IntRange(min = 1, max = 40) int rows) {
    int[] order = HilbertCurve.over(new Grid(columns, rows));

    assertThat(order).hasSize(columns * rows).doesNotHaveDuplicates();
    for (int index = 1; index < order.length; index++) {
      int dx = Math.abs(order[index] % columns - order[index - 1] % columns);
      int dy = Math.abs(order[index] / columns - order[index - 1] / columns);
      assertThat(Math.max(dx, dy)).isEqualTo(1);
    }
  }
}
