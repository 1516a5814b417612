package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.occam.checked.CheckedProgram;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Expression.BinaryOperator;
import org.inmesh.loader.occam.checked.Expression.Rounding;
import org.inmesh.loader.occam.checked.Expression.UnaryOperator;
import org.inmesh.loader.occam.checked.ExpressionText;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.ScalarArithmetic;
import org.inmesh.loader.occam.checked.ScalarArithmetic.Outcome;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Type.Scalar;

/**
 * Random expressions of all number types give on the machine what {@link NumberDefinition} says.
 * Each type has three variables and an array.
 */
class ScalarTypesPropertyTest {
  private static final SourcePosition HERE = new SourcePosition("test.occ", 1, 1);
  private static final List<Scalar> NUMBERS =
      Arrays.stream(Scalar.values()).filter(type -> type != Scalar.BOOL).toList();
  private static final int LENGTH = 3;
  private static final Map<Scalar, long[]> VALUES = values();
  private static final Map<Scalar, List<Symbol>> VARIABLES = new EnumMap<>(Scalar.class);
  private static final Map<Scalar, Symbol> ARRAYS = new EnumMap<>(Scalar.class);

  static {
    for (Scalar type : NUMBERS) {
      List<Symbol> variables = new ArrayList<>();
      for (int i = 0; i < LENGTH; i++) {
        variables.add(symbol(type + "." + i, type));
      }
      VARIABLES.put(type, variables);
      ARRAYS.put(type, symbol(type + ".array", new Type.ArrayOf(LENGTH, type)));
    }
  }

  private static Map<Scalar, long[]> values() {
    Map<Scalar, long[]> values = new EnumMap<>(Scalar.class);
    values.put(Scalar.BYTE, new long[] {7, 200, 1});
    values.put(Scalar.INT, new long[] {7, -1234, 2});
    values.put(Scalar.INT16, new long[] {-3, 1000, -32768});
    values.put(Scalar.INT32, new long[] {5, Integer.MAX_VALUE - 3, -1});
    values.put(Scalar.INT64, new long[] {-9, 5_000_000_000L, Long.MIN_VALUE});
    values.put(Scalar.REAL32, floats(2.5f, -1.0e30f, 3.25e-3f));
    values.put(Scalar.REAL64, doubles(-0.75, 1.0e15, 1.0 / 3));
    return values;
  }

  private static long[] floats(float... values) {
    long[] bits = new long[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToIntBits(values[i]);
    }
    return bits;
  }

  private static long[] doubles(double... values) {
    return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
  }

