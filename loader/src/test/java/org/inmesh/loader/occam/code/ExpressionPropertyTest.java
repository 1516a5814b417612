package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.occam.checked.CheckedProgram;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Expression.BinaryOperator;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;

/** Random expressions give the same on the machine as by the definition of their operators. */
class ExpressionPropertyTest {
  private static final SourcePosition HERE = new SourcePosition("test.occ", 1, 1);
  private static final int[] VALUES = {7, -3, Integer.MAX_VALUE - 5, 1234};
  private static final List<Symbol> VARIABLES = variables();

  private static List<Symbol> variables() {
    List<Symbol> symbols = new ArrayList<>();
    for (int i = 0; i < VALUES.length; i++) {
      symbols.add(new Symbol("v" + i, Symbol.Kind.VARIABLE, Type.Scalar.INT, HERE));
    }
    return symbols;
  }

  // Edge cases are all of the smallest expressions; there would be nothing else.
  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void shouldComputeLikeTheDefinition(@ForAll("expressions") Expression expression) {
    OccamRun run =
        OccamRun.run(
            CodeGenerator.generate(program(expression)), OccamRun.machine(Kind.MESH, 1), "");
    OptionalLong expected = evaluate(expression);
    Statistics.collect(expected.isPresent() ? "value" : "error");
    if (expected.isEmpty()) {
      assertThat(run.result().ending()).isEqualTo(Ending.ERROR);
    } else {
      int result = 0;
      for (int i = 0; i < 4; i++) {
        result |= run.screen().charAt(i) << 8 * i;
      }
      assertThat(result).isEqualTo((int) expected.getAsLong());
    }
  }

  @Provide
  Arbitrary<Expression> expressions() {
    return expressions(4);
  }

  private Arbitrary<Expression> expressions(int depth) {
    Arbitrary<Expression> leaf =
        Arbitraries.oneOf(
            Arbitraries.of(VARIABLES).map(symbol -> new Expression.Name(symbol, HERE)),
            Arbitraries.frequencyOf(
                    Tuple.of(8, Arbitraries.integers().between(-20, 20)),
                    Tuple.of(1, Arbitraries.of(Integer.MAX_VALUE, Integer.MIN_VALUE)))
                .map(value -> new Expression.Constant(Type.Scalar.INT, value, HERE)));
    if (depth == 0) {
      return leaf;
    }
    return Arbitraries.oneOf(
        leaf,
        operation(Type.Scalar.INT, depth),
        operation(Type.Scalar.INT, depth),
        operation(Type.Scalar.INT, depth),
        condition(depth)
            .map(
                value ->
                    new Expression.Conversion(
                        value, Expression.Rounding.EXACT, Type.Scalar.INT, HERE)),
        expressions(depth - 1)
            .map(
                value ->
                    new Expression.Unary(
                        Expression.UnaryOperator.NEGATE, value, Type.Scalar.INT, HERE)));
  }

  private Arbitrary<Expression> operation(Type type, int depth) {
    boolean isNumber = type == Type.Scalar.INT;
    Arbitrary<BinaryOperator> operators =
        isNumber
            ? Arbitraries.of(
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
                BinaryOperator.BIT_XOR)
            : Arbitraries.of(
                BinaryOperator.EQUAL,
                BinaryOperator.NOT_EQUAL,
                BinaryOperator.LESS,
                BinaryOperator.GREATER,
                BinaryOperator.LESS_OR_EQUAL,
                BinaryOperator.GREATER_OR_EQUAL,
                BinaryOperator.AFTER);
    return operators.flatMap(
        operator ->
            expressions(depth - 1)
                .flatMap(
                    left ->
                        expressions(depth - 1)
                            .map(
                                right ->
                                    new Expression.Binary(operator, left, right, type, HERE))));
  }

  private Arbitrary<Expression> condition(int depth) {
    Arbitrary<Expression> comparison = operation(Type.Scalar.BOOL, depth);
    return Arbitraries.of(BinaryOperator.AND, BinaryOperator.OR, BinaryOperator.EQUAL)
        .flatMap(
            operator ->
                comparison.flatMap(
                    left ->
                        comparison.map(
                            right ->
                                new Expression.Binary(
                                    operator, left, right, Type.Scalar.BOOL, HERE))));
  }

