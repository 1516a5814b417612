package org.inmesh.isa.transputer.assembly;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.inmesh.isa.transputer.FloatingPointEntry;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.ProcessorType;

/** What the names of instructions mean. */
final class Mnemonics {
  private static final List<String> DIRECTIVES =
      List.of("lda", "byte", "word", "align", "reserve", "org");
  private static final Map<String, Function> FUNCTIONS =
      Arrays.stream(Function.values())
          .filter(function -> function != Function.PFIX)
          .filter(function -> function != Function.NFIX)
          .collect(Collectors.toUnmodifiableMap(Function::mnemonic, function -> function));
  private static final Map<String, Operation> OPERATIONS =
      Arrays.stream(Operation.values())
          .collect(Collectors.toUnmodifiableMap(Operation::mnemonic, operation -> operation));
  private static final Map<String, FloatingPointEntry> ENTRIES =
      Arrays.stream(FloatingPointEntry.values())
          .collect(Collectors.toUnmodifiableMap(FloatingPointEntry::mnemonic, entry -> entry));

  /** Other names that INMOS's and other toolsets have for the same. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "fptesterr", "fptesterror",
          "fpchkerr", "fpchkerror",
          "fpuseterr", "fpuseterror",
          "fpuclrerr", "fpuclearerror");

  /** What a mnemonic means. */
  sealed interface Meaning {}

  /** A direct function. */
  record OfFunction(Function function) implements Meaning {}

  /** An operation. */
  record OfOperation(Operation operation) implements Meaning {}

  /** An operation of {@code fpentry}. */
  record OfEntry(FloatingPointEntry entry) implements Meaning {}

  private Mnemonics() {}

  /**
   * Finds an instruction.
   *
   * @param written in small or capital letters
   * @param type whose instructions alone are allowed
   * @throws AssemblyException if there is none
   */
  static Meaning find(String written, Optional<ProcessorType> type, SourcePlace place) {
    String lower = written.toLowerCase(Locale.ROOT);
    String name = OTHER_NAMES.getOrDefault(lower, lower);
    if (name.equals("pfix") || name.equals("nfix")) {
      throw failure(place, "prefixes are added by the assembler; to force one, use 'byte'");
    }
    if (FUNCTIONS.containsKey(name)) {
      return new OfFunction(FUNCTIONS.get(name));
    }
    if (OPERATIONS.containsKey(name)) {
      Operation operation = OPERATIONS.get(name);
      checkType(name, operation, type, place);
      return new OfOperation(operation);
    }
    if (ENTRIES.containsKey(name)) {
      checkType(name, Operation.FPENTRY, type, place);
      return new OfEntry(ENTRIES.get(name));
    }
    String suggestion = NearestName.suggestion(name, statements());
    throw failure(place, "unknown mnemonic '" + written + "'" + suggestion);
  }

  private static void checkType(
      String name, Operation operation, Optional<ProcessorType> type, SourcePlace place) {
    if (type.isPresent() && !type.get().has(operation)) {
      String others =
          Arrays.stream(ProcessorType.values())
              .filter(other -> other.has(operation))
              .map(ProcessorType::name)
              .collect(Collectors.joining(", "));
      throw failure(
          place,
          "'%s' is no instruction of the %s; %s"
              .formatted(
                  name,
                  type.get(),
                  others.isEmpty() ? "no transputer has it" : "these have it: " + others));
    }
  }

  /** Everything a statement may start with, sorted so that the nearest is always the same. */
  private static SortedSet<String> statements() {
    SortedSet<String> statements = new TreeSet<>(DIRECTIVES);
    statements.addAll(FUNCTIONS.keySet());
    statements.addAll(OPERATIONS.keySet());
    statements.addAll(ENTRIES.keySet());
    return statements;
  }

  private static AssemblyException failure(SourcePlace place, String message) {
    return new AssemblyException(List.of(place.problem(message)));
  }
}
