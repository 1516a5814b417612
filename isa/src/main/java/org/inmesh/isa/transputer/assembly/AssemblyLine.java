package org.inmesh.isa.transputer.assembly;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.inmesh.isa.transputer.FloatingPointEntry;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Align;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Branch;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Data;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Direct;
import org.inmesh.isa.transputer.assembly.AssemblyItem.LoadAddress;
import org.inmesh.isa.transputer.assembly.AssemblyItem.LoadDifference;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Operate;
import org.inmesh.isa.transputer.assembly.AssemblySource.LabelUse;
import org.inmesh.isa.transputer.assembly.AssemblyToken.Kind;

/** Reads the tokens of one line into items of its source. */
final class AssemblyLine {
  private static final List<String> DIRECTIVES = List.of("lda", "byte", "word", "align");
  private static final Map<String, Function> FUNCTIONS =
      Arrays.stream(Function.values())
          .filter(function -> function != Function.PFIX)
          .filter(function -> function != Function.NFIX)
          .filter(function -> function != Function.OPR)
          .collect(Collectors.toUnmodifiableMap(Function::mnemonic, function -> function));
  private static final Map<String, Operation> OPERATIONS =
      Arrays.stream(Operation.values())
          .collect(Collectors.toUnmodifiableMap(Operation::mnemonic, operation -> operation));
  private static final Map<String, FloatingPointEntry> ENTRIES =
      Arrays.stream(FloatingPointEntry.values())
          .collect(Collectors.toUnmodifiableMap(FloatingPointEntry::mnemonic, entry -> entry));

  private final AssemblySource source;
  private final int lineNumber;
  private final List<AssemblyToken> tokens;
  private int at;

  AssemblyLine(AssemblySource source, int lineNumber, List<AssemblyToken> tokens) {
    this.source = source;
    this.lineNumber = lineNumber;
    this.tokens = tokens;
  }

  /**
   * Adds the line's items to the source.
   *
   * @throws AssemblyException with one problem if the line is wrong
   */
  void read() {
    while (peek().kind() == Kind.NAME && tokens.get(at + 1).kind() == Kind.COLON) {
      AssemblyToken label = take(Kind.NAME, "a label");
      take(Kind.COLON, "':'");
      source.define(label.text(), lineNumber, label.column());
    }
    if (peek().kind() != Kind.END) {
      AssemblyToken statement = take(Kind.NAME, "a label, a mnemonic or a directive");
      readStatement(statement).forEach(source::add);
      take(Kind.END, "the end of the line");
    }
  }

  /** Two items for a floating-point operation that {@code fpentry} enters, otherwise one. */
  private List<AssemblyItem> readStatement(AssemblyToken statement) {
    String name = statement.text().toLowerCase(Locale.ROOT);
    FloatingPointEntry entry = ENTRIES.get(name);
    return entry != null ? AssemblyItem.enter(entry) : List.of(readItem(statement, name));
  }

  private AssemblyItem readItem(AssemblyToken statement, String name) {
    return switch (name) {
      case "pfix", "nfix" ->
          throw failure(statement, "prefixes are added by the assembler; to force one, use 'byte'");
      case "opr" ->
          throw failure(statement, "write the operation's mnemonic, or its bytes with 'byte'");
      case "lda" -> new LoadAddress(readLabel());
      case "byte" -> new Data(readBytes());
      case "word" -> new Data(readWords());
      case "align" -> readAlign();
      case "ldc" -> readLoadConstant();
      case "j", "cj", "call" -> readBranch(FUNCTIONS.get(name));
      default -> readInstruction(statement, name);
    };
  }

  private AssemblyItem readInstruction(AssemblyToken statement, String name) {
    Operation operation = OPERATIONS.get(name);
    if (operation != null) {
      return new Operate(operation);
    }
    Function function = FUNCTIONS.get(name);
    if (function != null) {
      return new Direct(function, readWord("a number"));
    }
    String suggestion = NearestName.suggestion(name, statements());
    throw failure(statement, "unknown mnemonic '" + statement.text() + "'" + suggestion);
  }

