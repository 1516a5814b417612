package org.inmesh.isa.transputer;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What an instruction leaves in the three registers of an evaluation stack.
 *
 * @param registers A, B and C, or FA, FB and FC
 */
public record StackAfter(List<Register> registers) {

  /**
   * One register.
   *
   * @param value the name of the register whose content from before the instruction is now here,
   *     {@link #RESULT} for what the instruction's {@code meaning} says, or words
   * @param undefined true if INMOS's definition leaves the register undefined; then the value is
   *     what we leave there
   */
  public record Register(String value, boolean undefined) {
    /** As one cell: in parentheses if undefined. */
    @Override
    public String toString() {
      return undefined ? "(" + value + ")" : value;
    }
  }

  /** The value of a register that gets what the instruction computes or loads. */
  public static final String RESULT = "result";

  /** Marks a value that the definition leaves undefined. */
  private static final char UNDEFINED = '?';

  /**
   * The registers in order; a value that is undefined by definition begins with a question mark.
   */
  static StackAfter of(String a, String b, String c) {
    return new StackAfter(List.of(register(a), register(b), register(c)));
  }

  private static Register register(String value) {
    boolean undefined = value.charAt(0) == UNDEFINED;
    return new Register(undefined ? value.substring(1) : value, undefined);
  }

  /** {@code result; C; (C)}. */
  @Override
  public String toString() {
    return registers.stream().map(Register::toString).collect(Collectors.joining("; "));
  }
}
