package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;

/**
 * Finds where a program uses the shared-memory extension; PROCs that nothing calls do not count.
 */
final class SharedMemoryUse extends TreeVisitor {
  private final List<SourcePosition> places = new ArrayList<>();
  private final Set<Procedure> visited = new HashSet<>();

  private SharedMemoryUse() {}

  /** The first use in main's file, or else in any. */
  static Optional<SourcePosition> firstIn(Procedure main) {
    SharedMemoryUse visitor = new SharedMemoryUse();
    visitor.call(main, List.of());
    String file = main.position().file();
    return visitor.places.stream()
        .min(
            Comparator.<SourcePosition>comparingInt(place -> place.file().equals(file) ? 0 : 1)
                .thenComparing(SourcePosition::file)
                .thenComparingInt(SourcePosition::line)
                .thenComparingInt(SourcePosition::column));
  }

  @Override
  void use(Expression.Name name) {}

  @Override
  void declare(Symbol symbol) {
    if (SharedVariables.isShared(symbol)) {
      places.add(symbol.declared());
    }
  }

  @Override
  void enter(Process process) {
    if (process instanceof Process.LockRegion || process instanceof Process.Atomic) {
      places.add(process.position());
    }
  }

  @Override
  void call(Procedure procedure, List<Expression> arguments) {
    if (visited.add(procedure)) {
      procedure.parameters().forEach(this::declare);
      visit(procedure.body());
    }
  }
}
