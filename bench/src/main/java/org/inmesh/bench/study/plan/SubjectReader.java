package org.inmesh.bench.study.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.inmesh.isa.transputer.assembly.NearestName;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.loader.placement.StrategyReader;
import org.inmesh.programs.LibraryIncludes;
import org.inmesh.programs.LibraryProgram;
import org.inmesh.programs.ProgramLibrary;

/** Reads what is studied: programs, machines, and the axes that every study has. */
final class SubjectReader {
  private static final List<String> SCALINGS = List.of("strong", "weak");

  /** Most numbers of cores that a refusal names besides the first. */
  private static final int OTHERS_NAMED = 5;

  private final JsonNode document;
  private final Problems problems;
  private final ValueReader values;
  private final Path folder;

  SubjectReader(JsonNode document, Problems problems, ValueReader values, Path folder) {
    this.document = document;
    this.problems = problems;
    this.values = values;
    this.folder = folder;
  }

  List<StudyProgram> programs() {
    if (!document.has("programs")) {
      problems.add("programs", "programs is missing: at least one program, as in [\"stencil\"]");
    }
    ProgramLibrary library = new ProgramLibrary();
    List<StudyProgram> programs = new ArrayList<>();
    for (String entry : values.texts("programs", document.path("programs"))) {
      Optional<LibraryProgram> known = library.find(entry);
      Optional<StudyProgram> program =
          known.isPresent()
              ? Optional.of(new StudyProgram.OfLibrary(known.get()))
              : own(entry, library);
      program.ifPresent(found -> addProgram(programs, found));
    }
    return programs;
  }

  private void addProgram(List<StudyProgram> programs, StudyProgram program) {
    if (programs.stream().anyMatch(other -> other.name().equals(program.name()))) {
      problems.add("programs", "two programs are called " + program.name());
    } else {
      programs.add(program);
    }
  }

