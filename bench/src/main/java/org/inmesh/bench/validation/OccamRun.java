package org.inmesh.bench.validation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.inmesh.bench.PreparedConsole;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.machine.Machines;
import org.inmesh.loader.LoadedProgram;
import org.inmesh.loader.ProgramLoader;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.programs.LibraryIncludes;

/** Runs of the occam programs beside this class. */
final class OccamRun {
  private static final long MOST_CYCLES = 1_000_000_000;

  private OccamRun() {}

  static RunResult of(String file, Map<String, Integer> parameters, MachineSpecification machine) {
    LoadedProgram program =
        ProgramLoader.load(
            ProgramLoader.compile(
                new SourceText(file, text(file)), parameters, LibraryIncludes.ofLibrary()),
            machine);
    return Machines.build(machine, program.image(), new PreparedConsole("")).run(MOST_CYCLES);
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
