package org.inmesh.isa.transputer.assembly;

import java.util.List;
import java.util.Objects;
import org.inmesh.isa.transputer.FloatingPointEntry;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;

/**
 * One line of symbolic transputer code. A list of items is what the compiler and the text assembler
 * both produce; the {@link Assembler} gives it bytes, choosing the shortest prefix sequences.
 */
public sealed interface AssemblyItem {

  /** Names the address of the next byte. Occupies no space. Names are unique in one assembly. */
  record Label(String name) implements AssemblyItem {
    public Label {
      Objects.requireNonNull(name);
    }
  }

  /**
   * A direct function with a known operand, such as {@code ldl 3}. Not {@code pfix}, {@code nfix}
   * or {@code opr}: prefixes are the assembler's business, operations have their own item.
   */
  record Direct(Function function, int operand) implements AssemblyItem {
    public Direct {
      if (function == Function.PFIX || function == Function.NFIX || function == Function.OPR) {
        throw new IllegalArgumentException(function.mnemonic() + " is not for a direct item");
      }
    }
  }

  /** An operation, such as {@code add}. */
  record Operate(Operation operation) implements AssemblyItem {
    public Operate {
      Objects.requireNonNull(operation);
    }
  }

  /**
   * {@code j}, {@code cj} or {@code call} to a label: the operand is the label's address minus the
   * address after the instruction.
   */
  record Branch(Function function, String target) implements AssemblyItem {
    public Branch {
      Objects.requireNonNull(target);
      if (function != Function.J && function != Function.CJ && function != Function.CALL) {
        throw new IllegalArgumentException(function.mnemonic() + " does not branch");
      }
    }
  }

  /** {@code ldc (to - from)}: the distance in bytes between two labels, as startp and disc want. */
  record LoadDifference(String from, String to) implements AssemblyItem {}

  /** {@code ldc (target - here); ldpi}: pushes the address of a label, wherever the code is. */
  record LoadAddress(String target) implements AssemblyItem {}

  /**
   * A function, {@code opr} included, whose operand is a value that is known when all has its
   * place.
   */
  record Calculated(Function function, Expression operand, SourcePlace place)
      implements AssemblyItem {
    public Calculated {
      if (function == Function.PFIX || function == Function.NFIX) {
        throw new IllegalArgumentException(function.mnemonic() + " is not for an item");
      }
    }
  }

  /** {@code j}, {@code cj} or {@code call} to an address. */
  record CalculatedBranch(Function function, Expression target, SourcePlace place)
      implements AssemblyItem {}

  /** {@code ldc (target - here); ldpi} for any address. */
  record CalculatedAddress(Expression target, SourcePlace place) implements AssemblyItem {}

  /** A byte or a word of 4 bytes, low byte first, whose value is known when all has its place. */
  record CalculatedData(int bytes, Expression value, SourcePlace place) implements AssemblyItem {}

  /** Bytes that are not instructions, such as a string. The array is not to be changed. */
  record Data(byte[] bytes) implements AssemblyItem {}

  /**
   * Zero bytes up to the next address divisible by {@code bytes}; code without a place starts at 0.
   */
  record Align(int bytes) implements AssemblyItem {
    public Align {
      if (bytes < 1) {
        throw new IllegalArgumentException("alignment to " + bytes + " bytes");
      }
    }
  }

  /**
   * Occupies no space; {@link AssembledCode} tells the address of the next byte under this number.
   * The compiler uses it to tie code to source lines. Numbers are unique in one assembly.
   */
  record Mark(int number) implements AssemblyItem {}

  /** A floating-point operation by way of {@code fpentry}: two instructions, and one place of A. */
  static List<AssemblyItem> enter(FloatingPointEntry entry) {
    return List.of(new Direct(Function.LDC, entry.code()), new Operate(Operation.FPENTRY));
  }
}
