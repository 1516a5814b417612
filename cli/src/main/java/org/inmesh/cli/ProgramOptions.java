package org.inmesh.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inmesh.bench.ExperimentProgram;
import org.inmesh.isa.transputer.assembly.NearestName;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.ErrorMode;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.loader.placement.PlacementStrategy;
import org.inmesh.loader.placement.StrategyReader;
import org.inmesh.programs.Form;
import org.inmesh.programs.LibraryIncludes;
import org.inmesh.programs.LibraryProgram;
import org.inmesh.programs.ProgramForm;
import org.inmesh.programs.ProgramLibrary;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which program, and its parameters: for every command that takes one. */
final class ProgramOptions {
  @Parameters(
      index = "0",
      paramLabel = "PROGRAM",
      description = "a program of the library ('inmesh programs' lists them), or an occam file")
  private String program;

  @Option(
      names = {"-p", "--param"},
      paramLabel = "NAME=VALUE",
      converter = {TextValue.class, ParameterValue.class},
      description = "sets a constant of the program; may be repeated")
  private Map<String, Integer> parameters = new LinkedHashMap<>();

  @Option(
      names = "--form",
      paramLabel = "FORM",
      split = ",",
      converter = FormText.class,
      description =
          "which form of a library program: messages, or shared for shared variables; compare"
              + " takes both with a comma; default: messages if there is one, of compare all")
  private List<Form> forms = List.of();

  @Option(
      names = "--placement",
      paramLabel = "STRATEGY",
      split = ",",
      description =
          "which process runs on which core: "
              + StrategyReader.NAMES
              + "; compare takes several with commas; default: default")
  private List<String> placements = List.of("default");

  @Option(
      names = "--error-mode",
      paramLabel = "MODE",
      converter = ErrorModeText.class,
      defaultValue = "halt",
      description =
          "what an error of the program does: halt ends the run, stop stops the process that"
              + " errs, undefined checks nothing; default: halt")
  private ErrorMode errorMode;

  /** Names of error modes. */
  static final class ErrorModeText implements picocli.CommandLine.ITypeConverter<ErrorMode> {
    @Override
    public ErrorMode convert(String text) {
      return ErrorMode.named(text)
          .orElseThrow(
              () ->
                  new picocli.CommandLine.TypeConversionException(
                      "'" + text + "' is no error mode; there are halt, stop and undefined"));
    }
  }

  /** Names of forms. */
  static final class FormText implements picocli.CommandLine.ITypeConverter<Form> {
    @Override
    public Form convert(String text) {
      return Form.named(text)
          .orElseThrow(
              () ->
                  new picocli.CommandLine.TypeConversionException(
                      "'" + text + "' is no form; there are messages and shared"));
    }
  }

  /** Leaves names as they are: picocli wants a converter for both sides of a map. */
  static final class TextValue implements picocli.CommandLine.ITypeConverter<String> {
    @Override
    public String convert(String text) {
      return text;
    }
  }

  /** As given. */
  String name() {
    return program;
  }

  /**
   * Reads the program in one form.
   *
   * @throws BadInputException if there is none of this name
   * @throws IOException if the file cannot be read
   */
  ExperimentProgram read() throws IOException {
    if (forms.size() > 1) {
      throw new BadInputException("--form: one form, not " + forms.size());
    }
    if (placements.size() > 1) {
      throw new BadInputException(
          "--placement: one placement, not %d; compare takes several".formatted(placements.size()));
    }
    return readForms().getFirst();
  }

  /**
   * Reads the program in all forms that are asked for, or in all that it has, each in all
   * placements that are asked for.
   *
   * @throws BadInputException if there is none of this name
   * @throws IOException if the file cannot be read
   */
  List<ExperimentProgram> readForms() throws IOException {
    List<PlacementStrategy> strategies = new ArrayList<>();
    for (String placement : placements) {
      strategies.add(StrategyReader.read(placement));
    }
    return unplacedForms().stream().flatMap(form -> strategies.stream().map(form::placed)).toList();
  }

  private List<ExperimentProgram> unplacedForms() throws IOException {
    ProgramLibrary library = new ProgramLibrary();
    Optional<LibraryProgram> found = library.find(program);
    if (found.isPresent()) {
      List<Form> all = found.get().forms().stream().map(ProgramForm::form).toList();
      return (forms.isEmpty() ? all : forms)
          .stream()
              .map(form -> ExperimentProgram.ofLibrary(found.get(), form, parameters))
              .map(form -> form.with(errorMode))
              .toList();
    }
    if (!forms.isEmpty()) {
      throw new BadInputException("--form is for programs of the library; " + program + " is none");
    }
    return List.of(readFile(library));
  }

  private ExperimentProgram readFile(ProgramLibrary library) throws IOException {
    Path file = existingFile(library);
    SourceText source = SourceText.of(program, Files.readAllBytes(file));
    if (source.text().indexOf('\0') >= 0) {
      throw new BadInputException(program + ": this is not a text in UTF-8 or ISO 8859-1");
    }
    Path folder = file.toAbsolutePath().getParent();
    String name = file.getFileName().toString().replaceFirst("\\.occ$", "");
    return ExperimentProgram.ofSource(name, source, LibraryIncludes.beside(folder), parameters)
        .with(errorMode);
  }

  private Path existingFile(ProgramLibrary library) {
    try {
      Path file = Path.of(program);
      if (Files.isDirectory(file)) {
        throw new BadInputException(program + ": this is a folder, not an occam file");
      }
      if (Files.exists(file)) {
        return file;
      }
    } catch (InvalidPathException exception) {
      throw unknown(library);
    }
    throw unknown(library);
  }

  private BadInputException unknown(ProgramLibrary library) {
    String suggestion = NearestName.suggestion(program, library.names());
    String known = "; the library has " + String.join(", ", library.names());
    return new BadInputException(
        "no program '%s': there is neither such a program in the library nor such a file%s"
            .formatted(program, suggestion.isEmpty() ? known : suggestion));
  }
}
