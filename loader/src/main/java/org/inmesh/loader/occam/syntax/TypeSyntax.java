package org.inmesh.loader.occam.syntax;

import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.source.TextRange;

/**
 * A type as written.
 *
 * @param lengths in the square brackets, from the left; empty for {@code []}
 * @param base what the array is made of
 * @param range where
 */
public record TypeSyntax(List<Optional<SyntaxExpression>> lengths, Base base, TextRange range) {

  /** A type without brackets. */
  public sealed interface Base {
    /** INT, BYTE, REAL32 and the like. */
    record Scalar(Type.Scalar scalar) implements Base {}

    /** The name of a DATA TYPE. */
    record Named(Identifier name) implements Base {}

    /**
     * {@code CHAN OF protocol}.
     *
     * @param shared the ends that are shared: both for {@code SHARED CHAN}, one for {@code SHARED!
     *     CHAN} and {@code SHARED? CHAN}
     */
    record Channel(ProtocolSyntax protocol, Optional<Type.Direction> shared) implements Base {}

    /** {@code MOBILE type}, perhaps inside an array. */
    record Mobile(TypeSyntax content) implements Base {}

    /** {@code PORT OF type}. */
    record Port(TypeSyntax content) implements Base {}

    /** {@code T!} or {@code SHARED T?}: an end of a channel type. */
    record End(Identifier channelType, Type.Direction end, boolean shared) implements Base {}

    /** {@code BARRIER}. */
    record Barrier() implements Base {}

    /** {@code SHARED type}, of a variable, abbreviation or parameter. */
    record Shared(TypeSyntax data) implements Base {}

    /** {@code TIMER}. */
    record Timer() implements Base {}
  }

  /** True for a PORT or an array of them. */
  public boolean isPort() {
    return base instanceof Base.Port;
  }
}
