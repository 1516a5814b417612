package org.inmesh.loader.occam.code;

import java.util.List;
import java.util.Map;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Process.Declaration;
import org.inmesh.loader.occam.checked.Symbol;

/**
 * One component of the outermost PAR.
 *
 * @param baseName name without indices
 * @param body what it does; the same object for all elements of a replicated component
 * @param indices values of the replicators around it, outermost first
 * @param declarations between the outermost PAR and the body, outermost first
 * @param processor core asked for, or -1
 */
record Element(
    String baseName,
    Process body,
    Map<Symbol, Integer> indices,
    List<Declaration> declarations,
    int processor) {

  /** Name for the user. */
  String name() {
    StringBuilder text = new StringBuilder(baseName);
    indices.values().forEach(index -> text.append('[').append(index).append(']'));
    return text.toString();
  }

  /** Name of the PROC that a component calls, or of its place. */
  static String bodyName(Process body) {
    return switch (body) {
      case Process.Call call -> call.procedure().name();
      case Process.Scope scope -> bodyName(scope.body());
      case Process.Processor processor -> bodyName(processor.body());
      default -> "component." + body.position().line();
    };
  }
}
