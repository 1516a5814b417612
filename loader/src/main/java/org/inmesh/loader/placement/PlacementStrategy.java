package org.inmesh.loader.placement;

import java.util.Locale;

/** How a program's components are spread over the cores. {@link StrategyReader} reads the names. */
public sealed interface PlacementStrategy {

  /** What is done if nothing is said. */
  PlacementStrategy DEFAULT = new RegularLayout();

  /** As on the command line: {@code random:7}. */
  String label();

  /** The cheapest of many regular layouts, and exchanges from there. */
  record RegularLayout() implements PlacementStrategy {
    @Override
    public String label() {
      return "default";
    }
  }

  /** Components in the order of the text along a line through all cores. */
  record Along(Line line) implements PlacementStrategy {
    /** Which line. */
    public enum Line {
      /** Row after row, each from the left. */
      ROW_MAJOR,
      /** Row after row, every other one from the right. */
      SNAKE,
      /** A space-filling curve. */
      CURVE
    }

    @Override
    public String label() {
      return line.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Components in random order on cores in random order. */
  record Shuffled(long seed) implements PlacementStrategy {
    @Override
    public String label() {
      return "random:" + seed;
    }
  }

  /** One component after the other where it is cheapest, those with most traffic first. */
  record Greedy() implements PlacementStrategy {
    @Override
    public String label() {
      return "greedy";
    }
  }

  /** Simulated annealing from the default. */
  record Annealed(long seed) implements PlacementStrategy {
    @Override
    public String label() {
      return "annealed:" + seed;
    }
  }

  /**
   * Neighbours in the text together, so many on each core along a space-filling curve; other cores
   * stay empty.
   *
   * @param components on each core, at least 1
   */
  record Packed(int components) implements PlacementStrategy {
    @Override
    public String label() {
      return "packed:" + components;
    }
  }

  /** All components on core 0. */
  record Single() implements PlacementStrategy {
    @Override
    public String label() {
      return "single";
    }
  }

  /** Annealed by what an earlier run has measured. */
  record ByTraffic(String file, TrafficProfile profile) implements PlacementStrategy {
    @Override
    public String label() {
      return "profile=" + file;
    }
  }

  /** By hand; components that the list leaves out as in the default. */
  record ByHand(CoreList list) implements PlacementStrategy {
    @Override
    public String label() {
      return "file=" + list.file();
    }
  }
}
