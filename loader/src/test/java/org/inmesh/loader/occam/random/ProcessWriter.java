package org.inmesh.loader.occam.random;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.inmesh.loader.occam.checked.Type.Scalar;
import org.inmesh.loader.occam.random.Form.Many;
import org.inmesh.loader.occam.random.Form.One;
import org.inmesh.loader.occam.random.Names.Variable;

/** Writes random processes that communicate with nobody but the screen. */
final class ProcessWriter {
  private static final int DEPTH = 3;

  /** What a process may do where it stands. */
  record Permission(boolean print, boolean parallel) {}

  private final Choices choices;
  private final ProgramText text;
  private final ExpressionWriter expressions;
  private final List<Form> forms;
  private final PlaceWriter places;
  private final AbbreviationWriter abbreviations;

  /** A writer of processes that use variables of these types. */
  ProcessWriter(Choices choices, ProgramText text, ExpressionWriter expressions, List<Form> forms) {
    this.choices = choices;
    this.text = text;
    this.expressions = expressions;
    this.forms = forms;
    this.places = new PlaceWriter(choices, expressions, forms);
    this.abbreviations = new AbbreviationWriter(choices, text, expressions, places, forms);
  }

  /** A SEQ of several processes. */
  void sequence(Names names, int size, Permission permission) {
    text.block(
        "SEQ",
        () -> {
          for (int i = choices.between(1, 3); i >= 0; i--) {
            process(names, size - 1, permission);
          }
        });
  }

  /** One process, small if the size is. */
  void process(Names names, int size, Permission permission) {
    if (size <= 0) {
      simple(names, permission);
      return;
    }
    switch (choices.below(16)) {
      case 0, 1 -> conditional(names, size, permission);
      case 2 -> selection(names, size, permission);
      case 3 -> loop(names, size, permission);
      case 4, 5 -> replicated(names, size, permission);
      case 6, 7 -> declared(names, size, permission);
      case 8, 9 -> abbreviated(names, size, permission);
      case 10 -> parallel(names, size, permission);
      case 12 -> assignValueProcess(names, size);
      case 11 -> sequence(names, size, permission);
      default -> simple(names, permission);
    }
  }

  private void simple(Names names, Permission permission) {
    switch (choices.below(12)) {
      case 0 -> several(names);
      case 1 -> slice(names);
      case 2 -> call(names, permission);
      case 3 -> {
        if (permission.print()) {
          print(names);
        } else {
          text.line("SKIP");
        }
      }
      case 4 -> callWithSeveralResults(names);
      case 5 -> text.line("ASSERT ((" + expressions.condition(names, 2) + ") OR TRUE)");
      default -> assign(names);
    }
  }

  private void print(Names names) {
    List<Variable> variables = names.variables();
    if (variables.isEmpty()) {
      text.line("screen ! '-'");
    } else {
      Variable variable = choices.of(variables);
      if (variable.form() instanceof Many many && many.element().equals(Form.BYTE)) {
        text.line("screen ! " + variable.name());
        return;
      }
      Printing.ON_SCREEN.show(text, variable.name(), variable.form());
    }
  }

  private void assign(Names names) {
    PlaceWriter.Target target = places.target(names);
    if (target == null) {
      text.line("SKIP");
      return;
    }
    text.line(
        target.text()
            + " := "
            + expressions.value(target.form(), names, choices.percent(10) ? 2 * DEPTH : DEPTH));
  }

  private void assignValueProcess(Names names, int size) {
    PlaceWriter.Target target = places.target(names);
    if (target == null || !(target.form() instanceof One)) {
      assign(names);
      return;
    }
    Variable local = new Variable(names.fresh("v"), target.form(), true);
    Names inner = names.reading(variable -> true);
    String head = target.text() + " := ";
    text.line(head + "(" + local.form().text() + " " + local.name() + ":");
    text.indented(
        head.length() + 1,
        () ->
            text.block(
                "VALOF",
                () -> {
                  String value = expressions.value(local.form(), inner, 2);
                  inner.add(local);
                  text.block(
                      "SEQ",
                      () -> {
                        text.line(local.name() + " := " + value);
                        process(inner, size - 1, new Permission(false, false));
                      });
                  text.line("RESULT " + expressions.value(local.form(), inner, 2));
                }));
    text.indented(head.length(), () -> text.line(")"));
  }

