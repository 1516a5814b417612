package org.inmesh.isa.transputer.assembly;

/**
 * A word or sign of an assembly line.
 *
 * @param kind what it is
 * @param text as written; a string or character without its quotes and with its escapes resolved, a
 *     character for each byte
 * @param column of its first character, from 1
 */
record AssemblyToken(Kind kind, String text, int column) {

  /** What a token is. */
  enum Kind {
    NAME("a name"),
    NUMBER("a number"),
    CHARACTER("a character"),
    STRING("a string"),
    SIGN("a sign"),
    END("the end of the line");

    private final String description;

    Kind(String description) {
      this.description = description;
    }

    /** For messages. */
    String description() {
      return description;
    }
  }

  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  /** For messages: what is there instead of what should be. */
  String found() {
    return switch (kind) {
      case NAME, NUMBER, SIGN -> "'" + text + "'";
      default -> kind.description();
    };
  }
}
