package org.inmesh.coresim.energy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What cores and memories cost in one process technology: a row of a table whose sources {@code
 * core-sim/energy.md} names.
 *
 * @param name as {@link org.inmesh.mesh.energy.RouterTechnology} has it
 * @param instruction pJ for each instruction, without its memory accesses and the clock
 * @param clock pJ for each cycle of a core that is not idle
 * @param coreLeakage mW of each core without its memory
 * @param memory on the chip
 * @param dramPerBit pJ for each bit that memory outside the chip reads or writes
 */
public record CoreTechnology(
    String name,
    double instruction,
    double clock,
    double coreLeakage,
    MemoryCosts memory,
    double dramPerBit) {
  private static final String TABLE = "cores-and-memories.csv";

  /** All rows, in the order of the table. */
  public static List<CoreTechnology> table() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                CoreTechnology.class.getResourceAsStream(TABLE), StandardCharsets.UTF_8))) {
      // A line that says where the sources are, and one that names the columns.
      return reader.lines().skip(2).map(line -> row(line.split(","))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CoreTechnology row(String[] cells) {
    double[] numbers = Arrays.stream(cells).skip(1).mapToDouble(Double::parseDouble).toArray();
    return new CoreTechnology(
        cells[0],
        numbers[0],
        numbers[1],
        numbers[2],
        new MemoryCosts(numbers[3], numbers[4], numbers[5], numbers[6]),
        numbers[7]);
  }

  /**
   * The technology of a name.
   *
   * @throws IllegalArgumentException if there is none; the message has the names there are
   */
  public static CoreTechnology named(String name) {
    List<CoreTechnology> table = table();
    return table.stream()
        .filter(row -> row.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no technology '%s'; there are %s"
                        .formatted(
                            name,
                            String.join(", ", table.stream().map(row -> row.name).toList()))));
  }
}
