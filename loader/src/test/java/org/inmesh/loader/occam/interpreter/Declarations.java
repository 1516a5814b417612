package org.inmesh.loader.occam.interpreter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.interpreter.OccamType.Array;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration;
import org.inmesh.loader.occam.syntax.SyntaxExpression;
import org.inmesh.loader.occam.syntax.TypeSyntax;

/** Gives names what they stand for. */
final class Declarations {
  private final Evaluator evaluator;
  private final Scheduler scheduler;

  Declarations(Evaluator evaluator, Scheduler scheduler) {
    this.evaluator = evaluator;
    this.scheduler = scheduler;
  }

  /** A scope with the names of all declarations, of which each sees those before it. */
  Scope declare(List<? extends SyntaxDeclaration> declarations, Scope outer) {
    Scope scope = outer;
    for (SyntaxDeclaration declaration : declarations) {
      try {
        scope = declare(declaration, scope);
      } catch (OccamError error) {
        throw error.at(declaration.range().start().line());
      }
    }
    return scope;
  }

  private Scope declare(SyntaxDeclaration declaration, Scope outer) {
    TypeReader types = evaluator.types();
    return switch (declaration) {
      case SyntaxDeclaration.Variables variables -> variables(variables, outer);
      case SyntaxDeclaration.Initial initial -> {
        OccamType type = types.type(initial.type(), outer);
        yield outer.with(
            initial.name().text(), new Entity.Data(value(initial.value(), type, outer)));
      }
      case SyntaxDeclaration.Abbreviation abbreviation ->
          outer.with(abbreviation.name().text(), abbreviated(abbreviation, outer));
      case SyntaxDeclaration.Retyping retyping ->
          outer.with(retyping.name().text(), new Entity.Data(retyped(retyping, outer)));
      case SyntaxDeclaration.ProcedureDefinition procedure ->
          outer.with(procedure.name().text(), new Entity.Procedure(procedure, outer));
      case SyntaxDeclaration.FunctionDefinition function ->
          outer.with(function.name().text(), new Entity.Function(function, outer));
      case SyntaxDeclaration.SequentialProtocol protocol ->
          outer.with(
              protocol.name().text(), new Entity.NamedProtocol(types.message(protocol, outer)));
      case SyntaxDeclaration.VariantProtocol protocol ->
          outer.with(
              protocol.name().text(), new Entity.NamedProtocol(types.message(protocol, outer)));
      case SyntaxDeclaration.DataType type ->
          outer.with(
              type.name().text(),
              new Entity.NamedType(
                  TypeReader.renamed(types.type(type.type(), outer), type.name().text())));
      case SyntaxDeclaration.RecordType type ->
          outer.with(type.name().text(), new Entity.NamedType(types.structure(type, outer)));
      case SyntaxDeclaration.Placement placement -> outer;
      default -> throw new UnsuitableProgram("a declaration " + declaration);
    };
  }

  private Scope variables(SyntaxDeclaration.Variables variables, Scope outer) {
    TypeSyntax type = variables.type();
    Scope scope = outer.inner();
    variables.names().forEach(name -> scope.declare(name.text(), variable(type, outer)));
    return scope;
  }

  private Entity variable(TypeSyntax type, Scope scope) {
    TypeReader types = evaluator.types();
    return switch (type.base()) {
      case TypeSyntax.Base.Channel channel ->
          channels(types.lengths(type, scope), types.message(channel.protocol(), scope));
      case TypeSyntax.Base.Timer timer -> new Entity.Timer();
      default -> new Entity.Data(Location.fresh(types.type(type, scope)));
    };
  }

  private Entity channels(List<Integer> lengths, MessageForm form) {
    if (lengths.isEmpty()) {
      return new Entity.OneChannel(new Channel(scheduler, form));
    }
    List<Entity> elements = new ArrayList<>();
    for (int i = 0; i < lengths.getFirst(); i++) {
      elements.add(channels(lengths.subList(1, lengths.size()), form));
    }
    return new Entity.Channels(elements);
  }

  private Entity abbreviated(SyntaxDeclaration.Abbreviation abbreviation, Scope scope) {
    SyntaxExpression expression = abbreviation.expression();
    boolean channel =
        abbreviation.type().isPresent()
            && abbreviation.type().get().base() instanceof TypeSyntax.Base.Channel;
    if (channel || !abbreviation.value()) {
      return evaluator.entity(expression, scope);
    }
    Optional<OccamType> type =
        abbreviation.type().map(written -> evaluator.types().type(written, scope));
    return new Entity.Data(
        type.isPresent()
            ? value(expression, type.get(), scope)
            : evaluator.value(expression, scope, type).copy());
  }

  /** A copy of a value for a name or parameter of a type. */
  Location value(SyntaxExpression expression, OccamType type, Scope scope) {
    return fitted(evaluator.value(expression, scope, Optional.of(type)), type).copy();
  }

  /** Checks the lengths that a type gives. */
  static Location fitted(Location location, OccamType type) {
    OccamType actual = location.type();
    while (type instanceof Array wanted && actual instanceof Array array) {
      if (wanted.length() != Array.OPEN && wanted.length() != array.length()) {
        throw new OccamError("an array of another length");
      }
      type = wanted.element();
      actual = array.element();
    }
    return location;
  }

  private Location retyped(SyntaxDeclaration.Retyping retyping, Scope scope) {
    Location operand = evaluator.value(retyping.expression(), scope, Optional.empty());
    OccamType type = closed(evaluator.types().type(retyping.type(), scope), operand.type().size());
    if (type.size() != operand.type().size()) {
      throw new OccamError("sizes of RETYPES");
    }
    return retyping.value() ? operand.copy().as(type) : operand.as(type);
  }

  /** The type with its open length, if it has one, such that it has this size. */
  private static OccamType closed(OccamType type, int size) {
    if (!(type instanceof Array array)) {
      return type;
    }
    if (array.length() == Array.OPEN) {
      return new Array(size / array.element().size(), array.element());
    }
    return new Array(
        array.length(),
        closed(array.element(), array.length() == 0 ? 0 : size / array.length()),
        array.name());
  }
}