  private void several(Names names) {
    PlaceWriter.Target first = places.target(names);
    PlaceWriter.Target second = places.target(names);
    if (first == null || second == null || first.variable().equals(second.variable())) {
      assign(names);
      return;
    }
    text.line(
        first.text()
            + ", "
            + second.text()
            + " := "
            + expressions.value(first.form(), names, 2)
            + ", "
            + expressions.value(second.form(), names, 2));
  }

  private void slice(Names names) {
    List<Variable> arrays =
        names.variables().stream().filter(v -> v.form() instanceof Many).toList();
    for (Variable to : arrays) {
      for (Variable from : arrays) {
        Many target = (Many) to.form();
        Many source = (Many) from.form();
        if (to.writable()
            && !to.name().equals(from.name())
            && target.element().equals(source.element())
            && choices.percent(50)) {
          int count = choices.between(1, Math.min(target.length(), source.length()));
          text.line(
              places.part(to.name(), target.length(), count, names)
                  + " := "
                  + places.part(from.name(), source.length(), count, names));
          return;
        }
      }
    }
    assign(names);
  }

  private void call(Names names, Permission permission) {
    List<Names.Routine> procedures =
        names.routines(false).stream()
            .filter(routine -> permission.parallel() || !routine.parallel())
            .toList();
    if (procedures.isEmpty()) {
      assign(names);
      return;
    }
    Names.Routine procedure = choices.of(procedures);
    Names rest = names.without(procedure.free());
    List<String> arguments = new ArrayList<>();
    for (Names.Parameter parameter : procedure.parameters()) {
      if (parameter.value()) {
        arguments.add(null);
        continue;
      }
      List<String> choosable = expressions.places(parameter.form(), rest, true);
      if (parameter.written() instanceof Many many && many.open()) {
        choosable.addAll(places.parts(many.element(), rest));
      }
      if (choosable.isEmpty()) {
        assign(names);
        return;
      }
      String place = choices.of(choosable);
      arguments.add(place);
      rest = rest.without(Names.usedIn(place));
    }
    StringJoiner written = new StringJoiner(", ", procedure.name() + " (", ")");
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      written.add(
          argument != null
              ? argument
              : expressions.value(procedure.parameters().get(i).form(), rest, 2));
    }
    text.line(written.toString());
  }

  private void callWithSeveralResults(Names names) {
    for (Names.Routine function : names.routines(true)) {
      if (function.results().size() > 1) {
        Set<String> taken = new HashSet<>();
        StringJoiner targets = new StringJoiner(", ");
        for (Form form : function.results()) {
          List<String> choosable = expressions.places(form, names.without(taken), true);
          if (choosable.isEmpty()) {
            assign(names);
            return;
          }
          String place = choices.of(choosable);
          taken.addAll(Names.usedIn(place));
          targets.add(place);
        }
        text.line(targets + " := " + expressions.call(function, names, 2));
        return;
      }
    }
    assign(names);
  }

  private void conditional(Names names, int size, Permission permission) {
    text.block(
        "IF",
        () -> {
          if (choices.percent(20)) {
            String index = names.fresh("i");
            Names inner = names.inner();
            inner.add(new Variable(index, Form.INT, false));
            text.block(
                "IF " + index + " = " + choices.between(0, 2) + " FOR " + choices.between(1, 4),
                () -> choice(inner, size, permission));
          }
          for (int i = choices.below(2); i >= 0; i--) {
            choice(names, size, permission);
          }
          if (choices.percent(95)) {
            text.block("TRUE", () -> process(names, size - 1, permission));
          }
        });
  }

  private void choice(Names names, int size, Permission permission) {
    Names inner = names;
    if (choices.percent(15)) {
      inner = abbreviations.abbreviation(names);
    }
    Names seen = inner;
    text.block(expressions.condition(seen, 2), () -> process(seen, size - 1, permission));
  }

  private void selection(Names names, int size, Permission permission) {
    One one = (One) Form.plain(choices.of(Scalar.INT, Scalar.BYTE, Scalar.INT16, Scalar.INT64));
    String selector =
        one.equals(Form.BYTE)
            ? expressions.typed(one, names, 2)
            : "(" + expressions.typed(one, names, 2) + ") /\\ 3";
    text.block(
        "CASE " + selector,
        () -> {
          int first = choices.below(4);
          for (int value = first; value < 4; value++) {
            String values =
                value < 3 && choices.percent(30) ? value + ", " + ++value : String.valueOf(value);
            text.block(values, () -> process(names, size - 1, permission));
          }
          if (one.equals(Form.BYTE) || first > 0 && choices.percent(85)) {
            text.block("ELSE", () -> process(names, size - 1, permission));
          }
        });
  }

  private void loop(Names names, int size, Permission permission) {
    String count = names.fresh("n");
    Names inner = names.inner();
    inner.add(new Variable(count, Form.INT, false));
    text.line("INT " + count + ":");
    text.block(
        "SEQ",
        () -> {
          text.line(count + " := " + choices.between(0, 4));
          text.block(
              "WHILE ("
                  + count
                  + " > 0)"
                  + (choices.percent(30) ? " AND (" + expressions.condition(inner, 2) + ")" : ""),
              () ->
                  text.block(
                      "SEQ",
                      () -> {
                        text.line(count + " := " + count + " - 1");
                        process(inner, size - 1, permission);
                      }));
        });
  }

  private void replicated(Names names, int size, Permission permission) {
    String index = names.fresh("i");
    Names inner = names.inner();
    String count =
        choices.percent(70)
            ? String.valueOf(choices.between(0, 4))
            : "(" + expressions.typed((One) Form.INT, names, 1) + ") /\\ 3";
    String from =
        choices.percent(70)
            ? String.valueOf(choices.between(-1, 2))
            : "(" + expressions.typed((One) Form.INT, names, 1) + ") /\\ 7";
    String step = choices.percent(20) ? " STEP " + choices.between(-2, 3) : "";
    inner.add(new Variable(index, Form.INT, false));
    text.block(
        "SEQ " + index + " = " + from + " FOR " + count + step,
        () -> process(inner, size - 1, permission));
  }

  private void declared(Names names, int size, Permission permission) {
    Names inner = names.inner();
    List<Variable> declared = new ArrayList<>();
    for (int i = choices.below(2); i >= 0; i--) {
      Variable variable = new Variable(names.fresh("v"), choices.of(forms), true);
      if (choices.percent(20)) {
        text.line(
            "INITIAL "
                + variable.form().text()
                + " "
                + variable.name()
                + " IS "
                + expressions.value(variable.form(), inner, 2)
                + ":");
        inner.add(variable);
      } else {
        text.line(variable.form().text() + " " + variable.name() + ":");
        declared.add(variable);
      }
    }
    text.block(
        "SEQ",
        () -> {
          for (Variable variable : declared) {
            text.line(variable.name() + " := " + expressions.value(variable.form(), inner, 1));
            inner.add(variable);
          }
          process(inner, size - 1, permission);
          process(inner, size - 1, permission);
        });
  }

  private void abbreviated(Names names, int size, Permission permission) {
    Names inner = abbreviations.abbreviation(names);
    process(inner, size - 1, permission);
  }

  /** Two components, each of which has some of the variables for itself. */
  private void parallel(Names names, int size, Permission permission) {
    if (!permission.parallel()) {
      sequence(names, size, permission);
      return;
    }
    Set<String> first = new HashSet<>();
    for (Variable variable : names.writable()) {
      if (choices.percent(50)) {
        first.add(variable.name());
      }
    }
    Permission quiet = new Permission(false, true);
    text.block(
        "PAR",
        () -> {
          process(names.keeping(v -> !v.writable() || first.contains(v.name())), size - 1, quiet);
          process(
              names.keeping(v -> !v.writable() || !first.contains(v.name())),
              size - 1,
              choices.percent(50) ? permission : quiet);
        });
  }
}
