package org.inmesh.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.inmesh.bench.validation.Validation;
import org.inmesh.bench.validation.ValidationRow;

/** Published numbers and ours, as a table for each machine, or rows. */
final class ValidationReport {
  private final Format format;
  private final PrintStream out;
  private final List<Map<String, Object>> rows = new ArrayList<>();
  private boolean isFirst = true;

  ValidationReport(Format format, PrintStream out) {
    this.format = format;
    this.out = out;
  }

  /** Measures. */
  void add(Validation validation) {
    List<ValidationRow> measured = validation.measure();
    if (format == Format.TEXT) {
      print(validation, measured);
    } else {
      measured.forEach(row -> rows.add(values(validation, row)));
    }
  }

  /** Nothing more comes. */
  void end() throws IOException {
    if (format != Format.TEXT) {
      out.print(StructuredOutput.all(format, rows));
    }
  }

  private void print(Validation validation, List<ValidationRow> measured) {
    List<String> sources =
        measured.stream().map(row -> row.reference().source()).distinct().toList();
    if (!isFirst) {
      out.println();
    }
    isFirst = false;
    out.println(validation.name() + " - " + validation.title());
    out.println();
    TextTable table =
        new TextTable("llrrrrrll")
            .row(
                "quantity",
                "unit",
                "reference",
                "ours",
                "difference",
                "%",
                "tolerance",
                "ours is",
                "source");
    for (ValidationRow row : measured) {
      table.row(
          row.quantity(),
          row.unit(),
          number(row.reference().value()),
          row.ours().isEmpty() ? "" : number(row.ours().getAsDouble()),
          signed("%+.2f", row.difference()),
          signed("%+.1f", row.differencePercent()),
          row.reference().tolerancePercent().isEmpty()
              ? ""
              : number(row.reference().tolerancePercent().getAsDouble()) + " %",
          row.basis().label(),
          "[" + (sources.indexOf(row.reference().source()) + 1) + "]");
    }
    table.print(out, "  ");
    out.println();
    for (int i = 0; i < sources.size(); i++) {
      printWrapped("[" + (i + 1) + "] ", sources.get(i));
    }
    validation.notes().forEach(note -> printWrapped("- ", note));
  }

  private void printWrapped(String bullet, String text) {
    String indent = "  " + bullet;
    for (String line : TextWrap.lines(text)) {
      out.println(indent + line);
      indent = " ".repeat(indent.length());
    }
  }

  private static String signed(String pattern, OptionalDouble value) {
    return value.isEmpty() ? "" : String.format(Locale.ROOT, pattern, value.getAsDouble());
  }

  /** Measurements have few digits; whole numbers are as they are. */
  private static String number(double value) {
    if (value == Math.rint(value)) {
      return NumberText.count((long) value);
    }
    return NumberText.decimal(value, Math.abs(value) < 10 ? 3 : 2);
  }

  private static Map<String, Object> values(Validation validation, ValidationRow row) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("validation", validation.name());
    values.put("quantity", row.quantity());
    values.put("unit", row.unit());
    values.put("reference", row.reference().value());
    values.put("ours", orNull(row.ours()));
    values.put("difference", orNull(row.difference()));
    values.put("difference_percent", orNull(row.differencePercent()));
    values.put("tolerance_percent", orNull(row.reference().tolerancePercent()));
    values.put("within_tolerance", row.isWithinTolerance().orElse(null));
    values.put("basis", row.basis().label());
    values.put("source", row.reference().source());
    return values;
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
