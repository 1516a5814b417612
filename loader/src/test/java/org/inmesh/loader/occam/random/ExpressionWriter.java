package org.inmesh.loader.occam.random;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.inmesh.loader.occam.checked.Type.Scalar;
import org.inmesh.loader.occam.random.Form.Many;
import org.inmesh.loader.occam.random.Form.One;
import org.inmesh.loader.occam.random.Names.Variable;

/** Writes random expressions of a given type. */
final class ExpressionWriter {
  private final Choices choices;
  private final List<Form> scalars;

  /** A writer of expressions of these scalar types. */
  ExpressionWriter(Choices choices, List<Form> scalars) {
    this.choices = choices;
    this.scalars = scalars;
  }

  /** A value for a place that says its type, such as the right side of an assignment. */
  String value(Form form, Names names, int depth) {
    return switch (form) {
      case One one -> scalar(one, names, depth, true);
      case Many many -> array(many, names, depth);
      case Form.Record structure -> structure(structure, names, depth);
    };
  }

  /** A value that says its type itself. */
  String typed(One one, Names names, int depth) {
    return scalar(one, names, depth, false);
  }

  private String operand(One one, Names names, int depth, boolean place) {
    String text = scalar(one, names, depth, place);
    return isPrimary(text) ? text : "(" + text + ")";
  }

  private static boolean isPrimary(String text) {
    return text.matches("[a-z][a-z0-9]*|[0-9]+(\\([A-Z0-9]+\\))?|#[0-9A-F]+(\\([A-Z0-9]+\\))?")
        || text.matches("[a-z][a-z0-9]*(\\[[a-z0-9]+\\])+");
  }

  private String scalar(One one, Names names, int depth, boolean place) {
    if (depth <= 0 || choices.percent(20)) {
      return leaf(one, names, place);
    }
    if (one.scalar() == Scalar.BOOL) {
      return condition(names, depth);
    }
    if (choices.percent(12)) {
      String call = call(one, names, depth);
      if (call != null) {
        return call;
      }
    }
    if (choices.percent(18)) {
      return conversion(one, names, depth);
    }
    return one.isInteger() ? integer(one, names, depth, place) : real(one, names, depth, place);
  }

  private String binary(String operator, One one, Names names, int depth, boolean place) {
    boolean typedLeft = choices.percent(50);
    String left = operand(one, names, depth - 1, place || !typedLeft);
    String right = operand(one, names, depth - 1, place || typedLeft);
    return left + " " + operator + " " + right;
  }

  private String integer(One one, Names names, int depth, boolean place) {
    int kind = choices.below(20);
    if (kind < 8) {
      return binary(
          choices.of("PLUS", "MINUS", "TIMES", "/\\", "\\/", "><"), one, names, depth, place);
    }
    if (kind < 12) {
      return binary(choices.of("+", "-", "*"), one, names, depth, place);
    }
    if (kind < 14) {
      String divisor = operand(one, names, depth - 1, true);
      String positive =
          choices.percent(95)
              ? "(("
                  + divisor
                  + " /\\ "
                  + literal(one, "7", place)
                  + ") + "
                  + literal(one, "1", place)
                  + ")"
              : divisor;
      return operand(one, names, depth - 1, false) + choices.of(" / ", " \\ ") + positive;
    }
    if (kind < 17) {
      String places =
          choices.percent(90)
              ? "(" + operand((One) Form.INT, names, depth - 1, false) + " /\\ 7)"
              : operand((One) Form.INT, names, depth - 1, true);
      return operand(one, names, depth - 1, place) + choices.of(" << ", " >> ") + places;
    }
    if (kind < 18 && !one.text().equals("BYTE")) {
      return choices.of("-", "MINUS ") + "(" + scalar(one, names, depth - 1, place) + ")";
    }
    if (kind < 19) {
      return choices.of("~", "BITNOT ") + "(" + scalar(one, names, depth - 1, place) + ")";
    }
    return binary(choices.of("+", "-"), one, names, depth, place);
  }

