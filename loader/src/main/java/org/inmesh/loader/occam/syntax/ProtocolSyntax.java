package org.inmesh.loader.occam.syntax;

import org.inmesh.loader.occam.source.TextRange;

/** What goes through a channel, as written behind CHAN OF or as part of a PROTOCOL. */
public sealed interface ProtocolSyntax {

  /** Where. */
  TextRange range();

  /** {@code ANY}. */
  record Any(TextRange range) implements ProtocolSyntax {}

  /** The name of a PROTOCOL. */
  record Named(Identifier name) implements ProtocolSyntax {
    @Override
    public TextRange range() {
      return name.range();
    }
  }

  /** {@code [4]INT}. */
  record Simple(TypeSyntax type) implements ProtocolSyntax {
    @Override
    public TextRange range() {
      return type.range();
    }
  }

  /** {@code INT::[]BYTE}. */
  record Counted(TypeSyntax count, TypeSyntax array) implements ProtocolSyntax {
    @Override
    public TextRange range() {
      return count.range().to(array.range());
    }
  }
}
