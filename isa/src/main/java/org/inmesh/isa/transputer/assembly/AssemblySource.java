package org.inmesh.isa.transputer.assembly;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.inmesh.isa.transputer.ProcessorType;

/**
 * Reads assembly text. A line holds, each of them optional, a label with a colon, a statement and a
 * comment from {@code --} or {@code ;} to the end of the line:
 *
 * <pre>
 * loop:                     -- a label; letters, digits, '_', '.' and '$', no digit first
 *   ldc 1876                -- a direct function with its operand, decimal ...
 *   ldl #1F                 -- ... or hexadecimal, #0 to #FFFFFFFF, or a character, 'a' or '*n'
 *   ldc -31                 -- prefixes are added where needed
 *   add                     -- an operation
 *   fpuabs                  -- a floating-point operation of fpentry: ldc 11; fpentry
 *   opr #17D                -- an operation by its code, whether there is one or not
 *   cj  end                 -- j, cj and call to a label (a number: relative to what follows)
 *   ldc end - loop          -- the distance in bytes from loop to end
 *   lda text                -- the address of a label: ldc (text - next); ldpi
 *   j   loop
 * end:
 *   align 4                 -- zeros up to an offset in the code divisible by 4
 * text:
 *   byte 5, #FF, "one*c*n"  -- bytes; strings with occam's escapes
 *   word 1, -1, #80000000   -- 32-bit words, low byte first, not aligned
 *   reserve 16              -- that many zero bytes
 * size = (end - loop) / 2   -- a name for a value, which may be used before
 *   org #80000070           -- address of the first byte; labels are absolute addresses then
 * </pre>
 *
 * <p>Wherever a number can be, an expression can: <code>\/ &gt;&lt; /\ &lt;&lt; &gt;&gt; + - * / \
 * </code> as in occam, from the loosest to the tightest (both shifts, {@code + -} and {@code * / \}
 * bind alike and from left to right), {@code -} and {@code ~} before a value, and parentheses. Only
 * the values of {@code align}, {@code reserve} and {@code org} must not depend on labels. {@code $}
 * is the address of the instruction or datum that it stands in; in the value of a name, of what
 * follows there. Without {@code org} labels have no addresses, but distances.
 *
 * <p>Mnemonics and directives may be written in capitals too; labels are taken as written.
 */
public final class AssemblySource {
  /** Zero bytes that are taken for a mistake if there are more: all of a large memory. */
  private static final int MOST_ZEROS = 1 << 26;

  private final String fileName;
  private final Optional<ProcessorType> type;
  private final List<AssemblyItem> items = new ArrayList<>();
  private final List<AssemblyProblem> problems = new ArrayList<>();

  /** Line of each label and name. */
  private final Map<String, Integer> definitions = new LinkedHashMap<>();

  private final NameMeanings names = new NameMeanings();
  private final Map<SourcePlace, String> uses = new LinkedHashMap<>();
  private OptionalInt origin = OptionalInt.empty();

  /** Bytes that {@code reserve} and {@code align} can make. */
  private long zeros;

  private AssemblySource(String fileName, Optional<ProcessorType> type) {
    this.fileName = fileName;
    this.type = type;
  }

  /**
   * Reads a whole program for any type of processor; its items only.
   *
   * @param fileName for messages
   * @param text lines that end in any usual way
   * @throws AssemblyException with everything that is wrong, in the order of the lines
   */
  public static List<AssemblyItem> parse(String fileName, String text) {
    return program(fileName, text, Optional.empty()).items();
  }

  /**
   * Reads a whole program. What comes back assembles without an exception unless the value of an
   * expression is wrong.
   *
   * @param fileName for messages
   * @param text lines that end in any usual way
   * @param type whose instructions alone are allowed
   * @throws AssemblyException with everything that is wrong, in the order of the lines
   */
  public static AssemblyProgram program(
      String fileName, String text, Optional<ProcessorType> type) {
    AssemblySource source = new AssemblySource(fileName, type);
    int lineNumber = 0;
    for (String line : text.split("\r\n|\r|\n", -1)) {
      lineNumber++;
      source.readLine(lineNumber, line);
    }
    source.checkUses();
    source.checkNames();
    source.failIfWrong();
    List<AssemblyItem> items = source.settledItems();
    source.failIfWrong();
    return new AssemblyProgram(items, source.origin);
  }

  private void failIfWrong() {
    if (!problems.isEmpty()) {
      problems.sort(AssemblyProblem.IN_SOURCE_ORDER);
      throw new AssemblyException(problems);
    }
  }

