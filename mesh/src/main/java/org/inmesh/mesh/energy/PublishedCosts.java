package org.inmesh.mesh.energy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A row of the table that was computed with DSENT 0.91 (Sun et al. 2012), stand-alone: five-port
 * router, links of 1 mm, 1 GHz, nominal voltage.
 *
 * @param technology as DSENT calls it
 * @param flitBits width of links, buffers and switch
 * @param channels virtual channels of each input
 * @param bufferDepth flits that each virtual channel holds
 * @param costs of such a router
 * @param flitHop pJ for a flit that passes a router and 1 mm of link, as the table has it: the sum
 *     of the five costs of a flit, rounded
 * @param bitHop the same for each bit
 */
record PublishedCosts(
    String technology,
    int flitBits,
    int channels,
    int bufferDepth,
    RouterCosts costs,
    double flitHop,
    double bitHop) {
  private static final String TABLE = "dsent-0.91.csv";

  /** All rows, in the order of the table. */
  static List<PublishedCosts> table() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                PublishedCosts.class.getResourceAsStream(TABLE), StandardCharsets.UTF_8))) {
      // A line that names the source, and one that names the columns.
      return reader.lines().skip(2).map(line -> row(line.split(","))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PublishedCosts row(String[] cells) {
    RouterCosts costs =
        new RouterCosts(
            Double.parseDouble(cells[4]),
            Double.parseDouble(cells[5]),
            Double.parseDouble(cells[6]),
            Double.parseDouble(cells[7]),
            Double.parseDouble(cells[8]),
            Double.parseDouble(cells[11]),
            Double.parseDouble(cells[12]),
            Double.parseDouble(cells[13]),
            Double.parseDouble(cells[14]));
    return new PublishedCosts(
        cells[0],
        Integer.parseInt(cells[1]),
        Integer.parseInt(cells[2]),
        Integer.parseInt(cells[3]),
        costs,
        Double.parseDouble(cells[9]),
        Double.parseDouble(cells[10]));
  }
}
