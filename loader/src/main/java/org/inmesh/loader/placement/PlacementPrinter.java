package org.inmesh.loader.placement;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.inmesh.loader.object.ObjectProgram;

/** Shows a placement to a person. */
public final class PlacementPrinter {

  private PlacementPrinter() {}

  /**
   * One line for each core that has components, with its column and row, and a line with the total
   * weighted distance.
   */
  public static String print(ObjectProgram program, Placement placement, int columns, int rows) {
    Grid grid = new Grid(columns, rows);
    StringBuilder text = new StringBuilder();
    text.append(
        "placement of %s: %d components on %d x %d cores\n"
            .formatted(program.name(), program.components().size(), columns, rows));
    text.append("%6s %8s  components\n".formatted("core", "(x, y)"));
    int[][] components = placement.componentsByCore();
    for (int core = 0; core < components.length; core++) {
      if (components[core].length > 0) {
        String position = "(%d, %d)".formatted(grid.column(core), grid.row(core));
        String names =
            Arrays.stream(components[core])
                .mapToObj(component -> program.components().get(component).name())
                .collect(Collectors.joining(" "));
        text.append("%6d %8s  %s\n".formatted(core, position, names));
      }
    }
    text.append(
        "weighted distance: %d byte-links (bytes of one message x links, all channels)\n"
            .formatted(Placer.weightedDistance(program, placement, columns, rows)));
    return text.toString();
  }
}
