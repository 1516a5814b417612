package org.inmesh.loader.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.object.ObjectProgram.Component;
import org.inmesh.loader.object.ObjectProgram.Slot;

/** Which components have a place that no strategy may change. */
final class FixedComponents {

  private FixedComponents() {}

  /**
   * For each component the core it is fixed to, or -1: by {@code PROCESSOR}, by a list of the
   * user's, or because it talks to the host.
   *
   * @throws BadInputException if such a core is outside the machine
   */
  static int[] of(ObjectProgram program, Grid grid, PlacementStrategy strategy) {
    int[] pinned = byProgram(program, grid);
    if (strategy instanceof PlacementStrategy.ByHand byHand) {
      int[] listed = byHand.list().coreOfComponent(program, grid);
      for (int index = 0; index < pinned.length; index++) {
        pinned[index] = listed[index] >= 0 ? listed[index] : pinned[index];
      }
    }
    int hostPartner = hostPartner(program.components());
    if (hostPartner >= 0 && pinned[hostPartner] < 0) {
      pinned[hostPartner] = 0;
    }
    return pinned;
  }

  /** For each component the core of its {@code PROCESSOR}, or -1. */
  private static int[] byProgram(ObjectProgram program, Grid grid) {
    List<Component> components = program.components();
    List<Diagnostic> wrong = new ArrayList<>();
    int[] pinned = new int[components.size()];
    for (int index = 0; index < pinned.length; index++) {
      pinned[index] = components.get(index).processor();
      if (pinned[index] >= grid.cores()) {
        wrong.add(outsideTheMachine(components.get(index), grid));
      }
    }
    if (!wrong.isEmpty()) {
      throw new BadInputException(wrong);
    }
    return pinned;
  }

  /** The host is attached to node 0, so the component that writes to the screen belongs there. */
  private static int hostPartner(List<Component> components) {
    for (int channel : new int[] {Slot.SCREEN, Slot.ERROR, Slot.KEYBOARD}) {
      for (int index = 0; index < components.size(); index++) {
        if (components.get(index).uses(channel)) {
          return index;
        }
      }
    }
    return -1;
  }

  private static Diagnostic outsideTheMachine(Component component, Grid grid) {
    String message =
        String.format(
            Locale.ROOT,
            "PROCESSOR %d of %s does not exist: the machine has %d x %d cores, numbered 0 to %d",
            component.processor(),
            component.name(),
            grid.columns(),
            grid.rows(),
            grid.cores() - 1);
    return new Diagnostic(component.position(), message, "", 1);
  }
}
