package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.Diagnostic;
import org.inmesh.loader.occam.checked.CheckedProgram;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;

/**
 * What is no error in a program, but probably not meant: names that nothing uses, and processes
 * that nothing reaches. Only the main file is looked at; parameters need not be used, and constants
 * are no part of the checked tree.
 */
public final class Warnings extends TreeVisitor {
  private final String file;
  private final Set<Object> used = new HashSet<>();
  private final List<Symbol> names = new ArrayList<>();
  private final List<Procedure> procedures = new ArrayList<>();
  private final List<Diagnostic> warnings = new ArrayList<>();

  private Warnings(String file) {
    this.file = file;
  }

  /**
   * The warnings for a program, in the order of the text, without its lines.
   *
   * @param file the main file, as positions name it
   */
  public static List<Diagnostic> of(CheckedProgram program, String file) {
    Warnings visitor = new Warnings(file);
    visitor.visit(program.main().body());
    visitor.reportUnused();
    return visitor.warnings.stream()
        .sorted(
            Comparator.<Diagnostic>comparingInt(warning -> warning.position().line())
                .thenComparingInt(warning -> warning.position().column()))
        .toList();
  }

  private void reportUnused() {
    for (Symbol name : names) {
      if (!used.contains(name)) {
        warn(name.declared(), "'" + name + "' is never used", name.name().length());
      }
    }
    for (Procedure procedure : procedures) {
      if (!used.contains(procedure)) {
        String what = procedure.isFunction() ? "FUNCTION" : "PROC";
        warn(
            procedure.position(),
            what + " '" + procedure.name() + "' is never called",
            procedure.name().length());
      }
    }
  }

  private void warn(SourcePosition position, String message, int length) {
    if (position.file().equals(file)) {
      warnings.add(new Diagnostic(position, message, "", length));
    }
  }

  @Override
  void use(Expression.Name name) {
    used.add(name.symbol());
  }

  @Override
  void declare(Symbol symbol) {
    // All timers are one clock: the checked tree does not say which is read.
    boolean timer = symbol.type().base() instanceof Type.Timer;
    boolean parameter = symbol.kind() == Symbol.Kind.REFERENCE_PARAMETER;
    if (symbol.kind() != Symbol.Kind.REPLICATOR && !timer && !parameter) {
      names.add(symbol);
    }
  }

  @Override
  void declare(Procedure procedure) {
    procedures.add(procedure);
    visit(procedure.body());
    // Its calls of itself do not count.
    used.remove(procedure);
  }

  @Override
  void call(Procedure procedure, List<Expression> arguments) {
    used.add(procedure);
  }

  @Override
  void enter(Process process) {
    EmptyConstruct.of(process)
        .ifPresent(empty -> warn(process.position(), empty.warning(), empty.word().length()));
    if (process instanceof Process.Sequence sequence) {
      List<Process> parts = sequence.processes();
      for (int i = 0; i + 1 < parts.size(); i++) {
        if (neverEnds(parts.get(i))) {
          warn(
              parts.get(i + 1).position(),
              "this is never reached: the process at " + position(parts.get(i)) + " does not end",
              1);
          return;
        }
      }
    }
  }

  /** Behind its declarations. */
  private static SourcePosition position(Process process) {
    return process instanceof Process.Scope scope ? position(scope.body()) : process.position();
  }

  private static boolean neverEnds(Process process) {
    return switch (process) {
      case Process.Stop stop -> true;
      case Process.While loop ->
          loop.condition() instanceof Expression.Constant constant && constant.value() != 0;
      case Process.Sequence sequence -> sequence.processes().stream().anyMatch(Warnings::neverEnds);
      case Process.Parallel parallel -> parallel.processes().stream().anyMatch(Warnings::neverEnds);
      case Process.Scope scope -> neverEnds(scope.body());
      default -> false;
    };
  }
}
