package org.inmesh.bench.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.inmesh.bench.ExperimentProgram;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.programs.LibraryIncludes;
import org.inmesh.programs.ProgramLibrary;

/** The programs with which the speed of one core is measured. None needs more than one core. */
enum BenchmarkProgram {
  /** Arithmetic, array accesses, comparisons and branches. */
  COMPUTE("rounds"),
  /** Procedures, records, tables, strings. */
  DHRYSTONE("rounds"),
  /** Floating point of double length. */
  WHETSTONE("rounds"),
  /** The same text in single length. */
  WHETSTONE32("rounds"),
  /** Scheduling and rendezvous through memory words. */
  COMMSTIME("loops"),
  /** A few instructions over and over. */
  LOOP("rounds");

  /** More than anybody waits for. */
  private static final int ENDLESS = 2_000_000_000;

  private final String parameter;

  BenchmarkProgram(String parameter) {
    this.parameter = parameter;
  }

  /**
   * The program of a name.
   *
   * @param name in small letters, as benchmarks show it
   */
  static BenchmarkProgram named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The program, to run for ever. */
  ExperimentProgram endless() {
    Map<String, Integer> given = Map.of(parameter, ENDLESS);
    String name = name().toLowerCase(Locale.ROOT);
    return ExperimentProgram.ofSource(
        name, new SourceText(name + ".occ", text(name)), LibraryIncludes.ofLibrary(), given);
  }

  private String text(String name) {
    return switch (this) {
      case COMMSTIME -> new ProgramLibrary().find(name).orElseThrow().firstForm().source();
      case WHETSTONE32 -> read("whetstone").replace("DSQRT", "SQRT").replace("REAL64", "REAL32");
      default -> read(name);
    };
  }

  private static String read(String name) {
    try (InputStream stream = BenchmarkProgram.class.getResourceAsStream(name + ".occ")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