  private String real(One one, Names names, int depth, boolean place) {
    if (choices.percent(10)) {
      return "-(" + scalar(one, names, depth - 1, place) + ")";
    }
    return binary(choices.of("+", "-", "*", "+", "-", "/", "\\"), one, names, depth, place);
  }

  /** A truth value. */
  String condition(Names names, int depth) {
    int kind = choices.below(10);
    if (depth <= 0) {
      return leaf((One) Form.BOOL, names, true);
    }
    if (kind < 6) {
      One one = known(scalars, names);
      if (one.scalar() == Scalar.BOOL) {
        return binary(choices.of("=", "<>"), one, names, depth, true);
      }
      String operator =
          one.isInteger() && choices.percent(10)
              ? "AFTER"
              : choices.of("=", "<>", "<", ">", "<=", ">=");
      return binary(operator, one, names, depth, false);
    }
    if (kind < 9) {
      return binary(choices.of("AND", "OR"), (One) Form.BOOL, names, depth, true);
    }
    return "NOT (" + condition(names, depth - 1) + ")";
  }

  private String conversion(One to, Names names, int depth) {
    List<Form> sources =
        scalars.stream().filter(form -> !to.scalar().isReal() || !form.equals(Form.BOOL)).toList();
    One from = known(sources, names);
    String operand = operand(from, names, depth - 1, false);
    boolean exact =
        !to.scalar().isReal() && !from.scalar().isReal()
            || to.scalar() == from.scalar()
            || to.scalar() == Scalar.REAL64 && from.scalar() == Scalar.REAL32;
    if (exact && from.isInteger() && from.scalar().bits() > 8 && choices.percent(85)) {
      operand = "(" + operand + " /\\ 127)";
    }
    return to.text() + " " + (exact ? "" : choices.of("ROUND ", "TRUNC ")) + operand;
  }

  /** One of these types, mostly one that a variable has: operations on literals alone are few. */
  private One known(List<Form> types, Names names) {
    Form chosen = choices.of(types);
    for (int tries = 0; tries < 5 && places(chosen, names, false).isEmpty(); tries++) {
      chosen = choices.of(types);
    }
    return (One) chosen;
  }

  /** A call of a function with one result of this type; null if there is none. */
  private String call(One one, Names names, int depth) {
    List<Names.Routine> fitting =
        names.routines(true).stream()
            .filter(routine -> routine.results().equals(List.of(one)))
            .toList();
    return fitting.isEmpty() ? null : call(choices.of(fitting), names, depth);
  }

  String call(Names.Routine function, Names names, int depth) {
    StringJoiner arguments = new StringJoiner(", ", function.name() + " (", ")");
    for (Names.Parameter parameter : function.parameters()) {
      arguments.add(value(parameter.form(), names, depth - 1));
    }
    return arguments.toString();
  }

  private String leaf(One one, Names names, boolean place) {
    if (one.equals(Form.INT) && choices.percent(5)) {
      List<Variable> arrays =
          names.variables().stream().filter(v -> v.form() instanceof Many).toList();
      if (!arrays.isEmpty()) {
        return "(SIZE " + choices.of(arrays).name() + ")";
      }
    }
    if (choices.percent(85)) {
      List<String> found = places(one, names, false);
      if (!found.isEmpty()) {
        return choices.of(found);
      }
    }
    if (one.scalar() == Scalar.BYTE && choices.percent(40)) {
      return "'" + (char) choices.between('a', 'z') + "'";
    }
    return literal(one, digits(one), place);
  }

  /** Variables, elements and fields of a type. */
  List<String> places(Form form, Names names, boolean writable) {
    List<String> found = new ArrayList<>();
    for (Variable variable : writable ? names.writable() : names.variables()) {
      parts(variable.name(), variable.form(), form, names, found);
    }
    return found;
  }

