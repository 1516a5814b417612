package org.inmesh.loader.placement;

import java.util.Arrays;

/**
 * Places one component after the other: next is always the one that has most to say to those
 * already placed, and it goes to the core where that costs least. The first, if none is fixed, is
 * the one that has most to say at all; it goes to the middle.
 */
final class GreedyLayout {
  private static final int NOWHERE = -1;

  private final Grid grid;
  private final ChannelGraph graph;
  private final Seats.Quota quota;
  private final int[] coreOf;

  /** Weight of each component's links to those placed. */
  private final long[] pull;

  /** Weight of all its links. */
  private final long[] traffic;

  private GreedyLayout(Grid grid, ChannelGraph graph, Seats seats) {
    this.grid = grid;
    this.graph = graph;
    this.quota = seats.quota();
    this.coreOf = new int[graph.components()];
    this.pull = new long[graph.components()];
    this.traffic = new long[graph.components()];
    Arrays.setAll(traffic, graph::weightOf);
    Arrays.fill(coreOf, NOWHERE);
  }

  /** For each component its core. */
  static int[] of(Grid grid, ChannelGraph graph, Seats seats, int[] pinned) {
    GreedyLayout layout = new GreedyLayout(grid, graph, seats);
    int left = pinned.length;
    for (int component = 0; component < pinned.length; component++) {
      if (pinned[component] >= 0) {
        layout.put(component, pinned[component]);
        left--;
      }
    }
    for (; left > 0; left--) {
      int component = layout.next();
      int core = layout.cheapestCore(component);
      layout.quota.take(core);
      layout.put(component, core);
    }
    return layout.coreOf;
  }

  private void put(int component, int core) {
    coreOf[component] = core;
    for (int edge = graph.first()[component]; edge < graph.first()[component + 1]; edge++) {
      pull[graph.partner()[edge]] += graph.weight()[edge];
    }
  }

  /** Of those with the same pull the one with most traffic in all, then the first in the text. */
  private int next() {
    int best = NOWHERE;
    for (int component = 0; component < coreOf.length; component++) {
      if (coreOf[component] == NOWHERE
          && (best == NOWHERE
              || pull[component] > pull[best]
              || pull[component] == pull[best] && traffic[component] > traffic[best])) {
        best = component;
      }
    }
    return best;
  }

  /** Distances along columns and rows add up, so the cost of a core is the sum of two. */
  private int cheapestCore(int component) {
    long[] ofColumn = new long[grid.columns()];
    long[] ofRow = new long[grid.rows()];
    boolean hasPartner = false;
    for (int edge = graph.first()[component]; edge < graph.first()[component + 1]; edge++) {
      int core = coreOf[graph.partner()[edge]];
      if (core != NOWHERE) {
        hasPartner = true;
        addDistances(ofColumn, grid.column(core), graph.weight()[edge]);
        addDistances(ofRow, grid.row(core), graph.weight()[edge]);
      }
    }
    if (!hasPartner) {
      addDistances(ofColumn, grid.columns() / 2, 1);
      addDistances(ofRow, grid.rows() / 2, 1);
    }
    int best = NOWHERE;
    long least = Long.MAX_VALUE;
    for (int core = 0; core < grid.cores(); core++) {
      long cost = ofColumn[grid.column(core)] + ofRow[grid.row(core)];
      if (cost < least && quota.hasRoom(core)) {
        least = cost;
        best = core;
      }
    }
    return best;
  }

  private static void addDistances(long[] costs, int position, long weight) {
    for (int index = 0; index < costs.length; index++) {
      costs[index] += weight * Math.abs(index - position);
    }
  }
}
