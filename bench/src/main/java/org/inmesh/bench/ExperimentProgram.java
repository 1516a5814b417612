package org.inmesh.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.CompiledProgram;
import org.inmesh.loader.Diagnostic;
import org.inmesh.loader.ErrorMode;
import org.inmesh.loader.LoadedProgram;
import org.inmesh.loader.ProgramLoader;
import org.inmesh.loader.UnsuitableMachineException;
import org.inmesh.loader.occam.source.IncludeResolver;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.loader.placement.PlacementStrategy;
import org.inmesh.programs.Form;
import org.inmesh.programs.LibraryIncludes;
import org.inmesh.programs.LibraryProgram;
import org.inmesh.programs.ProgramForm;
import org.inmesh.programs.ProgramParameter;

/**
 * A program to run on machines of several sizes, with what the user has set.
 *
 * @param name as reports show it
 * @param source its text
 * @param includes finds the files it includes
 * @param library the program of the library, if it is one: it knows the defaults for each machine
 * @param form in which it is written; a user's own is by messages, whatever is in it
 * @param given values of parameters that the user has set
 * @param errors what its code does about errors
 * @param placement how its processes are spread over the cores
 */
public record ExperimentProgram(
    String name,
    SourceText source,
    IncludeResolver includes,
    Optional<LibraryProgram> library,
    Form form,
    Map<String, Integer> given,
    ErrorMode errors,
    PlacementStrategy placement) {

  /** Copies the parameters. */
  public ExperimentProgram {
    given = Map.copyOf(given);
  }

  /** A program of the library in its first form. */
  public static ExperimentProgram ofLibrary(LibraryProgram program, Map<String, Integer> given) {
    return ofLibrary(program, program.firstForm().form(), given);
  }

  /**
   * A program of the library.
   *
   * @throws BadInputException if it is not written in this form
   */
  public static ExperimentProgram ofLibrary(
      LibraryProgram program, Form form, Map<String, Integer> given) {
    ProgramForm text = program.in(form);
    return new ExperimentProgram(
        program.name(),
        new SourceText(text.fileName(), text.source()),
        LibraryIncludes.ofLibrary(),
        Optional.of(program),
        form,
        given,
        ErrorMode.HALT,
        PlacementStrategy.DEFAULT);
  }

  /** A user's own program. */
  public static ExperimentProgram ofSource(
      String name, SourceText source, IncludeResolver includes, Map<String, Integer> given) {
    return new ExperimentProgram(
        name,
        source,
        includes,
        Optional.empty(),
        Form.MESSAGES,
        given,
        ErrorMode.HALT,
        PlacementStrategy.DEFAULT);
  }

  /** Whether it is meant for machines of this kind. */
  public boolean isFor(MachineSpecification.Kind kind) {
    return library.isEmpty() || library.get().in(form).machines().contains(kind);
  }

  /** What it reads from the keyboard if nobody types; empty for a user's own program. */
  public String input() {
    return library.map(LibraryProgram::input).orElse("");
  }

  /** The same program with another error mode. */
  public ExperimentProgram with(ErrorMode mode) {
    return new ExperimentProgram(name, source, includes, library, form, given, mode, placement);
  }

  /** The same program spread otherwise. */
  public ExperimentProgram placed(PlacementStrategy strategy) {
    return new ExperimentProgram(name, source, includes, library, form, given, errors, strategy);
  }

  /**
   * Compiles it with the parameters that it has on a machine of this size.
   *
   * @throws BadInputException if a parameter or the program is wrong
   */
  public CompiledProgram compileFor(MachineSpecification machine) {
    int columns = machine.network().columns();
    int rows = machine.network().rows();
    Map<String, Integer> values =
        library.map(program -> program.parameterValues(form, given, columns, rows)).orElse(given);
    return ProgramLoader.compile(source, values, includes, errors);
  }

  /**
   * Compiles it and lays it out for a machine.
   *
   * @throws BadInputException if a parameter or the program is wrong or it does not fit
   * @throws UnsuitableMachineException if it is for machines of another kind
   */
  public LoadedProgram loadOn(MachineSpecification machine) {
    if (form == Form.MESSAGES && !isFor(machine.kind())) {
      throw new UnsuitableMachineException(
          List.of(
              Diagnostic.of(
                  String.format(
                      Locale.ROOT,
                      "%s is not for the %s machine, as 'inmesh programs %1$s' explains",
                      name,
                      machine.kind().name().toLowerCase(Locale.ROOT)))));
    }
    return ProgramLoader.load(compileFor(machine), machine, placement);
  }

  /**
   * The parameters that a loaded program has: those of the library's description in its order, or
   * all that could be set, by name.
   */
  public Map<String, Integer> parametersOf(LoadedProgram loaded) {
    Map<String, Integer> all = new TreeMap<>(loaded.compiled().tree().parameters());
    if (library.isEmpty()) {
      return all;
    }
    Map<String, Integer> described = new LinkedHashMap<>();
    for (ProgramParameter parameter : library.get().parameters()) {
      if (parameter.forms().contains(form)) {
        described.put(parameter.name(), all.get(parameter.name()));
      }
    }
    return described;
  }
}
