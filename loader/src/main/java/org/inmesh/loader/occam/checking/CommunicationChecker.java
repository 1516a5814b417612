package org.inmesh.loader.occam.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Type.Scalar;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.SyntaxExpression;
import org.inmesh.loader.occam.syntax.SyntaxProcess;

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
    if (syntax.targets().size() != 1) {
      throw new LanguageError(syntax.range(), "a timer gives one value, of type INT");
    }
    SyntaxExpression target = syntax.targets().getFirst();
    Expression variable = expressions.assignable(target);
    if (variable.type() != Scalar.INT) {
      throw new LanguageError(
          target.range(), "a timer gives an INT; this variable is " + variable.type());
    }
    return new Process.TimerRead(variable, syntax.range().start());
  }

  /** An input from a channel. */
  Process.Input channelInput(SyntaxProcess.Input syntax) {
    Expression channel = expressions.check(syntax.channel());
    Type message = messageOf(channel, syntax.channel().range(), "input from");
    List<Expression> targets = new ArrayList<>();
    for (SyntaxExpression target : syntax.targets()) {
      Expression variable = expressions.assignable(target);
      if (!variable.type().equals(message)) {
        throw new LanguageError(
            target.range(),
            "the channel carries " + message + "; this variable is " + variable.type());
      }
      targets.add(variable);
    }
    return new Process.Input(channel, List.copyOf(targets), syntax.range().start());
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
    Expression channel = expressions.check(syntax.channel());
    Type message = messageOf(channel, syntax.channel().range(), "output to");
    List<Expression> values = new ArrayList<>();
    for (SyntaxExpression written : syntax.values()) {
      Expression value = expressions.value(written, Optional.of(message));
      if (!value.type().equals(message) && !isText(message, value.type())) {
        throw new LanguageError(
            written.range(),
            "the channel carries " + message + "; this is " + value.type() + hint(message, value));
      }
      values.add(value);
    }
    return new Process.Output(channel, List.copyOf(values), syntax.range().start());
  }

  /** An extension: an array of BYTE goes through a CHAN OF BYTE byte by byte. */
  private static boolean isText(Type message, Type value) {
    return message == Scalar.BYTE
        && value instanceof Type.ArrayOf array
        && array.element() == Scalar.BYTE;
  }

  private static String hint(Type message, Expression value) {
    if (value.type() instanceof Type.ArrayOf array
        && array.length() == Type.ArrayOf.OPEN
        && message instanceof Type.ArrayOf wanted) {
      return "; take a slice: [a FROM 0 FOR " + wanted.length() + "]";
    }
    return ExpressionChecker.hint(message, value);
  }

  private static Type messageOf(Expression channel, TextRange range, String what) {
    if (channel.type() instanceof Type.ChannelOf type) {
      return type.message();
    }
    if (channel.type().isChannel()) {
      throw new LanguageError(
          range,
          what
              + " which of the channels? This is "
              + channel.type()
              + ", write a subscript behind it");
    }
    throw new LanguageError(
        range, "a channel is expected to " + what + "; this is of type " + channel.type());
  }
}
