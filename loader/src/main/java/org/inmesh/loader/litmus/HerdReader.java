package org.inmesh.loader.litmus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.inmesh.coresim.litmus.Condition;
import org.inmesh.coresim.litmus.Instruction;
import org.inmesh.coresim.litmus.LitmusTest;
import org.inmesh.coresim.litmus.Operand;
import org.inmesh.coresim.litmus.Variable;
import org.inmesh.coresim.litmus.Variable.Location;
import org.inmesh.coresim.litmus.Variable.Register;

/**
 * Reads a test in herd's form: architecture and name; lines of information, which are not looked
 * at; initial values in braces; a table of instructions with a column for each thread; the
 * condition.
 */
final class HerdReader {
  private static final Pattern HEADER = Pattern.compile("\\s*(\\S+)[ \\t]+([^\\s{]+)");
  private static final Pattern INFORMATION = Pattern.compile("[A-Za-z][\\w./-]*[ \\t\\r]*=");
  private static final Pattern SPLIT_LOCK = Pattern.compile("(?i)(?<!\\w)lock\\s*;");
  private static final Pattern INITIAL =
      Pattern.compile(
          "(?:[A-Za-z_]\\w*(?:\\s+[A-Za-z_]\\w*)*[\\s*]+)?"
              + "(?:P?(\\d+):%?(\\w+)|([A-Za-z_]\\w*)|\\[([A-Za-z_]\\w*)\\])"
              + "(?:\\s*=\\s*(?:ATOMIC_INIT\\(\\s*(-?\\w+)\\s*\\)|(\\S+)))?");
  private static final Pattern CONDITION =
      Pattern.compile(
          "(?<![\\w])(?:~\\s*exists|exists|forall|locations|filter|final|observed)(?![\\w])");

  private final SourceText source;
  private final String text;
  private final Map<Variable, Integer> initial = new HashMap<>();
  private final Map<Register, String> pointers = new HashMap<>();
  private Dialect dialect;

  HerdReader(SourceText source) {
    this.source = source;
    this.text = source.withoutComments();
  }

  /** Reads the test. */
  LitmusTest read() {
    Matcher header = HEADER.matcher(text);
    if (!header.lookingAt()) {
      throw source.at(0, 1, "expected an architecture and a name, such as X86_64 SB");
    }
    dialect = dialect(header);
    int open = openingBrace(header.end());
    int close = find('}', open, open, "} after the initial values is missing");
    readInitial(open + 1, close);
    Matcher condition = CONDITION.matcher(text);
    if (!condition.find(close)) {
      throw source.at(text.stripTrailing().length(), 1, "exists, ~exists or forall is missing");
    }
    List<List<Instruction>> threads = threads(close + 1, condition.start());
    ConditionReader reader =
        new ConditionReader(text, condition.start(), source, dialect::variable);
    Condition asked = reader.read();
    LitmusTest test =
        LitmusTest.of(
            name(header), threads, initial, asked, reader.alsoObserved(), reader.filter());
    Threads.check(
        test.observed(), threads.size(), message -> source.at(condition.start(), 1, message));
    Threads.check(initial.keySet(), threads.size(), message -> source.at(open, 1, message));
    return test;
  }

  private Dialect dialect(Matcher header) {
    for (Dialect known : Dialect.values()) {
      if (known.name().equals(header.group(1))) {
        return known;
      }
    }
    throw source.at(
        header.start(1),
        header.group(1).length(),
        "there are tests for X86_64 and X86, not for " + header.group(1));
  }

  /** As in herd, {@code --} stands for the name of the file. */
  private String name(Matcher header) {
    if (!header.group(2).equals("--")) {
      return header.group(2);
    }
    String file = source.file().substring(source.file().lastIndexOf('/') + 1);
    return file.replaceFirst("\\.\\w+$", "");
  }

  /** Braces in lines of information, such as {@code Cycle=...}, are none. */
  private int openingBrace(int from) {
    int start = from;
    while (start <= text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      Matcher information = INFORMATION.matcher(text).region(skipBlanks(start, text, end), end);
      int brace = text.substring(0, end).indexOf('{', start);
      if (brace >= 0 && !information.lookingAt()) {
        return brace;
      }
      start = end + 1;
    }
    throw source.at(from, 1, "{ with the initial values is missing");
  }

  private static int skipBlanks(int start, String text, int end) {
    int place = start;
    while (place < end && Character.isWhitespace(text.charAt(place))) {
      place++;
    }
    return place;
  }

