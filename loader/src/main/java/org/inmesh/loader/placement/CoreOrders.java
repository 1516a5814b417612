package org.inmesh.loader.placement;

import java.util.ArrayList;
import java.util.List;

/**
 * Orders in which to fill the cores with the components in the order of the text. Each is good for
 * one shape of program: a grid wants rows of its own width, a pipeline a snake, a tree a Hilbert
 * curve.
 */
final class CoreOrders {

  private CoreOrders() {}

  /**
   * All orders to try, each a permutation of the cores, always the same in the same sequence.
   *
   * @param needed how many cores will be used: boxes that hold fewer are left out
   */
  static List<int[]> all(Grid grid, int needed) {
    List<int[]> orders = new ArrayList<>();
    for (int width = grid.columns(); width >= 1; width--) {
      int height = (needed + width - 1) / width;
      if (height <= grid.rows()) {
        for (boolean snake : new boolean[] {false, true}) {
          int[] box = box(grid, width, height, snake);
          orders.add(box);
          orders.add(reversedStart(box, width * height));
        }
      }
    }
    orders.add(HilbertCurve.over(grid));
    return orders;
  }

  /** One line through all cores. */
  static int[] along(Grid grid, PlacementStrategy.Along.Line line) {
    return switch (line) {
      case ROW_MAJOR -> box(grid, grid.columns(), grid.rows(), false);
      case SNAKE -> box(grid, grid.columns(), grid.rows(), true);
      case CURVE -> HilbertCurve.over(grid);
    };
  }

  /** A box at core 0, row by row, then the cores outside it. */
  private static int[] box(Grid grid, int width, int height, boolean snake) {
    int[] order = new int[grid.cores()];
    int count = 0;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        boolean backwards = snake && row % 2 == 1;
        order[count++] = grid.core(backwards ? width - 1 - column : column, row);
      }
    }
    for (int core = 0; core < grid.cores(); core++) {
      if (grid.column(core) >= width || grid.row(core) >= height) {
        order[count++] = core;
      }
    }
    return order;
  }

  /** Turns the box by 180 degrees: good when the last component has to be at core 0. */
  private static int[] reversedStart(int[] order, int length) {
    int[] reversed = order.clone();
    for (int index = 0; index < length; index++) {
      reversed[index] = order[length - 1 - index];
    }
    return reversed;
  }
}