  private void parts(String text, Form form, Form wanted, Names names, List<String> found) {
    if (form.equals(wanted)) {
      found.add(text);
      return;
    }
    switch (form) {
      case One one -> {}
      case Many many ->
          parts(
              text + "[" + index(many.length(), names) + "]", many.element(), wanted, names, found);
      case Form.Record structure ->
          structure
              .fields()
              .forEach(
                  part -> parts(text + "[" + part.name() + "]", part.form(), wanted, names, found));
    }
  }

  /** A subscript, nearly always one that exists. */
  private String index(int length, Names names) {
    if (choices.percent(55)) {
      return String.valueOf(choices.below(length));
    }
    List<String> simple =
        names.variables().stream()
            .filter(variable -> variable.form().equals(Form.INT))
            .map(Variable::name)
            .toList();
    if (simple.isEmpty()) {
      return String.valueOf(choices.below(length));
    }
    String name = choices.of(simple);
    if (choices.percent(6)) {
      return name;
    }
    return choices.percent(50)
        ? "(" + name + " /\\ #7FFF) \\ " + length
        : "INT (BYTE (" + name + " /\\ " + (Integer.highestOneBit(length) - 1) + "))";
  }

  private String literal(One one, String digits, boolean place) {
    if (one.scalar() == Scalar.BOOL) {
      return choices.of("TRUE", "FALSE");
    }
    if (one.isNamed()) {
      return place && choices.percent(70) ? digits : digits + "(" + one.text() + ")";
    }
    boolean byDefault = one.scalar() == Scalar.INT || one.scalar() == Scalar.REAL32;
    return (place || byDefault) && choices.percent(70)
        ? digits
        : digits + "(" + one.scalar().name() + ")";
  }

  private String digits(One one) {
    if (one.scalar().isReal()) {
      return choices.of(
          "0.0", "1.0", "2.5", "-0.5", "1.0E3", "3.14159", "-7.25", "1.0E-2", "65536.0");
    }
    if (one.scalar() == Scalar.BYTE) {
      return choices.percent(30)
          ? "#" + Integer.toHexString(choices.below(256)).toUpperCase(java.util.Locale.ROOT)
          : String.valueOf(choices.below(choices.of(4, 256)));
    }
    if (choices.percent(8)) {
      return String.valueOf(choices.of(one.scalar().least(), one.scalar().most()));
    }
    if (choices.percent(10)) {
      return String.valueOf(choices.bits() >> 64 - one.scalar().bits());
    }
    return String.valueOf(choices.between(-3, choices.of(4, 100)));
  }

  private String array(Many many, Names names, int depth) {
    List<String> found = places(many, names, false);
    if (!found.isEmpty() && choices.percent(50)) {
      return choices.of(found);
    }
    if (many.element().equals(Form.BYTE) && choices.percent(40)) {
      StringBuilder text = new StringBuilder("\"");
      for (int i = 0; i < many.length(); i++) {
        text.append(choices.of("a", "b", "*n", "**", "Z", "*#FF", " "));
      }
      return text.append('"').toString();
    }
    if (choices.percent(15) && many.element() instanceof One one) {
      String index = names.fresh("r");
      Names inner = names.inner();
      inner.add(new Variable(index, Form.INT, false));
      return "["
          + index
          + " = "
          + choices.between(0, 5)
          + " FOR "
          + many.length()
          + " | "
          + typed(one, inner, depth - 1)
          + "]";
    }
    StringJoiner elements = new StringJoiner(", ", "[", "]");
    Stream.generate(() -> value(many.element(), names, depth - 1))
        .limit(many.length())
        .forEach(elements::add);
    return elements.toString();
  }

  private String structure(Form.Record structure, Names names, int depth) {
    List<String> found = places(structure, names, false);
    if (!found.isEmpty() && choices.percent(60)) {
      return choices.of(found);
    }
    StringJoiner values = new StringJoiner(", ", "[", "](" + structure.text() + ")");
    structure.fields().forEach(part -> values.add(value(part.form(), names, depth - 1)));
    return values.toString();
  }
}
