package org.inmesh.loader.occam.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.syntax.TypeSyntax.Base;

/** Reads types. */
final class TypeParser {
  private static final String EXPECTED =
      "a type: INT, BYTE, BOOL, REAL32 and the like, CHAN OF a type, or TIMER";

  private final TokenCursor cursor;
  private final ExpressionParser expressions;

  TypeParser(TokenCursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /** True if a type begins here and not, for example, a slice. */
  boolean atType() {
    int ahead = 0;
    while (cursor.peek(ahead).is("[")) {
      int open = 0;
      do {
        Token token = cursor.peek(ahead++);
        if (token.kind() == Token.Kind.END) {
          return false;
        }
        open += token.is("[") ? 1 : token.is("]") ? -1 : 0;
      } while (open > 0);
    }
    Token base = cursor.peek(ahead);
    if (base.kind() == Token.Kind.NAME) {
      Token next = cursor.peek(ahead + 1);
      return next.kind() == Token.Kind.NAME || atEnd(ahead) || ahead > 0 && next.is(")");
    }
    return base.is("MOBILE")
        || base.is("SHARED")
        || base.is("CHAN")
        || base.is("PORT")
        || base.is("TIMER")
        || base.is("BARRIER")
        || ExpressionParser.scalarNamed(base).isPresent();
  }

  /** A type. */
  TypeSyntax type() {
    int mark = cursor.mark();
    if (cursor.at("SHARED") && !isSharedChannel()) {
      cursor.next();
      TypeSyntax data = type();
      return new TypeSyntax(List.of(), new Base.Shared(data), cursor.rangeFrom(mark));
    }
    List<Optional<SyntaxExpression>> lengths = new ArrayList<>();
    while (cursor.accept("[")) {
      lengths.add(cursor.at("]") ? Optional.empty() : Optional.of(expressions.expression()));
      cursor.expect("]", "after the length");
      if (lengths.size() > 20) {
        throw new LanguageError(cursor.rangeFrom(mark), "an array has at most 20 dimensions");
      }
    }
    Base base = base();
    return new TypeSyntax(List.copyOf(lengths), base, cursor.rangeFrom(mark));
  }

  /**
   * True for {@code SHARED CHAN} and the like, and the ends of channel types, {@code SHARED T!}.
   */
  private boolean isSharedChannel() {
    Token next = cursor.peek(1);
    Token last = next.kind() == Token.Kind.NAME ? cursor.peek(2) : next;
    return next.is("CHAN") || last.is("!") || last.is("?");
  }

  /** A type with the name of a variable behind it. */
  TypeSyntax typeBeforeName() {
    if (cursor.peek().kind() == Token.Kind.NAME
        && cursor.peek(1).kind() != Token.Kind.NAME
        && !atEnd(0)) {
      throw cursor.unexpected(EXPECTED);
    }
    return type();
  }

  /** True if the name of a channel type with a mark stands here, and behind it what it is for. */
  boolean atEnd(int ahead) {
    Token mark = cursor.peek(ahead + 1);
    return cursor.peek(ahead).kind() == Token.Kind.NAME
        && (mark.is("!") || mark.is("?"))
        && cursor.peek(ahead + 2).kind() == Token.Kind.NAME;
  }

  /** A type, or a counted array. */
  ProtocolSyntax protocol() {
    if (cursor.at("ANY")) {
      return new ProtocolSyntax.Any(cursor.next().range());
    }
    if (cursor.at("CHAN") || cursor.at("TIMER") || cursor.at("BARRIER")) {
      throw cursor.unexpected("a type or a counted array such as INT::[]BYTE");
    }
    TypeSyntax type = type();
    return cursor.accept("::")
        ? new ProtocolSyntax.Counted(type, type())
        : new ProtocolSyntax.Simple(type);
  }

  /** {@code SHARED}, {@code SHARED!} or {@code SHARED?}, if it stands here. */
  private Optional<Type.Direction> shared() {
    if (!cursor.accept("SHARED")) {
      return Optional.empty();
    }
    if (cursor.accept("!")) {
      return Optional.of(Type.Direction.OUTPUT);
    }
    return Optional.of(cursor.accept("?") ? Type.Direction.INPUT : Type.Direction.BOTH);
  }

  private Type.Direction mark() {
    if (cursor.accept("!")) {
      return Type.Direction.OUTPUT;
    }
    cursor.expect("?", "or '!' behind a channel type says which of its ends is meant");
    return Type.Direction.INPUT;
  }

  private Base base() {
    if (cursor.accept("BARRIER")) {
      return new Base.Barrier();
    }
    if (cursor.accept("TIMER")) {
      return new Base.Timer();
    }
    if (cursor.accept("MOBILE")) {
      return new Base.Mobile(type());
    }
    if (cursor.accept("PORT")) {
      cursor.accept("OF");
      return new Base.Port(type());
    }
    Optional<Type.Direction> shared = shared();
    if (shared.isPresent() && cursor.peek().kind() == Token.Kind.NAME) {
      Identifier name = cursor.expectName("a channel type");
      return new Base.End(name, mark(), true);
    }
    if (shared.isPresent() && !cursor.at("CHAN")) {
      throw cursor.unexpected("CHAN: what is SHARED is a channel");
    }
    if (cursor.accept("CHAN")) {
      cursor.accept("OF");
      if (cursor.peek().kind() == Token.Kind.NAME) {
        int start = cursor.mark();
        Identifier protocol = cursor.expectName("a PROTOCOL");
        if (cursor.at("!") || cursor.at("?")) {
          Base end = new Base.End(protocol, mark(), false);
          TypeSyntax type = new TypeSyntax(List.of(), end, cursor.rangeFrom(start));
          return new Base.Channel(new ProtocolSyntax.Simple(type), shared);
        }
        return new Base.Channel(new ProtocolSyntax.Named(protocol), shared);
      }
      if (cursor.at("CHAN") || cursor.at("TIMER")) {
        throw cursor.unexpected("INT, BYTE, BOOL, an array of these, or a PROTOCOL after CHAN OF");
      }
      return new Base.Channel(protocol(), shared);
    }
    if (cursor.peek().kind() == Token.Kind.NAME) {
      Identifier name = cursor.expectName("a DATA TYPE");
      return cursor.at("!") || cursor.at("?")
          ? new Base.End(name, mark(), false)
          : new Base.Named(name);
    }
    Optional<Type.Scalar> scalar = ExpressionParser.scalarNamed(cursor.peek());
    if (scalar.isEmpty()) {
      throw cursor.unexpected(EXPECTED);
    }
    cursor.next();
    return new Base.Scalar(scalar.get());
  }
}
