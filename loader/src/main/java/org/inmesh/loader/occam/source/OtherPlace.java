package org.inmesh.loader.occam.source;

import org.inmesh.coresim.program.SourcePosition;

/**
 * Another part of the text that an error is about, such as the first declaration of a name.
 *
 * @param range where
 * @param text what is there: "'x' is declared here"
 */
public record OtherPlace(TextRange range, String text) {

  /** A name at a place. */
  public static OtherPlace of(SourcePosition position, String name, String text) {
    return new OtherPlace(new TextRange(position, Math.max(1, name.length())), text);
  }

  /** Where a name was declared. */
  public static OtherPlace declaration(SourcePosition position, String name) {
    return of(position, name, "'" + name + "' is declared here");
  }
}
