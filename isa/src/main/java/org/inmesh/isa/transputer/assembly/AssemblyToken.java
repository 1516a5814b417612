package org.inmesh.isa.transputer.assembly;

/**
 * A word or sign of an assembly line.
 *
 * @param kind what it is
 * @param text as written; a string without its quotes and with its escapes resolved, a character
 *     for each byte
 * @param column of its first character, from 1
 */
record AssemblyToken(Kind kind, String text, int column) {

  /** What a token is. */
  enum Kind {
    NAME("a name"),
    NUMBER("a number"),
    STRING("a string"),
    COLON("':'"),
    COMMA("','"),
    MINUS("'-'"),
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

  /** For messages: what is there instead of what should be. */
  String found() {
    return switch (kind) {
      case NAME, NUMBER -> "'" + text + "'";
      default -> kind.description();
    };
  }
}
