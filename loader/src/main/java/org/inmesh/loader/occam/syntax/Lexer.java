package org.inmesh.loader.occam.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.Token.Kind;

/**
 * Cuts a source text into words and joins lines that continue each other.
 *
 * <p>A line goes on in the next one if it ends in an operator, {@code , ; := ( [ & |} or one of the
 * words {@code IS OF FROM FOR STEP} and the next line is indented at least as far. A tab stands for
 * spaces up to the next multiple of 8 columns.
 */
public final class Lexer {
  private static final Set<String> CONTINUING =
      Set.of(
          "+",
          "-",
          "*",
          "/",
          "\\",
          "/\\",
          "\\/",
          "><",
          "<<",
          ">>",
          "=",
          "<>",
          "<",
          ">",
          "<=",
          ">=",
          ",",
          ";",
          ":=",
          "(",
          "[",
          "&",
          "|",
          "IS",
          "RETYPES",
          "RESHAPES",
          "OF",
          "FROM",
          "FOR",
          "STEP",
          "AND",
          "OR",
          "PLUS",
          "MINUS",
          "TIMES",
          "REM",
          "AFTER",
          "BITAND",
          "BITOR",
          "NOT",
          "BITNOT",
          "~",
          "SIZE");

  /** Where a tab leads to: the next multiple, as terminals and other occam compilers have it. */
  private static final int TAB_COLUMNS = 8;

  /** Begins a page of a printed listing, and so a line. */
  private static final char FORM_FEED = '\f';

  private static final List<String> TWO_CHARACTER_SYMBOLS =
      List.of(":=", "<>", "<=", ">=", "<<", ">>", "/\\", "\\/", "><", "::", "??");
  private static final Pattern REAL = Pattern.compile("\\d+\\.\\d+([Ee][+-]?\\d+)?");
  private static final String ONE_CHARACTER_SYMBOLS = "+-*/\\=<>~()[],;:?!&|";

  private final SourceText source;
  private final List<String> lines;
  private final DiagnosticCollector diagnostics;
  private int row;
  private int column;
  private List<Token> tokens = new ArrayList<>();

  private Lexer(SourceText source, DiagnosticCollector diagnostics) {
    this.source = source;
    this.lines = source.lines();
    this.diagnostics = diagnostics;
  }

  /** The lines of a text that hold words. */
  public static List<LogicalLine> read(SourceText source, DiagnosticCollector diagnostics) {
    diagnostics.addFile(source);
    return new Lexer(source, diagnostics).readLines();
  }

  private List<LogicalLine> readLines() {
    List<LogicalLine> result = new ArrayList<>();
    int indentation = 0;
    for (row = 0; row < lines.size(); row++) {
      int spaces = indentationOf(lines.get(row));
      List<Token> open = tokens;
      boolean continues = !open.isEmpty() && continues(open) && spaces >= indentation;
      tokens = new ArrayList<>();
      readTokens();
      if (tokens.isEmpty()) {
        tokens = open;
      } else if (continues) {
        open.addAll(tokens);
        tokens = open;
      } else {
        if (!open.isEmpty()) {
          result.add(new LogicalLine(indentation, open));
        }
        indentation = spaces;
      }
    }
    if (!tokens.isEmpty()) {
      result.add(new LogicalLine(indentation, tokens));
    }
    return List.copyOf(result);
  }

  /** A line cannot begin with an operator of two operands: alone it is an instruction. */
  private static boolean continues(List<Token> open) {
    Token last = open.getLast();
    if (open.size() == 1 && last.kind() == Kind.KEYWORD) {
      return false;
    }
    return CONTINUING.contains(wordOf(last)) || Operators.isOwn(last);
  }

  private static String wordOf(Token token) {
    return token.kind() == Kind.KEYWORD || token.kind() == Kind.SYMBOL ? token.text() : "";
  }

  private static int indentationOf(String line) {
    int spaces = 0;
    for (int index = 0; index < line.length(); index++) {
      if (line.charAt(index) == '\t') {
        spaces += TAB_COLUMNS - spaces % TAB_COLUMNS;
      } else if (line.charAt(index) == ' ') {
        spaces++;
      } else if (line.charAt(index) == FORM_FEED) {
        spaces = 0;
      } else {
        return spaces;
      }
    }
    return spaces;
  }

  private void readTokens() {
    String line = lines.get(row);
    column = 0;
    while (column < line.length()) {
      char c = line.charAt(column);
      if (c == ' ' || c == '\t' || c == FORM_FEED) {
        column++;
      } else if (line.startsWith("--", column)) {
        return;
      } else {
        readToken(line, c);
        line = lines.get(row);
      }
    }
  }

  private void readToken(String line, char c) {
    boolean special = c == '.' && tokens.size() >= 1 && atLetter(line, column + 1);
    if (isLetter(c) || special) {
      int end = endOfWord(line, column, true);
      String word = line.substring(column, end);
      add(Keywords.contains(word) ? Kind.KEYWORD : Kind.NAME, word, end);
    } else if (isDigit(c)) {
      readNumber(line);
    } else if (c == '#') {
      readHexadecimal(line);
    } else if (c == '\'' || c == '"') {
      readQuoted(c);
    } else {
      readSymbol(line, c);
    }
  }

