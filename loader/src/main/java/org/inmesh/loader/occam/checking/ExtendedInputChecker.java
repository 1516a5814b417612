package org.inmesh.loader.occam.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Variables;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.syntax.SyntaxProcess;

/** Checks extended inputs, {@code c ?? x}, of occam-pi. */
final class ExtendedInputChecker {
  private final ProcessChecker processes;

  ExtendedInputChecker(ProcessChecker processes) {
    this.processes = processes;
  }

  /**
   * A checked one.
   *
   * @param channel declares a name for a channel with subscripts, which are evaluated once
   * @param body what follows the input
   */
  record Extended(Optional<Process.Declaration> channel, Process.ChannelInput input, Process body) {

    /** As a process. */
    Process process() {
      List<Process> parts = new ArrayList<>(List.of(input));
      if (!(body instanceof Process.Skip)) {
        parts.add(body);
      }
      Process sequence = new Process.Sequence(List.copyOf(parts), input.position());
      return ProcessChecker.inScopes(channel.stream().toList(), sequence);
    }

    /** As an alternative. */
    Process.Alternative alternative(Optional<Expression> condition) {
      Process.Alternative guard = new Process.Alternative.InputGuard(condition, input, body);
      return channel.isPresent() ? new Process.Alternative.Scoped(channel.get(), guard) : guard;
    }
  }

  /** {@code c ?? x}. */
  Extended input(SyntaxProcess.ExtendedInput syntax, NameTable names) {
    Process during = processes.check(syntax.during(), names);
    Optional<Process> after = syntax.after().map(process -> processes.check(process, names));
    Process.Input input =
        new CommunicationChecker(new ExpressionChecker(names)).channelInput(syntax.input());
    Optional<Process.Declaration> declaration = named(input.channel());
    Expression channel = name(declaration, input.channel());
    return new Extended(
        declaration,
        new Process.Input(channel, input.items(), true, input.position()),
        stages(channel, during, after));
  }

  /** A name for a channel that is not one by itself, so that its subscripts are evaluated once. */
  static Optional<Process.Declaration> named(Expression channel) {
    if (channel instanceof Expression.Name) {
      return Optional.empty();
    }
    Symbol symbol =
        new Symbol(
            Variables.rootName(channel).name(),
            Symbol.Kind.REFERENCE_ABBREVIATION,
            channel.type(),
            channel.position());
    return Optional.of(new Process.Declaration.Abbreviation(symbol, channel));
  }

  /** The channel by its new name, if it has one. */
  static Expression name(Optional<Process.Declaration> declaration, Expression channel) {
    return declaration.isPresent()
            && declaration.get() instanceof Process.Declaration.Abbreviation abbreviation
        ? new Expression.Name(abbreviation.symbol(), channel.position())
        : channel;
  }

  /** What happens before the other process goes on, and then. */
  static Process stages(Expression channel, Process during, Optional<Process> after) {
    Process held = new Process.During(channel, during, during.position());
    return after.isEmpty()
        ? held
        : new Process.Sequence(List.of(held, after.get()), during.position());
  }

  /** A timer cannot be kept waiting. */
  static LanguageError noTimer(SyntaxProcess.Input input) {
    return new LanguageError(
        input.range(),
        "'??' keeps the process at the other end waiting; a timer has none: use '?'");
  }
}
