package org.inmesh.loader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.linking.Linker;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.occam.OccamFrontEnd;
import org.inmesh.loader.occam.checked.CheckedProgram;
import org.inmesh.loader.occam.code.CodeGenerator;
import org.inmesh.loader.occam.code.Warnings;
import org.inmesh.loader.occam.source.IncludeResolver;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.loader.placement.Placement;
import org.inmesh.loader.placement.PlacementStrategy;
import org.inmesh.loader.placement.Placer;

/** The whole way from an occam text to what a machine is loaded with. */
public final class ProgramLoader {
  // The compiler follows nesting and calls by recursion: up to 1000 PROCs of 100 levels each.
  private static final long STACK_BYTES = 512L << 20;

  private ProgramLoader() {}

  /**
   * Compiles a program.
   *
   * @param main its main file
   * @param parameters values for constants of the main file's outer level, by name; BOOL as 0 or 1
   * @param includes finds the files it includes
   * @throws BadInputException with everything that is wrong with the program
   */
  public static CompiledProgram compile(
      SourceText main, Map<String, Integer> parameters, IncludeResolver includes) {
    return compile(main, parameters, includes, ErrorMode.HALT);
  }

  /**
   * Compiles a program.
   *
   * @param errors what its code does about errors
   * @throws BadInputException with everything that is wrong with the program
   */
  public static CompiledProgram compile(
      SourceText main,
      Map<String, Integer> parameters,
      IncludeResolver includes,
      ErrorMode errors) {
    List<SourceText> sources = new ArrayList<>(List.of(main));
    IncludeResolver noting = noting(includes, sources);
    return onDeepStack(
        () -> {
          CheckedProgram tree = OccamFrontEnd.check(main, parameters, noting);
          ObjectProgram object = pointingInto(sources, () -> CodeGenerator.generate(tree, errors));
          List<Diagnostic> warnings =
              Stream.concat(tree.warnings().stream(), Warnings.of(tree, main.file()).stream())
                  .map(warning -> withSourceLine(warning, sources))
                  .toList();
          return new CompiledProgram(tree, object, sources, warnings);
        });
  }

  private static IncludeResolver noting(IncludeResolver includes, List<SourceText> sources) {
    return new IncludeResolver() {
      @Override
      public Optional<SourceText> resolve(String name) {
        Optional<SourceText> file = includes.resolve(name);
        file.filter(found -> !sources.contains(found)).ifPresent(sources::add);
        return file;
      }

      @Override
      public String places() {
        return includes.places();
      }
    };
  }

  private static <T> T onDeepStack(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(null, task, "compiler", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get();
    } catch (ExecutionException exception) {
      switch (exception.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        default -> throw new IllegalStateException(exception.getCause());
      }
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while compiling", exception);
    }
  }

  /**
   * Places a compiled program on a machine's cores and lays it out in their memory.
   *
   * @throws BadInputException if it does not fit the machine, with the sizes
   */
  public static LoadedProgram load(CompiledProgram compiled, MachineSpecification machine) {
    return load(compiled, machine, PlacementStrategy.DEFAULT);
  }

  /**
   * Places a compiled program on a machine's cores as a strategy says and lays it out in their
   * memory.
   *
   * @throws BadInputException if it does not fit the machine, with the sizes, or the strategy suits
   *     neither
   */
  public static LoadedProgram load(
      CompiledProgram compiled, MachineSpecification machine, PlacementStrategy strategy) {
    return pointingInto(
        compiled.sources(),
        () -> {
          ObjectProgram object = compiled.object();
          Placement placement =
              Placer.place(object, machine.network().columns(), machine.network().rows(), strategy);
          return new LoadedProgram(
              compiled, machine, strategy, placement, Linker.link(object, placement, machine));
        });
  }

  /** Adds the line of the source to what later stages say: they have positions, but no text. */
  private static <T> T pointingInto(List<SourceText> sources, Supplier<T> stage) {
    try {
      return stage.get();
    } catch (BadInputException exception) {
      throw exception.saying(
          exception.diagnostics().stream()
              .map(diagnostic -> withSourceLine(diagnostic, sources))
              .toList());
    }
  }

  private static Diagnostic withSourceLine(Diagnostic diagnostic, List<SourceText> sources) {
    SourcePosition position = diagnostic.position();
    if (position == null || !diagnostic.sourceLine().isEmpty()) {
      return diagnostic;
    }
    return sources.stream()
        .filter(source -> source.file().equals(position.file()))
        .map(SourceText::lines)
        .filter(lines -> position.line() <= lines.size())
        .map(lines -> lines.get(position.line() - 1))
        .map(
            line ->
                new Diagnostic(
                    position, diagnostic.message(), line, diagnostic.length(), diagnostic.others()))
        .findFirst()
        .orElse(diagnostic);
  }
}