  private Optional<StudyProgram> own(String entry, ProgramLibrary library) {
    Optional<Path> file = file(entry);
    if (file.isEmpty()) {
      String suggestion = NearestName.suggestion(entry, library.names());
      problems.add(
          "programs",
          String.format(
              Locale.ROOT,
              "no program '%s': there is neither such a program in the library nor such a file in"
                  + " %s%s",
              entry,
              folder,
              suggestion));
      return Optional.empty();
    }
    try {
      SourceText source = SourceText.of(entry, Files.readAllBytes(file.get()));
      String name = file.get().getFileName().toString().replaceFirst("\\.occ$", "");
      return Optional.of(
          new StudyProgram.Own(
              name, source, LibraryIncludes.beside(file.get().toAbsolutePath().getParent())));
    } catch (IOException exception) {
      problems.add(
          "programs",
          String.format(Locale.ROOT, "%s cannot be read: %s", entry, exception.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<Path> file(String entry) {
    try {
      Path file = folder.resolve(entry);
      return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    } catch (InvalidPathException exception) {
      return Optional.empty();
    }
  }

  /** Presets or paths, by the machines' names. */
  Map<String, String> machines() {
    List<String> entries = values.texts("machines", document.path("machines"));
    Map<String, String> machines = new LinkedHashMap<>();
    for (String entry : document.has("machines") ? entries : List.of("mesh", "coherent")) {
      boolean preset = MachineFile.presetNames().contains(entry);
      String path = preset ? entry : file(entry).map(Path::toString).orElse(entry);
      try {
        String name = MachineFile.load(path, List.of(), OptionalInt.empty()).name();
        if (machines.putIfAbsent(name, path) != null) {
          problems.add("machines", "two machines are called " + name);
        }
      } catch (BadInputException refusal) {
        problems.add("machines", refusal);
      }
    }
    return machines;
  }

  /** The axes that every study has. */
  List<Axis> axes(List<StudyProgram> programs, Map<String, String> machines) {
    return List.of(
        new Axis(Axis.PROGRAM, names(programs.stream().map(StudyProgram::name).toList())),
        new Axis(Axis.FORM, names(forms(programs))),
        new Axis(Axis.MACHINE, names(List.copyOf(machines.keySet()))),
        new Axis(Axis.CORES, orDefault(cores(machines), Axis.DEFAULT)),
        new Axis(Axis.SCALING, orDefault(scalings(), SCALINGS.getFirst())),
        new Axis(Axis.PLACEMENT, orDefault(placements(), Axis.DEFAULT)),
        new Axis(Axis.SEED, orDefault(seeds(), Axis.DEFAULT)));
  }

  private static List<Object> names(List<String> names) {
    return List.copyOf(names);
  }

  private static List<Object> orDefault(List<?> given, String otherwise) {
    return given.isEmpty() ? List.of(otherwise) : List.copyOf(given);
  }

  private List<String> forms(List<StudyProgram> programs) {
    List<String> forms = values.texts("forms", document.path("forms"));
    for (String form : forms) {
      if (!StudyProgram.formNames().contains(form)) {
        problems.unknown("forms", "form", form, StudyProgram.formNames());
      } else if (programs.stream()
          .flatMap(program -> program.forms().stream())
          .noneMatch(known -> known.key().equals(form))) {
        problems.add("forms", "none of the programs has the form " + form);
      }
    }
    if (!forms.isEmpty()) {
      return forms;
    }
    return StudyProgram.formNames().stream()
        .filter(
            form ->
                programs.stream()
                    .flatMap(program -> program.forms().stream())
                    .anyMatch(known -> known.key().equals(form)))
        .toList();
  }

  private List<Integer> cores(Map<String, String> machines) {
    List<Integer> cores = values.numbers("cores", document.path("cores"), 1);
    List<Integer> refused = new ArrayList<>();
    String reason = "";
    for (int number : cores) {
      Optional<String> refusal = refusal(number, machines.values());
      if (refusal.isPresent()) {
        reason = refused.isEmpty() ? refusal.get() : reason;
        refused.add(number);
      }
    }
    if (!refused.isEmpty()) {
      problems.add(
          "cores",
          String.format(
              Locale.ROOT,
              "no machine has %d cores: %s%s",
              refused.getFirst(),
              reason,
              others(refused.subList(1, refused.size()))));
    }
    return cores;
  }

  /** Why no machine has so many cores; nothing if one has. */
  private static Optional<String> refusal(int cores, Collection<String> machines) {
    Optional<String> refusal = Optional.empty();
    for (String machine : machines) {
      try {
        MachineFile.load(machine, List.of(), OptionalInt.of(cores));
        return Optional.empty();
      } catch (BadInputException exception) {
        refusal = Optional.of(exception.diagnostics().getFirst().message());
      }
    }
    return refusal;
  }

  private static String others(List<Integer> refused) {
    if (refused.isEmpty()) {
      return "";
    }
    String named =
        refused.stream()
            .limit(OTHERS_NAMED)
            .map(Object::toString)
            .collect(Collectors.joining(", "));
    int left = refused.size() - OTHERS_NAMED;
    return "; nor " + named + (left > 0 ? " and " + left + " others of this list" : "");
  }

  private List<String> scalings() {
    List<String> scalings = values.texts("scaling", document.path("scaling"));
    for (String scaling : scalings) {
      if (!SCALINGS.contains(scaling)) {
        problems.unknown("scaling", "scaling", scaling, SCALINGS);
      }
    }
    return scalings;
  }

  private List<String> placements() {
    List<String> placements = new ArrayList<>();
    for (String text : values.texts("placements", document.path("placements"))) {
      if (text.indexOf('=') >= 0) {
        problems.add(
            "placements",
            String.format(
                Locale.ROOT, "placement '%s': a study's placements do not depend on files", text));
        continue;
      }
      try {
        // Without a seed it has the study's seeds.
        boolean seeded = text.equals("random") || text.equals("annealed");
        placements.add(seeded ? text : StrategyReader.read(text).label());
      } catch (BadInputException refusal) {
        problems.add("placements", refusal);
      } catch (IOException exception) {
        throw new IllegalStateException("no file is read", exception);
      }
    }
    return placements;
  }

  private List<Integer> seeds() {
    return values.numbers("seeds", document.path("seeds"), 0);
  }
}
