package org.inmesh.bench.study.execution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.CompiledProgram;
import org.inmesh.loader.LoadedProgram;
import org.inmesh.loader.ProgramLoader;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.loader.placement.PlacementStrategy;
import org.inmesh.loader.placement.StrategyReader;

/** From a run of a study to its program on its machine, ready to be run. */
public final class RunLoading {
  private RunLoading() {}

  /**
   * The machine of a run.
   *
   * @throws BadInputException if its file is wrong
   */
  public static MachineSpecification machine(StudyRun run) {
    return MachineFile.loadText("machine", run.machine(), List.of());
  }

  /**
   * Compiles a run's program.
   *
   * @throws BadInputException if it or a parameter is wrong
   */
  static CompiledProgram compile(StudyRun run) {
    return ProgramLoader.compile(
        run.sources().get(0), run.parameters(), name -> included(run, name), run.errors());
  }

  private static Optional<SourceText> included(StudyRun run, String name) {
    return run.sources().stream().skip(1).filter(file -> file.file().equals(name)).findFirst();
  }

  /**
   * A run's program on its machine.
   *
   * @throws BadInputException if something of it is wrong, or the program does not fit
   */
  public static LoadedProgram load(StudyRun run) {
    MachineSpecification machine = machine(run);
    PlacementStrategy placement = placement(run);
    return ProgramLoader.load(compile(run), machine, placement);
  }

  /** A placement by a file would depend on what is not in the key. */
  static PlacementStrategy placement(StudyRun run) {
    if (run.placement().indexOf('=') >= 0) {
      throw new BadInputException(
          String.format(
              Locale.ROOT, "placement '%s': a run of a study has none by a file", run.placement()));
    }
    try {
      return StrategyReader.read(run.placement());
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
