package org.inmesh.loader.occam.checking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inmesh.loader.occam.checked.Protocol;
import org.inmesh.loader.occam.checked.Protocol.Tag;
import org.inmesh.loader.occam.checked.Protocol.Variant;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Type.Scalar;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.OtherPlace;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.Identifier;
import org.inmesh.loader.occam.syntax.ProtocolSyntax;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration.TagSyntax;

/** Makes protocols of what is written. */
final class ProtocolChecker {
  /** A tag is a BYTE. */
  private static final int MOST_TAGS = 256;

  private final ExpressionChecker expressions;

  ProtocolChecker(ExpressionChecker expressions) {
    this.expressions = expressions;
  }

  /** What stands behind CHAN OF. */
  Protocol protocol(ProtocolSyntax syntax) {
    return switch (syntax) {
      case ProtocolSyntax.Named named ->
          expressions.entry(named.name()) instanceof NameEntry.DataType data
              ? simple(data.type(), named.name().range())
              : named(named.name());
      default -> item(syntax);
    };
  }

  private Protocol named(Identifier name) {
    return switch (expressions.entry(name)) {
      case NameEntry.Carried carried -> carried.protocol();
      case NameEntry.Broken ignored -> throw LanguageError.alreadyReported();
      default ->
          throw new LanguageError(
              name.range(), "'" + name.text() + "' is neither a type nor a PROTOCOL");
    };
  }

  private static Protocol.Item simple(Type type, TextRange range) {
    if (type.isLock()) {
      throw new LanguageError(range, "a channel carries values; a lock has none");
    }
    return new Protocol.Simple(type);
  }

  private Protocol.Item item(ProtocolSyntax syntax) {
    return switch (syntax) {
      case ProtocolSyntax.Simple simple -> {
        Type type = TypeChecker.withLengths(simple.type(), expressions, "a message");
        MobileChecker.refuseParts(type, simple.range());
        yield simple(type, simple.range());
      }
      case ProtocolSyntax.Counted counted -> counted(counted);
      case ProtocolSyntax.Any ignored -> new Protocol.Any();
      case ProtocolSyntax.Named named ->
          throw new LanguageError(named.range(), "a PROTOCOL consists of types");
    };
  }

  private Protocol.Item counted(ProtocolSyntax.Counted syntax) {
    Type count = TypeChecker.resolve(syntax.count(), expressions);
    if (!canCount(count)) {
      throw noCount(syntax.count().range(), count);
    }
    Type array = TypeChecker.resolve(syntax.array(), expressions);
    if (!(array instanceof Type.ArrayOf open)
        || open.length() != Type.ArrayOf.OPEN
        || ArrayChecker.hasOpenLength(open.element())) {
      throw new LanguageError(
          syntax.array().range(),
          "behind '::' stands an array without its length, such as []BYTE; this is " + array);
    }
    return new Protocol.Counted((Scalar) count, open);
  }

  /** True for a type that the number in front of a counted array can be of. */
  static boolean canCount(Type type) {
    return type instanceof Scalar scalar
        && scalar.isInteger()
        && scalar.bits() <= Scalar.INT.bits();
  }

  static LanguageError noCount(TextRange range, Type type) {
    return new LanguageError(
        range, "the count of a counted array is a BYTE, INT, INT16 or INT32; this is " + type);
  }

  /** {@code PROTOCOL P IS} and items; {@code PROTOCOL P IS ANY} is ANY by another name. */
  Protocol sequential(SyntaxDeclaration.SequentialProtocol syntax) {
    if (syntax.items().size() == 1 && syntax.items().getFirst() instanceof ProtocolSyntax.Any) {
      return new Protocol.Any();
    }
    return new Protocol.Sequential(syntax.name().text(), items(syntax.items()));
  }

  private List<Protocol.Item> items(List<ProtocolSyntax> items) {
    return items.stream().map(this::item).toList();
  }

  /**
   * {@code PROTOCOL P CASE} and tags.
   *
   * @param first number of the first tag
   */
  Protocol variant(SyntaxDeclaration.VariantProtocol syntax, int first) {
    List<Variant> extended = syntax.extended().stream().map(this::extended).toList();
    Map<String, Tag> tags = new LinkedHashMap<>();
    for (int i = 0; i < extended.size(); i++) {
      for (Tag tag : extended.get(i).tags()) {
        add(tag, tags, syntax.extended().get(i));
      }
    }
    int number = first;
    for (TagSyntax written : syntax.tags()) {
      Identifier name = written.name();
      add(new Tag(name.text(), number++, items(written.items()), name.range().start()), tags, name);
    }
    if (tags.isEmpty()) {
      throw new LanguageError(
          syntax.range(), "a PROTOCOL needs at least one tag, indented by two spaces under CASE");
    }
    return new Variant(syntax.name().text(), extended, List.copyOf(tags.values()));
  }

  private static void add(Tag tag, Map<String, Tag> tags, Identifier written) {
    Tag before = tags.putIfAbsent(tag.name(), tag);
    // Two protocols that are extended may have a tag from the same third one.
    if (before != null && before != tag) {
      throw new LanguageError(
          written.range(),
          "there is a tag '" + tag + "' already",
          OtherPlace.declaration(before.declared(), before.name()));
    }
    if (tag.number() >= MOST_TAGS) {
      throw new LanguageError(
          written.range(), "there are more than " + MOST_TAGS + " tags; a tag is a BYTE");
    }
  }

  private Variant extended(Identifier name) {
    if (named(name) instanceof Variant variant) {
      return variant;
    }
    throw new LanguageError(
        name.range(), "only a PROTOCOL with tags can be extended; '" + name.text() + "' has none");
  }

  /** True if a channel of the second protocol may stand where one of the first is asked for. */
  static boolean fits(Type.ChannelOf wanted, Type.ChannelOf given) {
    // As in INMOS's compilers: a channel parameter of ANY takes every channel.
    if (wanted.protocol() instanceof Protocol.Any) {
      return true;
    }
    if (wanted.protocol() instanceof Variant formal
        && given.protocol() instanceof Variant actual
        && formal != actual) {
      // All that is output to the parameter, or input from the argument, must have a meaning there.
      return switch (wanted.direction()) {
        case OUTPUT -> actual.includes(formal);
        case INPUT -> formal.includes(actual);
        case BOTH -> false;
      };
    }
    return wanted.protocol().equals(given.protocol());
  }
}
