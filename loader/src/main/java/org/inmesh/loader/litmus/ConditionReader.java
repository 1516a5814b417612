package org.inmesh.loader.litmus;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inmesh.coresim.litmus.Condition;
import org.inmesh.coresim.litmus.Condition.Quantifier;
import org.inmesh.coresim.litmus.LitmusTest;
import org.inmesh.coresim.litmus.Proposition;
import org.inmesh.coresim.litmus.Variable;
import org.inmesh.coresim.litmus.Variable.Location;
import org.inmesh.coresim.litmus.Variable.Register;

/**
 * Reads what a test asks about its final states: {@code exists}, {@code ~exists} or {@code forall}
 * with a proposition; before that, {@code locations [...]} names what else to observe and {@code
 * filter} says which final states count at all.
 *
 * <p>As in herd's grammar, from loose to tight: {@code \/}, {@code /\}, {@code =>} (to the right),
 * {@code not}. A proposition without a word before it, or with {@code final}, is asked as with
 * {@code exists}; with {@code locations} alone every final state is right.
 */
final class ConditionReader {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(/\\\\|\\\\/|=>|==|<>|!=|[()\\[\\]~:;=,]|-?0[xX][0-9A-Fa-f]+|-?\\d+|[A-Za-z_][\\w.]*|\\S)");

  private final String text;
  private final Complaint complaint;
  private final UnaryOperator<String> registerName;
  private final Matcher matcher;
  private final List<Variable> alsoObserved = new ArrayList<>();
  private Proposition filter = LitmusTest.NO_FILTER;
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
    if (token.equals("filter")) {
      advance();
      filter = disjunction();
    }
    if (token.isEmpty() && !alsoObserved.isEmpty()) {
      return new Condition(Quantifier.FOR_ALL, new Proposition.And(List.of()), "forall (true)");
    }
    int from = start;
    boolean named = !token.equals("(") && !token.equals("final");
    if (token.equals("final")) {
      advance();
      from = start;
    }
    Quantifier quantifier = named ? quantifier() : Quantifier.EXISTS;
    Proposition proposition = disjunction();
    int end = start;
    if (token.equals(";")) {
      advance();
    }
    if (!token.isEmpty()) {
      throw wrong("expected the end of the condition, not '" + token + "'");
    }
    String written = text.substring(from, end).strip().replaceAll("\\s+", " ");
    return new Condition(quantifier, proposition, named ? written : "exists " + written);
  }

  /** Which final states count. */
  Proposition filter() {
    return filter;
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
      skipType();
      if (!token.equals("]")) {
        expect(";");
      }
    }
    advance();
    if (token.equals(";")) {
      advance();
    }
  }

  /** {@code locations} may say how to print a value; values are numbers here. */
  private void skipType() {
    if (isName()) {
      advance();
    }
    if (token.equals("*")) {
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
    List<Proposition> parts = new ArrayList<>(List.of(implication()));
    while (token.equals("/\\")) {
      advance();
      parts.add(implication());
    }
    return parts.size() == 1 ? parts.getFirst() : new Proposition.And(parts);
  }

  private Proposition implication() {
    Proposition premise = negation();
    if (!token.equals("=>")) {
      return premise;
    }
    advance();
    return new Proposition.Or(List.of(new Proposition.Not(premise), implication()));
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
    boolean equal = token.equals("=") || token.equals("==");
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
      return register(thread);
    }
    int place = start;
    String name = name();
    if (token.equals(":") && name.matches("P\\d+")) {
      return register(Numbers.value(name.substring(1), place + 1, complaint));
    }
    return new Location(name);
  }

  private Variable register(int thread) {
    expect(":");
    if (token.equals("%")) {
      advance();
    }
    return new Register(thread, registerName.apply(name()));
  }

  private boolean isName() {
    return token.matches("[A-Za-z_][\\w.]*");
  }

  private String name() {
    if (!isName()) {
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
