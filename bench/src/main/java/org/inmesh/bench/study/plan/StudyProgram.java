package org.inmesh.bench.study.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.loader.occam.source.IncludeResolver;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.programs.Form;
import org.inmesh.programs.LibraryIncludes;
import org.inmesh.programs.LibraryProgram;
import org.inmesh.programs.ProgramForm;

/** A program of a study: of the library, or the user's own. */
public sealed interface StudyProgram {

  /** As columns show it. */
  String name();

  /** The forms in which it is written. */
  List<Form> forms();

  /** Whether one of its forms is for machines of a kind. */
  boolean isFor(Form form, Kind kind);

  /** Whether it has a parameter in one of its forms. */
  boolean hasParameter(Form form, String parameter);

  /** Whether it has a parameter in any of its forms. */
  default boolean hasParameter(String parameter) {
    return forms().stream().anyMatch(form -> hasParameter(form, parameter));
  }

  /**
   * All values that it is compiled with.
   *
   * @param given by the study; only parameters that the form has
   * @throws org.inmesh.loader.BadInputException if one is out of range on such a grid
   */
  Map<String, Integer> values(Form form, Map<String, Integer> given, int columns, int rows);

  /** Its files, the main one first. */
  List<SourceText> sources(Form form);

  /** What its keyboard gives. */
  String input();

  /** Names of the parameters that it has in any form, if they are known. */
  List<String> parameters();

  /** A program of the library. */
  record OfLibrary(LibraryProgram program) implements StudyProgram {
    @Override
    public String name() {
      return program.name();
    }

    @Override
    public List<Form> forms() {
      return program.forms().stream().map(ProgramForm::form).toList();
    }

    @Override
    public boolean isFor(Form form, Kind kind) {
      return program.in(form).machines().contains(kind);
    }

    @Override
    public boolean hasParameter(Form form, String parameter) {
      return program.parameters().stream()
          .anyMatch(known -> known.name().equals(parameter) && known.forms().contains(form));
    }

    @Override
    public Map<String, Integer> values(
        Form form, Map<String, Integer> given, int columns, int rows) {
      return program.parameterValues(form, given, columns, rows);
    }

    @Override
    public List<SourceText> sources(Form form) {
      ProgramForm text = program.in(form);
      return IncludedSources.of(
          new SourceText(text.fileName(), text.source()), LibraryIncludes.ofLibrary());
    }

    @Override
    public String input() {
      return program.input();
    }

    @Override
    public List<String> parameters() {
      return program.parameters().stream().map(known -> known.name()).toList();
    }
  }

  /**
   * The user's own program: by messages, whatever is in it, and for every machine.
   *
   * @param name its file's without the ending
   * @param source its text, under the name that the study's file gives it
   * @param includes finds the files it includes
   */
  record Own(String name, SourceText source, IncludeResolver includes) implements StudyProgram {
    private static final Pattern CONSTANT =
        Pattern.compile("^VAL\\s+\\w+\\s+([A-Za-z][A-Za-z0-9.]*)\\s+IS\\b", Pattern.MULTILINE);

    @Override
    public List<Form> forms() {
      return List.of(Form.MESSAGES);
    }

    @Override
    public boolean isFor(Form form, Kind kind) {
      return true;
    }

    @Override
    public boolean hasParameter(Form form, String parameter) {
      return parameters().contains(parameter);
    }

    @Override
    public Map<String, Integer> values(
        Form form, Map<String, Integer> given, int columns, int rows) {
      return new TreeMap<>(given);
    }

    @Override
    public List<SourceText> sources(Form form) {
      return IncludedSources.of(source, includes);
    }

    @Override
    public String input() {
      return "";
    }

    /** Constants of its outer level; the compiler knows whether they can be set. */
    @Override
    public List<String> parameters() {
      return CONSTANT.matcher(source.text()).results().map(match -> match.group(1)).toList();
    }
  }

  /** Names of forms as files write them. */
  static List<String> formNames() {
    return Arrays.stream(Form.values()).map(Form::key).toList();
  }
}
