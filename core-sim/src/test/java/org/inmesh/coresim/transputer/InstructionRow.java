package org.inmesh.coresim.transputer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inmesh.isa.transputer.FloatingPointEntry;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.isa.transputer.StackAfter;

/**
 * One case of the tables in {@code resources/.../rows}: an instruction, what is before it, what is
 * after it, its published cycles without those of prefixes, and the processor types it holds for if
 * not for all that have the instruction. The form is told at the head of {@code functions.txt}.
 */
record InstructionRow(
    String table,
    int line,
    String instruction,
    List<String> before,
    List<String> after,
    String cycles,
    Set<String> onlyOn) {

  static final List<String> TABLES =
      List.of(
          "functions.txt",
          "arithmetic.txt",
          "long-arithmetic.txt",
          "memory.txt",
          "processes.txt",
          "channels.txt",
          "alternation.txt",
          "state.txt",
          "single-length.txt",
          "later.txt",
          "floating-point.txt",
          "floating-point-entries.txt");

  static Stream<InstructionRow> all() {
    return TABLES.stream().flatMap(table -> read(table).stream());
  }

  static List<InstructionRow> read(String table) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                InstructionRow.class.getResourceAsStream("rows/" + table),
                StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().toList();
      return IntStream.range(0, lines.size())
          .filter(i -> !lines.get(i).isBlank() && !lines.get(i).startsWith("--"))
          .mapToObj(i -> of(table, i + 1, lines.get(i)))
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static InstructionRow of(String table, int line, String text) {
    String[] columns = text.split("\\|", -1);
    if (columns.length < 4 || columns.length > 5) {
      throw new IllegalArgumentException(
          "%s:%d has not 4 columns: %s".formatted(table, line, text));
    }
    return new InstructionRow(
        table,
        line,
        columns[0].strip(),
        words(columns[1]),
        words(columns[2]),
        columns[3].strip(),
        columns.length < 5 ? Set.of() : Set.copyOf(words(columns[4])));
  }

  private static List<String> words(String column) {
    return column.isBlank() ? List.of() : Arrays.asList(column.strip().split("\\s+"));
  }

  /** The first word: function, operation or entry of the floating-point unit. */
  String mnemonic() {
    return instruction.split(" ", 2)[0];
  }

  /** The types that it holds for. */
  List<ProcessorType> types() {
    return Arrays.stream(ProcessorType.values())
        .filter(type -> onlyOn.isEmpty() || onlyOn.contains(type.name()))
        .filter(this::hasInstruction)
        .toList();
  }

  /** The register whose old content the instruction table has for one that is undefined. */
  Optional<String> choice(String register) {
    int place = "ABC".indexOf(register.charAt(register.length() - 1));
    boolean isReal = register.startsWith("F") && register.length() == 2;
    if (place < 0 || instruction.contains(" / ") || !register.matches("F?[ABC]")) {
      return Optional.empty();
    }
    return stackAfter(isReal)
        .map(stack -> stack.registers().get(place))
        .filter(StackAfter.Register::undefined)
        .map(StackAfter.Register::value)
        .filter(value -> value.matches("F?[ABC]"));
  }

  private Optional<StackAfter> stackAfter(boolean isReal) {
    Stream<StackAfter> functions =
        Arrays.stream(Function.values())
            .filter(one -> one.mnemonic().equals(mnemonic()))
            .map(Function::stackAfter);
    Stream<StackAfter> operations =
        Arrays.stream(Operation.values())
            .filter(one -> one.mnemonic().equals(mnemonic()))
            .flatMap(
                one ->
                    isReal ? one.floatingPointStackAfter().stream() : Stream.of(one.stackAfter()));
    Stream<StackAfter> entries =
        Arrays.stream(FloatingPointEntry.values())
            .filter(one -> isReal && one.mnemonic().equals(mnemonic()))
            .map(FloatingPointEntry::floatingPointStackAfter);
    return Stream.of(functions, operations, entries).flatMap(one -> one).findFirst();
  }

  private boolean hasInstruction(ProcessorType type) {
    Optional<Operation> operation =
        Arrays.stream(Operation.values())
            .filter(one -> one.mnemonic().equals(mnemonic()))
            .findFirst();
    boolean isEntry =
        Arrays.stream(FloatingPointEntry.values())
            .anyMatch(entry -> entry.mnemonic().equals(mnemonic()));
    return isEntry ? type.hasFloatingPointUnit() : operation.map(type::has).orElse(true);
  }

  @Override
  public String toString() {
    return "%s:%d %s %s".formatted(table, line, instruction, String.join(" ", before));
  }
}
