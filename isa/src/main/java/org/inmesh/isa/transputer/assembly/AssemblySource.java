package org.inmesh.isa.transputer.assembly;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads assembly text. A line holds, each of them optional, a label with a colon, a statement and a
 * comment from {@code --} or {@code ;} to the end of the line:
 *
 * <pre>
 * loop:                     -- a label; letters, digits, '_', '.' and '$', no digit first
 *   ldc 1876                -- a direct function with its operand, decimal ...
 *   ldl #1F                 -- ... or hexadecimal, #0 to #FFFFFFFF
 *   ldc -31                 -- prefixes are added where needed
 *   add                     -- an operation
 *   fpuabs                  -- a floating-point operation of fpentry: ldc 11; fpentry
 *   cj  end                 -- j, cj and call to a label (a number: relative to what follows)
 *   ldc end - loop          -- the distance in bytes from loop to end
 *   lda text                -- the address of a label: ldc (text - next); ldpi
 *   j   loop
 * end:
 *   align 4                 -- zeros up to an offset in the code divisible by 4
 * text:
 *   byte 5, #FF, "one*c*n"  -- bytes; strings with occam's escapes
 *   word 1, -1, #80000000   -- 32-bit words, low byte first, not aligned
 * </pre>
 *
 * <p>Mnemonics and directives may be written in capitals too; labels are taken as written.
 */
public final class AssemblySource {
  private final String fileName;
  private final List<AssemblyItem> items = new ArrayList<>();
  private final List<AssemblyProblem> problems = new ArrayList<>();

  /** Line of each label. */
  private final Map<String, Integer> labels = new LinkedHashMap<>();

  private final List<LabelUse> uses = new ArrayList<>();

  /** Where a label is used. */
  record LabelUse(String name, int line, int column) {}

  private AssemblySource(String fileName) {
    this.fileName = fileName;
  }

  /**
   * Reads a whole program; what comes back assembles without an exception.
   *
   * @param fileName for messages
   * @param text lines that end in any usual way
   * @throws AssemblyException with everything that is wrong, in the order of the lines
   */
  public static List<AssemblyItem> parse(String fileName, String text) {
    AssemblySource source = new AssemblySource(fileName);
    int lineNumber = 0;
    for (String line : text.split("\r\n|\r|\n", -1)) {
      lineNumber++;
      source.readLine(lineNumber, line);
    }
    source.checkUses();
    if (!source.problems.isEmpty()) {
      source.problems.sort(AssemblyProblem.IN_SOURCE_ORDER);
      throw new AssemblyException(source.problems);
    }
    return source.items;
  }

  /** After a problem the reading goes on with the next line. */
  private void readLine(int lineNumber, String line) {
    try {
      List<AssemblyToken> tokens = AssemblyLexer.tokens(fileName, lineNumber, line);
      new AssemblyLine(this, lineNumber, tokens).read();
    } catch (AssemblyException exception) {
      problems.addAll(exception.problems());
    }
  }

  private void checkUses() {
    for (LabelUse use : uses) {
      if (!labels.containsKey(use.name())) {
        String suggestion = NearestName.suggestion(use.name(), labels.keySet());
        String message = "label '" + use.name() + "' is not defined" + suggestion;
        problems.add(problem(use.line(), use.column(), message));
      }
    }
  }

  void add(AssemblyItem item) {
    items.add(item);
  }

  void define(String label, int line, int column) {
    Integer first = labels.putIfAbsent(label, line);
    if (first != null) {
      String message = "label '" + label + "' is already defined in line " + first;
      problems.add(problem(line, column, message));
    }
    items.add(new AssemblyItem.Label(label));
  }

  void use(LabelUse use) {
    uses.add(use);
  }

  AssemblyProblem problem(int line, int column, String message) {
    return new AssemblyProblem(fileName, line, column, message);
  }
}
