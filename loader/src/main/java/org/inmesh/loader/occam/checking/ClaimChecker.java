package org.inmesh.loader.occam.checking;

import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.ExpressionText;
import org.inmesh.loader.occam.checked.OtherPlaces;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Type.ChannelOf;
import org.inmesh.loader.occam.checked.Type.Direction;
import org.inmesh.loader.occam.checked.Variables;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.SyntaxExpression;
import org.inmesh.loader.occam.syntax.SyntaxProcess;

/** Checks shared channels of occam-pi and their claims. */
final class ClaimChecker {
  private final ProcessChecker processes;

  ClaimChecker(ProcessChecker processes) {
    this.processes = processes;
  }

  /** {@code CLAIM c!}: in its process the name stands for an end that is not shared. */
  Process check(SyntaxProcess.Claim syntax, NameTable names) {
    ExpressionChecker expressions = new ExpressionChecker(names);
    SyntaxExpression written = ChannelTypeChecker.withoutMark(syntax.channel(), expressions);
    Expression channel = expressions.elementOrEnd(written);
    TextRange range = syntax.channel().range();
    if (channel.type().end().isPresent()) {
      return end(channel, syntax, names);
    }
    if (!(channel.type() instanceof ChannelOf type) || !(channel instanceof Expression.Name name)) {
      throw new LanguageError(
          range,
          "only an end of a SHARED channel is claimed; this is of type " + channel.type(),
          OtherPlaces.declarationOf(channel));
    }
    Direction end =
        syntax.channel() instanceof SyntaxExpression.ChannelEnd marked
            ? marked.direction()
            : type.direction();
    String text = name.symbol().name();
    if (end == Direction.BOTH) {
      throw new LanguageError(
          range,
          "which end? Write CLAIM %s! to output or CLAIM %s? to input".formatted(text, text));
    }
    if (!type.shares(end)) {
      throw new LanguageError(
          range,
          "this end of '%s' is not SHARED: it has one user, who needs no CLAIM".formatted(text),
          OtherPlaces.declarationOf(channel));
    }
    Symbol claimed =
        new Symbol(text, Symbol.Kind.REFERENCE_ABBREVIATION, type.claimed(end), channel.position());
    Process body =
        processes.check(syntax.body(), names.with(text, new NameEntry.Variable(claimed)));
    return new Process.Claim(channel, end, claimed, body, syntax.range().start());
  }

  /** {@code CLAIM client}: an end of a channel type; its channels are used by its address. */
  private Process end(Expression channel, SyntaxProcess.Claim syntax, NameTable names) {
    Type.EndOf end = channel.type().end().orElseThrow();
    String text = ExpressionText.of(channel);
    if (names.claimed(channel).isPresent()) {
      throw new LanguageError(
          syntax.channel().range(),
          "'%s' is claimed already by this process, which would wait for itself".formatted(text));
    }
    if (!end.shared()) {
      throw new LanguageError(
          syntax.channel().range(),
          "'%s' is not SHARED: one variable holds it, which needs no CLAIM".formatted(text),
          OtherPlaces.declarationOf(channel));
    }
    Symbol address =
        new Symbol(
            text,
            Symbol.Kind.REFERENCE_ABBREVIATION,
            new Type.EndOf(end.channels(), end.direction(), false),
            channel.position());
    NameTable inside = names.with("CLAIM " + text, new NameEntry.Claimed(channel, address));
    Process body = processes.check(syntax.body(), inside);
    return new Process.Claim(channel, end.direction(), address, body, syntax.range().start());
  }

  /**
   * A SHARED end that is claimed and goes to a parameter for one that is not: what the claim names
   * it by, which the PROC can use but not keep.
   */
  static Expression wholeEnd(Symbol parameter, Expression argument, NameTable names) {
    Optional<Type.EndOf> wanted = parameter.type().end();
    Optional<Type.EndOf> given = argument.type().end();
    if (!(parameter.type() instanceof Type.MobileOf)
        || wanted.isEmpty()
        || given.isEmpty()
        || wanted.get().shared()
        || !given.get().shared()
        || wanted.get().channels() != given.get().channels()
        || wanted.get().direction() != given.get().direction()) {
      return argument;
    }
    Symbol address =
        names
            .claimed(argument)
            .orElseThrow(
                () ->
                    new LanguageError(
                        new TextRange(argument.position(), ExpressionText.of(argument).length()),
                        "an end of its own is expected; this one is SHARED: CLAIM %s first, and"
                                .formatted(ExpressionText.of(argument))
                            + " pass it inside the claim",
                        OtherPlaces.declarationOf(argument)));
    return new Expression.Name(address, argument.position());
  }

  /** Refuses to use an end that other processes may use too. */
  static void requireOwn(Expression channel, ChannelOf type, Direction use, TextRange range) {
    if (type.shares(use)) {
      String name = Variables.rootName(channel).name() + use.mark();
      throw new LanguageError(
          range,
          "this end is SHARED, so it is used inside a claim only: CLAIM %s above, with this under it"
              .formatted(name),
          OtherPlaces.declarationOf(channel));
    }
  }

  /** True if what is passed or abbreviated is shared where it is expected to be, and only there. */
  static boolean fitsSharing(ChannelOf wanted, ChannelOf given) {
    return switch (end(wanted, given)) {
      case BOTH -> wanted.shared().equals(given.shared());
      case INPUT -> wanted.shares(Direction.INPUT) == given.shares(Direction.INPUT);
      case OUTPUT -> wanted.shares(Direction.OUTPUT) == given.shares(Direction.OUTPUT);
    };
  }

  private static Direction end(ChannelOf wanted, ChannelOf given) {
    return wanted.direction() == Direction.BOTH ? given.direction() : wanted.direction();
  }

  /** Says what is wrong if sharing is. */
  static Optional<String> sharingMismatch(Type wanted, Expression given) {
    if (!(wanted instanceof ChannelOf expected)
        || !(given.type() instanceof ChannelOf actual)
        || fitsSharing(expected, actual)) {
      return Optional.empty();
    }
    return Optional.of(
        expected.shared().isEmpty()
            ? "a channel of its own is expected; this one is SHARED: claim it first, and pass it"
                + " inside the claim"
            : "a SHARED end is expected; this one is not: declare the channel as SHARED CHAN");
  }
}
