package org.inmesh.isa.transputer;

import java.util.Optional;

/**
 * One instruction found in code, its prefixes included. Every byte sequence decodes to something:
 * an {@code opr} with an undefined code has no {@link #operation()}, and code that ends within a
 * prefix sequence gives an instruction whose function is the last prefix.
 *
 * @param offset in bytes from the start of the code to the first prefix
 * @param length in bytes, prefixes included
 * @param function what is done
 * @param operand the operand register with all prefixes applied
 */
public record Instruction(int offset, int length, Function function, int operand) {

  /** The operation, if this is an {@code opr} with a defined code. */
  public Optional<Operation> operation() {
    return function == Function.OPR ? Operation.forCode(operand) : Optional.empty();
  }

  /** Whether the code ended before the function came. */
  public boolean truncated() {
    return function == Function.PFIX || function == Function.NFIX;
  }

  /** Whether this is a defined instruction. */
  public boolean defined() {
    return !truncated() && (function != Function.OPR || operation().isPresent());
  }

  /** Whether the operand is relative to the next instruction. */
  public boolean branches() {
    return function == Function.J || function == Function.CJ || function == Function.CALL;
  }

  /** Offset of the byte after this instruction. */
  public int end() {
    return offset + length;
  }

  /** Where a branch goes: an offset from the start of the code, perhaps outside it. */
  public int target() {
    if (!branches()) {
      throw new IllegalStateException(function.mnemonic() + " has no target");
    }
    return end() + operand;
  }

  /** As an assembler writes it, for instance {@code ldc 5} or {@code add}. */
  @Override
  public String toString() {
    return operation().map(Operation::mnemonic).orElse(function.mnemonic() + " " + operand);
  }
}