  private int find(char wanted, int from, int place, String complaint) {
    int found = text.indexOf(wanted, from);
    if (found < 0) {
      throw source.at(place, 1, complaint);
    }
    return found;
  }

  private void readInitial(int from, int to) {
    int start = from;
    for (String part : text.substring(from, to).split(";", -1)) {
      String item = part.strip();
      int offset = start + part.length() - part.stripLeading().length();
      if (!item.isEmpty()) {
        readInitial(item, offset);
      }
      start += part.length() + 1;
    }
  }

  private void readInitial(String item, int offset) {
    Matcher matcher = INITIAL.matcher(item);
    if (!matcher.matches()) {
      throw source.at(
          offset,
          item.length(),
          "an initial value is like 'x=1', 'uint64_t x', '0:rax=1' or, an address, '0:rax=x'");
    }
    Variable variable = initialVariable(matcher, offset);
    String value = matcher.group(matcher.group(5) == null ? 6 : 5);
    value = value == null ? "0" : value;
    if (Numbers.isNumber(value)) {
      initial.put(variable, Numbers.value(value, offset + item.indexOf('=') + 1, source));
    } else if (variable instanceof Register && value.matches("&?[A-Za-z_]\\w*")) {
      pointers.put((Register) variable, value.replace("&", ""));
    } else {
      throw source.at(
          offset,
          item.length(),
          "'" + value + "' is neither a number nor the address of a location");
    }
  }

  private Variable initialVariable(Matcher matcher, int offset) {
    if (matcher.group(1) != null) {
      int thread = Numbers.value(matcher.group(1), offset, source);
      return new Register(thread, dialect.variable(matcher.group(2)));
    }
    return new Location(matcher.group(3) == null ? matcher.group(4) : matcher.group(3));
  }

  private List<List<Instruction>> threads(int from, int to) {
    List<List<Instruction>> threads = new ArrayList<>();
    InstructionReader instructions = new InstructionReader(dialect, source, pointers);
    int start = from;
    boolean titles = true;
    // The ; between lock and its instruction ends no row.
    String table =
        SPLIT_LOCK
            .matcher(text.substring(from, to))
            .replaceAll(found -> found.group().replace(';', ' '));
    String[] rows = table.split(";", -1);
    for (int row = 0; row < rows.length - 1; row++) {
      if (titles && rows[row].isBlank()) {
        start += rows[row].length() + 1;
        continue;
      }
      String[] cells = rows[row].split("\\|", -1);
      if (!titles && cells.length != threads.size()) {
        throw source.at(
            skipBlanks(start, rows[row]),
            rows[row].strip().length(),
            "a row has %d columns, not %d".formatted(threads.size(), cells.length));
      }
      for (int thread = 0; thread < cells.length; thread++) {
        String cell = cells[thread].strip();
        int offset = skipBlanks(start, cells[thread]);
        if (titles) {
          checkTitle(cell, thread, offset);
          threads.add(new ArrayList<>());
        } else if (!cell.isEmpty()) {
          instructions.read(thread, cell, offset).ifPresent(threads.get(thread)::add);
        }
        start += cells[thread].length() + 1;
      }
      titles = false;
    }
    String rest = rows[rows.length - 1];
    if (!rest.isBlank()) {
      throw source.at(
          skipBlanks(start, rest), rest.strip().length(), "; is missing after this row");
    }
    if (titles) {
      throw source.at(from, 1, "the threads are missing: a row such as 'P0 | P1 ;' comes first");
    }
    Stream<Integer> stored = threads.stream().flatMap(List::stream).flatMap(HerdReader::numbers);
    instructions.checkWidths(Stream.concat(initial.values().stream(), stored));
    return threads;
  }

  private static Stream<Integer> numbers(Instruction instruction) {
    Operand operand =
        switch (instruction) {
          case Instruction.Store store -> store.operand();
          case Instruction.Move move -> move.operand();
          case Instruction.Load load -> null;
          case Instruction.Exchange exchange -> null;
          case Instruction.Fence fence -> null;
        };
    return operand instanceof Operand.Immediate number ? Stream.of(number.value()) : Stream.empty();
  }

  private void checkTitle(String title, int thread, int offset) {
    if (!title.equals("P" + thread)) {
      throw source.at(offset, title.length(), "expected P%d, not '%s'".formatted(thread, title));
    }
  }

  private static int skipBlanks(int start, String text) {
    return start + text.length() - text.stripLeading().length();
  }
}
