package org.inmesh.loader.toml;

import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.Diagnostic;

/**
 * A place in a TOML file.
 *
 * @param position file, line and column
 * @param sourceLine the text of the line
 * @param length of what is there, in characters
 */
public record TomlPlace(SourcePosition position, String sourceLine, int length) {

  /** A diagnostic that points here. */
  public Diagnostic diagnostic(String message) {
    return new Diagnostic(position, message, sourceLine, length);
  }
}
