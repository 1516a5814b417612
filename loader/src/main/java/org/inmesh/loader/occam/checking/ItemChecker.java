package org.inmesh.loader.occam.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.OtherPlaces;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Protocol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Type.Scalar;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.OtherPlace;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.SyntaxExpression;
import org.inmesh.loader.occam.syntax.SyntaxProcess.Item;

/** Holds the items of an input or output against what the channel carries. */
final class ItemChecker {
  private final ExpressionChecker expressions;
  private final boolean input;
  private final OtherPlace[] declaration;

  /**
   * For the items of one communication.
   *
   * @param input true if they are variables, false if they are values
   * @param channel which they go through
   */
  ItemChecker(ExpressionChecker expressions, boolean input, Expression channel) {
    this.expressions = expressions;
    this.input = input;
    this.declaration = OtherPlaces.declarationOf(channel);
  }

  /** Items of a channel without a PROTOCOL: any number of messages. */
  List<Process.Item> messages(List<Item> written, Protocol.Item message) {
    return written.stream().map(item -> item(item, message, "the channel carries")).toList();
  }

  /** Items of which the protocol says nothing. */
  List<Process.Item> anything(List<Item> written) {
    return written.stream().map(this::anything).toList();
  }

  private Process.Item anything(Item written) {
    return switch (written) {
      case Item.Single single -> new Process.Item.Single(data(single.data(), Optional.empty()));
      case Item.Counted counted -> anyCounted(counted);
    };
  }

  /**
   * Items that must be those of a protocol or tag.
   *
   * @param whose a protocol or tag, for messages
   * @param place what to point at if some are missing
   */
  List<Process.Item> inOrder(
      List<Item> written, List<? extends Protocol.Item> wanted, String whose, TextRange place) {
    List<Process.Item> result = new ArrayList<>();
    for (int i = 0; i < Math.min(written.size(), wanted.size()); i++) {
      result.add(item(written.get(i), wanted.get(i), "item " + (i + 1) + " of " + whose + " is"));
    }
    if (written.size() != wanted.size()) {
      throw new LanguageError(
          written.size() > wanted.size() ? written.get(wanted.size()).range() : place,
          whose + " has " + listed(wanted) + "; here " + number(written.size()),
          declaration);
    }
    return List.copyOf(result);
  }

  private static String listed(List<? extends Protocol.Item> items) {
    if (items.isEmpty()) {
      return "no items";
    }
    String all = items.stream().map(Object::toString).collect(Collectors.joining("; "));
    return items.size() + (items.size() == 1 ? " item: " : " items: ") + all;
  }

  private static String number(int count) {
    return count == 0 ? "are none" : count == 1 ? "is 1" : "are " + count;
  }

  private Process.Item item(Item written, Protocol.Item wanted, String prefix) {
    return switch (wanted) {
      case Protocol.Simple simple -> single(written, simple.type(), prefix);
      case Protocol.Counted counted -> counted(written, counted, prefix);
      case Protocol.Any ignored -> anything(written);
    };
  }

  private Process.Item single(Item written, Type wanted, String prefix) {
    if (!(written instanceof Item.Single single)) {
      throw new LanguageError(
          written.range(),
          prefix + " " + wanted + "; '::' is for counted arrays, such as INT::[]BYTE",
          declaration);
    }
    Expression data = TypeChecker.ofLength(wanted, data(single.data(), Optional.of(wanted)));
    if (!data.type().equals(wanted) && !(isText(wanted, data.type()) && !input)) {
      throw mismatch(single.data(), wanted, data, prefix);
    }
    return new Process.Item.Single(data);
  }

  /** An extension: an array of BYTE goes through a CHAN OF BYTE byte by byte. */
  private static boolean isText(Type message, Type value) {
    return message == Scalar.BYTE
        && value instanceof Type.ArrayOf array
        && array.element() == Scalar.BYTE;
  }

  private Expression data(SyntaxExpression syntax, Optional<Type> context) {
    if (input) {
      Expression variable = expressions.assignable(syntax);
      MobileChecker.refuseParts(variable.type(), syntax.range());
      return MobileChecker.target(variable, context, syntax.range());
    }
    Expression value = expressions.value(syntax, context);
    MobileChecker.refuseParts(value.type(), syntax.range());
    return context.isPresent() ? MobileChecker.given(context.get(), value, syntax.range()) : value;
  }

  private LanguageError mismatch(
      SyntaxExpression written, Type wanted, Expression given, String prefix) {
    String what = input ? "; this variable is " : "; this is ";
    String hint = input ? "" : hint(wanted, given);
    return new LanguageError(
        written.range(), prefix + " " + wanted + what + given.type() + hint, declaration);
  }

  private static String hint(Type wanted, Expression value) {
    if (value.type() instanceof Type.ArrayOf array
        && array.length() == Type.ArrayOf.OPEN
        && wanted instanceof Type.ArrayOf known) {
      return "; take a slice: [a FROM 0 FOR " + known.length() + "]";
    }
    return ExpressionChecker.hint(wanted, value);
  }

  private Process.Item counted(Item written, Protocol.Counted wanted, String prefix) {
    if (!(written instanceof Item.Counted item)) {
      throw new LanguageError(
          written.range(),
          prefix
              + " "
              + wanted
              + (input
                  ? "; write a variable for the number, '::' and an array"
                  : "; write the number of elements, '::' and the array, such as SIZE a::a"));
    }
    Expression count = data(item.count(), Optional.of(wanted.count()));
    if (!count.type().equals(wanted.count())) {
      throw mismatch(item.count(), wanted.count(), count, "the count of " + wanted + " is");
    }
    Expression array = data(item.array(), Optional.of(wanted.array()));
    if (!(array.type() instanceof Type.ArrayOf given)
        || !given.element().equals(wanted.array().element())) {
      throw mismatch(item.array(), wanted.array(), array, "behind the '::' of " + wanted + " is");
    }
    return countedItem(count, array, item);
  }

  private Process.Item anyCounted(Item.Counted item) {
    Expression count = data(item.count(), Optional.empty());
    if (!ProtocolChecker.canCount(count.type())) {
      throw ProtocolChecker.noCount(item.count().range(), count.type());
    }
    Expression array = data(item.array(), Optional.empty());
    if (!(array.type() instanceof Type.ArrayOf type)
        || ArrayChecker.hasOpenLength(type.element())) {
      throw new LanguageError(
          item.array().range(), "behind '::' stands an array; this is " + array.type());
    }
    return countedItem(count, array, item);
  }

  private static Process.Item countedItem(
      Expression count, Expression array, Item.Counted written) {
    int length = ((Type.ArrayOf) array.type()).length();
    if (count instanceof Expression.Constant constant
        && (constant.value() < 0 || length != Type.ArrayOf.OPEN && constant.value() > length)) {
      throw new LanguageError(
          written.count().range(),
          "the count is "
              + constant.value()
              + (constant.value() < 0
                  ? "; it cannot be negative"
                  : ", but the array has " + length + " elements"));
    }
    return new Process.Item.Counted(count, array);
  }
}
