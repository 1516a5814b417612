package org.inmesh.loader.occam.checking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inmesh.loader.occam.checked.ChannelType;
import org.inmesh.loader.occam.checked.ChannelType.Field;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.ExpressionText;
import org.inmesh.loader.occam.checked.OtherPlaces;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Type.Direction;
import org.inmesh.loader.occam.checked.Variables;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.Identifier;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration.ChannelField;
import org.inmesh.loader.occam.syntax.SyntaxExpression;
import org.inmesh.loader.occam.syntax.SyntaxProcess;
import org.inmesh.loader.occam.syntax.TypeSyntax;

/** Checks channel types of occam-pi and their ends. */
final class ChannelTypeChecker {
  private final ExpressionChecker expressions;

  ChannelTypeChecker(ExpressionChecker expressions) {
    this.expressions = expressions;
  }

  /** The names with a channel type that is declared, or announced. */
  static NameTable declare(
      SyntaxDeclaration.ChannelTypeDefinition syntax,
      NameTable names,
      DiagnosticCollector diagnostics) {
    String name = syntax.name().text();
    if (syntax.channels().isEmpty()) {
      return names.with(name, new NameEntry.Channels(new ChannelType(name)));
    }
    boolean announced =
        names.declares(name)
            && names.find(name, syntax.range()) instanceof NameEntry.Channels channels
            && !channels.type().isComplete();
    ChannelType type =
        announced
            ? ((NameEntry.Channels) names.find(name, syntax.range())).type()
            : new ChannelType(name);
    NameTable with = names.with(name, new NameEntry.Channels(type));
    NameTable inside = syntax.recursive() ? with : names;
    type.complete(fields(syntax, new ExpressionChecker(inside), diagnostics));
    return announced ? names : with;
  }

  private static List<Field> fields(
      SyntaxDeclaration.ChannelTypeDefinition syntax,
      ExpressionChecker expressions,
      DiagnosticCollector diagnostics) {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (ChannelField written : syntax.channels()) {
      try {
        Type type = TypeChecker.resolve(written.type(), expressions);
        if (!(type instanceof Type.ChannelOf channel) || type.isSharedChannel()) {
          throw new LanguageError(
              written.type().range(), "a channel type consists of channels; this is " + type);
        }
        Identifier name = written.name();
        Field field =
            new Field(name.text(), fields.size(), channel.protocol(), written.direction());
        if (fields.putIfAbsent(name.text(), field) != null) {
          throw new LanguageError(
              name.range(),
              "there is a channel '" + name.text() + "' already in this channel type");
        }
      } catch (LanguageError error) {
        diagnostics.report(error);
      }
    }
    return List.copyOf(fields.values());
  }

  /** The channel type of a name. */
  private ChannelType type(Identifier name) {
    return switch (expressions.entry(name)) {
      case NameEntry.Channels channels -> channels.type();
      case NameEntry.Broken ignored -> throw LanguageError.alreadyReported();
      default ->
          throw new LanguageError(
              name.range(),
              "'%s' is no channel type; only these have ends, marked with '!' and '?'"
                  .formatted(name.text()));
    };
  }

  /** {@code T!} and the like. */
  static Type end(TypeSyntax.Base.End syntax, ExpressionChecker expressions) {
    ChannelType type = new ChannelTypeChecker(expressions).type(syntax.channelType());
    return new Type.MobileOf(new Type.EndOf(type, syntax.end(), syntax.shared()), Optional.empty());
  }

  /** {@code end[channel]}. */
  Expression channel(Expression holder, SyntaxExpression.Subscript syntax) {
    Type.EndOf end = holder.type().end().orElseThrow();
    ChannelType type = end.channels();
    if (!type.isComplete()) {
      throw new LanguageError(
          syntax.range(), "the channels of '%s' are declared further below".formatted(type));
    }
    if (!(syntax.index() instanceof SyntaxExpression.NameUse name)) {
      throw new LanguageError(
          syntax.index().range(), "the name of a channel of '%s' is expected".formatted(type));
    }
    Field field = type.field(name.name()).orElseThrow(() -> noChannel(type, name));
    Expression used = holder;
    if (end.shared()) {
      Symbol address =
          expressions
              .names()
              .claimed(holder)
              .orElseThrow(() -> notClaimed(holder, syntax.array().range()));
      used = new Expression.Name(address, holder.position());
    }
    return new Expression.FieldChannel(
        used, field, field.seenFrom(end.direction()), syntax.range().start());
  }

