package org.inmesh.loader.occam.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Intrinsic;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.Operators;
import org.inmesh.loader.occam.syntax.PredefinedSource;

/** The names in scope, the innermost first. Immutable: a declaration makes a new table. */
final class NameTable {
  /** No names. */
  static final NameTable EMPTY = new NameTable("", new NameEntry.Broken(), null, Optional.empty());

  private final String name;
  private final NameEntry entry;
  private final NameTable outer;
  private final int size;
  private final Optional<FunctionChecker> functions;

  private NameTable(
      String name, NameEntry entry, NameTable outer, Optional<FunctionChecker> functions) {
    this.functions = functions;
    this.name = name;
    this.entry = entry;
    this.outer = outer;
    this.size = outer == null ? 0 : outer.size + 1;
  }

  /** No names; value processes in expressions are checked by this. */
  static NameTable of(FunctionChecker functions) {
    return new NameTable("", new NameEntry.Broken(), null, Optional.of(functions));
  }

  /** What checks value processes in expressions. */
  FunctionChecker functions() {
    return functions.orElseThrow();
  }

  /** Number of names, hidden ones too. */
  int size() {
    return size;
  }

  /** This table and one more name, which hides others of that spelling. */
  NameTable with(String name, NameEntry entry) {
    return new NameTable(name, entry, this, functions);
  }

  /** The name of the address of an end of a channel type, if it is claimed here. */
  Optional<Symbol> claimed(Expression end) {
    for (NameTable table = this; table.outer != null; table = table.outer) {
      if (table.entry instanceof NameEntry.Claimed claim
          && ChannelTypeChecker.isSame(claim.end(), end)) {
        return Optional.of(claim.address());
      }
    }
    return Optional.empty();
  }

  /** True if there is a name of this spelling. */
  boolean declares(String name) {
    for (NameTable table = this; table.outer != null; table = table.outer) {
      if (table.name.equals(name)) {
        return true;
      }
    }
    return false;
  }

  /**
   * What a name stands for where it is used. The scope of a PROC's name begins behind its body;
   * inside it the name is that of another declaration, if there is one.
   */
  NameEntry find(String name, TextRange use) {
    Optional<NameEntry> unfinished = Optional.empty();
    for (NameTable table = this; table.outer != null; table = table.outer) {
      if (table.name.equals(name) && table.entry instanceof NameEntry.Unfinished) {
        unfinished = Optional.of(table.entry);
      } else if (table.name.equals(name)) {
        return table.entry;
      }
    }
    Optional<Intrinsic> intrinsic = Intrinsic.named(name);
    if (intrinsic.isPresent()) {
      return new NameEntry.Proc(Procedure.of(intrinsic.get(), use.start()));
    }
    if (unfinished.isPresent()) {
      return unfinished.get();
    }
    if (name.equals(new Type.Lock().toString())) {
      return new NameEntry.DataType(new Type.Lock());
    }

    PredefinedSource.refusal(name)
        .ifPresent(
            reason -> {
              throw new LanguageError(use, reason);
            });
    String known = UndeclaredNames.hint(name);
    String hint =
        known.isEmpty()
            ? similar(name).map(other -> "; did you mean '" + other + "'?").orElse("")
            : known;
    throw new LanguageError(use, "'" + name + "' is not declared here" + hint);
  }

  /** The operator of the program's own for operands of these types, as a call. */
  Optional<Expression> operator(String written, List<Expression> operands, TextRange use) {
    String wanted = Operators.nameOf(written);
    for (NameTable table = this; table.outer != null; table = table.outer) {
      if (table.name.equals(wanted)
          && table.entry instanceof NameEntry.Proc proc
          && takes(proc.procedure(), operands)) {
        return Optional.of(new Expression.FunctionCall(proc.procedure(), operands, use.start()));
      }
    }
    return Optional.empty();
  }

  private static boolean takes(Procedure function, List<Expression> operands) {
    List<Symbol> parameters = function.parameters();
    if (parameters.size() != operands.size()) {
      return false;
    }
    for (int i = 0; i < operands.size(); i++) {
      if (!TypeChecker.fits(parameters.get(i).type(), operands.get(i).type())) {
        return false;
      }
    }
    return true;
  }

  private Optional<String> similar(String name) {
    List<String> all = new ArrayList<>();
    for (NameTable table = this; table.outer != null; table = table.outer) {
      all.add(table.name);
    }
    return SimilarNames.nearest(name, all);
  }
}
