package org.inmesh.bench.study.plan;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.inmesh.bench.study.StudyPoint;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;
import org.inmesh.loader.ErrorMode;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.programs.Form;

/** Makes a point, with its run, of a combination of a study's values. */
final class PointBuilder {
  private static final String WEAK = "weak";

  private final Study study;
  private final PointMachines machines;

  /** By name and form: files are read once. */
  private final Map<String, List<SourceText>> sources = new HashMap<>();

  PointBuilder(Study study) {
    this.study = study;
    machines = new PointMachines(study);
  }

  /**
   * The point of a combination.
   *
   * @param wanted a value for each axis
   * @return nothing if the program has no such form or it is not for such machines
   */
  Optional<StudyPoint> point(Map<String, Object> wanted) {
    StudyProgram program = study.program(wanted.get(Axis.PROGRAM));
    Form form = Form.named((String) wanted.get(Axis.FORM)).orElseThrow();
    if (!program.forms().contains(form) || !program.isFor(form, machines.kind(wanted))) {
      return Optional.empty();
    }
    Map<String, Object> coordinates = new LinkedHashMap<>(wanted);
    leaveOutParameters(coordinates, program, form);
    Map<String, Integer> given = given(coordinates, program, form);
    if (program.hasParameter(form, WEAK)) {
      given.put(WEAK, wanted.get(Axis.SCALING).equals(WEAK) ? 1 : 0);
    } else {
      coordinates.put(Axis.SCALING, Axis.DEFAULT);
    }
    String placement = (String) wanted.get(Axis.PLACEMENT);
    Optional<Integer> seed = seed(wanted);
    boolean seededProgram = program.hasParameter(form, Axis.SEED) && !given.containsKey(Axis.SEED);
    boolean seededPlacement = placement.equals("random") || placement.equals("annealed");
    if (seededProgram) {
      seed.ifPresent(number -> given.put(Axis.SEED, number));
    }
    try {
      PointMachines.Chosen machine = machines.choose(coordinates, seed);
      coordinates.putAll(machine.coordinates());
      if (seed.isPresent() && !seededProgram && !seededPlacement && !machine.seeded()) {
        coordinates.put(Axis.SEED, Axis.ANY);
      }
      StudyRun run =
          new StudyRun(
              program.name(),
              form,
              sources.computeIfAbsent(program.name() + " " + form, key -> program.sources(form)),
              program.input(),
              program.values(form, given, machine.columns(), machine.rows()),
              ErrorMode.HALT,
              seededPlacement ? placement + ":" + seed.orElse(1) : placement,
              machine.text(),
              study.maximumCycles(),
              study.measuring());
      return Optional.of(new StudyPoint(coordinates, Optional.of(run), ""));
    } catch (BadInputException refusal) {
      String complaint =
          refusal.diagnostics().stream().map(Diagnostic::message).collect(Collectors.joining("; "));
      return Optional.of(new StudyPoint(coordinates, Optional.empty(), complaint));
    }
  }

  /** The study's seed; nothing if it has none. */
  private static Optional<Integer> seed(Map<String, Object> wanted) {
    return wanted.get(Axis.SEED) instanceof Integer number ? Optional.of(number) : Optional.empty();
  }

  /** Takes away values on axes of parameters that the program does not have in this form. */
  private void leaveOutParameters(
      Map<String, Object> coordinates, StudyProgram program, Form form) {
    for (Axis axis : study.axes()) {
      String name = axis.name();
      boolean always = Axis.ALWAYS.contains(name);
      if (!always && !machines.isKey(name) && parameterOf(name, program, form).isEmpty()) {
        coordinates.put(name, Axis.NONE);
      }
    }
  }

  /** The program's parameter that a name means, with or without the program's name before it. */
  private static Optional<String> parameterOf(String name, StudyProgram program, Form form) {
    if (program.hasParameter(form, name)) {
      return Optional.of(name);
    }
    String prefix = program.name() + ".";
    return Optional.of(name)
        .filter(whole -> whole.startsWith(prefix))
        .map(whole -> whole.substring(prefix.length()))
        .filter(parameter -> program.hasParameter(form, parameter));
  }

  /**
   * What the study says about the program's parameters; what it says of this program alone wins.
   */
  private Map<String, Integer> given(
      Map<String, Object> coordinates, StudyProgram program, Form form) {
    Map<String, Integer> all = new LinkedHashMap<>(study.parameters());
    coordinates.forEach(
        (name, value) -> {
          if (!Axis.ALWAYS.contains(name)
              && !machines.isKey(name)
              && value instanceof Integer number) {
            all.put(name, number);
          }
        });
    Map<String, Integer> given = new TreeMap<>();
    for (boolean special : new boolean[] {false, true}) {
      all.forEach(
          (name, value) ->
              parameterOf(name, program, form)
                  .filter(parameter -> special != parameter.equals(name))
                  .ifPresent(parameter -> given.put(parameter, value)));
    }
    return given;
  }
}
