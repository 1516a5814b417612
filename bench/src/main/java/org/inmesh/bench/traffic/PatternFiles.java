package org.inmesh.bench.traffic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.inmesh.loader.BadInputException;
import org.inmesh.mesh.traffic.Permutation;
import org.inmesh.mesh.traffic.TrafficMatrix;

/** Reads traffic patterns from CSV files. */
public final class PatternFiles {
  private static final int SOURCE = 0;
  private static final int DESTINATION = 1;
  private static final int WEIGHT = 2;
  private static final int NONE = -1;

  private PatternFiles() {}

  /**
   * Reads a permutation: columns {@code src,dst}, each node once in both.
   *
   * @param nodes of the mesh it is for
   * @throws BadInputException if it is none of these nodes
   * @throws IOException if the file cannot be read
   */
  public static Permutation permutation(Path file, int nodes) throws IOException {
    int[] destinations = new int[nodes];
    boolean[] taken = new boolean[nodes];
    Arrays.fill(destinations, NONE);
    CsvTable.read(
        file,
        List.of("src", "dst"),
        line -> {
          int source = (int) line.whole(SOURCE, 0, nodes - 1);
          int destination = (int) line.whole(DESTINATION, 0, nodes - 1);
          if (destinations[source] != NONE) {
            throw line.wrong(
                SOURCE, String.format(Locale.ROOT, "node %d has a destination already", source));
          }
          if (taken[destination]) {
            throw line.wrong(
                DESTINATION,
                String.format(Locale.ROOT, "node %d is a destination already", destination));
          }
          destinations[source] = destination;
          taken[destination] = true;
        });
    List<Integer> all = Arrays.stream(destinations).boxed().collect(Collectors.toList());
    if (all.contains(NONE)) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "%s: node %d has no destination; a permutation names each of the %d nodes once",
              file,
              all.indexOf(NONE),
              nodes));
    }
    return new Permutation("permutation:" + file.getFileName(), all);
  }

  /**
   * Reads a traffic matrix: columns {@code src,dst,weight}; what is not named is 0.
   *
   * @param nodes of the mesh it is for
   * @throws BadInputException if a line is wrong, or no weight is above 0
   * @throws IOException if the file cannot be read
   */
  public static TrafficMatrix matrix(Path file, int nodes) throws IOException {
    List<TrafficMatrix.Flow> flows = new ArrayList<>();
    CsvTable.read(
        file,
        List.of("src", "dst", "weight"),
        line ->
            flows.add(
                new TrafficMatrix.Flow(
                    (int) line.whole(SOURCE, 0, nodes - 1),
                    (int) line.whole(DESTINATION, 0, nodes - 1),
                    line.weight(WEIGHT))));
    if (flows.stream().noneMatch(flow -> flow.weight() > 0)) {
      throw new BadInputException(file + ": no weight is above 0");
    }
    return new TrafficMatrix("matrix:" + file.getFileName(), flows);
  }
}