  /** Everything a statement may start with, sorted so that the nearest is always the same. */
  private static SortedSet<String> statements() {
    SortedSet<String> statements = new TreeSet<>(DIRECTIVES);
    statements.addAll(FUNCTIONS.keySet());
    statements.addAll(OPERATIONS.keySet());
    statements.addAll(ENTRIES.keySet());
    return statements;
  }

  private AssemblyItem readBranch(Function function) {
    return peek().kind() == Kind.NAME
        ? new Branch(function, readLabel())
        : new Direct(function, readWord("a label or a number"));
  }

  private AssemblyItem readLoadConstant() {
    if (peek().kind() != Kind.NAME) {
      return new Direct(Function.LDC, readWord("a number, or two labels as in 'ldc end - start'"));
    }
    AssemblyToken first = peek();
    String to = readLabel();
    if (peek().kind() == Kind.END) {
      throw failure(
          first,
          "a label alone is not a constant: 'lda "
              + to
              + "' loads its address, 'ldc "
              + to
              + " - start' its distance from another label");
    }
    take(Kind.MINUS, "'-' and a second label");
    return new LoadDifference(readLabel(), to);
  }

  private AssemblyItem readAlign() {
    AssemblyToken place = peek();
    int bytes = readWord("a number of bytes");
    if (bytes < 1) {
      throw failure(place, "the alignment is at least 1 byte");
    }
    return new Align(bytes);
  }

  private byte[] readBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    do {
      if (peek().kind() == Kind.STRING) {
        take(Kind.STRING, "a string").text().chars().forEach(bytes::write);
      } else {
        AssemblyToken place = peek();
        int value = readWord("a number or a string");
        if (value < Byte.MIN_VALUE || value > 0xFF) {
          throw failure(place, "a byte is -128 to 255 (#0 to #FF)");
        }
        bytes.write(value);
      }
    } while (takeComma());
    return bytes.toByteArray();
  }

  private byte[] readWords() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    do {
      int value = readWord("a number");
      for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
        bytes.write(value >> shift);
      }
    } while (takeComma());
    return bytes.toByteArray();
  }

  private boolean takeComma() {
    boolean comma = peek().kind() == Kind.COMMA;
    if (comma) {
      at++;
    }
    return comma;
  }

  private String readLabel() {
    AssemblyToken label = take(Kind.NAME, "a label");
    source.use(new LabelUse(label.text(), lineNumber, label.column()));
    return label.text();
  }

  private int readWord(String expected) {
    AssemblyToken sign = peek();
    boolean negative = sign.kind() == Kind.MINUS;
    if (negative) {
      at++;
    }
    AssemblyToken digits = take(Kind.NUMBER, expected);
    String text = digits.text();
    boolean hexadecimal = text.startsWith("#");
    if (hexadecimal && negative) {
      throw failure(sign, "a hexadecimal number has no sign: it gives the bits");
    }
    try {
      return hexadecimal
          ? Integer.parseUnsignedInt(text.substring(1), 16)
          : Integer.parseInt(negative ? "-" + text : text);
    } catch (NumberFormatException exception) {
      throw failure(
          digits,
          "'"
              + text
              + "' is not a 32-bit number: decimal -2147483648 to 2147483647,"
              + " or hexadecimal #0 to #FFFFFFFF");
    }
  }

  private AssemblyToken peek() {
    return tokens.get(at);
  }

  private AssemblyToken take(Kind kind, String expected) {
    AssemblyToken token = peek();
    if (token.kind() != kind) {
      throw failure(token, "here should be " + expected + ", not " + token.found());
    }
    if (kind != Kind.END) {
      at++;
    }
    return token;
  }

  private AssemblyException failure(AssemblyToken token, String message) {
    return new AssemblyException(List.of(source.problem(lineNumber, token.column(), message)));
  }
}
