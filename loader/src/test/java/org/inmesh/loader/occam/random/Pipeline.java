package org.inmesh.loader.occam.random;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.loader.occam.random.Form.Many;
import org.inmesh.loader.occam.random.Names.Variable;
import org.inmesh.loader.occam.random.ProcessWriter.Permission;

/**
 * A program with a replicated PAR of equal stages between a source and one that prints: each takes
 * a message, computes with variables of its own, and passes on what came of it. Besides, each stage
 * gives a report to a collector that takes them as they come, into an array.
 */
final class Pipeline {
  private final Choices choices;
  private final ProgramText text = new ProgramText();
  private final List<Form> forms = new ArrayList<>(Form.SCALARS);
  private final Names names = new Names();
  private final ExpressionWriter expressions;
  private final ProcessWriter processes;
  private final Form message;
  private final int stages;
  private final int messages;

  private Pipeline(long seed, int size) {
    choices = new Choices(seed);
    expressions = new ExpressionWriter(choices, Form.SCALARS);
    processes = new ProcessWriter(choices, text, expressions, forms);
    Form scalar = choices.of(Form.SCALARS);
    message = choices.percent(60) ? scalar : new Many(choices.between(1, 3), scalar);
    forms.add(message);
    stages = choices.between(1, 3 + size);
    messages = choices.between(1, 4);
  }

  /** The text of a program. */
  static String of(long seed, int size) {
    Pipeline pipeline = new Pipeline(seed, size);
    pipeline.write();
    return Printing.PROCEDURES + pipeline.text;
  }

  private void write() {
    text.line("VAL stages IS " + stages + ":");
    stage();
    text.block("PROC main(CHAN OF BYTE screen)", this::main);
    text.line(":");
  }

  private void stage() {
    Names own = names.inner();
    own.add(new Variable("number", Form.INT, false));
    text.block(
        "PROC stage(VAL INT number, CHAN OF " + message.text() + " in, out, CHAN OF INT report)",
        () -> {
          List<Variable> variables = new ArrayList<>();
          variables.add(new Variable("x", message, true));
          variables.add(new Variable("total", Form.INT, true));
          variables.add(new Variable("v", choices.of(forms), true));
          variables.forEach(v -> text.line(v.form().text() + " " + v.name() + ":"));
          text.block("SEQ", () -> stageBody(variables, own));
        });
    text.line(":");
  }

  private void stageBody(List<Variable> variables, Names own) {
    for (Variable variable : variables) {
      text.line(variable.name() + " := " + expressions.value(variable.form(), own, 1));
      own.add(variable);
    }
    text.block(
        "SEQ i = 0 FOR " + messages,
        () ->
            text.block(
                "SEQ",
                () -> {
                  own.add(new Variable("i", Form.INT, false));
                  text.line("in ? x");
                  processes.process(own, 2, new Permission(false, true));
                  text.line("out ! " + expressions.value(message, own, 2));
                }));
    text.line("report ! total");
  }

  private void main() {
    text.line("[stages + 1]CHAN OF " + message.text() + " link:");
    text.line("[stages]CHAN OF INT report:");
    text.block(
        "PAR",
        () -> {
          source();
          text.block(
              "PAR i = 0 FOR stages", () -> text.line("stage(i, link[i], link[i + 1], report[i])"));
          printer();
        });
  }

  private void source() {
    Names own = names.inner();
    own.add(new Variable("i", Form.INT, false));
    text.block(
        "SEQ i = 0 FOR " + messages,
        () -> text.line("link[0] ! " + expressions.value(message, own, 2)));
  }

  private void printer() {
    text.line("[stages]INT totals:");
    text.line(message.text() + " x:");
    text.block(
        "SEQ",
        () -> {
          text.block(
              "SEQ i = 0 FOR " + messages,
              () ->
                  text.block(
                      "SEQ",
                      () -> {
                        text.line("link[stages] ? x");
                        Printing.ON_SCREEN.show(text, "x", message);
                      }));
          collector();
          text.block("SEQ i = 0 FOR stages", () -> text.line("word (screen, totals[i])"));
        });
  }

  private void collector() {
    if (choices.percent(30)) {
      text.block("PAR i = 0 FOR stages", () -> text.line("report[i] ? totals[i]"));
      return;
    }
    text.line("[stages]BOOL waiting:");
    text.block(
        "SEQ",
        () -> {
          text.block("SEQ i = 0 FOR stages", () -> text.line("waiting[i] := TRUE"));
          text.block(
              "SEQ k = 0 FOR stages",
              () ->
                  text.block(
                      "ALT i = 0 FOR stages",
                      () ->
                          text.block(
                              "waiting[i] & report[i] ? totals[i]",
                              () -> text.line("waiting[i] := FALSE"))));
        });
  }
}
