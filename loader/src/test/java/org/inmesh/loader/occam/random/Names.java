package org.inmesh.loader.occam.random;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that may be used at a place, and whether they may be assigned: those that an
 * abbreviation stands for are hidden, those that it was computed from do not change.
 */
final class Names {
  /** A variable or value. */
  record Variable(String name, Form form, boolean writable) {}

  /**
   * A PROC or FUNCTION.
   *
   * @param free variables around it that it may use and assign
   * @param parallel true if it may contain a PAR
   */
  record Routine(
      String name,
      List<Parameter> parameters,
      List<Form> results,
      Set<String> free,
      boolean parallel) {}

  /** A formal parameter; an open one is written without its length. */
  record Parameter(String name, Form form, boolean value, boolean open) {
    /** Its type as the heading says it. */
    Form written() {
      return open && form instanceof Form.Many many
          ? new Form.Many(many.length(), many.element(), true)
          : form;
    }
  }

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*");

  private final List<Variable> variables;
  private final List<Routine> routines;
  private final int[] counter;

  Names() {
    this(new ArrayList<>(), new ArrayList<>(), new int[1]);
  }

  private Names(List<Variable> variables, List<Routine> routines, int[] counter) {
    this.variables = variables;
    this.routines = routines;
    this.counter = counter;
  }

  /** The same names; what is declared in the copy is not visible here. */
  Names inner() {
    return new Names(new ArrayList<>(variables), new ArrayList<>(routines), counter);
  }

  /** Only those names, such as a component of a PAR may use. */
  Names keeping(Predicate<Variable> which) {
    Names kept = inner();
    kept.variables.removeIf(which.negate());
    return kept;
  }

  Names without(Set<String> hidden) {
    return keeping(variable -> !hidden.contains(variable.name()));
  }

  /** These names do not change. */
  Names reading(Predicate<Variable> which) {
    Names result = inner();
    result.variables.replaceAll(
        variable ->
            which.test(variable)
                ? new Variable(variable.name(), variable.form(), false)
                : variable);
    return result;
  }

  String fresh(String prefix) {
    return prefix + ++counter[0];
  }

  void add(Variable variable) {
    variables.add(variable);
  }

  void add(Routine routine) {
    routines.add(routine);
  }

  List<Variable> variables() {
    return variables;
  }

  List<Variable> writable() {
    return variables.stream().filter(Variable::writable).toList();
  }

  /** Those that can be called here: what they use freely is not hidden and may change. */
  List<Routine> routines(boolean functions) {
    return routines.stream()
        .filter(routine -> functions == !routine.results().isEmpty())
        .filter(
            routine ->
                routine.free().stream()
                    .allMatch(
                        name ->
                            variables.stream()
                                .anyMatch(v -> v.writable() && v.name().equals(name))))
        .toList();
  }

  /** The variables that a text names. */
  static Set<String> usedIn(String text) {
    Set<String> result = new HashSet<>();
    Matcher matcher = NAME.matcher(text);
    while (matcher.find()) {
      result.add(matcher.group());
    }
    return result;
  }
}
