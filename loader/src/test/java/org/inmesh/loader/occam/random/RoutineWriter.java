package org.inmesh.loader.occam.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.inmesh.loader.occam.random.Form.Many;
import org.inmesh.loader.occam.random.Form.One;
import org.inmesh.loader.occam.random.Names.Parameter;
import org.inmesh.loader.occam.random.Names.Routine;
import org.inmesh.loader.occam.random.Names.Variable;
import org.inmesh.loader.occam.random.ProcessWriter.Permission;

/** Writes random definitions of PROCs and FUNCTIONs, some of which use names around them. */
final class RoutineWriter {
  private final Choices choices;
  private final ProgramText text;
  private final ExpressionWriter expressions;
  private final ProcessWriter processes;
  private final List<Form> forms;

  /** A writer of routines that take and give values of these types. */
  RoutineWriter(
      Choices choices,
      ProgramText text,
      ExpressionWriter expressions,
      ProcessWriter processes,
      List<Form> forms) {
    this.choices = choices;
    this.text = text;
    this.expressions = expressions;
    this.processes = processes;
    this.forms = forms;
  }

  /** A PROC, which is then among the names. */
  void procedure(Names names, int size) {
    String name = names.fresh("p");
    List<Parameter> parameters = parameters(names, choices.below(6), false);
    Names inner = withParameters(names, parameters);
    boolean parallel = choices.percent(50);
    text.block(
        heading("PROC ", name, parameters),
        () -> processes.process(inner, size, new Permission(false, parallel)));
    text.line(":");
    names.add(new Routine(name, parameters, List.of(), freeNames(names), parallel));
  }

  /** All that it could use: what it really uses need not be known. */
  private static Set<String> freeNames(Names names) {
    return Set.copyOf(names.writable().stream().map(Variable::name).toList());
  }

  /** A FUNCTION, which is then among the names. */
  void function(Names names, int size) {
    String name = names.fresh("f");
    List<Parameter> parameters = parameters(names, choices.below(4), true);
    List<Form> results = new ArrayList<>();
    for (int i = choices.percent(70) ? 0 : choices.below(3); i >= 0; i--) {
      results.add(choices.of(forms.stream().filter(One.class::isInstance).toList()));
    }
    StringJoiner types =
        new StringJoiner(", ", "", choices.percent(30) ? " INLINE FUNCTION " : " FUNCTION ");
    results.forEach(form -> types.add(form.text()));
    Names inner = withParameters(names.reading(variable -> true), parameters);
    if (choices.percent(35)) {
      text.line(
          heading(types.toString(), name, parameters) + " IS " + values(results, inner) + ":");
    } else {
      text.block(heading(types.toString(), name, parameters), () -> body(inner, results, size));
      text.line(":");
    }
    names.add(new Routine(name, parameters, results, freeNames(names), false));
  }

  private void body(Names names, List<Form> results, int size) {
    Variable variable = new Variable(names.fresh("v"), choices.of(forms), true);
    text.line(variable.form().text() + " " + variable.name() + ":");
    text.block(
        "VALOF",
        () -> {
          text.block(
              "SEQ",
              () -> {
                text.line(variable.name() + " := " + expressions.value(variable.form(), names, 2));
                names.add(variable);
                processes.process(names, size, new Permission(false, false));
              });
          text.line("RESULT " + values(results, names));
        });
  }

  private String values(List<Form> results, Names names) {
    StringJoiner values = new StringJoiner(", ");
    results.forEach(form -> values.add(expressions.value(form, names, 2)));
    return values.toString();
  }

  private List<Parameter> parameters(Names names, int count, boolean function) {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Form form = choices.of(forms);
      boolean open = form instanceof Many && choices.percent(40);
      parameters.add(new Parameter(names.fresh("x"), form, function || choices.percent(50), open));
    }
    return parameters;
  }

  private static Names withParameters(Names names, List<Parameter> parameters) {
    Names inner = names.inner();
    for (Parameter parameter : parameters) {
      inner.add(new Variable(parameter.name(), parameter.written(), !parameter.value()));
    }
    return inner;
  }

  private static String heading(String kind, String name, List<Parameter> parameters) {
    StringJoiner written = new StringJoiner(", ", kind + name + " (", ")");
    for (Parameter parameter : parameters) {
      written.add(
          (parameter.value() ? "VAL " : "") + parameter.written().text() + " " + parameter.name());
    }
    return written.toString();
  }
}
