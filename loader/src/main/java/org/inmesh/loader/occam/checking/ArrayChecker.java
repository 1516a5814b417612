package org.inmesh.loader.occam.checking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Expression.Constant;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.Identifier;
import org.inmesh.loader.occam.syntax.SyntaxExpression;
import org.inmesh.loader.occam.syntax.SyntaxProcess;

/** Checks subscripts, slices and tables, and takes constant arrays apart. */
final class ArrayChecker {
  /** Larger array constructors are filled when the program runs. */
  private static final int MOST_COMPUTED_ELEMENTS = 1 << 12;

  /** Tables of tables that are larger are filled when the program runs, too. */
  private static final int MOST_COMPUTED_WORDS = 1 << 20;

  private final ExpressionChecker expressions;

  ArrayChecker(ExpressionChecker expressions) {
    this.expressions = expressions;
  }

  Expression subscript(SyntaxExpression.Subscript syntax) {
    Expression whole = expressions.check(syntax.array());
    if (whole.type().end().isPresent()) {
      return new ChannelTypeChecker(expressions).channel(whole, syntax);
    }
    Expression array = MobileChecker.plain(whole, syntax.array().range());
    if (array.type() instanceof Type.RecordOf structure) {
      return expressions.dataTypes().field(array, structure, syntax);
    }
    Type.ArrayOf type = arrayType(array, syntax.array().range(), "a subscript");
    Expression index = expressions.valueOf(syntax.index(), Type.Scalar.INT, "a subscript");
    if (index instanceof Constant constant) {
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
    return new Constant(table.type().element(), table.values()[from], range.start());
  }

  Expression slice(SyntaxExpression.Slice syntax) {
    Expression array =
        MobileChecker.plain(expressions.check(syntax.array()), syntax.array().range());
    Type.ArrayOf type = arrayType(array, syntax.array().range(), "FROM");
    Expression from = expressions.valueOf(syntax.from(), Type.Scalar.INT, "what follows FROM");
    Expression count =
        syntax.count().isPresent()
            ? expressions.valueOf(syntax.count().get(), Type.Scalar.INT, "what follows FOR")
            : rest(array, from, syntax.range());
    checkConstantBounds(syntax, type, from, count);
    SharedMemoryChecker.requireStable(from, "the start of a slice", syntax.from().range());
    SharedMemoryChecker.requireStable(
        count, "the length of a slice", syntax.count().orElse(syntax.from()).range());
    int length = count instanceof Constant constant ? constant.word() : Type.ArrayOf.OPEN;
    Type.ArrayOf result = new Type.ArrayOf(length, type.element());
    if (array instanceof Expression.ConstantArray table
        && from instanceof Constant first
        && length != Type.ArrayOf.OPEN) {
      int size = type.length() == 0 ? 0 : table.values().length / type.length();
      long[] values =
          Arrays.copyOfRange(table.values(), first.word() * size, (first.word() + length) * size);
      return new Expression.ConstantArray(result, values, syntax.range().start());
    }
    return new Expression.Slice(array, from, count, result, syntax.range().start());
  }

  /** How many elements an array has from one of them on. */
  private Expression rest(Expression array, Expression from, TextRange range) {
    Expression.Binary rest =
        new Expression.Binary(
            Expression.BinaryOperator.SUBTRACT,
            sizeOf(array, range),
            from,
            Type.Scalar.INT,
            range.start());
    return ConstantFolding.binary(rest, range);
  }

  /** The length of an array: a constant where it is known. */
  static Expression sizeOf(Expression array, TextRange range) {
    int length = ((Type.ArrayOf) array.type()).length();
    return length == Type.ArrayOf.OPEN
        ? new Expression.SizeOf(array, range.start())
        : new Constant(Type.Scalar.INT, length, range.start());
  }

  private static void checkConstantBounds(
      SyntaxExpression.Slice syntax, Type.ArrayOf type, Expression from, Expression count) {
    long first = from instanceof Constant constant ? constant.value() : 0;
    long length = count instanceof Constant constant ? constant.value() : 0;
    if (first < 0) {
      throw new LanguageError(
          syntax.from().range(), "the slice begins at " + first + "; elements begin at 0");
    }
    if (length < 0 && syntax.count().isEmpty()) {
      throw new LanguageError(
          syntax.from().range(),
          "the slice begins at " + first + ", but " + allowed(type, "elements"));
    }
    if (length < 0) {
      throw new LanguageError(
          syntax.count().get().range(), "a slice of " + length + " elements cannot be");
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
    if (context.isPresent() && context.get() instanceof Type.RecordOf structure) {
      return expressions.dataTypes().literal(syntax, structure);
    }
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
    if (elements.getFirst().type().isData()) {
      TypeChecker.requirePossible(type, syntax.range());
    }
    if (!elements.stream().allMatch(ArrayChecker::isConstant)
        || TypeChecker.wordsOf(type) > MOST_COMPUTED_WORDS) {
      return new Expression.ArrayConstructor(List.copyOf(elements), type, syntax.range().start());
    }
    return constant(elements, type, syntax.range());
  }

  /** {@code [c, d]} of channels, which has no value but can be abbreviated or passed to a PROC. */
  Expression channels(SyntaxExpression.Table syntax) {
    List<Expression> elements = syntax.elements().stream().map(expressions::element).toList();
    Type type = elements.getFirst().type();
    for (int i = 0; i < elements.size(); i++) {
      Type other = elements.get(i).type();
      if (!type.isChannel() || hasOpenLength(type) || !other.equals(type)) {
        throw new LanguageError(
            syntax.elements().get(i).range(),
            "channels of one type are expected in this table; this is " + other);
      }
    }
    return new Expression.ArrayConstructor(
        elements, new Type.ArrayOf(elements.size(), type), syntax.range().start());
  }

  /** An array constructor; if all its elements are constant, it is a constant array. */
  Expression replicated(SyntaxExpression.Replicated syntax, Optional<Type> context) {
    SyntaxProcess.Replicator written = syntax.replicator();
    Constant count = expressions.constantInt(written.count(), "the count of an array constructor");
    if (count.value() < 0) {
      throw new LanguageError(
          written.count().range(), "an array of length " + count.value() + " cannot be");
    }
    Expression from =
        expressions.valueOf(written.from(), Type.Scalar.INT, "the first value of a replicator");
    Expression step =
        written.step().isPresent()
            ? expressions.valueOf(written.step().get(), Type.Scalar.INT, "the step of a replicator")
            : new Constant(Type.Scalar.INT, 1, syntax.range().start());
    Optional<Type> wanted =
        context.isPresent() && context.get() instanceof Type.ArrayOf array
            ? Optional.of(array.element().content())
            : Optional.empty();
    Identifier index = written.index();
    Symbol symbol =
        new Symbol(index.text(), Symbol.Kind.REPLICATOR, Type.Scalar.INT, index.range().start());
    Expression element = element(syntax, new NameEntry.Variable(symbol), wanted);
    if (hasOpenLength(element.type())) {
      throw new LanguageError(
          syntax.element().range(), "the length of an array inside an array must be constant");
    }
    Type.ArrayOf type = new Type.ArrayOf(count.word(), element.type());
    TypeChecker.requirePossible(type, syntax.range());
    if (from instanceof Constant first
        && step instanceof Constant distance
        && count.value() <= MOST_COMPUTED_ELEMENTS
        && TypeChecker.wordsOf(type) <= MOST_COMPUTED_WORDS) {
      List<Expression> elements = new ArrayList<>();
      boolean constant = true;
      for (int i = 0; i < count.value() && constant; i++) {
        long value = (int) (first.value() + i * distance.value());
        Constant known = new Constant(Type.Scalar.INT, value, index.range().start());
        elements.add(element(syntax, new NameEntry.Value(known), wanted));
        constant = isConstant(elements.getLast());
      }
      if (constant && !elements.isEmpty()) {
        return constant(elements, type, syntax.range());
      }
    }
    return new Expression.ReplicatedArray(
        new Process.Replicator(symbol, from, count, step), element, type, syntax.range().start());
  }

  private Expression element(
      SyntaxExpression.Replicated syntax, NameEntry index, Optional<Type> wanted) {
    NameTable names = expressions.names().with(syntax.replicator().index().text(), index);
    return new ExpressionChecker(names).value(syntax.element(), wanted);
  }

  private static boolean isConstant(Expression expression) {
    return expression instanceof Constant || expression instanceof Expression.ConstantArray;
  }

  private static Expression constant(
      List<Expression> elements, Type.ArrayOf type, TextRange range) {
    long[] values =
        elements.stream()
            .flatMapToLong(
                e ->
                    e instanceof Expression.ConstantArray inner
                        ? Arrays.stream(inner.values())
                        : LongStream.of(((Constant) e).value()))
            .toArray();
    return new Expression.ConstantArray(type, values, range.start());
  }

  /** Elements without a type of their own take that of the first element that has one. */
  private List<Expression> elements(List<SyntaxExpression> written, Optional<Type> context) {
    int typed = 0;
    while (typed < written.size() - 1 && LiteralChecker.takesTypeOfPlace(written.get(typed))) {
      typed++;
    }
    Optional<Type> wanted =
        context.isPresent() && context.get() instanceof Type.ArrayOf array
            ? Optional.of(array.element().content())
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
