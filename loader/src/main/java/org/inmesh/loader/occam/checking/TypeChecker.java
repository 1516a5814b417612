package org.inmesh.loader.occam.checking;

import java.util.List;
import java.util.Optional;
import org.inmesh.coresim.transputer.LockWords;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.PackedParts;
import org.inmesh.loader.occam.checked.RecordLayout;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.Identifier;
import org.inmesh.loader.occam.syntax.SyntaxExpression;
import org.inmesh.loader.occam.syntax.TypeSyntax;

/** Makes types of what is written, and compares them. */
final class TypeChecker {
  /** No core of any machine can hold more. */
  private static final long MOST_ELEMENTS = 1L << 28;

  private TypeChecker() {}

  /** A type in which lengths may be missing. */
  static Type resolve(TypeSyntax syntax, ExpressionChecker expressions) {
    Type type =
        switch (syntax.base()) {
          case TypeSyntax.Base.Scalar base -> base.scalar();
          case TypeSyntax.Base.Named base -> named(base.name(), expressions);
          case TypeSyntax.Base.Mobile mobile -> MobileChecker.type(mobile.content(), expressions);
          case TypeSyntax.Base.Port port -> portContent(port, expressions);
          case TypeSyntax.Base.Timer ignored -> new Type.Timer();
          case TypeSyntax.Base.End end -> ChannelTypeChecker.end(end, expressions);
          case TypeSyntax.Base.Barrier ignored -> new Type.Barrier();
          case TypeSyntax.Base.Shared ignored ->
              throw SharedMemoryChecker.misplaced(syntax.range());
          case TypeSyntax.Base.Channel channel ->
              new Type.ChannelOf(
                  new ProtocolChecker(expressions).protocol(channel.protocol()),
                  Type.Direction.BOTH,
                  channel.shared());
        };
    if (type.isSharedChannel() && !syntax.lengths().isEmpty()) {
      throw new LanguageError(
          syntax.range(), "there are no arrays of SHARED channels; declare them one by one");
    }
    if (type instanceof Type.Barrier && !syntax.lengths().isEmpty()) {
      throw new LanguageError(syntax.range(), "there are no arrays of BARRIERs");
    }
    long elements = elementsOf(type);
    List<Optional<SyntaxExpression>> lengths = syntax.lengths();
    for (int i = lengths.size() - 1; i >= 0; i--) {
      int length = Type.ArrayOf.OPEN;
      if (lengths.get(i).isPresent()) {
        SyntaxExpression written = lengths.get(i).get();
        length = expressions.constantInt(written, "the length of an array").word();
        elements *= Math.max(1, length);
        checkLength(length, elements, written.range());
      }
      type = new Type.ArrayOf(length, type);
    }
    return type;
  }

  private static Type portContent(TypeSyntax.Base.Port port, ExpressionChecker expressions) {
    Type content = withLengths(port.content(), expressions, "a PORT");
    boolean data =
        !port.content().isPort()
            && (content.base() instanceof Type.Scalar || content.base() instanceof Type.RecordOf);
    if (!data) {
      throw new LanguageError(
          port.content().range(), "a PORT has a value: PORT OF BYTE, PORT OF [4]INT");
    }
    return content;
  }

  /** Refuses to name a part of a PACKED RECORD whose words may not lie where words do. */
  static void requireAligned(Expression part, TextRange range) {
    if (PackedParts.mayCrossWords(part)) {
      throw new LanguageError(
          range,
          "a part of a PACKED RECORD that has words cannot be abbreviated or passed to a PROC: it"
              + " may begin at any byte; copy it to a variable");
    }
  }

  /** The DATA TYPE of a name. */
  static Type named(Identifier name, ExpressionChecker expressions) {
    return switch (expressions.entry(name)) {
      case NameEntry.DataType data -> data.type();
      case NameEntry.Broken ignored -> throw LanguageError.alreadyReported();
      case NameEntry.Channels ignored ->
          throw new LanguageError(
              name.range(),
              "which end of '%s'? Write %s! for the client end or %s? for the server end"
                  .formatted(name.text(), name.text(), name.text()));
      case NameEntry.Carried ignored ->
          throw new LanguageError(
              name.range(), "'" + name.text() + "' is a PROTOCOL; a type is expected here");
      default -> throw new LanguageError(name.range(), "'" + name.text() + "' is not a type");
    };
  }

  /** Words, at least one, so that what is made of large records or arrays is refused in time. */
  private static long elementsOf(Type type) {
    int bytes = type.isData() ? RecordLayout.bytesOf(type) : type.isLock() ? LockWords.BYTES : 0;
    return Math.max(1, bytes / RecordLayout.WORD);
  }

