package org.inmesh.loader.occam.code;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Process.Declaration;
import org.inmesh.loader.occam.checked.ScalarArithmetic;
import org.inmesh.loader.occam.checked.ScalarArithmetic.Outcome;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;

/**
 * What is known of names before the program runs: indices of the outermost PAR's replicators, VALs
 * computed from them, and channels. A chain of scopes, the innermost first.
 */
final class LoadTimeValues {
  private final LoadTimeValues outer;
  private final Symbol symbol;
  private final Optional<Long> value;
  private final Optional<ChannelView> view;
  private final Map<Symbol, ChannelView> channels;

  private LoadTimeValues(
      LoadTimeValues outer,
      Symbol symbol,
      Optional<Long> value,
      Optional<ChannelView> view,
      Map<Symbol, ChannelView> channels) {
    this.outer = outer;
    this.symbol = symbol;
    this.value = value;
    this.view = view;
    this.channels = channels;
  }

  /** The outermost scope, where only channels are known. */
  static LoadTimeValues ofChannels(Map<Symbol, ChannelView> channels) {
    return new LoadTimeValues(null, null, Optional.empty(), Optional.empty(), channels);
  }

  /** A scope with a number. */
  LoadTimeValues with(Symbol name, int value) {
    return new LoadTimeValues(this, name, Optional.of((long) value), Optional.empty(), channels);
  }

  /** A scope with a name about which nothing is known. */
  LoadTimeValues withUnknown(Symbol name) {
    return new LoadTimeValues(this, name, Optional.empty(), Optional.empty(), channels);
  }

  /** A scope in which a name, perhaps a parameter, stands for an expression of another scope. */
  LoadTimeValues with(Symbol name, Expression value, LoadTimeValues scopeOfValue) {
    if (name.type().isChannel()) {
      return new LoadTimeValues(
          this, name, Optional.empty(), scopeOfValue.channels(value), channels);
    }
    boolean known = DeclarationCode.isValue(name) && DataLayout.isScalar(name.type());
    return new LoadTimeValues(
        this,
        name,
        known ? scopeOfValue.scalar(value) : Optional.empty(),
        Optional.empty(),
        channels);
  }

  /** A scope with what a declaration adds. */
  LoadTimeValues with(Declaration declaration) {
    return declaration instanceof Declaration.Abbreviation abbreviation
        ? with(abbreviation.symbol(), abbreviation.value(), this)
        : this;
  }

  /** The value of an expression whose type fills at most a word, if it is known and no error. */
  Optional<Integer> number(Expression expression) {
    return scalar(expression).map(Long::intValue);
  }

  /** The value of a scalar expression, if it is known and is not an error. */
  Optional<Long> scalar(Expression expression) {
    return switch (expression) {
      case Expression.Constant constant -> Optional.of(constant.value());
      case Expression.Name name -> find(name.symbol()).flatMap(found -> found.value);
      case Expression.Subscript element -> element(element);
      case Expression.Unary unary ->
          scalar(unary.operand())
              .map(value -> ScalarArithmetic.unary(unary.operator(), type(unary), value))
              .flatMap(LoadTimeValues::valueOf);
      case Expression.Binary binary -> binary(binary);
      case Expression.Conversion conversion ->
          scalar(conversion.operand())
              .map(
                  value ->
                      ScalarArithmetic.convert(
                          type(conversion.operand()),
                          type(conversion),
                          conversion.rounding(),
                          value))
              .flatMap(LoadTimeValues::valueOf);
      case Expression.SizeOf size ->
          channels(size.array()).map(found -> (long) found.lengths().get(0));
      case Expression.FieldChannel channel -> Optional.empty();
      case Expression.OfMobile mobile -> Optional.empty();
      case Expression.ConstantArray array -> Optional.empty();
      case Expression.ArrayConstructor array -> Optional.empty();
      case Expression.Slice slice -> Optional.empty();
      case Expression.FunctionCall call -> Optional.empty();
      case Expression.ReplicatedArray array -> Optional.empty();
      case Expression.Retyped retyped -> Optional.empty();
      case Expression.FieldOf field -> Optional.empty();
      case Expression.RecordConstructor constructor -> Optional.empty();
    };
  }

  private static Type.Scalar type(Expression expression) {
    return (Type.Scalar) expression.type().represented();
  }

  private static Optional<Long> valueOf(Outcome outcome) {
    return outcome instanceof Outcome.Value found ? Optional.of(found.value()) : Optional.empty();
  }

  /** The number that a name of a type that fills at most a word stands for, if it is known. */
  Optional<Integer> number(Symbol name) {
    return find(name).flatMap(found -> found.value).map(Long::intValue);
  }

  private Optional<Long> binary(Expression.Binary binary) {
    Optional<Long> left = scalar(binary.left());
    if (left.isEmpty()) {
      return Optional.empty();
    }
    boolean isTrue = left.get() != 0;
    return switch (binary.operator()) {
      case AND -> isTrue ? scalar(binary.right()) : left;
      case OR -> isTrue ? left : scalar(binary.right());
      default ->
          scalar(binary.right())
              .map(
                  right ->
                      ScalarArithmetic.binary(
                          binary.operator(), type(binary.left()), left.get(), right))
              .flatMap(LoadTimeValues::valueOf);
    };
  }

  private Optional<Long> element(Expression.Subscript element) {
    if (!(element.array() instanceof Expression.ConstantArray table)
        || DataLayout.dimensions(table.type()) != 1) {
      return Optional.empty();
    }
    return number(element.index())
        .filter(index -> index >= 0 && index < table.values().length)
        .map(index -> table.values()[index]);
  }

  /** The channels that an expression names, if that is known. */
  Optional<ChannelView> channels(Expression expression) {
    return switch (expression) {
      case Expression.Name name -> channels(name.symbol());
      case Expression.Subscript element ->
          channels(element.array()).flatMap(array -> number(element.index()).map(array::at));
      case Expression.Slice slice -> {
        Optional<ChannelView> array = channels(slice.array());
        Optional<Integer> from = number(slice.from());
        Optional<Integer> count = number(slice.count());
        yield array.isPresent() && from.isPresent() && count.isPresent()
            ? Optional.of(array.get().slice(from.get(), count.get()))
            : Optional.empty();
      }
      case Expression.ArrayConstructor table -> {
        List<ChannelView> elements =
            table.elements().stream().flatMap(each -> channels(each).stream()).toList();
        yield elements.size() == table.elements().size()
            ? Optional.of(ChannelView.table(elements))
            : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  /** The channels that a name stands for, if that is known. */
  Optional<ChannelView> channels(Symbol name) {
    Optional<LoadTimeValues> found = find(name);
    return found.isPresent() ? found.get().view : Optional.ofNullable(channels.get(name));
  }

  private Optional<LoadTimeValues> find(Symbol wanted) {
    for (LoadTimeValues scope = this; scope.outer != null; scope = scope.outer) {
      if (scope.symbol == wanted) {
        return Optional.of(scope);
      }
    }
    return Optional.empty();
  }
}
