package org.inmesh.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.inmesh.bench.ComparisonRow;

/** Whether the program wrote the same in all rows of a comparison, and if not, where not. */
final class ComparedOutputs {
  private final List<ComparisonRow> rows;
  private final Function<ComparisonRow, String> name;
  private final Function<ComparisonRow, String> place;

  /**
   * Of rows.
   *
   * @param name of a row's machine, form and placement
   * @param place the same with its number of cores
   */
  ComparedOutputs(
      List<ComparisonRow> rows,
      Function<ComparisonRow, String> name,
      Function<ComparisonRow, String> place) {
    this.rows = rows;
    this.name = name;
    this.place = place;
  }

  /** Which rows' outputs are not that of the first row with as many cores, and from where on. */
  Optional<String> difference() {
    List<String> different = new ArrayList<>();
    for (ComparisonRow row : rows) {
      row.difference()
          .map(each -> "%s, compared to %s, %s".formatted(place.apply(row), reference(row), each))
          .ifPresent(different::add);
    }
    return different.isEmpty()
        ? Optional.empty()
        : Optional.of("The program's output DIFFERS: " + String.join("; ", different));
  }

  /** What a row's output is compared to. */
  private String reference(ComparisonRow row) {
    return rows.stream()
        .filter(each -> each.machine().cores() == row.machine().cores())
        .filter(each -> each.sameOutput().isPresent())
        .findFirst()
        .map(name)
        .orElseThrow();
  }

  /** Whether all wrote the same, in a sentence. */
  String verdict() {
    if (difference().isPresent()) {
      return "The program's output is NOT the same on all machines.";
    }
    long compared = rows.stream().filter(row -> row.sameOutput().isPresent()).count();
    return compared == 0
        ? "No run finished, so no output was compared."
        : compared == rows.size()
            ? "The program's output is the same on all machines."
            : "The program's output is the same on all machines that could be compared.";
  }
}
