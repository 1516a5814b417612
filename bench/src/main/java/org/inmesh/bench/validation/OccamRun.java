package org.inmesh.bench.validation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.inmesh.bench.PreparedConsole;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.RunStatistics;
import org.inmesh.coresim.machine.Machines;
import org.inmesh.loader.LoadedProgram;
import org.inmesh.loader.ProgramLoader;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.programs.LibraryIncludes;

/** Runs of the occam programs beside this class. */
final class OccamRun {
  private static final long MOST_CYCLES = 1_000_000_000;

  private OccamRun() {}

  /**
   * Statistics of a run.
   *
   * @param ending that is right for the program: after another its numbers would mean nothing
   */
  static RunStatistics of(
      String file, Map<String, Integer> parameters, MachineSpecification machine, Ending ending) {
    LoadedProgram program =
        ProgramLoader.load(
            ProgramLoader.compile(
                new SourceText(file, text(file)), parameters, LibraryIncludes.ofLibrary()),
            machine);
    RunResult result =
        Machines.build(machine, program.image(), new PreparedConsole("")).run(MOST_CYCLES);
    if (result.ending() != ending) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "%s on %s, %d cores: %s, %s",
              file,
              machine.name(),
              machine.cores(),
              result.ending(),
              result.report()));
    }
    return result.statistics();
  }

  private static String text(String file) {
    try (InputStream stream = OccamRun.class.getResourceAsStream(file)) {
      return new String(
          Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