  /** After a problem the reading goes on with the next line. */
  private void readLine(int lineNumber, String line) {
    try {
      List<AssemblyToken> tokens = AssemblyLexer.tokens(fileName, lineNumber, line);
      new AssemblyLine(this, new LineTokens(fileName, lineNumber, tokens)).read();
    } catch (AssemblyException exception) {
      problems.addAll(exception.problems());
    }
  }

  private void checkUses() {
    uses.forEach(
        (place, name) -> {
          if (!definitions.containsKey(name)) {
            String suggestion = NearestName.suggestion(name, definitions.keySet());
            problems.add(place.problem("'" + name + "' is not defined" + suggestion));
          }
        });
  }

  /** Refuses names whose values need themselves or are too long. */
  private void checkNames() {
    names.settle();
    for (String name : names.circular()) {
      problems.add(placeOf(name).problem("the value of '" + name + "' depends on itself"));
    }
    for (String name : names.tooLong()) {
      problems.add(
          placeOf(name)
              .problem(
                  "the value of '%s' has more than %d operands once names are replaced"
                      .formatted(name, Expressions.MOST_OPERANDS)));
    }
  }

  private SourcePlace placeOf(String name) {
    return new SourcePlace(fileName, definitions.get(name), 1);
  }

  /** The items with names replaced by what they stand for. */
  private List<AssemblyItem> settledItems() {
    ItemSettler settler = new ItemSettler(names.all(), origin.isPresent());
    List<AssemblyItem> settled = new ArrayList<>(items.size());
    for (AssemblyItem item : items) {
      try {
        settled.add(settler.settle(item));
      } catch (AssemblyException exception) {
        problems.addAll(exception.problems());
      }
    }
    return settled;
  }

  /**
   * The value of an expression of numbers and of names that are defined before it.
   *
   * @throws AssemblyException if it needs a label or divides by zero
   */
  int constant(Expression expression, SourcePlace place) {
    Expression value = names.of(expression);
    if (!Expressions.symbols(value).isEmpty() || !value.addresses().equals(OptionalInt.of(0))) {
      throw new AssemblyException(
          List.of(place.problem("this must be known here: numbers and names defined above")));
    }
    return Expressions.constant(value, place);
  }

  void add(AssemblyItem item) {
    items.add(item);
  }

  void defineLabel(String label, SourcePlace place) {
    define(label, place);
    items.add(new AssemblyItem.Label(label));
  }

  /** A {@code $} in the value is the address of what follows the definition, not of its uses. */
  void defineName(String name, Expression value, SourcePlace place) {
    define(name, place);
    if (!Expressions.mentionsHere(value)) {
      names.define(name, value);
      return;
    }
    String label = Expression.HERE + place.line();
    defineLabel(label, place);
    names.define(name, value.substitute(Map.of(Expression.HERE, new Expression.Symbol(label))));
  }

  private void define(String name, SourcePlace place) {
    if (name.equals(Expression.HERE)) {
      problems.add(place.problem("'$' is the present address and cannot be defined"));
    }
    Integer first = definitions.putIfAbsent(name, place.line());
    if (first != null) {
      problems.add(place.problem("'" + name + "' is already defined in line " + first));
    }
  }

  void use(String name, SourcePlace place) {
    uses.put(place, name);
  }

  /**
   * Counts zero bytes, at the most so many.
   *
   * @param least smallest count that is possible
   * @throws AssemblyException if it is smaller, or there are too many in the program
   */
  void reserve(int count, int least, SourcePlace place) {
    if (count < least || count > MOST_ZEROS) {
      throw new AssemblyException(
          List.of(
              place.problem("this is %d to %d bytes, not %d".formatted(least, MOST_ZEROS, count))));
    }
    zeros += count;
    if (zeros > MOST_ZEROS) {
      throw new AssemblyException(
          List.of(
              place.problem(
                  "'reserve' and 'align' up to here may make more than %d zero bytes"
                      .formatted(MOST_ZEROS))));
    }
  }

  /** Sets the address of the first byte. */
  void setOrigin(int address, SourcePlace place) {
    if (origin.isPresent()) {
      throw new AssemblyException(List.of(place.problem("there is an 'org' above already")));
    }
    origin = OptionalInt.of(address);
  }

  /** The type whose instructions alone are allowed. */
  Optional<ProcessorType> type() {
    return type;
  }
}