  /** Empty for an error. */
  private static OptionalLong evaluate(Expression expression) {
    return switch (expression) {
      case Expression.Constant constant -> OptionalLong.of(constant.value());
      case Expression.Name name -> OptionalLong.of(VALUES[VARIABLES.indexOf(name.symbol())]);
      case Expression.Conversion conversion -> evaluate(conversion.operand());
      case Expression.Unary unary -> {
        OptionalLong value = evaluate(unary.operand());
        yield value.isEmpty() ? value : fit(-value.getAsLong());
      }
      case Expression.Binary binary -> evaluate(binary);
      default -> throw new IllegalStateException("not made by this test");
    };
  }

  private static OptionalLong evaluate(Expression.Binary binary) {
    OptionalLong left = evaluate(binary.left());
    if (left.isEmpty()) {
      return left;
    }
    long a = left.getAsLong();
    if (binary.operator() == BinaryOperator.AND && a == 0
        || binary.operator() == BinaryOperator.OR && a != 0) {
      return left;
    }
    OptionalLong right = evaluate(binary.right());
    if (right.isEmpty()) {
      return right;
    }
    long b = right.getAsLong();
    return switch (binary.operator()) {
      case ADD -> fit(a + b);
      case SUBTRACT -> fit(a - b);
      case MULTIPLY -> fit(a * b);
      case DIVIDE -> b == 0 ? OptionalLong.empty() : fit(a / b);
      case REMAINDER -> b == 0 ? OptionalLong.empty() : OptionalLong.of(a % b);
      case PLUS -> OptionalLong.of((int) (a + b));
      case MINUS -> OptionalLong.of((int) (a - b));
      case TIMES -> OptionalLong.of((int) (a * b));
      case BIT_AND -> OptionalLong.of(a & b);
      case BIT_OR -> OptionalLong.of(a | b);
      case BIT_XOR -> OptionalLong.of(a ^ b);
      case AND, OR -> right;
      case EQUAL -> OptionalLong.of(a == b ? 1 : 0);
      case NOT_EQUAL -> OptionalLong.of(a != b ? 1 : 0);
      case LESS -> OptionalLong.of(a < b ? 1 : 0);
      case GREATER -> OptionalLong.of(a > b ? 1 : 0);
      case LESS_OR_EQUAL -> OptionalLong.of(a <= b ? 1 : 0);
      case GREATER_OR_EQUAL -> OptionalLong.of(a >= b ? 1 : 0);
      case AFTER -> OptionalLong.of((int) (a - b) > 0 ? 1 : 0);
      default -> throw new IllegalStateException("not made by this test");
    };
  }

  private static OptionalLong fit(long value) {
    return value == (int) value ? OptionalLong.of(value) : OptionalLong.empty();
  }

  /** Computes the expression from variables and prints the result, lowest byte first. */
  private static CheckedProgram program(Expression expression) {
    Symbol screen =
        new Symbol(
            "screen", Symbol.Kind.REFERENCE_PARAMETER, Type.ChannelOf.of(Type.Scalar.BYTE), HERE);
    Symbol result = new Symbol("result", Symbol.Kind.VARIABLE, Type.Scalar.INT, HERE);
    List<Process> steps = new ArrayList<>();
    for (int i = 0; i < VALUES.length; i++) {
      Expression value = new Expression.Constant(Type.Scalar.INT, VALUES[i], HERE);
      steps.add(assign(VARIABLES.get(i), value));
    }
    steps.add(assign(result, expression));
    for (int i = 0; i < 4; i++) {
      Expression shifted =
          binary(BinaryOperator.SHIFT_RIGHT, new Expression.Name(result, HERE), 8 * i);
      Expression lowest = binary(BinaryOperator.BIT_AND, shifted, 255);
      Expression printed =
          new Expression.Conversion(lowest, Expression.Rounding.EXACT, Type.Scalar.BYTE, HERE);
      steps.add(
          new Process.Output(
              new Expression.Name(screen, HERE), List.of(new Process.Item.Single(printed)), HERE));
    }
    Process body = new Process.Sequence(steps, HERE);
    List<Symbol> declared = new ArrayList<>(VARIABLES);
    declared.add(result);
    for (Symbol symbol : declared) {
      body = new Process.Scope(new Process.Declaration.Variable(symbol), body, HERE);
    }
    return new CheckedProgram("test", new Procedure("main", List.of(screen), body, HERE), Map.of());
  }

  private static Process assign(Symbol target, Expression value) {
    return new Process.Assignment(List.of(new Expression.Name(target, HERE)), List.of(value), HERE);
  }

  private static Expression binary(BinaryOperator operator, Expression left, int right) {
    return new Expression.Binary(
        operator,
        left,
        new Expression.Constant(Type.Scalar.INT, right, HERE),
        Type.Scalar.INT,
        HERE);
  }
}
