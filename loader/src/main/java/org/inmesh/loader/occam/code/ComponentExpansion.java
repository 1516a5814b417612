package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Process.Declaration;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;

/**
 * Expands the outermost PAR into its elements. A PAR that is itself a component is expanded too; so
 * is one behind declarations that occupy no storage.
 */
final class ComponentExpansion {
  /** Far more than any machine has cores; a greater number is a mistake in the program. */
  private static final int MOST_COMPONENTS = 1 << 20;

  private final List<Element> elements = new ArrayList<>();

  private ComponentExpansion() {}

  static List<Element> of(Process parallel, LoadTimeValues values) {
    ComponentExpansion expansion = new ComponentExpansion();
    expansion.expand(parallel, values, Map.of(), List.of());
    return List.copyOf(expansion.elements);
  }

  private void expand(
      Process process,
      LoadTimeValues values,
      Map<Symbol, Integer> indices,
      List<Declaration> declarations) {
    switch (process) {
      case Process.Parallel parallel ->
          parallel.processes().forEach(each -> expand(each, values, indices, declarations));
      case Process.ReplicatedParallel parallel -> {
        if (isSizeKnown(parallel, values)) {
          expand(parallel, values, indices, declarations);
        } else {
          elements.add(
              new Element(Element.bodyName(parallel), parallel, indices, declarations, -1));
        }
      }
      case Process.Scope scope -> {
        if (leadsToParallel(scope)) {
          List<Declaration> inner = new ArrayList<>(declarations);
          inner.add(scope.declaration());
          expand(scope.body(), values.with(scope.declaration()), indices, inner);
        } else {
          elements.add(new Element(Element.bodyName(scope), scope, indices, declarations, -1));
        }
      }
      case Process.Processor processor -> {
        int core = loadTime(processor.number(), values, "the number of a PROCESSOR");
        elements.add(
            new Element(Element.bodyName(processor), processor, indices, declarations, core));
      }
      default ->
          elements.add(new Element(Element.bodyName(process), process, indices, declarations, -1));
    }
  }

  /**
   * False for a replicated PAR whose index is known at run time only. One of processors must be
   * known before.
   */
  static boolean isSizeKnown(Process process, LoadTimeValues values) {
    return !(process instanceof Process.ReplicatedParallel parallel)
        || parallel.placed()
        || values.number(parallel.replicator().from()).isPresent()
            && values.number(parallel.replicator().count()).isPresent()
            && values.number(parallel.replicator().step()).isPresent();
  }

  private void expand(
      Process.ReplicatedParallel parallel,
      LoadTimeValues values,
      Map<Symbol, Integer> indices,
      List<Declaration> declarations) {
    Symbol index = parallel.replicator().index();
    int from = loadTime(parallel.replicator().from(), values, "the start of a replicated PAR");
    int count = loadTime(parallel.replicator().count(), values, "the count of a replicated PAR");
    int step = loadTime(parallel.replicator().step(), values, "the step of a replicated PAR");
    if (count > MOST_COMPONENTS - elements.size()) {
      throw wrong(
          parallel.replicator().count(),
          String.format(
              Locale.ROOT, "the outermost PAR has more than %d components", MOST_COMPONENTS));
    }
    for (int i = 0; i < count; i++) {
      Map<Symbol, Integer> inner = new LinkedHashMap<>(indices);
      int value = from + i * step;
      inner.put(index, value);
      expand(parallel.body(), values.with(index, value), inner, declarations);
    }
  }

  private static boolean leadsToParallel(Process process) {
    return switch (process) {
      case Process.Parallel parallel -> true;
      case Process.ReplicatedParallel parallel -> true;
      case Process.Scope scope ->
          isWithoutStorage(scope.declaration()) && leadsToParallel(scope.body());
      default -> false;
    };
  }

  private static boolean isWithoutStorage(Declaration declaration) {
    return switch (declaration) {
      case Declaration.ProcedureDeclaration procedure -> true;
      case Declaration.Abbreviation abbreviation ->
          abbreviation.symbol().type().isChannel()
              || DeclarationCode.isValue(abbreviation.symbol())
              || SharedVariables.isShared(abbreviation.symbol());
      case Declaration.Variable variable -> variable.symbol().type().base() instanceof Type.Timer;
    };
  }

  private static int loadTime(Expression expression, LoadTimeValues values, String what) {
    Optional<Integer> value = values.number(expression);
    return value.orElseThrow(
        () -> wrong(expression, what + " must be known before the program runs"));
  }

  private static BadInputException wrong(Expression expression, String message) {
    return new BadInputException(List.of(new Diagnostic(expression.position(), message, "", 1)));
  }
}