  private static LanguageError noChannel(ChannelType type, SyntaxExpression.NameUse name) {
    List<String> all = type.fields().stream().map(Field::name).toList();
    String hint =
        SimilarNames.nearest(name.name(), all)
            .map(other -> "; did you mean '" + other + "'?")
            .orElse("; it has " + String.join(", ", all));
    return new LanguageError(
        name.range(), "'%s' is no channel of '%s'%s".formatted(name.name(), type, hint));
  }

  private static LanguageError notClaimed(Expression end, TextRange range) {
    return new LanguageError(
        range,
        "this end is SHARED, so it is used inside a claim only: CLAIM %s above, with this under it"
            .formatted(ExpressionText.of(end)),
        OtherPlaces.declarationOf(end));
  }

  /** True for two variables, or elements by the same subscript, that are the same. */
  static boolean isSame(Expression one, Expression other) {
    return one.getClass() == other.getClass()
        && Variables.rootName(one) == Variables.rootName(other)
        && ExpressionText.of(one).equals(ExpressionText.of(other));
  }

  /** {@code CLAIM client!}: a mark that agrees with the end says nothing new. */
  static SyntaxExpression withoutMark(SyntaxExpression syntax, ExpressionChecker expressions) {
    if (!(syntax instanceof SyntaxExpression.ChannelEnd marked)) {
      return syntax;
    }
    Expression holder = expressions.check(marked.channel());
    Optional<Type.EndOf> end = holder.type().end();
    if (end.isEmpty()) {
      return syntax;
    }
    if (end.get().direction() != marked.direction()) {
      throw new LanguageError(
          syntax.range(), "this is the other end: " + end.get(), OtherPlaces.declarationOf(holder));
    }
    return marked.channel();
  }

  /** Refuses to copy ends that are not shared. */
  static void requireShared(Type type, TextRange range) {
    if (type.end().filter(end -> !end.shared()).isPresent()) {
      throw new LanguageError(
          range, "an end that is not SHARED cannot be copied; it is moved: leave out CLONE");
    }
  }

  /** {@code client, server := MOBILE T}, if the type is a channel type. */
  Optional<Process> allocation(
      SyntaxProcess.Assignment syntax, SyntaxExpression.Allocation allocation) {
    if (!(allocation.content().base() instanceof TypeSyntax.Base.Named named)
        || !allocation.content().lengths().isEmpty()
        || !(expressions.entry(named.name()) instanceof NameEntry.Channels channels)) {
      return Optional.empty();
    }
    ChannelType type = channels.type();
    List<Expression> targets = new ArrayList<>();
    syntax.targets().forEach(target -> targets.add(expressions.assignable(target)));
    boolean ends =
        targets.size() == 2
            && syntax.values().size() == 1
            && targets.stream().allMatch(target -> isEndOf(type, target));
    if (!ends || end(targets.getFirst()) == end(targets.getLast())) {
      throw new LanguageError(
          syntax.range(),
          "MOBILE %s gives two ends: client, server := MOBILE %s, to variables of %s! and %s?"
              .formatted(type, type, type, type));
    }
    boolean clientFirst = end(targets.getFirst()) == Direction.OUTPUT;
    return Optional.of(
        new Process.NewChannels(
            clientFirst ? targets.getFirst() : targets.getLast(),
            clientFirst ? targets.getLast() : targets.getFirst(),
            type,
            syntax.range().start()));
  }

  private static boolean isEndOf(ChannelType type, Expression target) {
    return target.type() instanceof Type.MobileOf
        && target.type().end().filter(end -> end.channels() == type).isPresent();
  }

  private static Direction end(Expression target) {
    return target.type().end().orElseThrow().direction();
  }
}
