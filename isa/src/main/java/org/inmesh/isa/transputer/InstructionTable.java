package org.inmesh.isa.transputer;

/** The instruction set as Markdown, for the module's document. */
public final class InstructionTable {

  private InstructionTable() {}

  /** Three tables: direct functions, operations, entries of {@code fpentry}; ordered by code. */
  public static String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("| Code | Function | Cycles | Effect |\n|---|---|---|---|\n");
    for (Function function : Function.values()) {
      String cycles = function == Function.OPR ? "-" : function.cost().toString();
      text.append(
          String.format(
              "| %X | `%s` | %s | %s |\n",
              function.code(), function.mnemonic(), cycles, function.meaning()));
    }
    text.append("\n| Code | Operation | Bytes | Cycles | Effect |\n|---|---|---|---|---|\n");
    for (Operation operation : Operation.values()) {
      text.append(
          String.format(
              "| %02X | `%s` | %d | %s | %s |\n",
              operation.code(),
              operation.mnemonic(),
              operation.length(),
              operation.cost(),
              operation.meaning()));
    }
    text.append("\n| Code | `fpentry` | Cycles | Effect |\n|---|---|---|---|\n");
    for (FloatingPointEntry entry : FloatingPointEntry.values()) {
      text.append(
          String.format(
              "| %02X | `%s` | %s | %s |\n",
              entry.code(), entry.mnemonic(), entry.cost(), entry.meaning()));
    }
    return text.toString();
  }
}
