package org.inmesh.isa.transputer.assembly;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.isa.transputer.assembly.AssemblyToken.Kind;

/** Cuts one line of assembly text into tokens; the last one is always the end of the line. */
final class AssemblyLexer {
  /** Longer ones before those that they begin with. */
  private static final List<String> SIGNS =
      List.of(
          "/\\", "\\/", "><", "<<", ">>", ":", ",", "=", "(", ")", "+", "-", "*", "/", "\\", "~");

  private final String fileName;
  private final int lineNumber;
  private final String line;
  private final List<AssemblyToken> tokens = new ArrayList<>();
  private int at;

  private AssemblyLexer(String fileName, int lineNumber, String line) {
    this.fileName = fileName;
    this.lineNumber = lineNumber;
    this.line = line;
  }

  /**
   * The tokens of a line.
   *
   * @throws AssemblyException with one problem if something is not a token
   */
  static List<AssemblyToken> tokens(String fileName, int lineNumber, String line) {
    AssemblyLexer lexer = new AssemblyLexer(fileName, lineNumber, line);
    lexer.read();
    return lexer.tokens;
  }

  private void read() {
    while (at < line.length() && !atComment()) {
      char next = line.charAt(at);
      if (Character.isWhitespace(next)) {
        at++;
      } else if (next == '"') {
        readString();
      } else if (next == '\'') {
        readCharacter();
      } else if (next == '#' || isDigit(next)) {
        readWhile(Kind.NUMBER);
      } else if (isNameStart(next)) {
        readWhile(Kind.NAME);
      } else {
        readSign(next);
      }
    }
    tokens.add(new AssemblyToken(Kind.END, "", at + 1));
  }

  private boolean atComment() {
    return line.charAt(at) == ';' || line.startsWith("--", at);
  }

  private void readSign(char first) {
    String sign =
        SIGNS.stream()
            .filter(candidate -> line.startsWith(candidate, at))
            .findFirst()
            .orElseThrow(() -> failure(at, "'" + first + "' has no meaning here"));
    tokens.add(new AssemblyToken(Kind.SIGN, sign, at + 1));
    at += sign.length();
  }

  /**
   * A number or a name; whether a number's digits are right is checked where its range is known.
   */
  private void readWhile(Kind kind) {
    int start = at;
    at++;
    while (at < line.length() && isNamePart(line.charAt(at))) {
      at++;
    }
    tokens.add(new AssemblyToken(kind, line.substring(start, at), start + 1));
  }

  private void readString() {
    int start = at;
    StringBuilder text = new StringBuilder();
    at++;
    while (true) {
      if (at == line.length()) {
        throw failure(start, "this string has no closing '\"' on its line");
      }
      char next = line.charAt(at);
      if (next == '"') {
        break;
      }
      text.append(next == '*' ? readEscape() : plainCharacter(next));
    }
    at++;
    tokens.add(new AssemblyToken(Kind.STRING, text.toString(), start + 1));
  }

  private void readCharacter() {
    int start = at;
    at++;
    if (at == line.length() || line.charAt(at) == '\'') {
      throw failure(start, "between single quotes is one character, such as 'a' or '*n'");
    }
    char next = line.charAt(at);
    char character = next == '*' ? readEscape() : plainCharacter(next);
    if (at == line.length() || line.charAt(at) != '\'') {
      throw failure(start, "between single quotes is one character, such as 'a' or '*n'");
    }
    at++;
    tokens.add(new AssemblyToken(Kind.CHARACTER, String.valueOf(character), start + 1));
  }

  private char plainCharacter(char next) {
    if (next > 0xFF) {
      throw failure(at, "'" + next + "' does not fit a byte; write its bytes as numbers");
    }
    at++;
    return next;
  }

  /** The escapes of occam strings. */
  private char readEscape() {
    int start = at;
    char which = at + 1 < line.length() ? line.charAt(at + 1) : ' ';
    at += 2;
    return switch (which) {
      case 'n', 'N' -> '\n';
      case 'c', 'C' -> '\r';
      case 't', 'T' -> '\t';
      case 's', 'S' -> ' ';
      case '*', '\'', '"' -> which;
      case '#' -> readHexadecimalEscape(start);
      default -> throw failure(start, "after '*' comes one of n c t s * ' \" or # and two digits");
    };
  }

  private char readHexadecimalEscape(int start) {
    if (at + 2 > line.length() || !line.substring(at, at + 2).matches("[0-9A-Fa-f]{2}")) {
      throw failure(start, "after '*#' come two hexadecimal digits");
    }
    at += 2;
    return (char) Integer.parseInt(line.substring(at - 2, at), 16);
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isNameStart(char character) {
    return Character.isLetter(character)
        || character == '_'
        || character == '.'
        || character == '$';
  }

  private static boolean isNamePart(char character) {
    return isNameStart(character) || isDigit(character);
  }

  private AssemblyException failure(int index, String message) {
    return new AssemblyException(
        List.of(new AssemblyProblem(fileName, lineNumber, index + 1, message)));
  }
}
