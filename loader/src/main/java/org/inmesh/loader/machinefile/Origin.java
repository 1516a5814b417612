package org.inmesh.loader.machinefile;

import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.Diagnostic;

/** Where a setting was made, for diagnostics. */
sealed interface Origin {

  /** A diagnostic that points at the setting. */
  Diagnostic diagnostic(String message);

  /** In short: {@code my.toml:3} or the option. */
  String where();

  /** A key in a file. */
  record Place(SourcePosition position, String sourceLine, int length) implements Origin {
    @Override
    public Diagnostic diagnostic(String message) {
      return new Diagnostic(position, message, sourceLine, length);
    }

    @Override
    public String where() {
      return position.file() + ":" + position.line();
    }
  }

  /** An option of the command line, as the user wrote it. */
  record Option(String text) implements Origin {
    @Override
    public Diagnostic diagnostic(String message) {
      return Diagnostic.of(text + ": " + message);
    }

    @Override
    public String where() {
      return text;
    }
  }
}
