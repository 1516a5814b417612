package org.inmesh.loader.occam.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Expression.Constant;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Type.MobileOf;
import org.inmesh.loader.occam.checked.Variables;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.SyntaxExpression;
import org.inmesh.loader.occam.syntax.TypeSyntax;

/**
 * Checks what is done with mobiles (occam-pi). Where a mobile is expected, the mobile itself moves;
 * everywhere else it stands for the data that it holds.
 */
final class MobileChecker {
  private MobileChecker() {}

  /** {@code MOBILE type}. */
  static Type type(TypeSyntax syntax, ExpressionChecker expressions) {
    Type content = TypeChecker.resolve(syntax, expressions);
    if (content instanceof MobileOf) {
      throw new LanguageError(syntax.range(), content + " is mobile already; leave out MOBILE");
    }
    if (!content.isData() && !(content instanceof Type.Barrier)) {
      throw new LanguageError(syntax.range(), "a MOBILE holds data; this is of type " + content);
    }
    return new MobileOf(content, Optional.empty());
  }

  /** Refuses to copy as a whole what consists of mobiles, since each must have one owner. */
  static void refuseParts(Type type, TextRange range) {
    if (type.hasMobiles() && !(type instanceof MobileOf)) {
      throw new LanguageError(
          range,
          "%s consists of mobiles, which are moved one by one; as MOBILE %s it moves as a whole"
              .formatted(type, type));
    }
  }

  /** A mobile that moves away from where it is. */
  static Expression moved(SyntaxExpression syntax, Expression mobile, ExpressionChecker names) {
    if (Variables.isMobileVariable(mobile)) {
      names.element(syntax);
    }
    return mobile;
  }

  /** True if a mobile of this type needs no lengths to be allocated. */
  static boolean hasKnownSize(MobileOf type) {
    return !ArrayChecker.hasOpenLength(type.content());
  }

  /** The data that a mobile holds; any other value or variable itself. */
  static Expression plain(Expression value, TextRange range) {
    if (!(value.type() instanceof MobileOf mobile)) {
      return value;
    }
    if (!Variables.isMobileVariable(value)) {
      throw new LanguageError(
          range, "a new mobile must go to a variable before what it holds can be used");
    }
    return new Expression.ContentOf(value, false, mobile.content(), value.position());
  }

  /** The same for a variable that is assigned to; an undefined mobile of known size gets memory. */
  static Expression plainTarget(Expression variable, TextRange range) {
    return allocating(plain(variable, range));
  }

  /** A variable for what is of a type: the mobile itself only if that type is mobile. */
  static Expression target(Expression variable, Optional<Type> wanted, TextRange range) {
    return wanted.isPresent() && wanted.get() instanceof MobileOf
        ? variable
        : plainTarget(variable, range);
  }

  /** A value for what is of a type: data are copied to a new mobile if that type is mobile. */
  static Expression given(Type wanted, Expression value, TextRange range) {
    if (wanted instanceof MobileOf counted
        && counted.isCounted()
        && value.type().equals(wanted)
        && Variables.isMobileVariable(value)) {
      return cloned(value, counted);
    }
    if (!(wanted instanceof MobileOf mobile) || value.type().equals(wanted) || isNew(value)) {
      return value;
    }
    Expression data = plain(value, range);
    return TypeChecker.fits(mobile.content(), data.type())
        ? new Expression.Clone(data, mobile, value.position())
        : value;
  }

  /** An argument that is passed by reference; for a mobile it may also be a new mobile. */
  static Expression argument(
      SyntaxExpression syntax, Type parameter, ExpressionChecker expressions) {
    boolean isNew =
        switch (syntax) {
          case SyntaxExpression.Clone ignored -> true;
          case SyntaxExpression.Allocation ignored -> true;
          case SyntaxExpression.Call ignored -> true;
          default -> false;
        };
    if (parameter instanceof MobileOf && isNew) {
      return given(parameter, expressions.value(syntax, Optional.of(parameter)), syntax.range());
    }
    Expression variable = expressions.elementOrEnd(syntax);
    return target(variable, Optional.of(parameter), syntax.range());
  }

  /** True for a mobile that no variable holds yet. */
  static boolean isNew(Expression value) {
    return value.type() instanceof MobileOf && !Variables.isMobileVariable(value);
  }

