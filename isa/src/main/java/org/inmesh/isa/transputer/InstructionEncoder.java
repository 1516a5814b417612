package org.inmesh.isa.transputer;

/**
 * Turns a direct function and its operand into bytes: the shortest sequence of {@code pfix} and
 * {@code nfix} that builds the operand, then the function itself. The rule is INMOS's (Transputer
 * Instruction Set, A Compiler Writer's Guide): an operand of 16 or more takes a {@code pfix} with
 * its upper bits, a negative one an {@code nfix} with the upper bits of its complement.
 */
public final class InstructionEncoder {
  /** Bytes of the longest instruction: seven prefixes and the function. */
  public static final int LONGEST = 8;

  private InstructionEncoder() {}

  /**
   * Bytes of an instruction. The same for every function.
   *
   * @param operand any 32-bit value
   * @return 1 to {@value #LONGEST}
   */
  public static int length(int operand) {
    if (operand < 0) {
      return 1 + length(~operand >> 4);
    }
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(operand);
    return Math.max(1, (bits + 3) / 4);
  }

  /**
   * The bytes of one instruction.
   *
   * @param function not {@code pfix} or {@code nfix}
   * @param operand any 32-bit value
   */
  public static byte[] encode(Function function, int operand) {
    byte[] bytes = new byte[length(operand)];
    write(function, operand, bytes.length, bytes, 0);
    return bytes;
  }

  /** The bytes of an operation. */
  public static byte[] encode(Operation operation) {
    return encode(Function.OPR, operation.code());
  }

  /**
   * Writes one instruction in exactly {@code length} bytes. Where that is more than needed it
   * starts with {@code pfix 0}, which changes nothing.
   *
   * @param function not {@code pfix} or {@code nfix}
   * @param length at least {@link #length(int)}
   * @throws IllegalArgumentException if the length is too small or the function is a prefix
   */
  public static void write(
      Function function, int operand, int length, byte[] target, int targetOffset) {
    if (function == Function.PFIX || function == Function.NFIX) {
      throw new IllegalArgumentException("a prefix is not an instruction of its own: " + function);
    }
    if (length < length(operand)) {
      throw new IllegalArgumentException("operand " + operand + " needs more than " + length);
    }
    int last = targetOffset + length - 1;
    target[last] = instructionByte(function, operand);
    if (length == 1) {
      return;
    }
    // The complement of a negative operand is taken by the last prefix, after all the others.
    int upper = (operand < 0 ? ~operand : operand) >> 4;
    target[last - 1] = instructionByte(operand < 0 ? Function.NFIX : Function.PFIX, upper);
    for (int at = last - 2; at >= targetOffset; at--) {
      upper >>= 4;
      target[at] = instructionByte(Function.PFIX, upper);
    }
  }

  private static byte instructionByte(Function function, int operand) {
    return (byte) (function.code() << 4 | operand & 0xF);
  }
}
