package org.inmesh.loader.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.object.ObjectProgram.Component;
import org.inmesh.loader.object.ObjectProgram.Slot;

/**
 * Spreads a program's components over the cores, to keep communicating ones near: the sum over the
 * channels of message bytes x links crossed is made small. The cores get equal numbers of
 * components, or numbers that differ by one, except where components are placed by hand.
 *
 * <p>The method is a choice among regular layouts ({@link CoreOrders}, {@link ComponentOrders}),
 * which is right for regular programs, and then exchanges ({@link Improvement}) for the rest.
 */
public final class Placer {

  /** With more fixed components than this, layouts that ignore them at first are not tried. */
  private static final int FEW_PINS = 4;

  private Placer() {}

  /**
   * Places a program on a mesh of cores. The same input gives the same result, always.
   *
   * @throws BadInputException if a {@code PROCESSOR} number is outside the machine
   */
  public static Placement place(ObjectProgram program, int columns, int rows) {
    Grid grid = new Grid(columns, rows);
    int[] pinned = pinned(program, grid);
    int[] coreOf = pinned;
    if (Arrays.stream(pinned).anyMatch(pin -> pin < 0)) {
      ChannelGraph graph = ChannelGraph.of(program);
      Seats seats = new Seats(grid.cores(), pinned);
      coreOf = Improvement.of(grid, graph, seats, bestLayout(grid, graph, seats, pinned));
    }
    return new Placement(program.name(), grid.cores(), coreOf);
  }

  /** Total weighted distance: bytes of one message of each channel x links it crosses. */
  public static long weightedDistance(
      ObjectProgram program, Placement placement, int columns, int rows) {
    return ChannelGraph.of(program).cost(placement.coreOfComponent(), new Grid(columns, rows));
  }

  private static int[] bestLayout(Grid grid, ChannelGraph graph, Seats seats, int[] pinned) {
    int components = pinned.length;
    int pins = (int) Arrays.stream(pinned).filter(pin -> pin >= 0).count();
    int[] nowhere = new int[components];
    Arrays.fill(nowhere, -1);
    Seats unfixed = new Seats(grid.cores(), nowhere);
    int[] textOrder = IntStream.range(0, components).toArray();
    List<int[]> componentOrders = ComponentOrders.all(seats, components, grid);
    int[] best = null;
    long bestCost = Long.MAX_VALUE;
    for (int[] coreOrder : CoreOrders.all(grid, Math.min(components, grid.cores()))) {
      List<int[]> layouts = new ArrayList<>();
      for (int[] componentOrder : componentOrders) {
        layouts.add(seats.fill(coreOrder, componentOrder));
      }
      if (pins > 0 && pins <= FEW_PINS) {
        int[] layout = unfixed.fill(coreOrder, textOrder);
        if (seats.exchange(layout)) {
          layouts.add(layout);
        }
      }
      for (int[] layout : layouts) {
        long cost = graph.cost(layout, grid);
        if (cost < bestCost) {
          bestCost = cost;
          best = layout;
        }
      }
    }
    return best;
  }

  /** For each component the core it is fixed to, or -1. */
  private static int[] pinned(ObjectProgram program, Grid grid) {
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
    int hostPartner = hostPartner(components);
    if (hostPartner >= 0 && pinned[hostPartner] < 0) {
      pinned[hostPartner] = 0;
    }
    return pinned;
  }

  /** The host is attached to node 0, so the component that writes to the screen belongs there. */
  private static int hostPartner(List<Component> components) {
    for (int channel : new int[] {Slot.SCREEN, Slot.ERROR, Slot.KEYBOARD}) {
      for (int index = 0; index < components.size(); index++) {
        if (uses(components.get(index), channel)) {
          return index;
        }
      }
    }
    return -1;
  }

  private static boolean uses(Component component, int channel) {
    return component.slots().stream()
        .anyMatch(
            slot ->
                slot instanceof Slot.ChannelAddress address && address.channel() == channel
                    || slot instanceof Slot.ChannelTable table
                        && table.channels().contains(channel));
  }

  private static Diagnostic outsideTheMachine(Component component, Grid grid) {
    String message =
        "PROCESSOR %d of %s does not exist: the machine has %d x %d cores, numbered 0 to %d"
            .formatted(
                component.processor(),
                component.name(),
                grid.columns(),
                grid.rows(),
                grid.cores() - 1);
    return new Diagnostic(component.position(), message, "", 1);
  }
}
