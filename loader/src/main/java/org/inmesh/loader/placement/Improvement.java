package org.inmesh.loader.placement;

/**
 * Makes a placement better by moving one component at a time to a free seat, or exchanging it with
 * another, as long as the weighted distance falls. Every component looks at the seats near the
 * weighted median of its partners, in a small machine at all seats. Bounded by passes and by work;
 * the sequence is fixed, so the result depends on the input alone.
 */
final class Improvement {
  private static final int MOST_PASSES = 12;

  /** Seats looked at and channels evaluated; about a second on a machine of 2020. */
  private static final long MOST_WORK = 30_000_000;

  /** Machines up to this size are searched as a whole. */
  private static final int SMALL_MACHINE = 256;

  private static final int RADIUS = 2;
  private static final int NO_SEAT = -1;

  private final Grid grid;
  private final ChannelGraph graph;
  private final Seats seats;
  private final Seating seating;

  private Improvement(Grid grid, ChannelGraph graph, Seats seats, int[] start) {
    this.grid = grid;
    this.graph = graph;
    this.seats = seats;
    this.seating = new Seating(grid, graph, seats, start);
  }

  /** A placement at most as costly as the one given. */
  static int[] of(Grid grid, ChannelGraph graph, Seats seats, int[] start) {
    Improvement improvement = new Improvement(grid, graph, seats, start);
    for (int pass = 0; pass < MOST_PASSES && improvement.pass(); pass++) {
      // Each pass starts from what the one before has reached.
    }
    return improvement.seating.coreOf();
  }

  private boolean pass() {
    boolean improved = false;
    for (int component = 0; component < graph.components(); component++) {
      if (!seats.isPinned(component) && hasFarPartner(component) && hasTime()) {
        improved |= improve(component);
      }
    }
    return improved && hasTime();
  }

  private boolean hasTime() {
    return seating.work() < MOST_WORK;
  }

  /** One whose partners are all on its own core has nothing to gain. */
  private boolean hasFarPartner(int component) {
    for (int edge = graph.first()[component]; edge < graph.first()[component + 1]; edge++) {
      if (seating.core(graph.partner()[edge]) != seating.core(component)) {
        return true;
      }
    }
    return false;
  }

  private boolean improve(int component) {
    int left = 0;
    int right = grid.columns() - 1;
    int top = 0;
    int bottom = grid.rows() - 1;
    if (grid.cores() > SMALL_MACHINE) {
      int column = median(component, true);
      int row = median(component, false);
      left = Math.max(left, column - RADIUS);
      right = Math.min(right, column + RADIUS);
      top = Math.max(top, row - RADIUS);
      bottom = Math.min(bottom, row + RADIUS);
    }
    int best = NO_SEAT;
    long bestGain = 0;
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        int core = grid.core(column, row);
        int end = seating.firstSeat(core) + seating.seatsOf(core);
        for (int seat = seating.firstSeat(core); seat < end; seat++) {
          long gain = seating.mayTake(component, seat) ? seating.gain(component, seat) : 0;
          if (gain > bestGain) {
            bestGain = gain;
            best = seat;
          }
        }
      }
    }
    if (best != NO_SEAT) {
      seating.take(component, best);
    }
    return best != NO_SEAT;
  }

  /** Weighted median of the partners' columns or rows. */
  private int median(int component, boolean columns) {
    long[] weightAt = new long[columns ? grid.columns() : grid.rows()];
    long total = 0;
    for (int edge = graph.first()[component]; edge < graph.first()[component + 1]; edge++) {
      int core = seating.core(graph.partner()[edge]);
      weightAt[columns ? grid.column(core) : grid.row(core)] += graph.weight()[edge];
      total += graph.weight()[edge];
    }
    long sum = 0;
    int position = -1;
    while (2 * sum < total) {
      position++;
      sum += weightAt[position];
    }
    return Math.max(position, 0);
  }
}
