package org.inmesh.loader.placement;

import java.util.Arrays;

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
  private static final int EMPTY = -1;

  private final Grid grid;
  private final ChannelGraph graph;
  private final Seats seats;
  private final int[] coreOf;

  /** First seat of each core; the last element is the number of seats. */
  private final int[] firstSeat;

  private final int[] occupant;
  private final int[] seatOf;
  private final int[] held;
  private long work;

  private Improvement(Grid grid, ChannelGraph graph, Seats seats, int[] start) {
    this.grid = grid;
    this.graph = graph;
    this.seats = seats;
    this.coreOf = start.clone();
    this.firstSeat = new int[grid.cores() + 1];
    for (int core = 0; core < grid.cores(); core++) {
      firstSeat[core + 1] = firstSeat[core] + seats.capacity(core);
    }
    this.occupant = new int[firstSeat[grid.cores()]];
    Arrays.fill(occupant, EMPTY);
    this.seatOf = new int[coreOf.length];
    this.held = new int[grid.cores()];
    for (int component = 0; component < coreOf.length; component++) {
      int core = coreOf[component];
      int seat = firstSeat[core] + held[core]++;
      occupant[seat] = component;
      seatOf[component] = seat;
    }
  }

  /** A placement at most as costly as the one given. */
  static int[] of(Grid grid, ChannelGraph graph, Seats seats, int[] start) {
    Improvement improvement = new Improvement(grid, graph, seats, start);
    for (int pass = 0; pass < MOST_PASSES && improvement.pass(); pass++) {
      // Each pass starts from what the one before has reached.
    }
    return improvement.coreOf;
  }

  private boolean pass() {
    boolean improved = false;
    for (int component = 0; component < coreOf.length; component++) {
      if (!seats.isPinned(component) && hasFarPartner(component) && work < MOST_WORK) {
        improved |= improve(component);
      }
    }
    return improved && work < MOST_WORK;
  }

  /** One whose partners are all on its own core has nothing to gain. */
  private boolean hasFarPartner(int component) {
    for (int edge = graph.first()[component]; edge < graph.first()[component + 1]; edge++) {
      if (coreOf[graph.partner()[edge]] != coreOf[component]) {
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
    int best = EMPTY;
    long bestGain = 0;
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        int core = grid.core(column, row);
        for (int seat = firstSeat[core]; seat < firstSeat[core + 1]; seat++) {
          work++;
          long gain = mayTake(component, seat) ? gain(component, seat) : 0;
          if (gain > bestGain) {
            bestGain = gain;
            best = seat;
          }
        }
      }
    }
    if (best != EMPTY) {
      take(component, best);
    }
    return best != EMPTY;
  }

  /** A move to a free seat must leave the cores as equal as they were. */
  private boolean mayTake(int component, int seat) {
    int from = coreOf[component];
    if (seat >= firstSeat[from] && seat < firstSeat[from + 1]) {
      return false;
    }
    int other = occupant[seat];
    if (other != EMPTY) {
      return !seats.isPinned(other);
    }
    int to = coreOfSeat(seat);
    boolean leavesTheHostsPartner = seats.takesOneMoreFirst(from) && !seats.takesOneMoreFirst(to);
    return held[to] < held[from] && !leavesTheHostsPartner;
  }

  private int coreOfSeat(int seat) {
    int found = Arrays.binarySearch(firstSeat, seat);
    return found >= 0 ? found : -found - 2;
  }

  private long gain(int component, int seat) {
    int from = coreOf[component];
    int other = occupant[seat];
    int to = other == EMPTY ? coreOfSeat(seat) : coreOf[other];
    long gain = gainOfMove(component, from, to, other);
    return other == EMPTY ? gain : gain + gainOfMove(other, to, from, component);
  }

  private long gainOfMove(int component, int from, int to, int exchangedWith) {
    long gain = 0;
    work += graph.degree(component);
    for (int edge = graph.first()[component]; edge < graph.first()[component + 1]; edge++) {
      int partner = graph.partner()[edge];
      if (partner != exchangedWith) {
        int core = coreOf[partner];
        int links = grid.distance(from, core) - grid.distance(to, core);
        gain += (long) graph.weight()[edge] * links;
      }
    }
    return gain;
  }

  private void take(int component, int seat) {
    int from = coreOf[component];
    int oldSeat = seatOf[component];
    int to = coreOfSeat(seat);
    int other = occupant[seat];
    occupant[seat] = component;
    seatOf[component] = seat;
    coreOf[component] = to;
    occupant[oldSeat] = other;
    if (other == EMPTY) {
      held[from]--;
      held[to]++;
    } else {
      seatOf[other] = oldSeat;
      coreOf[other] = from;
    }
  }

  /** Weighted median of the partners' columns or rows. */
  private int median(int component, boolean columns) {
    long[] weightAt = new long[columns ? grid.columns() : grid.rows()];
    long total = 0;
    for (int edge = graph.first()[component]; edge < graph.first()[component + 1]; edge++) {
      int core = coreOf[graph.partner()[edge]];
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