  private void readNumber(String line) {
    int end = endOfWord(line, column, false);
    String number = line.substring(column, end);
    if (end + 1 < line.length() && line.charAt(end) == '.' && isDigit(line.charAt(end + 1))) {
      readReal(line, end + 1);
    } else if (!number.chars().allMatch(Lexer::isDigit)) {
      bad(end, "'" + number + "' is neither a number nor a name; names begin with a letter");
    } else {
      add(Kind.INTEGER, number, end);
    }
  }

  /** The digits behind the point, and {@code E} with a signed exponent. */
  private void readReal(String line, int behindPoint) {
    int end = endOfWord(line, behindPoint, false);
    boolean signed =
        Character.toUpperCase(line.charAt(end - 1)) == 'E'
            && end + 1 < line.length()
            && (line.charAt(end) == '+' || line.charAt(end) == '-')
            && isDigit(line.charAt(end + 1));
    if (signed) {
      end = endOfWord(line, end + 1, false);
    }
    String number = line.substring(column, end);
    if (REAL.matcher(number).matches()) {
      add(Kind.REAL, number, end);
    } else {
      bad(end, "'" + number + "' is no number; reals are written like 1.5 or 2.0E-3");
    }
  }

  private void readHexadecimal(String line) {
    if (line.startsWith("##", column) && endOfWord(line, column + 2, true) > column + 2) {
      int end = endOfWord(line, column + 2, true);
      add(Kind.DEFINED, line.substring(column + 2, end), end);
      return;
    }
    int end = endOfWord(line, column + 1, false);
    String digits = line.substring(column + 1, end);
    boolean hexadecimal = digits.chars().allMatch(d -> Character.digit(d, 16) >= 0);
    if (!digits.isEmpty() && hexadecimal) {
      add(Kind.INTEGER, "#" + digits, end);
    } else if (!digits.isEmpty() && tokens.isEmpty()) {
      add(Kind.DIRECTIVE, "#" + digits, end);
    } else {
      bad(Math.max(end, column + 1), "after '#' hexadecimal digits are expected: 0-9 and A-F");
    }
  }

  private void readQuoted(char quote) {
    TextRange start = range(column, 1);
    QuotedText quoted = QuotedText.read(lines, row, column);
    TextRange range = quoted.endRow() == row ? range(column, quoted.endColumn() - column) : start;
    Kind kind = quote == '"' ? Kind.STRING : Kind.BYTE;
    if (quoted.error() != null) {
      TextRange place = new TextRange(at(quoted.errorRow(), quoted.errorColumn()), 1);
      diagnostics.report(place, quoted.error());
      kind = Kind.BAD;
    } else if (kind == Kind.BYTE && quoted.characters().length() != 1) {
      String hint =
          quoted.characters().startsWith("\\")
              ? "an escape begins with an asterisk: '*n'"
              : "strings take \"...\"";
      diagnostics.report(range, "between single quotes exactly one character is expected; " + hint);
      kind = Kind.BAD;
    }
    tokens.add(new Token(kind, quoted.characters(), range));
    row = quoted.endRow();
    column = quoted.endColumn();
  }

  private void readSymbol(String line, char c) {
    for (List<String> symbols : List.of(TWO_CHARACTER_SYMBOLS, Operators.OWN)) {
      for (String symbol : symbols) {
        if (line.startsWith(symbol, column)) {
          add(Kind.SYMBOL, symbol, column + symbol.length());
          return;
        }
      }
    }
    if (ONE_CHARACTER_SYMBOLS.indexOf(c) >= 0) {
      add(Kind.SYMBOL, String.valueOf(c), column + 1);
    } else {
      int length = Character.charCount(line.codePointAt(column));
      String shown = line.substring(column, column + length);
      bad(
          column + length,
          "the character '" + shown + "' has no meaning here" + OtherLanguages.hint(shown));
    }
  }

  private void bad(int end, String message) {
    diagnostics.report(range(column, end - column), message);
    add(Kind.BAD, lines.get(row).substring(column, end), end);
  }

  private void add(Kind kind, String text, int end) {
    tokens.add(new Token(kind, text, range(column, end - column)));
    column = end;
  }

  private TextRange range(int from, int length) {
    return new TextRange(at(row, from), Math.max(1, length));
  }

  private SourcePosition at(int row, int column) {
    return new SourcePosition(source.file(), row + 1, column + 1);
  }

  private static int endOfWord(String line, int from, boolean dots) {
    int end = from;
    while (end < line.length()
        && (isLetter(line.charAt(end))
            || isDigit(line.charAt(end))
            || (dots && line.charAt(end) == '.'))) {
      end++;
    }
    return end;
  }

  /** True for what stands behind the point of {@code .WSSIZE}. */
  private static boolean atLetter(String line, int at) {
    return at < line.length() && isLetter(line.charAt(at));
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
