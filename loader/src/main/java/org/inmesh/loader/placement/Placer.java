package org.inmesh.loader.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.object.ObjectProgram;

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

  private static final long SEED_BY_TRAFFIC = 1;

  private final Grid grid;
  private final ChannelGraph graph;
  private final int[] pinned;
  private final Seats seats;

  private Placer(Grid grid, ChannelGraph graph, int[] pinned) {
    this.grid = grid;
    this.graph = graph;
    this.pinned = pinned;
    this.seats = new Seats(grid.cores(), pinned);
  }

  /**
   * Places a program on a mesh of cores. The same input gives the same result, always.
   *
   * @throws BadInputException if a {@code PROCESSOR} number is outside the machine
   */
  public static Placement place(ObjectProgram program, int columns, int rows) {
    return place(program, columns, rows, PlacementStrategy.DEFAULT);
  }

  /**
   * Places a program on a mesh of cores as a strategy says; components that are fixed by {@code
   * PROCESSOR}, and the one that talks to the host, keep their places.
   *
   * @throws BadInputException if a {@code PROCESSOR} number is outside the machine, or the strategy
   *     does not suit program or machine
   */
  public static Placement place(
      ObjectProgram program, int columns, int rows, PlacementStrategy strategy) {
    Grid grid = new Grid(columns, rows);
    int[] pinned = FixedComponents.of(program, grid, strategy);
    ChannelGraph graph =
        strategy instanceof PlacementStrategy.ByTraffic traffic
            ? traffic.profile().graph(program)
            : ChannelGraph.of(program);
    boolean allFixed = Arrays.stream(pinned).allMatch(pin -> pin >= 0);
    int[] coreOf = allFixed ? pinned : new Placer(grid, graph, pinned).coreOf(strategy);
    return new Placement(program.name(), grid.cores(), coreOf);
  }

  private int[] coreOf(PlacementStrategy strategy) {
    return switch (strategy) {
      case PlacementStrategy.RegularLayout regular -> regular();
      case PlacementStrategy.ByHand list -> regular();
      case PlacementStrategy.Along along ->
          seats.fill(CoreOrders.along(grid, along.line()), textOrder());
      case PlacementStrategy.Shuffled shuffled -> shuffled(new SplittableRandom(shuffled.seed()));
      case PlacementStrategy.Greedy greedy ->
          Improvement.of(grid, graph, seats, GreedyLayout.of(grid, graph, seats, pinned));
      case PlacementStrategy.Annealed annealed ->
          Annealing.of(grid, graph, seats, regular(), annealed.seed());
      case PlacementStrategy.ByTraffic traffic ->
          Annealing.of(grid, graph, seats, regular(), SEED_BY_TRAFFIC);
      case PlacementStrategy.Single single -> packed(pinned.length);
      case PlacementStrategy.Packed packed -> packed(packed.components());
    };
  }

  /** The cheapest of the regular layouts, improved. */
  private int[] regular() {
    return Improvement.of(grid, graph, seats, bestLayout());
  }

  private int[] textOrder() {
    return IntStream.range(0, pinned.length).toArray();
  }

  private int[] shuffled(SplittableRandom random) {
    int[] cores = IntStream.range(0, grid.cores()).toArray();
    int[] components = textOrder();
    shuffle(cores, random);
    shuffle(components, random);
    return seats.fill(cores, components);
  }

  /** Durstenfeld's shuffle. */
  private static void shuffle(int[] values, SplittableRandom random) {
    for (int last = values.length - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      int value = values[last];
      values[last] = values[other];
      values[other] = value;
    }
  }

  /** So many on a core, the fixed ones counted, along the curve from core 0. */
  private int[] packed(int most) {
    int[] held = new int[grid.cores()];
    Arrays.stream(pinned).filter(pin -> pin >= 0).forEach(pin -> held[pin]++);
    int[] curve = HilbertCurve.over(grid);
    int[] coreOf = pinned.clone();
    int position = 0;
    for (int component = 0; component < coreOf.length; component++) {
      if (pinned[component] < 0) {
        while (position < curve.length && held[curve[position]] >= most) {
          position++;
        }
        if (position == curve.length) {
          throw new BadInputException(
              String.format(
                  Locale.ROOT,
                  "placement packed:%d: %d components do not fit on %d cores; packed:%d would do",
                  most,
                  pinned.length,
                  grid.cores(),
                  (pinned.length + grid.cores() - 1) / grid.cores()));
        }
        coreOf[component] = curve[position];
        held[curve[position]]++;
      }
    }
    return coreOf;
  }

  /** Total weighted distance: bytes of one message of each channel x links it crosses. */
  public static long weightedDistance(
      ObjectProgram program, Placement placement, int columns, int rows) {
    return ChannelGraph.of(program).cost(placement.coreOfComponent(), new Grid(columns, rows));
  }

  private int[] bestLayout() {
    int components = pinned.length;
    int pins = (int) Arrays.stream(pinned).filter(pin -> pin >= 0).count();
    int[] nowhere = new int[components];
    Arrays.fill(nowhere, -1);
    Seats unfixed = new Seats(grid.cores(), nowhere);
    List<int[]> componentOrders = ComponentOrders.all(seats, components, grid);
    int[] best = null;
    long bestCost = Long.MAX_VALUE;
    for (int[] coreOrder : CoreOrders.all(grid, Math.min(components, grid.cores()))) {
      List<int[]> layouts = new ArrayList<>();
      for (int[] componentOrder : componentOrders) {
        layouts.add(seats.fill(coreOrder, componentOrder));
      }
      if (pins > 0 && pins <= FEW_PINS) {
        int[] layout = unfixed.fill(coreOrder, textOrder());
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
}
