package org.inmesh.cli.trace;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.inmesh.coresim.transputer.CoreEvent.Executed;
import org.inmesh.coresim.transputer.CoreRegisters;
import org.inmesh.isa.transputer.FloatingPointEntry;
import org.inmesh.isa.transputer.Instruction;
import org.inmesh.isa.transputer.Operation;

/** An executed instruction in words. */
public final class InstructionText {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private InstructionText() {}

  /** Its bytes. */
  public static String bytes(Executed executed) {
    return bytes(executed.bytes(), executed.bytes().length);
  }

  /** The first bytes, without anything between them. */
  public static String bytes(byte[] bytes, int length) {
    return HEX.formatHex(bytes, 0, length);
  }

  /** Its name; of an operation that {@code fpentry} enters that operation's. */
  public static String mnemonic(Executed executed) {
    Instruction instruction = executed.instruction();
    if (instruction.operation().filter(Operation.FPENTRY::equals).isPresent()) {
      int code = executed.before().a();
      return Stream.of(FloatingPointEntry.values())
          .filter(entry -> entry.code() == code)
          .map(FloatingPointEntry::mnemonic)
          .findFirst()
          .orElse(Operation.FPENTRY.mnemonic());
    }
    return instruction
        .operation()
        .map(Operation::mnemonic)
        .orElse(instruction.function().mnemonic());
  }

  /** Its operand as written: of a jump or call where it goes; empty for an operation. */
  public static String operand(Executed executed) {
    Instruction instruction = executed.instruction();
    if (instruction.operation().isPresent()) {
      return "";
    }
    if (instruction.branches()) {
      return address(executed.address() + instruction.target());
    }
    return Integer.toString(instruction.operand());
  }

  /** True if it works on the floating-point unit. */
  public static boolean isFloatingPoint(Executed executed) {
    return executed
        .instruction()
        .operation()
        .filter(operation -> operation.name().startsWith("FP"))
        .isPresent();
  }

  /** The floating-point stack, top first. */
  public static List<String> floatingPoint(CoreRegisters.FloatingPoint registers) {
    return List.of(registers.a().toString(), registers.b().toString(), registers.c().toString());
  }

  /** An address or word as eight hexadecimal digits. */
  public static String word(int value) {
    return "%08X".formatted(value);
  }

  /** The same as a programmer writes it. */
  public static String address(int value) {
    return "#%08X".formatted(value);
  }
}
