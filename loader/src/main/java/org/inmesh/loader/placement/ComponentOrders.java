package org.inmesh.loader.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Orders in which components are laid on the cores. The order of the text, cut into groups, keeps
 * neighbours of a pipeline together. A grid of components that is larger than the machine is better
 * cut into blocks than into strips.
 */
final class ComponentOrders {

  private ComponentOrders() {}

  /**
   * The order of the text, then for each way to read the components that are not fixed as a grid
   * that divides evenly among the cores, the order by blocks.
   */
  static List<int[]> all(Seats seats, int components, Grid grid) {
    List<int[]> orders = new ArrayList<>();
    orders.add(IntStream.range(0, components).toArray());
    int[] free = IntStream.range(0, components).filter(c -> !seats.isPinned(c)).toArray();
    if (free.length > grid.cores()) {
      for (int width = grid.columns(); width <= free.length; width += grid.columns()) {
        int height = free.length / width;
        if (width * height == free.length && height % grid.rows() == 0) {
          orders.add(byBlocks(free, width, width / grid.columns(), height / grid.rows()));
        }
      }
    }
    return orders;
  }

  private static int[] byBlocks(int[] components, int width, int blockWidth, int blockHeight) {
    Comparator<Integer> byRowOfBlocks = Comparator.comparing(i -> i / width / blockHeight);
    return IntStream.range(0, components.length)
        .boxed()
        .sorted(byRowOfBlocks.thenComparing(i -> i % width / blockWidth))
        .mapToInt(i -> components[i])
        .toArray();
  }
}
