package org.inmesh.coresim.transputer;

import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.FunctionCode;
import org.inmesh.isa.transputer.Operation;

/**
 * A block of code in the form that cores execute: for every byte address the instruction that
 * starts there, its prefixes folded in. Built once and shared by all cores that hold the same
 * block.
 *
 * <p>Code is read-only while a program runs, so that this never goes stale; {@link PrivateMemory}
 * refuses stores into it.
 *
 * <p>An entry is a long: bits 0-7 length in bytes, 8-15 cycles (prefixes included, data-dependent
 * part not), 16-31 the instruction number, 32-63 the operand. Operands that count words are already
 * in bytes.
 */
public final class DecodedCode {
  /** Instruction numbers: direct functions are their code, operations this plus theirs. */
  public static final int OPERATION = 16;

  /** One more than the largest instruction number. */
  public static final int INSTRUCTION_LIMIT = OPERATION + Operation.CODE_LIMIT + 1;

  /** The number of an undefined operation code; the operand is that code. */
  public static final int UNDEFINED = INSTRUCTION_LIMIT - 1;

  // Prefixes beyond the eighth have no effect on the operand, but decode nevertheless.
  private static final int LONGEST_INSTRUCTION = 64;

  private final int address;
  private final long[] entries;

  /**
   * Decodes a block.
   *
   * @param address of the first byte
   * @param bytes the code
   */
  public DecodedCode(int address, byte[] bytes) {
    this.address = address;
    this.entries = new long[bytes.length];
    for (int offset = 0; offset < bytes.length; offset++) {
      entries[offset] = decode(bytes, offset);
    }
  }

  /** Address of the first byte. */
  public int address() {
    return address;
  }

  /** The entry of every byte. Not to be changed. */
  long[] entries() {
    return entries;
  }

  private static long decode(byte[] bytes, int start) {
    int operand = 0;
    int offset = start;
    while (offset < bytes.length && offset - start < LONGEST_INSTRUCTION) {
      int code = bytes[offset] >> 4 & 0xF;
      operand |= bytes[offset] & 0xF;
      offset++;
      switch (code) {
        case FunctionCode.PFIX -> operand <<= 4;
        case FunctionCode.NFIX -> operand = ~operand << 4;
        default -> {
          return instruction(code, operand, offset - start);
        }
      }
    }
    // A prefix sequence that runs over the end of the code, or is text that nobody executes.
    return entry(UNDEFINED, operand, offset - start, 1);
  }

  private static long instruction(int code, int operand, int length) {
    int prefixCycles = length - 1;
    if (code == FunctionCode.OPR) {
      // The data sheets' cycles of an operation are without its prefix.
      return Operation.forCode(operand)
          .map(
              operation ->
                  entry(
                      OPERATION + operation.code(),
                      0,
                      length,
                      operation.cost().base() + prefixCycles))
          .orElseGet(() -> entry(UNDEFINED, operand, length, 1));
    }
    int scaled = countsWords(code) ? operand << 2 : operand;
    return entry(code, scaled, length, Function.forCode(code).cost().base() + prefixCycles);
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

  private static long entry(int instruction, int operand, int length, int cycles) {
    return (long) operand << 32 | (long) instruction << 16 | Math.min(cycles, 255) << 8 | length;
  }
}
