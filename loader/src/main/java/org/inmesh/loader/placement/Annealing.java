package org.inmesh.loader.placement;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983): random moves and exchanges of
 * components, also such that make a placement worse, with a probability that falls with the
 * temperature. As it falls, the moves that are tried become shorter, as placers of circuits do it.
 * Bounded by work; depends on the input and the seed alone.
 */
final class Annealing {
  private static final int STEPS = 120;
  private static final int TRIES_OF_COMPONENT = 256;

  /** Seats looked at and channels evaluated; about three seconds on a machine of 2020. */
  private static final long MOST_WORK = 300_000_000;

  private static final int SAMPLES = 256;

  /** The last temperature, as a part of the first. */
  private static final double COOLING = 0.03;

  private final Grid grid;
  private final ChannelGraph graph;
  private final Seating seating;
  private final int[] movable;
  private final SplittableRandom random;

  private Annealing(Grid grid, ChannelGraph graph, Seating seating, int[] movable, long seed) {
    this.grid = grid;
    this.graph = graph;
    this.seating = seating;
    this.movable = movable;
    this.random = new SplittableRandom(seed);
  }

  /** A placement at most as costly as the one given. */
  static int[] of(Grid grid, ChannelGraph graph, Seats seats, int[] start, long seed) {
    int[] movable =
        IntStream.range(0, start.length)
            .filter(component -> !seats.isPinned(component) && graph.degree(component) > 0)
            .toArray();
    if (movable.length == 0 || grid.cores() == 1) {
      return start;
    }
    Seating seating = new Seating(grid, graph, seats, start);
    int[] cooled = new Annealing(grid, graph, seating, movable, seed).coolDown();
    int[] settled = Improvement.of(grid, graph, seats, cooled);
    return graph.cost(settled, grid) < graph.cost(start, grid) ? settled : start;
  }

  /** The cheapest of the placements that the steps end with, the start included. */
  private int[] coolDown() {
    long bestCost = graph.cost(seating.coreOf(), grid);
    long cost = bestCost;
    int[] best = seating.coreOf().clone();
    double first = meanChange();
    long tries = triesOfStep();
    for (int step = 0; step < STEPS; step++) {
      double part = (double) step / (STEPS - 1);
      double temperature = first * StrictMath.pow(COOLING, part);
      int side = Math.max(grid.columns(), grid.rows());
      int radius = Math.max(1, (int) Math.round(side * (1 - part)));
      for (long number = 0; number < tries; number++) {
        cost -= tryMove(temperature, radius);
      }
      if (cost < bestCost) {
        bestCost = cost;
        best = seating.coreOf().clone();
      }
    }
    return best;
  }

  /** A hub's moves cost much: fewer are tried then. */
  private long triesOfStep() {
    long channels = 0;
    for (int component : movable) {
      channels += graph.degree(component);
    }
    long workOfTry = 1 + 2 * channels / movable.length;
    return Math.min((long) TRIES_OF_COMPONENT * movable.length, MOST_WORK / STEPS / workOfTry);
  }

  /** By how much a random move changes the cost, about; at least 1. */
  private double meanChange() {
    double sum = 0;
    int side = Math.max(grid.columns(), grid.rows());
    for (int sample = 0; sample < SAMPLES; sample++) {
      int component = movable[random.nextInt(movable.length)];
      int seat = seatNearAPartner(component, side);
      sum += seating.mayTake(component, seat) ? Math.abs(seating.gain(component, seat)) : 0;
    }
    return Math.max(1, sum / SAMPLES);
  }

  /** Gives what was gained. */
  private long tryMove(double temperature, int radius) {
    int component = movable[random.nextInt(movable.length)];
    int seat = seatNearAPartner(component, radius);
    if (!seating.mayTake(component, seat)) {
      return 0;
    }
    long gain = seating.gain(component, seat);
    if (gain < 0 && random.nextDouble() >= StrictMath.exp(gain / temperature)) {
      return 0;
    }
    seating.take(component, seat);
    return gain;
  }

  private int seatNearAPartner(int component, int radius) {
    int edge = graph.first()[component] + random.nextInt(graph.degree(component));
    int core = seating.core(graph.partner()[edge]);
    int column = near(grid.column(core), radius, grid.columns());
    int row = near(grid.row(core), radius, grid.rows());
    int chosen = grid.core(column, row);
    return seating.firstSeat(chosen) + random.nextInt(seating.seatsOf(chosen));
  }

  private int near(int centre, int radius, int size) {
    int from = Math.max(0, centre - radius);
    int to = Math.min(size - 1, centre + radius);
    return from + random.nextInt(to - from + 1);
  }
}
