package org.inmesh.loader.placement;

import java.util.Arrays;

/**
 * A placement that is being changed, component by component: moves to a free seat and exchanges of
 * two components, and what each would gain. Every placement on the way has the cores as equal as
 * the first.
 */
final class Seating {
  static final int EMPTY = -1;

  private final Grid grid;
  private final ChannelGraph graph;
  private final Seats seats;
  private final int[] coreOf;

  /** First seat of each core; the last element is the number of seats. */
  private final int[] firstSeat;

  private final int[] coreOfSeat;
  private final int[] occupant;
  private final int[] seatOf;
  private final int[] held;
  private long work;

  /** Begins with a placement, which is copied. */
  Seating(Grid grid, ChannelGraph graph, Seats seats, int[] start) {
    this.grid = grid;
    this.graph = graph;
    this.seats = seats;
    this.coreOf = start.clone();
    this.firstSeat = new int[grid.cores() + 1];
    for (int core = 0; core < grid.cores(); core++) {
      firstSeat[core + 1] = firstSeat[core] + seats.capacity(core);
    }
    int allSeats = firstSeat[grid.cores()];
    this.coreOfSeat = new int[allSeats];
    for (int core = 0; core < grid.cores(); core++) {
      Arrays.fill(coreOfSeat, firstSeat[core], firstSeat[core + 1], core);
    }
    this.occupant = new int[allSeats];
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

  /** The placement that has been reached; changes with the next {@link #take}. */
  int[] coreOf() {
    return coreOf;
  }

  int core(int component) {
    return coreOf[component];
  }

  int firstSeat(int core) {
    return firstSeat[core];
  }

  int seatsOf(int core) {
    return firstSeat[core + 1] - firstSeat[core];
  }

  /** Seats looked at and channels evaluated so far. */
  long work() {
    return work;
  }

  /** A move to a free seat must leave the cores as equal as they were. */
  boolean mayTake(int component, int seat) {
    work++;
    int from = coreOf[component];
    int to = coreOfSeat[seat];
    if (from == to) {
      return false;
    }
    int other = occupant[seat];
    if (other != EMPTY) {
      return !seats.isPinned(other);
    }
    boolean leavesTheHostsPartner = seats.takesOneMoreFirst(from) && !seats.takesOneMoreFirst(to);
    return held[to] < held[from] && !leavesTheHostsPartner;
  }

  /** By how much the cost would fall. */
  long gain(int component, int seat) {
    int from = coreOf[component];
    int to = coreOfSeat[seat];
    int other = occupant[seat];
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
        gain += graph.weight()[edge] * links;
      }
    }
    return gain;
  }

  /** Takes the seat; whoever has it gets this component's. */
  void take(int component, int seat) {
    int from = coreOf[component];
    int oldSeat = seatOf[component];
    int to = coreOfSeat[seat];
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
}
