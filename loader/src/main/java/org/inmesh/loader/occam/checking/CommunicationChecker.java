package org.inmesh.loader.occam.checking;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.OtherPlaces;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Protocol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Type.Direction;
import org.inmesh.loader.occam.checked.Type.Scalar;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.Identifier;
import org.inmesh.loader.occam.syntax.SyntaxExpression;
import org.inmesh.loader.occam.syntax.SyntaxProcess;
import org.inmesh.loader.occam.syntax.SyntaxProcess.Item;

/** Checks inputs and outputs. */
final class CommunicationChecker {
  private final ExpressionChecker expressions;

  CommunicationChecker(ExpressionChecker expressions) {
    this.expressions = expressions;
  }

  /** An input from a channel, or reading a timer. */
  Process input(SyntaxProcess.Input syntax) {
    Expression channel = expressions.check(syntax.channel());
    if (channel.type() instanceof Type.Timer) {
      return timerRead(syntax);
    }
    return channelInput(syntax);
  }

  private Process timerRead(SyntaxProcess.Input syntax) {
    if (syntax.items().size() != 1 || !(syntax.items().getFirst() instanceof Item.Single single)) {
      throw new LanguageError(syntax.range(), "a timer gives one value, of type INT");
    }
    Expression variable = expressions.assignable(single.data());
    if (variable.type() != Scalar.INT) {
      throw new LanguageError(
          single.range(), "a timer gives an INT; this variable is " + variable.type());
    }
    return new Process.TimerRead(variable, syntax.range().start());
  }

  /** An input from a channel. */
  Process.Input channelInput(SyntaxProcess.Input syntax) {
    if (syntax.extended() && expressions.check(syntax.channel()).type() instanceof Type.Timer) {
      throw ExtendedInputChecker.noTimer(syntax);
    }
    Expression channel = channel(syntax.channel(), Direction.INPUT);
    ItemChecker targets = new ItemChecker(expressions, true, channel);
    List<Item> written = syntax.items();
    List<Process.Item> items =
        switch (protocolOf(channel)) {
          case Protocol.Any ignored -> targets.anything(written);
          case Protocol.Item message -> targets.messages(written, message);
          case Protocol.Sequential protocol ->
              targets.inOrder(written, protocol.items(), "PROTOCOL " + protocol, syntax.range());
          case Protocol.Variant protocol ->
              throw new LanguageError(
                  syntax.range(),
                  "PROTOCOL " + protocol + " has tags; it is input with ? CASE and its tags",
                  OtherPlaces.declarationOf(channel));
        };
    return new Process.Input(channel, items, syntax.extended(), syntax.range().start());
  }

  /** What follows a tag. */
  Process.Input tagInput(
      Expression channel, Protocol.Tag tag, SyntaxProcess.VariantOption option, boolean extended) {
    List<Process.Item> items =
        new ItemChecker(expressions, true, channel)
            .inOrder(option.items(), tag.items(), "tag '" + tag + "'", option.tag().range());
    return new Process.Input(channel, items, extended, option.range().start());
  }

  /** The tag of a protocol that a name stands for. */
  static Protocol.Tag tag(Protocol.Variant protocol, Identifier name) {
    return protocol.tag(name.text()).orElseThrow(() -> noTag(protocol, name));
  }

  private static LanguageError noTag(Protocol.Variant protocol, Identifier name) {
    List<String> tags = protocol.tags().stream().map(Protocol.Tag::name).toList();
    String hint =
        SimilarNames.nearest(name.text(), tags)
            .map(other -> "; did you mean '" + other + "'?")
            .orElse("; its tags are " + String.join(", ", tags));
    return new LanguageError(
        name.range(), "'" + name.text() + "' is not a tag of PROTOCOL " + protocol + hint);
  }

  /** The time of a {@code timer ? AFTER time}. */
  Expression waitTime(SyntaxProcess.TimerWait syntax) {
    Expression timer = expressions.check(syntax.timer());
    if (!(timer.type() instanceof Type.Timer)) {
      throw new LanguageError(
          syntax.timer().range(),
          "only a TIMER can be waited for with AFTER; this is " + timer.type());
    }
    return expressions.valueOf(syntax.time(), Scalar.INT, "a time");
  }

  /** An output. */
  Process output(SyntaxProcess.Output syntax) {
    Expression channel = channel(syntax.channel(), Direction.OUTPUT);
    ItemChecker values = new ItemChecker(expressions, false, channel);
    List<Item> written = syntax.items();
    List<Process.Item> items =
        switch (protocolOf(channel)) {
          case Protocol.Any ignored -> values.anything(written);
          case Protocol.Item message -> values.messages(written, message);
          case Protocol.Sequential protocol ->
              values.inOrder(written, protocol.items(), "PROTOCOL " + protocol, syntax.range());
          case Protocol.Variant protocol -> tagged(written, protocol, values);
        };
    return new Process.Output(channel, items, syntax.range().start());
  }

  private static List<Process.Item> tagged(
      List<Item> written, Protocol.Variant protocol, ItemChecker values) {
    if (!(written.getFirst() instanceof Item.Single first)
        || !(first.data() instanceof SyntaxExpression.NameUse name)) {
      throw new LanguageError(
          written.getFirst().range(),
          "an output on a channel of PROTOCOL "
              + protocol
              + " begins with a tag: "
              + String.join(", ", protocol.tags().stream().map(Protocol.Tag::name).toList()));
    }
    Protocol.Tag tag = tag(protocol, new Identifier(name.name(), name.range()));
    List<Process.Item> items = new ArrayList<>(List.of(new Process.Item.TagOf(tag)));
    items.addAll(
        values.inOrder(
            written.subList(1, written.size()), tag.items(), "tag '" + tag + "'", name.range()));
    return List.copyOf(items);
  }

  /** A channel of which a certain end is used. */
  Expression channel(SyntaxExpression syntax, Direction use) {
    Expression channel = expressions.check(syntax);
    TextRange range = syntax.range();
    String what = use == Direction.INPUT ? "input from" : "output to";
    if (channel.type() instanceof Type.ChannelOf type) {
      if (type.direction() != Direction.BOTH && type.direction() != use) {
        throw new LanguageError(
            range, type.direction().refusal(), OtherPlaces.declarationOf(channel));
      }
      ClaimChecker.requireOwn(channel, type, use, range);
      return channel;
    }
    if (channel.type().isChannel()) {
      throw new LanguageError(
          range,
          what
              + " which of the channels? This is "
              + channel.type()
              + ", write a subscript behind it",
          OtherPlaces.declarationOf(channel));
    }
    throw new LanguageError(
        range,
        "a channel is expected to " + what + "; this is of type " + channel.type(),
        OtherPlaces.declarationOf(channel));
  }

  static Protocol protocolOf(Expression channel) {
    return ((Type.ChannelOf) channel.type()).protocol();
  }
}
