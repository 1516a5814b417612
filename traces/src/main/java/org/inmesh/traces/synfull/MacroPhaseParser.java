package org.inmesh.traces.synfull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.synfull.SynfullModel.Forwarding;
import org.inmesh.traces.synfull.SynfullModel.MacroPhase;
import org.inmesh.traces.synfull.SynfullModel.MicroPhase;
import org.inmesh.traces.synfull.SynfullModel.Requests;

/** Reads what stands between {@code HIER_BEGIN_ID} and {@code END_HIER}. */
final class MacroPhaseParser {
  private static final int MOST_MICRO_PHASES = 1000;

  /** Keeps the tables of flows, which grow with the square, in memory. */
  private static final int MOST_NODES = 2048;

  private final ModelLines lines;
  private final ModelTables tables;
  private final long longestPhase;
  private int tiles;

  /** Number of micro phases. */
  private int phases;

  /**
   * For the macro phase that comes next.
   *
   * @param tiles of the macro phases before; 0 if there is none
   * @param longestPhase greatest number of cycles of a micro phase
   */
  MacroPhaseParser(ModelLines lines, ModelTables tables, int tiles, long longestPhase) {
    this.lines = lines;
    this.tables = tables;
    this.tiles = tiles;
    this.longestPhase = longestPhase;
  }

  /** Of this macro phase, and so of all. */
  int tiles() {
    return tiles;
  }

  MacroPhase parse(Distribution next) throws IOException {
    // Markov chains of higher order were never published.
    lines.parameter("MEMORY", 1, 1);
    nodes();
    phases = (int) lines.parameter("NUM_CLASSES", 1, MOST_MICRO_PHASES);
    long resolution = lines.parameter("RESOLUTION", 1, longestPhase);
    List<Distribution> microNext = tables.transitions("MARKOV", phases);
    Distribution steady = tables.steady("MARKOV_STEADY", phases);
    List<List<Requests>> requests = requests();
    List<Forwarding> forwarding = forwarding();
    List<List<Distribution>> owners = flows("FORWARD_FLOWS", false);
    List<List<Distribution>> invalidations = invalidations();
    List<List<Distribution>> invalidated = flows("INVALIDATE_FLOWS", false);
    List<MicroPhase> microPhases = new ArrayList<>();
    for (int phase = 0; phase < phases; phase++) {
      microPhases.add(
          new MicroPhase(
              microNext.get(phase),
              requests.get(phase),
              owners.get(phase),
              invalidations.get(phase),
              invalidated.get(phase)));
    }
    return new MacroPhase(next, resolution, steady, microPhases, forwarding);
  }

  private void nodes() throws IOException {
    int line = lines.line();
    int nodes = (int) lines.parameter("NUM_NODES", 2, MOST_NODES);
    if (nodes % 2 != 0) {
      throw lines.wrongFrom(
          line, "half of the nodes are caches, so there cannot be %d".formatted(nodes));
    }
    if (tiles != 0 && nodes != 2 * tiles) {
      throw lines.wrongFrom(
          line, "the macro phase before has %d nodes, this one %d".formatted(2 * tiles, nodes));
    }
    tiles = nodes / 2;
  }

  /** By micro phase, then by type. */
  private List<List<Requests>> requests() throws IOException {
    List<List<Distribution>> sources = new ArrayList<>();
    for (RequestType type : RequestType.values()) {
      sources.add(tables.columns(type.label() + "_SPATIAL", tiles, phases));
    }
    List<List<List<Distribution>>> destinations = new ArrayList<>();
    for (RequestType type : RequestType.values()) {
      destinations.add(flows(type.label() + "_FLOWS", true));
    }
    List<List<Requests>> requests = new ArrayList<>();
    for (int phase = 0; phase < phases; phase++) {
      requests.add(new ArrayList<>());
    }
    for (RequestType type : RequestType.values()) {
      int line = lines.line();
      List<Distribution> volumes = tables.columns(type.label() + "_INJECTION", 0, phases);
      for (int phase = 0; phase < phases; phase++) {
        Requests some =
            new Requests(
                volumes.get(phase),
                sources.get(type.ordinal()).get(phase),
                destinations.get(type.ordinal()).get(phase));
        check(some, type, phase, line);
        requests.get(phase).add(some);
      }
    }
    return requests;
  }

