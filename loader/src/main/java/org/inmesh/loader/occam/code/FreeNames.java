package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;

/**
 * The names that a PROC or process uses but does not declare, the PROCs it calls included. A PROC
 * gets them as further parameters, so that no static link is needed (lambda lifting). Timers are
 * left out: they are the core's clock.
 *
 * <p>What a recursive PROC calls may call it in turn. Inside the walk of its body such a call adds
 * nothing, since its names are being gathered; what was found for other PROCs there is complete for
 * this walk only, and forgotten after it.
 */
final class FreeNames {
  private final Map<Procedure, List<Symbol>> ofProcedures = new HashMap<>();

  /** Recursive PROCs whose bodies are being walked. */
  private final Set<Procedure> walked = new HashSet<>();

  /** What holds during the walk of the outermost of them. */
  private final Map<Procedure, List<Symbol>> meanwhile = new HashMap<>();

  /** Free names of a PROC, in the order of first use. */
  List<Symbol> of(Procedure procedure) {
    List<Symbol> known = ofProcedures.getOrDefault(procedure, meanwhile.get(procedure));
    if (known != null) {
      return known;
    }
    if (procedure.isRecursive() && !walked.add(procedure)) {
      return List.of();
    }
    List<Symbol> free = new ArrayList<>(of(procedure.body()));
    free.removeAll(procedure.parameters());
    List<Symbol> found = List.copyOf(free);
    walked.remove(procedure);
    if (walked.isEmpty()) {
      ofProcedures.put(procedure, found);
      meanwhile.clear();
    } else {
      meanwhile.put(procedure, found);
    }
    return found;
  }

  /** Free names of a process, in the order of first use. */
  List<Symbol> of(Process process) {
    return around(process, Optional.empty());
  }

  /** Those of a process without a part of it. */
  List<Symbol> around(Process process, Optional<Process> part) {
    Set<Symbol> used = new LinkedHashSet<>();
    Set<Symbol> declared = new HashSet<>();
    new TreeVisitor() {
      @Override
      boolean passesOver(Process inner) {
        return part.isPresent() && inner == part.get();
      }

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
      void fork() {
        used.add(ForkCode.RECORD);
      }

      @Override
      void forking(Process body) {
        around(body, part).stream().filter(name -> name != ForkCode.RECORD).forEach(used::add);
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
