package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;

/**
 * What the loader must put into the workspace of a component: found while the code of its body is
 * generated, once for all its elements, and evaluated for each element.
 */
final class ComponentCaptures implements Captures {

  /** A workspace word that holds the address of a channel or of a table of such addresses. */
  record Channel(Place place, Expression channel) {}

  private final Frame frame;
  private final Set<Symbol> provided;
  private final Set<Symbol> numbers;
  private final Map<Symbol, Expression> definitions = new LinkedHashMap<>();
  private final Map<Object, Place> places = new HashMap<>();
  private final List<Channel> channels = new ArrayList<>();
  private Process replaced;
  private Runnable replacement;

  /**
   * Prepares for a body.
   *
   * @param frame of the component
   * @param channels that exist before it starts
   * @param indices replicators around it
   */
  ComponentCaptures(Frame frame, Collection<Symbol> channels, Collection<Symbol> indices) {
    this.frame = frame;
    this.provided = new HashSet<>(channels);
    this.numbers = new HashSet<>(indices);
  }

  /** The captured channels, in the order in which the code first uses them. */
  List<Channel> channels() {
    return channels;
  }

  /** Adds the body's abbreviations that are known before the program runs. */
  LoadTimeValues define(LoadTimeValues values) {
    LoadTimeValues inside = values;
    for (Map.Entry<Symbol, Expression> definition : definitions.entrySet()) {
      inside = inside.with(definition.getKey(), definition.getValue(), inside);
    }
    return inside;
  }

  @Override
  public boolean provides(Symbol symbol) {
    return provided.contains(symbol);
  }

  /** This component is the process around the outermost PAR, where this code stands for it. */
  void replace(Process parallel, Runnable code) {
    replaced = parallel;
    replacement = code;
  }

  @Override
  public boolean generate(Process process) {
    if (process != replaced) {
      return false;
    }
    replacement.run();
    return true;
  }

  @Override
  public void abbreviate(Symbol symbol, Expression value) {
    if (symbol.type().isChannel()) {
      if (isChannelKnown(value)) {
        provided.add(symbol);
        definitions.put(symbol, value);
      }
    } else if (DataLayout.isWholeWord(symbol.type())
        && DeclarationCode.isValue(symbol)
        && isNumberKnown(value)) {
      numbers.add(symbol);
      definitions.put(symbol, value);
    }
  }

  @Override
  public Optional<Place> channel(Expression channel) {
    if (!isChannelKnown(channel)) {
      return Optional.empty();
    }
    return Optional.of(
        places.computeIfAbsent(
            key(channel),
            unused -> {
              Place place = frame.capture();
              channels.add(new Channel(place, channel));
              return place;
            }));
  }

  private boolean isChannelKnown(Expression channel) {
    return switch (channel) {
      case Expression.Name name -> provided.contains(name.symbol());
      case Expression.Subscript element ->
          isChannelKnown(element.array()) && isNumberKnown(element.index());
      case Expression.Slice slice ->
          isChannelKnown(slice.array())
              && isNumberKnown(slice.from())
              && isNumberKnown(slice.count());
      case Expression.ArrayConstructor table ->
          table.elements().stream().allMatch(this::isChannelKnown);
      default -> false;
    };
  }

  private boolean isNumberKnown(Expression expression) {
    return switch (expression) {
      case Expression.Constant constant -> true;
      case Expression.Name name -> numbers.contains(name.symbol());
      case Expression.Subscript element ->
          element.array() instanceof Expression.ConstantArray && isNumberKnown(element.index());
      case Expression.Unary unary -> isNumberKnown(unary.operand());
      case Expression.Binary binary ->
          isNumberKnown(binary.left()) && isNumberKnown(binary.right());
      case Expression.Conversion conversion -> isNumberKnown(conversion.operand());
      case Expression.SizeOf size -> isChannelKnown(size.array());
      case Expression.OfMobile mobile -> false;
      case Expression.FieldChannel channel -> false;
      case Expression.ConstantArray array -> false;
      case Expression.ArrayConstructor array -> false;
      case Expression.Slice slice -> false;
      case Expression.FunctionCall call -> false;
      case Expression.ReplicatedArray array -> false;
      case Expression.Retyped retyped -> false;
      case Expression.FieldOf field -> false;
      case Expression.RecordConstructor constructor -> false;
    };
  }

  private static IllegalStateException notKnown(Expression expression) {
    return new IllegalStateException(expression.position() + ": known only at run time");
  }

  /** Equal for expressions that differ in nothing but their positions. */
  private static Object key(Expression expression) {
    return switch (expression) {
      case Expression.Constant constant -> constant.value();
      case Expression.ConstantArray array ->
          java.util.Arrays.stream(array.values()).boxed().toList();
      case Expression.Name name -> name.symbol();
      case Expression.Subscript element ->
          List.of("element", key(element.array()), key(element.index()));
      case Expression.Slice slice ->
          List.of("slice", key(slice.array()), key(slice.from()), key(slice.count()));
      case Expression.ArrayConstructor array ->
          array.elements().stream().map(ComponentCaptures::key).toList();
      case Expression.Unary unary -> List.of(unary.operator(), key(unary.operand()));
      case Expression.Binary binary ->
          List.of(binary.operator(), key(binary.left()), key(binary.right()));
      case Expression.Conversion conversion ->
          List.of(conversion.type(), conversion.rounding(), key(conversion.operand()));
      case Expression.SizeOf size -> List.of("size", key(size.array()));
      case Expression.OfMobile mobile -> throw notKnown(mobile);
      case Expression.FieldChannel channel -> throw notKnown(channel);
      case Expression.FunctionCall call -> throw notKnown(call);
      case Expression.ReplicatedArray array -> throw notKnown(array);
      case Expression.Retyped retyped -> throw notKnown(retyped);
      case Expression.FieldOf field -> throw notKnown(field);
      case Expression.RecordConstructor constructor -> throw notKnown(constructor);
    };
  }
}
