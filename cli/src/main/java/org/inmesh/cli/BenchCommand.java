package org.inmesh.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.inmesh.bench.benchmark.Benchmarks;
import org.inmesh.bench.benchmark.Benchmarks.Choice;
import org.inmesh.bench.benchmark.Benchmarks.Effort;
import org.inmesh.bench.benchmark.Benchmarks.Rate;
import org.inmesh.loader.BadInputException;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures the simulator itself. */
@Command(
    name = "bench",
    sortOptions = false,
    header = "Measures how fast this host simulates.",
    description =
        "Measures how fast this host simulates, with JMH: instructions a second of one core "
            + "(translated and not) and of a booted module, bytes a second through its link, "
            + "cycles and flit-hops a second of networks of several sizes, routers and loads, and "
            + "of one large network on one and two host threads. With the defaults it takes about "
            + "seven minutes.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  inmesh bench",
      "  inmesh bench core --forks 5 --iterations 10",
      "  inmesh bench network --forks 1 --milliseconds 200 --format json"
    })
final class BenchCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private HelpOption help;

  @Parameters(
      arity = "0..*",
      paramLabel = "BENCHMARK",
      description =
          "core (programs on one core), module (a booted module and its host's link), network"
              + " (the network step), models (its packet and ideal models beside it), stripes (one"
              + " network on several host threads), traces (events written and read), recording (runs"
              + " with and without a trace); default: all")
  private List<Choice> choices = new ArrayList<>();

  @Option(
      names = "--forks",
      paramLabel = "N",
      defaultValue = "2",
      description =
          "Java virtual machines for each case, one after the other; 0 measures in this one,"
              + " which is quick and inexact; default: ${DEFAULT-VALUE}")
  private int forks;

  @Option(
      names = "--warmups",
      paramLabel = "N",
      defaultValue = "2",
      description = "iterations that do not count, in each fork; default: ${DEFAULT-VALUE}")
  private int warmups;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      defaultValue = "5",
      description = "iterations that count, in each fork; default: ${DEFAULT-VALUE}")
  private int iterations;

  @Option(
      names = "--milliseconds",
      paramLabel = "N",
      defaultValue = "1000",
      description = "length of an iteration; default: ${DEFAULT-VALUE}")
  private int milliseconds;

  @Option(names = "--verbose", description = "shows what JMH says meanwhile")
  private boolean verbose;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, json or csv; default: text")
  private Format format;

  BenchCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    requireAtLeast("--forks", forks, 0);
    requireAtLeast("--warmups", warmups, 0);
    requireAtLeast("--iterations", iterations, 1);
    requireAtLeast("--milliseconds", milliseconds, 1);
    List<Rate> rates = measure();
    if (format == Format.TEXT) {
      print(rates);
    } else {
      List<Map<String, Object>> rows = new ArrayList<>();
      rates.forEach(rate -> rows.add(row(rate)));
      streams.out().print(StructuredOutput.all(format, rows));
    }
    streams.out().flush();
    return ExitCode.OK;
  }

  private static void requireAtLeast(String option, int value, int least) {
    if (value < least) {
      throw new BadInputException("%s must be at least %d, not %d".formatted(option, least, value));
    }
  }

  private List<Rate> measure() {
    List<Choice> chosen = choices.isEmpty() ? List.of(Choice.values()) : choices;
    ProgressLine line = new ProgressLine(streams, () -> "measuring...");
    try (Ticker ticker = new Ticker(line::show)) {
      if (!verbose) {
        ticker.start();
      }
      return Benchmarks.run(chosen, new Effort(forks, warmups, iterations, milliseconds), verbose);
    } catch (RunnerException exception) {
      throw new IllegalStateException("a benchmark failed", exception);
    } finally {
      line.clear();
    }
  }

  private void print(List<Rate> rates) {
    TextTable table = new TextTable("lllrr");
    table.row("benchmark", "case", "counted", "per second", "error (99.9 %)");
    for (Rate rate : rates) {
      table.row(
          rate.benchmark(),
          parameters(rate),
          rate.what(),
          NumberText.count(Math.round(rate.rate())),
          Double.isNaN(rate.error()) ? "-" : "+-" + NumberText.count(Math.round(rate.error())));
    }
    table.print(streams.out(), "");
  }

  private static String parameters(Rate rate) {
    return rate.parameters().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(" "));
  }

  private static Map<String, Object> row(Rate rate) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("benchmark", rate.benchmark());
    row.put("case", rate.parameters());
    row.put("counted", rate.what());
    row.put("per_second", rate.rate());
    row.put("error", Double.isNaN(rate.error()) ? null : rate.error());
    row.put("samples", rate.samples());
    return row;
  }
}
