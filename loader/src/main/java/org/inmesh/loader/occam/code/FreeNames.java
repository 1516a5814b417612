package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;

/**
 * The names that a PROC or process uses but does not declare, the PROCs it calls included. A PROC
 * gets them as further parameters, so that no static link is needed (lambda lifting); PROCs do not
 * recurse, so one walk finds them. Timers are left out: they are the core's clock.
 */
final class FreeNames {
  private final Map<Procedure, List<Symbol>> ofProcedures = new HashMap<>();

  /** Free names of a PROC, in the order of first use. */
  List<Symbol> of(Procedure procedure) {
    List<Symbol> known = ofProcedures.get(procedure);
    if (known == null) {
      List<Symbol> free = new ArrayList<>(of(procedure.body()));
      free.removeAll(procedure.parameters());
      known = List.copyOf(free);
      ofProcedures.put(procedure, known);
    }
    return known;
  }

  /** Free names of a process, in the order of first use. */
  List<Symbol> of(Process process) {
    Set<Symbol> used = new LinkedHashSet<>();
    Set<Symbol> declared = new HashSet<>();
    new TreeVisitor() {
      @Override
      void use(Expression.Name name) {
        used.add(name.symbol());
      }

      @Override
      void declare(Symbol symbol) {
        declared.add(symbol);
      }

      @Override
      void heap() {
        used.add(HeapCode.HEAP);
      }

      @Override
      void call(Procedure procedure, List<Expression> arguments) {
        used.addAll(of(procedure));
      }
    }.visit(process);
    return used.stream()
        .filter(symbol -> !declared.contains(symbol))
        .filter(symbol -> !(symbol.type().base() instanceof Type.Timer))
        .toList();
  }
}