  /** Words of an array, at least one for each element. */
  static long wordsOf(Type.ArrayOf array) {
    Type element = array.element();
    long words = element instanceof Type.ArrayOf inner ? wordsOf(inner) : elementsOf(element);
    return array.length() * words;
  }

  /** Refuses an array that is larger than any memory, wherever its length comes from. */
  static void requirePossible(Type.ArrayOf array, TextRange range) {
    checkLength(array.length(), wordsOf(array), range);
  }

  private static void checkLength(int length, long elements, TextRange range) {
    if (length < 0) {
      throw new LanguageError(range, "an array of length " + length + " cannot be");
    }
    if (elements > MOST_ELEMENTS) {
      throw new LanguageError(range, "the array is larger than the memory of any machine");
    }
  }

  /** A type in which all lengths are given. */
  static Type withLengths(TypeSyntax syntax, ExpressionChecker expressions, String what) {
    Type type = resolve(syntax, expressions);
    if (ArrayChecker.hasOpenLength(type)) {
      throw new LanguageError(
          syntax.range(), "the length of " + what + " must be given: [n] instead of []");
    }
    return type;
  }

  /** True if a value or variable of the second type may stand where the first is asked for. */
  static boolean fits(Type wanted, Type given) {
    if (wanted instanceof Type.ArrayOf array && given instanceof Type.ArrayOf other) {
      boolean length = array.length() == Type.ArrayOf.OPEN || array.length() == other.length();
      return length && array.name().equals(other.name()) && fits(array.element(), other.element());
    }
    if (wanted instanceof Type.ChannelOf channel && given instanceof Type.ChannelOf other) {
      boolean end =
          channel.direction() == Type.Direction.BOTH
              || other.direction() == Type.Direction.BOTH
              || channel.direction() == other.direction();
      return end
          && ClaimChecker.fitsSharing(channel, other)
          && ProtocolChecker.fits(channel, other);
    }
    return wanted.equals(given);
  }

  /**
   * The value or variable itself, or, where its one unknown length must be that of a type, what
   * checks this when the program runs.
   */
  static Expression ofLength(Type wanted, Expression given) {
    boolean data = !(given.type().base() instanceof Type.ChannelOf) && !given.type().hasMobiles();
    boolean unknown =
        openLengths(given.type()) == 1 && openLengths(wanted) == 0 && agree(wanted, given.type());
    return data && unknown ? new Expression.Retyped(given, wanted, given.position()) : given;
  }

  /** True for types that are the same as far as their lengths are known. */
  static boolean agree(Type first, Type second) {
    if (first instanceof Type.ArrayOf array && second instanceof Type.ArrayOf other) {
      boolean length =
          array.length() == other.length()
              || array.length() == Type.ArrayOf.OPEN
              || other.length() == Type.ArrayOf.OPEN;
      return length && array.name().equals(other.name()) && agree(array.element(), other.element());
    }
    return first.equals(second);
  }

  private static int openLengths(Type type) {
    return type instanceof Type.ArrayOf array
        ? openLengths(array.element()) + (array.length() == Type.ArrayOf.OPEN ? 1 : 0)
        : 0;
  }

  /** Says why something does not fit. */
  static String mismatch(Type wanted, Expression given) {
    if (wanted instanceof Type.ArrayOf array
        && given.type() instanceof Type.ArrayOf other
        && other.length() == Type.ArrayOf.OPEN
        && array.length() != Type.ArrayOf.OPEN) {
      return wanted
          + " is expected; the length of this is known at run time only, take a slice: [a FROM 0"
          + " FOR "
          + array.length()
          + "]";
    }
    Optional<String> sharing = ClaimChecker.sharingMismatch(wanted, given);
    if (sharing.isPresent()) {
      return sharing.get();
    }
    if (wanted.base() instanceof Type.ChannelOf channel
        && given.type().base() instanceof Type.ChannelOf other
        && ProtocolChecker.fits(channel, other)
        && wanted.direction() != given.type().direction()) {
      return (wanted.direction() == Type.Direction.INPUT ? "the input end" : "the output end")
          + " of a channel is expected; "
          + given.type().direction().refusal();
    }
    if (wanted instanceof Type.MobileOf mobile && fits(mobile.content(), given.type())) {
      return wanted
          + " is expected; this is "
          + given.type()
          + ", of which CLONE makes a mobile copy";
    }
    return wanted + " is expected; this is " + given.type() + ExpressionChecker.hint(wanted, given);
  }
}
