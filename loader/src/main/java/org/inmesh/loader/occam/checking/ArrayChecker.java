package org.inmesh.loader.occam.checking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.SyntaxExpression;

/** Checks subscripts, slices and tables, and takes constant arrays apart. */
final class ArrayChecker {
  private final ExpressionChecker expressions;

  ArrayChecker(ExpressionChecker expressions) {
    this.expressions = expressions;
  }

  Expression subscript(SyntaxExpression.Subscript syntax) {
    Expression array = expressions.check(syntax.array());
    Type.ArrayOf type = arrayType(array, syntax.array().range(), "a subscript");
    Expression index = expressions.valueOf(syntax.index(), Type.Scalar.INT, "a subscript");
    if (index instanceof Expression.Constant constant) {
      int value = constant.word();
      boolean tooLarge = type.length() != Type.ArrayOf.OPEN && value >= type.length();
      if (value < 0 || tooLarge) {
        throw new LanguageError(
            syntax.index().range(),
            "the subscript is " + value + ", but " + allowed(type, "subscripts"));
      }
      if (array instanceof Expression.ConstantArray table) {
        return part(table, value, syntax.range());
      }
    }
    return new Expression.Subscript(array, index, type.element(), syntax.range().start());
  }

  private static String allowed(Type.ArrayOf type, String what) {
    if (type.length() == Type.ArrayOf.OPEN) {
      return what + " begin at 0";
    }
    return "the array has " + type.length() + " elements; " + what + " begin at 0";
  }

  private static Type.ArrayOf arrayType(Expression array, TextRange range, String what) {
    if (array.type() instanceof Type.ArrayOf type) {
      return type;
    }
    throw new LanguageError(range, what + " needs an array; this is of type " + array.type());
  }

  private static Expression part(Expression.ConstantArray table, int index, TextRange range) {
    int size = table.type().length() == 0 ? 0 : table.values().length / table.type().length();
    int from = index * size;
    if (table.type().element() instanceof Type.ArrayOf element) {
      long[] values = Arrays.copyOfRange(table.values(), from, from + size);
      return new Expression.ConstantArray(element, values, range.start());
    }
    return new Expression.Constant(table.type().element(), table.values()[from], range.start());
  }

  Expression slice(SyntaxExpression.Slice syntax) {
    Expression array = expressions.check(syntax.array());
    Type.ArrayOf type = arrayType(array, syntax.array().range(), "FROM");
    Expression from = expressions.valueOf(syntax.from(), Type.Scalar.INT, "what follows FROM");
    Expression count = expressions.valueOf(syntax.count(), Type.Scalar.INT, "what follows FOR");
    checkConstantBounds(syntax, type, from, count);
    int length =
        count instanceof Expression.Constant constant ? constant.word() : Type.ArrayOf.OPEN;
    Type.ArrayOf result = new Type.ArrayOf(length, type.element());
    if (array instanceof Expression.ConstantArray table
        && from instanceof Expression.Constant first
        && length != Type.ArrayOf.OPEN) {
      int size = type.length() == 0 ? 0 : table.values().length / type.length();
      long[] values =
          Arrays.copyOfRange(table.values(), first.word() * size, (first.word() + length) * size);
      return new Expression.ConstantArray(result, values, syntax.range().start());
    }
    return new Expression.Slice(array, from, count, result, syntax.range().start());
  }

  private static void checkConstantBounds(
      SyntaxExpression.Slice syntax, Type.ArrayOf type, Expression from, Expression count) {
    long first = from instanceof Expression.Constant constant ? constant.value() : 0;
    long length = count instanceof Expression.Constant constant ? constant.value() : 0;
    if (first < 0) {
      throw new LanguageError(
          syntax.from().range(), "the slice begins at " + first + "; elements begin at 0");
    }
    if (length < 0) {
      throw new LanguageError(
          syntax.count().range(), "a slice of " + length + " elements cannot be");
    }
    if (type.length() != Type.ArrayOf.OPEN && first + length > type.length()) {
      throw new LanguageError(
          syntax.range(),
          "the slice goes up to element "
              + (first + length - 1)
              + ", but "
              + allowed(type, "elements"));
    }
  }

  /** A table in a place that asks for a type. */
  Expression table(SyntaxExpression.Table syntax, Optional<Type> context) {
    List<Expression> elements = elements(syntax.elements(), context);
    for (int i = 0; i < elements.size(); i++) {
      Expression checked = elements.get(i);
      TextRange range = syntax.elements().get(i).range();
      if (checked.type() instanceof Type.ArrayOf array && hasOpenLength(array)) {
        throw new LanguageError(range, "the length of an array inside a table must be constant");
      }
      if (!checked.type().equals(elements.getFirst().type())) {
        throw new LanguageError(
            range,
            "the elements of a table are of one type: the first is "
                + elements.getFirst().type()
                + ", this is "
                + checked.type());
      }
    }
    Type.ArrayOf type = new Type.ArrayOf(elements.size(), elements.getFirst().type());
    boolean constant =
        elements.stream()
            .allMatch(
                e -> e instanceof Expression.Constant || e instanceof Expression.ConstantArray);
    if (!constant) {
      return new Expression.ArrayConstructor(List.copyOf(elements), type, syntax.range().start());
    }
    long[] values =
        elements.stream()
            .flatMapToLong(
                e ->
                    e instanceof Expression.ConstantArray inner
                        ? Arrays.stream(inner.values())
                        : LongStream.of(((Expression.Constant) e).value()))
            .toArray();
    return new Expression.ConstantArray(type, values, syntax.range().start());
  }

  /** Elements without a type of their own take that of the first element that has one. */
  private List<Expression> elements(List<SyntaxExpression> written, Optional<Type> context) {
    int typed = 0;
    while (typed < written.size() - 1 && LiteralChecker.takesTypeOfPlace(written.get(typed))) {
      typed++;
    }
    Optional<Type> wanted =
        context.isPresent() && context.get() instanceof Type.ArrayOf array
            ? Optional.of(array.element())
            : Optional.empty();
    Expression first = expressions.value(written.get(typed), wanted);
    Optional<Type> others = wanted.or(() -> Optional.of(first.type()));
    List<Expression> elements = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      elements.add(i == typed ? first : expressions.value(written.get(i), others));
    }
    return elements;
  }

  /** True if any dimension is known at run time only. */
  static boolean hasOpenLength(Type type) {
    return type instanceof Type.ArrayOf array
        && (array.length() == Type.ArrayOf.OPEN || hasOpenLength(array.element()));
  }
}