  /** Requests that occur must come from somewhere and go somewhere. */
  private void check(Requests requests, RequestType type, int phase, int line)
      throws TraceFormatException {
    if (requests.volume().isEmpty()) {
      throw lines.wrongFrom(
          line, "micro phase %d has no weight in this table".formatted(phase + 1));
    }
    if (!requests.occur()) {
      return;
    }
    if (requests.sources().isEmpty()) {
      throw lines.wrongFrom(
          line,
          "micro phase %d sends, but %s_SPATIAL has no cache that does"
              .formatted(phase + 1, type.label()));
    }
    for (int cache = 0; cache < tiles; cache++) {
      if (requests.sources().weight(cache) > 0 && requests.destinations().get(cache).isEmpty()) {
        throw lines.wrongFrom(
            line,
            "cache %d sends in micro phase %d, but %s_FLOWS has nowhere that it does"
                .formatted(2 * cache, phase + 1, type.label()));
      }
    }
  }

  /**
   * Weights from each node to each.
   *
   * @param requests from caches to directories; otherwise from directories to caches
   * @return by micro phase, then by source
   */
  private List<List<Distribution>> flows(String name, boolean requests) throws IOException {
    tables.begin(name);
    double[][][] weights = new double[phases][tiles][tiles];
    for (double[][] phase : weights) {
      for (double[] row : phase) {
        Arrays.fill(row, Double.NaN);
      }
    }
    int left = phases * tiles * tiles;
    while (tables.hasRow(name)) {
      lines.width(4);
      int source = unit(0, !requests);
      int destination = unit(1, requests);
      double[] row = weights[microPhase(2)][source];
      if (!Double.isNaN(row[destination])) {
        throw lines.wrong(0, "these nodes and this micro phase have been there before");
      }
      row[destination] = lines.number(3, "a weight");
      left--;
      lines.next();
    }
    tables.end(name, left);
    List<List<Distribution>> flows = new ArrayList<>();
    for (double[][] phase : weights) {
      flows.add(Arrays.stream(phase).map(Distribution::new).toList());
    }
    return flows;
  }

  /** By directory. */
  private List<Forwarding> forwarding() throws IOException {
    String name = "FORWARD_PROBABILITY";
    tables.begin(name);
    List<Forwarding> forwarding = new ArrayList<>(Collections.nCopies(tiles, null));
    while (tables.hasRow(name)) {
      lines.width(3);
      int directory = unit(0, true);
      if (forwarding.get(directory) != null) {
        throw lines.wrong(0, "this directory has been there before");
      }
      forwarding.set(directory, new Forwarding(probability(1), probability(2)));
      lines.next();
    }
    tables.end(name, 0);
    forwarding.replaceAll(known -> known == null ? Forwarding.NEVER : known);
    return forwarding;
  }

  /**
   * The model generator divides forwarded requests by requests, each counted in the same span of
   * time, so that more than 1 can come out.
   */
  private double probability(int column) throws TraceFormatException {
    return Math.min(lines.number(column, "a probability"), 1);
  }

  /** By micro phase, then by directory; without weights where the table has none. */
  private List<List<Distribution>> invalidations() throws IOException {
    String name = "INVALIDATE_PROBABILITY";
    tables.begin(name);
    List<List<Distribution>> numbers = new ArrayList<>();
    for (int phase = 0; phase < phases; phase++) {
      numbers.add(new ArrayList<>(Collections.nCopies(tiles, new Distribution())));
    }
    while (tables.hasRow(name)) {
      lines.width(4);
      int phase = microPhase(0);
      int directory = unit(1, true);
      if (numbers.get(phase).get(directory).size() > 0) {
        throw lines.wrong(0, "this micro phase and directory have been there before");
      }
      double[] weights = new double[tiles];
      for (int number = 0; number < tiles; number++) {
        lines.width(4);
        if (microPhase(0) != phase || unit(1, true) != directory) {
          throw lines.wrong(
              0,
              "the row for %d invalidations of directory %d is missing"
                  .formatted(number, 2 * directory + 1));
        }
        lines.whole(2, "the number of invalidations of this row", number, number);
        weights[number] = lines.number(3, "a weight");
        lines.next();
      }
      numbers.get(phase).set(directory, new Distribution(weights));
    }
    tables.end(name, 0);
    return numbers;
  }

  private int microPhase(int column) throws TraceFormatException {
    return (int) lines.whole(column, "a micro phase", 1, phases) - 1;
  }

  /** The tile of a cache or a directory. */
  private int unit(int column, boolean directory) throws TraceFormatException {
    int number = (int) lines.whole(column, "a node", 0, 2L * tiles - 1);
    if (number % 2 != (directory ? 1 : 0)) {
      throw lines.wrong(
          column, directory ? "directories have odd numbers" : "caches have even numbers");
    }
    return number / 2;
  }
}
