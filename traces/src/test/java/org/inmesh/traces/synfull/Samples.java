package org.inmesh.traces.synfull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Two of SynFull's published models, and their tables as anybody would read them. */
final class Samples {
  static final String BLACKSCHOLES = "blackscholes.model.gz";
  static final String WATER_SPATIAL = "water_spatial.model.gz";

  private Samples() {}

  static Path path(String name) {
    try {
      return Path.of(Samples.class.getResource(name).toURI());
    } catch (URISyntaxException exception) {
      throw new IllegalStateException(exception);
    }
  }

  static List<String> lines(String name) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Samples.class.getResourceAsStream(name)),
                StandardCharsets.US_ASCII))) {
      return reader.lines().toList();
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  static SynfullModel model(String name) {
    try {
      return SynfullImport.read(path(name));
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  static SynfullModel parse(String text) throws IOException {
    return ModelParser.parse("some.model", new BufferedReader(new StringReader(text)));
  }

  /**
   * The rows of a table.
   *
   * @param macro macro phase, from 1; 0 for what stands before all
   */
  static double[][] table(List<String> lines, int macro, String name) {
    int line = macro == 0 ? 0 : lines.indexOf("HIER_BEGIN_ID  " + macro + " ");
    while (!lines.get(line).equals(name)) {
      line++;
    }
    List<double[]> rows = new ArrayList<>();
    for (line++; !lines.get(line).equals("END"); line++) {
      String[] words = lines.get(line).split(" ");
      double[] row = new double[words.length];
      for (int i = 0; i < row.length; i++) {
        row[i] = Double.parseDouble(words[i]);
      }
      rows.add(row);
    }
    return rows.toArray(double[][]::new);
  }

  /** A column of the rows. */
  static double[] column(double[][] rows, int column) {
    double[] values = new double[rows.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = rows[i][column];
    }
    return values;
  }

  /**
   * Weights of the destinations of a source.
   *
   * @param source as the file numbers it
   * @param micro micro phase, from 1
   * @return by half the destination's number
   */
  static double[] flows(double[][] rows, int source, int micro) {
    double[] weights = new double[16];
    for (double[] row : rows) {
      if (row[0] == source && row[2] == micro) {
        weights[(int) row[1] / 2] = row[3];
      }
    }
    return weights;
  }

  static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
