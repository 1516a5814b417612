package org.inmesh.isa.transputer.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Instruction;
import org.inmesh.isa.transputer.InstructionDecoder;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.assembly.AssemblySource;

/** Inmesh's own bootstrap, which loads longer programs; its text is {@code loader.tasm}. */
final class BootLoader {
  private static final String TEXT = "loader.tasm";
  private static final int WORD = 4;

  /** Words between the first word behind the program and the loader's workspace. */
  private static final int WORKSPACE_WORDS = 8;

  private BootLoader() {}

  /**
   * The bootstrap for a program that goes right behind it, wherever the bootstrap is.
   *
   * @param length bytes of the program
   */
  static byte[] forAnyPlace(int length) {
    return assembled(
        """
        target = program
        length = %d
        workspace = program + %d
        """
            .formatted(length, above(length)));
  }

  /**
   * The bootstrap for a program that goes to an address.
   *
   * @param memoryStart where the bootstrap is
   * @param target where the program goes
   * @param length its bytes
   */
  static byte[] forPlace(int memoryStart, int target, int length) {
    return assembled(
        """
          org #%08X
        target = #%08X
        length = %d
        workspace = #%08X
        """
            .formatted(memoryStart, target, length, above(target + length)));
  }

  /** The address of the loader's workspace above a program that ends before {@code end}. */
  static int above(int end) {
    return (end + WORD - 1 & -WORD) + WORKSPACE_WORDS * WORD;
  }

  private static byte[] assembled(String given) {
    return AssemblySource.program(TEXT, given + text(), Optional.empty()).assemble().bytes();
  }

  private static String text() {
    try (InputStream stream = BootLoader.class.getResourceAsStream(TEXT)) {
      return new String(
          Objects.requireNonNull(stream, TEXT).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  /**
   * Where this bootstrap would put what follows it, if a bootstrap is this one.
   *
   * @param bootstrap bytes of a first stage
   * @param following bytes behind it
   * @return offset from the start of the bootstrap; empty if it is another
   */
  static OptionalInt targetOffset(byte[] bootstrap, int following) {
    List<Instruction> model = instructions(forAnyPlace(following));
    List<Instruction> found = instructions(bootstrap);
    if (found.size() < model.size()) {
      return OptionalInt.empty();
    }
    OptionalInt target = OptionalInt.empty();
    boolean loadsAll = false;
    for (int i = 0; i < model.size(); i++) {
      Instruction instruction = found.get(i);
      boolean alike =
          instruction.function() == model.get(i).function()
              && instruction.operation().equals(model.get(i).operation());
      if (!alike) {
        return OptionalInt.empty();
      }
      loadsAll |= instruction.function() == Function.LDC && instruction.operand() == following;
      boolean address = instruction.operation().filter(Operation.LDPI::equals).isPresent();
      if (address) {
        target = OptionalInt.of(instruction.end() + found.get(i - 1).operand());
      }
    }
    return loadsAll ? target : OptionalInt.empty();
  }

  /** Up to the {@code ret}, without the filling behind it. */
  private static List<Instruction> instructions(byte[] code) {
    List<Instruction> all = InstructionDecoder.decodeAll(code);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).operation().filter(Operation.RET::equals).isPresent()) {
        return all.subList(0, i + 1);
      }
    }
    return all;
  }
}
