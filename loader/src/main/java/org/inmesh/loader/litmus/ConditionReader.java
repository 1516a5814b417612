package org.inmesh.loader.litmus;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inmesh.coresim.litmus.Condition;
import org.inmesh.coresim.litmus.Condition.Quantifier;
import org.inmesh.coresim.litmus.Proposition;
import org.inmesh.coresim.litmus.Variable;
import org.inmesh.coresim.litmus.Variable.Location;
import org.inmesh.coresim.litmus.Variable.Register;

/**
 * Reads what a test asks about its final states: {@code exists}, {@code ~exists} or {@code forall}
 * with a proposition of {@code /\}, {@code \/} and {@code not}, of which {@code /\} binds tighter;
 * before that, {@code locations [...]} names what else to observe.
 */
final class ConditionReader {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(/\\\\|\\\\/|<>|!=|[()\\[\\]~:;=,]|-?0[xX][0-9A-Fa-f]+|-?\\d+|[A-Za-z_][\\w.]*|\\S)");

  private final String text;
  private final Complaint complaint;
  private final UnaryOperator<String> registerName;
  private final Matcher matcher;
  private final List<Variable> alsoObserved = new ArrayList<>();
  private String token = "";
  private int start;

  /**
   * Reads from an offset to the end of the text.
   *
   * @param registerName the name under which a register is known to the test
   */
  ConditionReader(
      String text, int offset, Complaint complaint, UnaryOperator<String> registerName) {
    this.text = text;
    this.complaint = complaint;
    this.registerName = registerName;
    this.matcher = TOKEN.matcher(text);
    this.matcher.region(offset, text.length());
    this.start = offset;
    advance();
  }

  /** Reads all. */
  Condition read() {
    if (token.equals("locations")) {
      readLocations();
    }
    int from = start;
    Quantifier quantifier = quantifier();
    Proposition proposition = disjunction();
    if (!token.isEmpty()) {
      throw wrong("expected the end of the condition, not '" + token + "'");
    }
    String written = text.substring(from).strip().replaceAll("\\s+", " ");
    return new Condition(quantifier, proposition, written);
  }

  /** What {@code locations} has named. */
  List<Variable> alsoObserved() {
    return alsoObserved;
  }

  private void readLocations() {
    advance();
    expect("[");
    while (!token.equals("]")) {
      alsoObserved.add(variable());
      if (!token.equals("]")) {
        expect(";");
      }
    }
    advance();
    if (token.equals(";")) {
      advance();
    }
  }

  private Quantifier quantifier() {
    boolean negated = token.equals("~");
    if (negated) {
      advance();
    }
    Quantifier quantifier =
        switch (token) {
          case "exists" -> negated ? Quantifier.NOT_EXISTS : Quantifier.EXISTS;
          case "forall" -> Quantifier.FOR_ALL;
          default -> null;
        };
    if (quantifier == null || negated && quantifier == Quantifier.FOR_ALL) {
      throw wrong("expected exists, ~exists or forall" + found());
    }
    advance();
    return quantifier;
  }

  private Proposition disjunction() {
    List<Proposition> parts = new ArrayList<>(List.of(conjunction()));
    while (token.equals("\\/")) {
      advance();
      parts.add(conjunction());
    }
    return parts.size() == 1 ? parts.getFirst() : new Proposition.Or(parts);
  }

  private Proposition conjunction() {
    List<Proposition> parts = new ArrayList<>(List.of(negation()));
    while (token.equals("/\\")) {
      advance();
      parts.add(negation());
    }
    return parts.size() == 1 ? parts.getFirst() : new Proposition.And(parts);
  }

  private Proposition negation() {
    switch (token) {
      case "not", "~" -> {
        advance();
        return new Proposition.Not(negation());
      }
      case "(" -> {
        advance();
        Proposition inner = disjunction();
        expect(")");
        return inner;
      }
      case "true" -> {
        advance();
        return new Proposition.And(List.of());
      }
      case "false" -> {
        advance();
        return new Proposition.Or(List.of());
      }
      default -> {
        return comparison();
      }
    }
  }

  private Proposition comparison() {
    Variable variable = variable();
    boolean equal = token.equals("=");
    if (!equal && !token.equals("<>") && !token.equals("!=")) {
      throw wrong("expected = and a number after " + variable + found());
    }
    advance();
    Proposition proposition = new Proposition.Equal(variable, value());
    return equal ? proposition : new Proposition.Not(proposition);
  }

  private int value() {
    if (!Numbers.isNumber(token)) {
      throw wrong("expected a number" + found());
    }
    int value = Numbers.value(token, start, complaint);
    advance();
    return value;
  }

  private Variable variable() {
    if (token.equals("[")) {
      advance();
      Variable location = new Location(name());
      expect("]");
      return location;
    }
    if (!token.isEmpty() && token.chars().allMatch(Character::isDigit)) {
      int thread = Numbers.value(token, start, complaint);
      advance();
      expect(":");
      return new Register(thread, registerName.apply(name()));
    }
    return new Location(name());
  }

  private String name() {
    if (!token.matches("[A-Za-z_][\\w.]*")) {
      throw wrong("expected a register such as 0:rax or a location such as [x]" + found());
    }
    String name = token;
    advance();
    return name;
  }

  private void expect(String expected) {
    if (!token.equals(expected)) {
      throw wrong("expected " + expected + found());
    }
    advance();
  }

  private String found() {
    return token.isEmpty() ? ", not the end" : ", not '" + token + "'";
  }

  private RuntimeException wrong(String message) {
    return complaint.at(start, token.length(), message);
  }

  private void advance() {
    if (matcher.lookingAt()) {
      token = matcher.group(1);
      start = matcher.start(1);
      matcher.region(matcher.end(), text.length());
    } else {
      token = "";
      start = text.stripTrailing().length();
    }
  }
}