  /** A part of a variable that is written to: mobiles of known size on the way to it get memory. */
  static Expression allocating(Expression variable) {
    return switch (variable) {
      case Expression.ContentOf content ->
          new Expression.ContentOf(
              allocating(content.mobile()),
              hasKnownSize((MobileOf) content.mobile().type()),
              content.type(),
              content.position());
      case Expression.Subscript element ->
          new Expression.Subscript(
              allocating(element.array()), element.index(), element.type(), element.position());
      case Expression.Slice slice ->
          new Expression.Slice(
              allocating(slice.array()),
              slice.from(),
              slice.count(),
              slice.type(),
              slice.position());
      case Expression.FieldOf field ->
          new Expression.FieldOf(allocating(field.record()), field.field(), field.position());
      default -> variable;
    };
  }

  /** Barriers and shared ends of channel types do not move: a further variable holds them. */
  private static Expression cloned(Expression value, MobileOf type) {
    Expression content = new Expression.ContentOf(value, false, type.content(), value.position());
    return new Expression.Clone(content, type, value.position());
  }

  /** {@code CLONE m}; of data that are no mobile, the data, which are copied anyway. */
  static Expression clone(SyntaxExpression.Clone syntax, ExpressionChecker expressions) {
    Expression original = expressions.check(syntax.mobile());
    ChannelTypeChecker.requireShared(original.type(), syntax.range());
    return original.type() instanceof MobileOf mobile
        ? new Expression.Clone(
            plain(original, syntax.mobile().range()), mobile, syntax.range().start())
        : expressions.value(syntax.mobile());
  }

  /** {@code DEFINED m}. */
  static Expression defined(SyntaxExpression.Defined syntax, ExpressionChecker expressions) {
    Expression mobile = expressions.check(syntax.mobile());
    if (!(mobile.type() instanceof MobileOf)) {
      throw new LanguageError(
          syntax.mobile().range(),
          "DEFINED asks whether a mobile holds data; this is of type " + mobile.type());
    }
    return new Expression.Defined(mobile, syntax.range().start());
  }

  /**
   * {@code MOBILE [n]BYTE}.
   *
   * @param context the type of the mobile it goes to; lengths that it leaves open are given here
   */
  static Expression allocation(
      SyntaxExpression.Allocation syntax, Optional<Type> context, ExpressionChecker expressions) {
    TypeSyntax written = syntax.content();
    Type content =
        TypeChecker.resolve(
            new TypeSyntax(List.of(), written.base(), written.range()), expressions);
    List<Optional<SyntaxExpression>> dimensions = written.lengths();
    if (dimensions.isEmpty() && content instanceof MobileOf named) {
      content = named.content();
    }
    List<Integer> wanted = dimensionsOf(context.map(Type::content));
    List<Expression> lengths = new ArrayList<>();
    for (int i = dimensions.size() - 1; i >= 0; i--) {
      SyntaxExpression length =
          dimensions
              .get(i)
              .orElseThrow(
                  () ->
                      new LanguageError(
                          written.range(), "a new mobile needs its length: MOBILE [n]BYTE"));
      Expression value = expressions.valueOf(length, Type.Scalar.INT, "a length");
      boolean fixed = i < wanted.size() && wanted.get(i) != Type.ArrayOf.OPEN;
      checkLength(value, fixed ? wanted.get(i) : Type.ArrayOf.OPEN, length.range());
      if (!fixed) {
        lengths.addFirst(value);
      }
      content = new Type.ArrayOf(fixed ? wanted.get(i) : Type.ArrayOf.OPEN, content);
    }
    if (dimensions.isEmpty() && ArrayChecker.hasOpenLength(content)) {
      throw new LanguageError(
          written.range(), "a new mobile needs its length: MOBILE [n]BYTE, not " + written.base());
    }
    boolean asWanted =
        context.isPresent()
            && context.get() instanceof MobileOf mobile
            && mobile.content().equals(content);
    MobileOf type = asWanted ? (MobileOf) context.get() : new MobileOf(content, Optional.empty());
    return new Expression.Allocation(List.copyOf(lengths), type, syntax.range().start());
  }

  private static void checkLength(Expression length, int wanted, TextRange range) {
    if (length instanceof Constant constant && constant.value() < 0) {
      throw new LanguageError(range, "an array of length " + constant.value() + " cannot be");
    }
    if (wanted != Type.ArrayOf.OPEN
        && !(length instanceof Constant constant && constant.value() == wanted)) {
      throw new LanguageError(range, "the type of the mobile says " + wanted + " for this length");
    }
  }

  private static List<Integer> dimensionsOf(Optional<Type> type) {
    List<Integer> lengths = new ArrayList<>();
    Type part = type.orElse(Type.Scalar.INT);
    while (part instanceof Type.ArrayOf array) {
      lengths.add(array.length());
      part = array.element();
    }
    return lengths;
  }
}
