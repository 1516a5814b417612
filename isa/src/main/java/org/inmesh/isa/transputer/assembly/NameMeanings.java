package org.inmesh.isa.transputer.assembly;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Names that stand for values, and what those are in terms of labels and numbers. A name is worked
 * out once, behind those that it uses, without recursion: programs that write assembly text make
 * long chains of names.
 */
final class NameMeanings {
  private final Map<String, Expression> definitions = new LinkedHashMap<>();
  private final Map<String, Expression> meanings = new HashMap<>();

  /** Names whose values need themselves; they have no meaning. */
  private final Set<String> circular = new LinkedHashSet<>();

  /** Names that stand for too many values; they have no meaning either. */
  private final Set<String> tooLong = new LinkedHashSet<>();

  /** A second definition of a name is left out; whoever calls refuses it. */
  void define(String name, Expression value) {
    definitions.putIfAbsent(name, value);
  }

  /** Works out all names. */
  void settle() {
    definitions.keySet().forEach(this::settle);
  }

  Set<String> circular() {
    return circular;
  }

  Set<String> tooLong() {
    return tooLong;
  }

  /** What each name stands for. */
  Map<String, Expression> all() {
    return meanings;
  }

  /** An expression of what its names stand for, those defined up to now. */
  Expression of(Expression expression) {
    Expressions.symbols(expression).stream().filter(definitions::containsKey).forEach(this::settle);
    return expression.substitute(meanings);
  }

  private void settle(String wanted) {
    Deque<String> open = new ArrayDeque<>();
    Set<String> entered = new LinkedHashSet<>();
    open.push(wanted);
    while (!open.isEmpty()) {
      String name = open.peek();
      if (isSettled(name)) {
        open.pop();
        continue;
      }
      boolean first = entered.add(name);
      boolean waits = false;
      for (String used : Expressions.symbols(definitions.get(name))) {
        if (!definitions.containsKey(used) || isSettled(used)) {
          continue;
        }
        if (first && !entered.contains(used)) {
          open.push(used);
          waits = true;
        } else {
          circular.add(name);
        }
      }
      if (!waits) {
        finish(name);
        open.pop();
      }
    }
  }

  private boolean isSettled(String name) {
    return meanings.containsKey(name) || circular.contains(name) || tooLong.contains(name);
  }

  private void finish(String name) {
    if (circular.contains(name)) {
      return;
    }
    Expression definition = definitions.get(name);
    if (Expressions.operandsWith(definition, meanings) > Expressions.MOST_OPERANDS) {
      tooLong.add(name);
    } else {
      meanings.put(name, definition.substitute(meanings));
    }
  }
}
