package org.inmesh.loader.occam.checking;

import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.OtherPlace;
import org.inmesh.loader.occam.syntax.Identifier;

/**
 * The name of a PROC or FUNCTION in its own body: after REC or RECURSIVE (occam-pi) it is in scope
 * there, otherwise its scope begins behind the definition.
 */
final class RecursionChecker {
  private RecursionChecker() {}

  /**
   * The definition whose body is to be checked next, if it may call itself.
   *
   * @param parameters if one of them is wrong, calls in the body are not checked
   */
  static Optional<Procedure> begin(
      boolean recursive,
      Identifier name,
      DeclarationChecker.Parameters parameters,
      List<Type> results) {
    return recursive && !parameters.wrong()
        ? Optional.of(
            Procedure.recursive(name.text(), parameters.symbols(), results, name.range().start()))
        : Optional.empty();
  }

  /** The names in scope of the body. */
  static NameTable inside(
      boolean recursive,
      Identifier name,
      Optional<Procedure> itself,
      DeclarationChecker.Parameters parameters,
      NameTable outer) {
    if (!recursive) {
      return parameters.names();
    }
    NameEntry entry =
        itself.<NameEntry>map(NameEntry.Proc::new).orElseGet(() -> new NameEntry.Broken());
    NameTable names = outer.with(name.text(), entry);
    for (Symbol parameter : parameters.symbols()) {
      names = names.with(parameter.name(), new NameEntry.Variable(parameter));
    }
    return names;
  }

  static LanguageError notInScope(Identifier use, NameEntry.Unfinished unfinished) {
    String name = use.text();
    if (unfinished.recursive()) {
      return new LanguageError(
          use.range(), "'%s' is not in scope in its own parameters".formatted(name));
    }
    return new LanguageError(
        use.range(),
        "'%s' is not in scope in its own body, but behind it; did you mean REC %s %s?"
            .formatted(name, unfinished.word(), name),
        new OtherPlace(unfinished.name().range(), "'" + name + "' is defined here without REC"));
  }
}
