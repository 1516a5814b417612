package org.inmesh.isa.transputer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Finds the instructions in code. Decodes any bytes; see {@link Instruction} for odd ones. */
public final class InstructionDecoder {

  private InstructionDecoder() {}

  /**
   * The instruction that starts at an offset.
   *
   * @throws IndexOutOfBoundsException if the offset is not inside the code
   */
  public static Instruction decode(byte[] code, int offset) {
    Objects.checkIndex(offset, code.length);
    int operand = 0;
    int at = offset;
    while (true) {
      Function function = Function.forCode((code[at] >> 4) & 0xF);
      operand |= code[at] & 0xF;
      at++;
      boolean prefix = function == Function.PFIX || function == Function.NFIX;
      if (!prefix || at == code.length) {
        return new Instruction(offset, at - offset, function, operand);
      }
      operand = (function == Function.NFIX ? ~operand : operand) << 4;
    }
  }

  /** All instructions, one after the other from the start of the code to its end. */
  public static List<Instruction> decodeAll(byte[] code) {
    List<Instruction> instructions = new ArrayList<>();
    for (int offset = 0; offset < code.length; ) {
      Instruction instruction = decode(code, offset);
      instructions.add(instruction);
      offset = instruction.end();
    }
    return instructions;
  }
}
