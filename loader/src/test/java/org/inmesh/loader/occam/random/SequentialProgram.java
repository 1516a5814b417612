package org.inmesh.loader.occam.random;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.loader.occam.checked.Type.Scalar;
import org.inmesh.loader.occam.random.Form.Many;
import org.inmesh.loader.occam.random.Form.One;
import org.inmesh.loader.occam.random.Names.Variable;
import org.inmesh.loader.occam.random.ProcessWriter.Permission;

/**
 * A program that computes with variables of many types and prints them. Its local PARs do not
 * communicate.
 */
final class SequentialProgram {
  private final Choices choices;
  private final ProgramText text = new ProgramText();
  private final List<Form> scalars = new ArrayList<>(Form.SCALARS);
  private final List<Form> forms = new ArrayList<>();
  private final Names names = new Names();
  private final ExpressionWriter expressions;
  private final ProcessWriter processes;
  private final RoutineWriter routines;

  private SequentialProgram(long seed) {
    choices = new Choices(seed);
    expressions = new ExpressionWriter(choices, scalars);
    processes = new ProcessWriter(choices, text, expressions, forms);
    routines = new RoutineWriter(choices, text, expressions, processes, forms);
  }

  /**
   * The text of a program.
   *
   * @param size 0 for a few lines; about 5 for what prints a screen
   */
  static String of(long seed, int size) {
    SequentialProgram program = new SequentialProgram(seed);
    program.write(size);
    return Printing.PROCEDURES + program.text;
  }

  private void write(int size) {
    types();
    for (int i = choices.below(3); i > 0; i--) {
      constant();
    }
    for (int i = choices.below(1 + size); i > 0; i--) {
      routine(Math.min(size, 2));
    }
    text.block("PROC main(CHAN OF BYTE screen)", () -> main(size));
    text.line(":");
  }

  private void types() {
    forms.addAll(scalars);
    for (int i = choices.below(3); i > 0; i--) {
      One named = new One(names.fresh("T"), base());
      text.line("DATA TYPE " + named.text() + " IS " + named.scalar() + ":");
      scalars.add(named);
      forms.add(named);
    }
    for (int i = choices.below(5); i > 0; i--) {
      forms.add(new Many(choices.between(1, 5), choices.of(forms)));
    }
    for (int i = choices.below(3); i > 0; i--) {
      structure();
    }
    forms.add(Form.INT);
    forms.add(Form.INT);
    forms.add(Form.BYTE);
  }

  private Scalar base() {
    return choices.of(Scalar.INT, Scalar.INT16, Scalar.INT64, Scalar.REAL32, Scalar.REAL64);
  }

  private void structure() {
    List<Form.Part> parts = new ArrayList<>();
    for (int i = choices.below(4); i >= 0; i--) {
      parts.add(new Form.Part(names.fresh("d"), choices.of(forms)));
    }
    Form.Record structure = new Form.Record(names.fresh("R"), parts);
    text.block(
        "DATA TYPE " + structure.text(),
        () ->
            text.block(
                choices.percent(12) ? "PACKED RECORD" : "RECORD",
                () -> parts.forEach(p -> text.line(p.form().text() + " " + p.name() + ":"))));
    text.line(":");
    forms.add(structure);
    if (choices.percent(30)) {
      forms.add(new Many(choices.between(1, 3), structure));
    }
  }

  private void constant() {
    Form form = choices.of(forms);
    String name = names.fresh("k");
    text.line(
        "VAL "
            + form.text()
            + " "
            + name
            + " IS "
            + expressions.value(form, names, choices.percent(30) ? 1 : 0)
            + ":");
    names.add(new Variable(name, form, false));
  }

  private void routine(int size) {
    if (choices.percent(50)) {
      routines.function(names, size);
    } else {
      routines.procedure(names, size);
    }
  }

  private void main(int size) {
    List<Variable> variables = new ArrayList<>();
    for (int i = 2 + choices.below(2 + size); i > 0; i--) {
      variables.add(new Variable(names.fresh("v"), choices.of(forms), true));
    }
    variables.forEach(v -> text.line(v.form().text() + " " + v.name() + ":"));
    text.block(
        "SEQ",
        () -> {
          for (Variable variable : variables) {
            text.line(
                variable.name()
                    + " := "
                    + expressions.value(variable.form(), names, choices.percent(30) ? 1 : 0));
            names.add(variable);
          }
          body(size);
          variables.forEach(v -> Printing.ON_SCREEN.show(text, v.name(), v.form()));
        });
  }

  private void body(int size) {
    boolean local = size > 1 && choices.percent(40);
    if (local) {
      routine(1);
    }
    processes.sequence(names, size, new Permission(true, true));
  }
}
