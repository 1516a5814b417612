package org.inmesh.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.inmesh.bench.validation.Validation;
import org.inmesh.bench.validation.Validations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets published measurements beside ours. */
@Command(
    name = "validate",
    sortOptions = false,
    header = "Repeats published measurements of real machines on the presets.",
    description =
        "Prints each published number, ours, the difference, and where the number is from. A"
            + " difference is a result, not an error. Without a name: lists what there is.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  inmesh validate",
      "  inmesh validate epiphany-iii",
      "  inmesh validate t800-module w1 --format csv",
      "  inmesh validate all"
    })
final class ValidateCommand implements Callable<Integer> {
  private static final String ALL = "all";

  private final Streams streams;

  @Mixin private HelpOption help;

  @Parameters(arity = "0..*", paramLabel = "NAME", description = "a machine or router, or all")
  private List<String> names = List.of();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, json or csv; default: text")
  private Format format;

  ValidateCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    PrintStream out = streams.out();
    if (names.isEmpty()) {
      list(out);
    } else {
      ValidationReport report = new ValidationReport(format, out);
      for (Validation validation : chosen()) {
        report.add(validation);
        out.flush();
      }
      report.end();
    }
    out.flush();
    return ExitCode.OK;
  }

  /** All names are looked at before anything is measured. */
  private List<Validation> chosen() {
    List<Validation> chosen = new ArrayList<>();
    for (String name : names) {
      List<Validation> meant =
          name.equals(ALL) ? Validations.all() : List.of(Validations.find(name));
      meant.stream().filter(each -> !chosen.contains(each)).forEach(chosen::add);
    }
    return chosen;
  }

  private void list(PrintStream out) throws IOException {
    if (format == Format.TEXT) {
      TextTable table = new TextTable("ll").row("name", "what is set beside published numbers");
      Validations.all().forEach(each -> table.row(each.name(), each.title()));
      table.print(out, "");
      return;
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Validation validation : Validations.all()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("name", validation.name());
      row.put("title", validation.title());
      rows.add(row);
    }
    out.print(StructuredOutput.all(format, rows));
  }
}