  private static Symbol symbol(String name, Type type) {
    return new Symbol(name, Symbol.Kind.VARIABLE, type, HERE);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void shouldComputeLikeTheDefinition(@ForAll("expressions") Expression expression) {
    checkOnMachine(expression);
    Statistics.label("type").collect(expression.type());
  }

  @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
  void shouldMultiplyAndDivideLongNumbersOfAllSizes(
      @ForAll("longNumbers") long left, @ForAll("longNumbers") long right) {
    for (BinaryOperator operator :
        List.of(
            BinaryOperator.MULTIPLY,
            BinaryOperator.TIMES,
            BinaryOperator.DIVIDE,
            BinaryOperator.REMAINDER)) {
      checkOnMachine(
          new Expression.Binary(
              operator,
              new Expression.Constant(Scalar.INT64, left, HERE),
              new Expression.Constant(Scalar.INT64, right, HERE),
              Scalar.INT64,
              HERE));
    }
  }

  /** As many of each length. */
  @Provide
  Arbitrary<Long> longNumbers() {
    return Arbitraries.longs()
        .withDistribution(RandomDistribution.uniform())
        .flatMap(bits -> Arbitraries.integers().between(0, 63).map(places -> bits >> places));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void shouldFoldConstantsLikeTheDefinition(@ForAll("expressions") Expression expression) {
    Optional<Number> expected = evaluate(expression);
    Optional<Long> folded = fold(expression);
    Scalar type = (Scalar) expression.type();
    assertThat(folded.map(value -> number(type, value))).as(text(expression)).isEqualTo(expected);
  }

  private static Optional<Long> fold(Expression expression) {
    return switch (expression) {
      case Expression.Unary unary ->
          fold(unary.operand())
              .map(value -> ScalarArithmetic.unary(unary.operator(), (Scalar) unary.type(), value))
              .flatMap(ScalarTypesPropertyTest::folded);
      case Expression.Binary binary ->
          fold(binary.left())
              .flatMap(
                  left ->
                      fold(binary.right())
                          .map(
                              right ->
                                  ScalarArithmetic.binary(
                                      binary.operator(),
                                      (Scalar) binary.left().type(),
                                      left,
                                      right)))
              .flatMap(ScalarTypesPropertyTest::folded);
      case Expression.Conversion conversion ->
          fold(conversion.operand())
              .map(
                  value ->
                      ScalarArithmetic.convert(
                          (Scalar) conversion.operand().type(),
                          (Scalar) conversion.type(),
                          conversion.rounding(),
                          value))
              .flatMap(ScalarTypesPropertyTest::folded);
      default -> evaluate(expression).map(value -> bits((Scalar) expression.type(), value));
    };
  }

  private static Optional<Long> folded(Outcome outcome) {
    return outcome instanceof Outcome.Value value ? Optional.of(value.value()) : Optional.empty();
  }

  private static void checkOnMachine(Expression expression) {
    Optional<Number> expected = evaluate(expression);
    Scalar type = (Scalar) expression.type();
    long bits = expected.map(value -> bits(type, value)).orElse(0L);

    OccamRun run =
        OccamRun.run(
            CodeGenerator.generate(program(expression, bits)), OccamRun.machine(Kind.MESH, 1), "");

    Statistics.label("outcome").collect(expected.isPresent() ? "value" : "error");
    if (expected.isEmpty()) {
      assertThat(run.result().ending()).as(text(expression)).isEqualTo(Ending.ERROR);
    } else {
      assertThat(run.screen()).as(text(expression) + " = " + expected.get()).isEqualTo("T");
    }
  }

  private static String text(Expression expression) {
    return ExpressionText.of(expression);
  }

  @Provide
  Arbitrary<Expression> expressions() {
    return Arbitraries.of(NUMBERS).flatMap(type -> expressions(type, 3));
  }

  private Arbitrary<Expression> expressions(Scalar type, int depth) {
    Arbitrary<Expression> leaf = leaf(type);
    if (depth == 0) {
      return leaf;
    }
    return Arbitraries.frequencyOf(
        Tuple.of(1, leaf),
        Tuple.of(6, Arbitraries.lazy(() -> binary(type, depth))),
        Tuple.of(1, Arbitraries.lazy(() -> unary(type, depth))),
        Tuple.of(3, Arbitraries.lazy(() -> conversion(type, depth))));
  }

  private static Arbitrary<Expression> leaf(Scalar type) {
    Arbitrary<Expression> constant =
        type.isReal()
            ? Arbitraries.of(0.0, 1.0, -2.0, 1.5e3, 0.1)
                .map(value -> new Expression.Constant(type, bits(type, value), HERE))
            : Arbitraries.of(0L, 1L, 2L, 11L, type.least(), type.most())
                .map(value -> new Expression.Constant(type, value, HERE));
    Arbitrary<Expression> variable =
        Arbitraries.of(VARIABLES.get(type)).map(symbol -> new Expression.Name(symbol, HERE));
    Arbitrary<Expression> index =
        Arbitraries.of(
            new Expression.Name(VARIABLES.get(Scalar.INT).get(2), HERE),
            new Expression.Constant(Scalar.INT, 1, HERE));
    Arbitrary<Expression> element =
        index.map(
            i ->
                new Expression.Subscript(
                    new Expression.Name(ARRAYS.get(type), HERE), i, type, HERE));
    return Arbitraries.oneOf(variable, constant, element);
  }

  private static BinaryOperator[] operators(Scalar type) {
    return type.isReal()
        ? new BinaryOperator[] {
          BinaryOperator.ADD,
          BinaryOperator.SUBTRACT,
          BinaryOperator.MULTIPLY,
          BinaryOperator.DIVIDE,
          BinaryOperator.REMAINDER
        }
        : new BinaryOperator[] {
          BinaryOperator.ADD,
          BinaryOperator.SUBTRACT,
          BinaryOperator.MULTIPLY,
          BinaryOperator.DIVIDE,
          BinaryOperator.REMAINDER,
          BinaryOperator.PLUS,
          BinaryOperator.MINUS,
          BinaryOperator.TIMES,
          BinaryOperator.BIT_AND,
          BinaryOperator.BIT_OR,
          BinaryOperator.BIT_XOR,
          BinaryOperator.SHIFT_LEFT,
          BinaryOperator.SHIFT_RIGHT
        };
  }

  private Arbitrary<Expression> binary(Scalar type, int depth) {
    return Arbitraries.of(operators(type))
        .flatMap(
            operator -> {
              boolean shift =
                  operator == BinaryOperator.SHIFT_LEFT || operator == BinaryOperator.SHIFT_RIGHT;
              Arbitrary<Expression> right =
                  shift
                      ? Arbitraries.oneOf(leaf(Scalar.INT), count(type))
                      : expressions(type, depth - 1);
              return expressions(type, depth - 1)
                  .flatMap(
                      left -> right.map(r -> new Expression.Binary(operator, left, r, type, HERE)));
            });
  }

  private static Arbitrary<Expression> count(Scalar type) {
    return Arbitraries.integers()
        .between(0, type.bits())
        .map(value -> new Expression.Constant(Scalar.INT, value, HERE));
  }

  private Arbitrary<Expression> unary(Scalar type, int depth) {
    UnaryOperator[] operators =
        type.isReal()
            ? new UnaryOperator[] {UnaryOperator.NEGATE}
            : new UnaryOperator[] {
              UnaryOperator.NEGATE, UnaryOperator.MODULO_NEGATE, UnaryOperator.BIT_NOT
            };
    return Arbitraries.of(operators)
        .flatMap(
            operator ->
                expressions(type, depth - 1)
                    .map(operand -> new Expression.Unary(operator, operand, type, HERE)));
  }

  private Arbitrary<Expression> conversion(Scalar type, int depth) {
    Arbitrary<Expression> number =
        Arbitraries.of(NUMBERS)
            .filter(from -> from != type)
            .flatMap(
                from ->
                    expressions(from, depth - 1)
                        .flatMap(
                            operand ->
                                roundings(from, type)
                                    .map(
                                        rounding ->
                                            new Expression.Conversion(
                                                operand, rounding, type, HERE))));
    if (type.isReal()) {
      return number;
    }
    Arbitrary<Expression> truth =
        Arbitraries.of(NUMBERS)
            .flatMap(compared -> comparison(compared, depth))
            .map(value -> new Expression.Conversion(value, Rounding.EXACT, type, HERE));
    return Arbitraries.oneOf(number, truth);
  }

  private static Arbitrary<Rounding> roundings(Scalar from, Scalar to) {
    boolean exact = !from.isReal() && !to.isReal() || from == Scalar.REAL32 && to == Scalar.REAL64;
    return exact
        ? Arbitraries.just(Rounding.EXACT)
        : Arbitraries.of(Rounding.ROUND, Rounding.TRUNC);
  }

  private Arbitrary<Expression> comparison(Scalar type, int depth) {
    return Arbitraries.of(
            BinaryOperator.EQUAL,
            BinaryOperator.NOT_EQUAL,
            BinaryOperator.LESS,
            BinaryOperator.GREATER,
            BinaryOperator.LESS_OR_EQUAL,
            BinaryOperator.GREATER_OR_EQUAL,
            BinaryOperator.AFTER)
        .filter(operator -> !type.isReal() || operator != BinaryOperator.AFTER)
        .flatMap(
            operator ->
                expressions(type, depth - 1)
                    .flatMap(
                        left ->
                            expressions(type, depth - 1)
                                .map(
                                    right ->
                                        new Expression.Binary(
                                            operator, left, right, Scalar.BOOL, HERE))));
  }

  /** Empty for an error. */
  private static Optional<Number> evaluate(Expression expression) {
    return switch (expression) {
      case Expression.Constant constant ->
          Optional.of(number((Scalar) constant.type(), constant.value()));
      case Expression.Name name -> {
        Scalar type = (Scalar) name.type();
        int index = VARIABLES.get(type).indexOf(name.symbol());
        yield Optional.of(number(type, VALUES.get(type)[index]));
      }
      case Expression.Subscript element -> {
        Scalar type = (Scalar) element.type();
        int index = evaluate(element.index()).orElseThrow().intValue();
        yield Optional.of(number(type, VALUES.get(type)[index]));
      }
      case Expression.Unary unary ->
          evaluate(unary.operand())
              .flatMap(
                  value -> NumberDefinition.unary(unary.operator(), (Scalar) unary.type(), value));
      case Expression.Binary binary ->
          evaluate(binary.left())
              .flatMap(
                  left ->
                      evaluate(binary.right())
                          .flatMap(
                              right ->
                                  NumberDefinition.binary(
                                      binary.operator(),
                                      (Scalar) binary.left().type(),
                                      left,
                                      right)));
      case Expression.Conversion conversion ->
          evaluate(conversion.operand())
              .flatMap(
                  value ->
                      NumberDefinition.convert(
                          conversion.rounding(), (Scalar) conversion.type(), value));
      default -> throw new IllegalStateException("not made by this test");
    };
  }

  private static Number number(Scalar type, long value) {
    return switch (type) {
      case REAL32 -> Float.intBitsToFloat((int) value);
      case REAL64 -> Double.longBitsToDouble(value);
      default -> BigInteger.valueOf(value);
    };
  }

  private static long bits(Scalar type, Number value) {
    return switch (type) {
      case REAL32 -> Float.floatToIntBits(value.floatValue());
      case REAL64 -> Double.doubleToLongBits(value.doubleValue());
      default -> value.longValue();
    };
  }

  /** Computes the expression and prints T if it has a value, else F. */
  private static CheckedProgram program(Expression expression, long expected) {
    Symbol screen =
        new Symbol("screen", Symbol.Kind.REFERENCE_PARAMETER, Type.ChannelOf.of(Scalar.BYTE), HERE);
    Scalar type = (Scalar) expression.type();
    Symbol result = symbol("result", type);
    List<Symbol> declared = new ArrayList<>(List.of(result));
    List<Process> steps = new ArrayList<>();
    for (Scalar each : NUMBERS) {
      long[] values = VALUES.get(each);
      Symbol array = ARRAYS.get(each);
      declared.add(array);
      Type.ArrayOf arrayType = (Type.ArrayOf) array.type();
      steps.add(assign(array, new Expression.ConstantArray(arrayType, values, HERE)));
      for (int i = 0; i < LENGTH; i++) {
        Symbol variable = VARIABLES.get(each).get(i);
        declared.add(variable);
        steps.add(assign(variable, new Expression.Constant(each, values[i], HERE)));
      }
    }
    steps.add(assign(result, expression));
    Expression equal =
        new Expression.Binary(
            BinaryOperator.EQUAL,
            new Expression.Name(result, HERE),
            new Expression.Constant(type, expected, HERE),
            Scalar.BOOL,
            HERE);
    Expression always = new Expression.Constant(Scalar.BOOL, 1, HERE);
    steps.add(
        new Process.Conditional(
            List.of(
                new Process.Choice.Guarded(equal, print(screen, 'T')),
                new Process.Choice.Guarded(always, print(screen, 'F'))),
            HERE));
    Process body = new Process.Sequence(steps, HERE);
    for (Symbol symbol : declared) {
      body = new Process.Scope(new Process.Declaration.Variable(symbol), body, HERE);
    }
    return new CheckedProgram("test", new Procedure("main", List.of(screen), body, HERE), Map.of());
  }

  private static Process assign(Symbol target, Expression value) {
    return new Process.Assignment(List.of(new Expression.Name(target, HERE)), List.of(value), HERE);
  }

  private static Process print(Symbol screen, char character) {
    return new Process.Output(
        new Expression.Name(screen, HERE),
        List.of(new Process.Item.Single(new Expression.Constant(Scalar.BYTE, character, HERE))),
        HERE);
  }
}
