package org.inmesh.coresim.transputer;

import java.util.function.IntUnaryOperator;
import org.inmesh.isa.transputer.CycleTable;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.FunctionCode;
import org.inmesh.isa.transputer.Operation;

/**
 * Code in the form that cores execute: for every byte address the instruction that starts there,
 * its prefixes folded in. Kept in pages, which are found by address.
 *
 * <p>An entry is a long: bits 0-7 length in bytes, 8-19 cycles (prefixes included, data-dependent
 * part not), 20-31 the instruction number, 32-63 the operand. Operands that count words are already
 * in bytes. A place that has not been decoded yet has the entry 0, which no instruction has.
 */
public abstract class DecodedCode {
  /** Instruction numbers: direct functions are their code, operations this plus theirs. */
  public static final int OPERATION = 16;

  /** One more than the largest instruction number. */
  public static final int INSTRUCTION_LIMIT = OPERATION + Operation.CODE_LIMIT + 1;

  /** The number of an undefined operation code; the operand is that code. */
  public static final int UNDEFINED = INSTRUCTION_LIMIT - 1;

  /** Bytes, and entries, of a page, unless it is a line of {@link FetchedCode}. */
  static final int PAGE_BYTES = 256;

  // Prefixes beyond the eighth have no effect on the operand, but decode nevertheless.
  static final int LONGEST_INSTRUCTION = 64;

  /** What the reading of a byte for {@link #decode} tells where there is no more code. */
  static final int NO_BYTE = -1;

  private static final int CYCLES_SHIFT = 8;
  private static final int INSTRUCTION_SHIFT = 20;
  private static final int FIELD_MASK = 0xFFF;

  /** What {@link #decode} answers if the core has to wait for the instruction. */
  static final long NOT_FETCHED = -1;

  /**
   * The page that holds an address. Its entries change when the code does, the array stays. Its
   * length is a power of two, and pages begin at multiples of it.
   *
   * @return null if the core has to wait for it
   * @throws ProgramFault if there is no code at that address
   */
  abstract long[] page(int address);

  /**
   * The entry of an address whose entry in its page is 0, or {@link #NOT_FETCHED}.
   *
   * @throws ProgramFault if there is no code at that address
   */
  abstract long decode(int address);

  /** True if fetching an instruction is an access to memory that others share. */
  boolean isFetched() {
    return false;
  }

  /** From now on the core is ahead of simulated time. */
  void beginAhead() {}

  /** Simulated time has reached the core's clock again. */
  void endAhead() {}

  /** Undoes what has been fetched since {@link #beginAhead}, after memory has been put back. */
  void rollBack() {}

  /** What is fetched from here on may be undone alone. */
  void mark() {}

  /** Undoes what has been fetched since {@link #mark}. */
  void rollBackToMark() {}

  static ProgramFault notCode(int address) {
    return new ProgramFault("execution at #%08X, which is not code".formatted(address));
  }

  /** Length of an entry's instruction in bytes. */
  public static int length(long entry) {
    return (int) entry & 0xFF;
  }

  /** Cycles of an entry's instruction, without what depends on data. */
  public static int cycles(long entry) {
    return (int) entry >>> CYCLES_SHIFT & FIELD_MASK;
  }

  /** Instruction number of an entry. */
  public static int instruction(long entry) {
    return (int) entry >>> INSTRUCTION_SHIFT;
  }

  /** Operand of an entry. */
  public static int operand(long entry) {
    return (int) (entry >>> Integer.SIZE);
  }

  /** An entry of its parts. */
  static long entry(int instruction, int operand, int length, int cycles) {
    return (long) operand << Integer.SIZE
        | Integer.toUnsignedLong(instruction << INSTRUCTION_SHIFT)
        | Math.min(cycles, FIELD_MASK) << CYCLES_SHIFT
        | length;
  }

  /**
   * Decodes one instruction.
   *
   * @param bytes gives the byte at an address, or {@link #NO_BYTE}
   * @param table of what instructions take
   */
  static long decode(IntUnaryOperator bytes, int start, CycleTable table) {
    int operand = 0;
    int prefixCycles = 0;
    for (int length = 1; length <= LONGEST_INSTRUCTION; length++) {
      int value = bytes.applyAsInt(start + length - 1);
      if (value == NO_BYTE) {
        return entry(UNDEFINED, operand, Math.max(1, length - 1), 1);
      }
      int code = value >> 4;
      operand |= value & 0xF;
      switch (code) {
        case FunctionCode.PFIX -> {
          operand <<= 4;
          prefixCycles += table.of(Function.PFIX).base();
        }
        case FunctionCode.NFIX -> {
          operand = ~operand << 4;
          prefixCycles += table.of(Function.NFIX).base();
        }
        default -> {
          return instruction(code, operand, length, prefixCycles, table);
        }
      }
    }
    // A prefix sequence that runs over the end of the code, or is text that nobody executes.
    return entry(UNDEFINED, operand, LONGEST_INSTRUCTION, 1);
  }

  private static long instruction(
      int code, int operand, int length, int prefixCycles, CycleTable table) {
    if (code == FunctionCode.OPR) {
      // The data sheets' cycles of an operation are without its prefix.
      return Operation.forCode(operand)
          .map(
              operation ->
                  entry(
                      OPERATION + operation.code(),
                      0,
                      length,
                      table.of(operation).base() + prefixCycles))
          .orElseGet(() -> entry(UNDEFINED, operand, length, 1));
    }
    int scaled = countsWords(code) ? operand << 2 : operand;
    return entry(code, scaled, length, table.of(Function.forCode(code)).base() + prefixCycles);
  }

  private static boolean countsWords(int code) {
    return switch (code) {
      case FunctionCode.LDLP,
          FunctionCode.LDNL,
          FunctionCode.LDNLP,
          FunctionCode.LDL,
          FunctionCode.AJW,
          FunctionCode.STL,
          FunctionCode.STNL ->
          true;
      default -> false;
    };
  }
}
