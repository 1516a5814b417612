package org.inmesh.isa.transputer;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The instruction set as Markdown, for the module's document. */
public final class InstructionTable {

  private InstructionTable() {}

  /**
   * Tables in the order of the codes: direct functions, operations of the integer unit, those of
   * the floating-point unit, entries of {@code fpentry}.
   */
  public static String markdown() {
    return functions() + "\n" + operations() + "\n" + floatingPoint() + "\n" + entries();
  }

  private static String functions() {
    StringBuilder text = new StringBuilder(header("Code", "Function", "Cycles", "A; B; C after"));
    for (Function function : Function.values()) {
      row(
          text,
          "%X".formatted(function.code()),
          code(function.mnemonic()),
          function == Function.OPR ? "-" : function.cost().toString(),
          unlessUnchanged(function.stackAfter(), "A; B; C"),
          function.meaning());
    }
    return text.toString();
  }

  private static String operations() {
    StringBuilder text =
        new StringBuilder(header("Code", "Operation", "Types", "Bytes", "Cycles", "A; B; C after"));
    for (Operation operation : Operation.values()) {
      if (operation.floatingPointStackAfter().isEmpty()) {
        row(
            text,
            "%02X".formatted(operation.code()),
            code(operation.mnemonic()),
            types(operation),
            String.valueOf(operation.length()),
            operation.cost().toString(),
            unlessUnchanged(operation.stackAfter(), "A; B; C"),
            operation.meaning());
      }
    }
    return text.toString();
  }

  private static String floatingPoint() {
    StringBuilder text =
        new StringBuilder(
            header("Code", "Operation", "Types", "Cycles", "A; B; C after", "FA; FB; FC after"));
    for (Operation operation : Operation.values()) {
      operation
          .floatingPointStackAfter()
          .ifPresent(
              after ->
                  row(
                      text,
                      "%02X".formatted(operation.code()),
                      code(operation.mnemonic()),
                      types(operation),
                      operation.cost().toString(),
                      unlessUnchanged(operation.stackAfter(), "A; B; C"),
                      unlessUnchanged(after, "FA; FB; FC"),
                      operation.meaning()));
    }
    return text.toString();
  }

  private static String entries() {
    StringBuilder text =
        new StringBuilder(header("Code", "`fpentry`", "Cycles", "FA; FB; FC after"));
    for (FloatingPointEntry entry : FloatingPointEntry.values()) {
      row(
          text,
          "%02X".formatted(entry.code()),
          code(entry.mnemonic()),
          entry.cost().toString(),
          unlessUnchanged(entry.floatingPointStackAfter(), "FA; FB; FC"),
          entry.meaning());
    }
    return text.toString();
  }

  /** The columns given and one for the effect. */
  private static String header(String... columns) {
    StringBuilder text = new StringBuilder();
    String[] all = Arrays.copyOf(columns, columns.length + 1);
    all[columns.length] = "Effect";
    row(text, all);
    return text + "|---".repeat(all.length) + "|\n";
  }

  private static void row(StringBuilder text, String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String code(String mnemonic) {
    return "`" + mnemonic + "`";
  }

  private static String types(Operation operation) {
    String types =
        Arrays.stream(ProcessorType.values())
            .filter(type -> type.has(operation))
            .map(type -> type.name().substring(1))
            .collect(Collectors.joining(" "));
    boolean all = types.split(" ").length == ProcessorType.values().length;
    return all ? "all" : types.isEmpty() ? "none" : types;
  }

  private static String unlessUnchanged(StackAfter after, String unchanged) {
    return after.toString().equals(unchanged) ? "" : after.toString();
  }
}
