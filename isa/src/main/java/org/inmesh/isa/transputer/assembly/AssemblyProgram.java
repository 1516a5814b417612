package org.inmesh.isa.transputer.assembly;

import java.util.List;
import java.util.OptionalInt;

/**
 * A program read from assembly text.
 *
 * @param items what it consists of
 * @param origin the address that its first byte is meant for, if the text says one
 */
public record AssemblyProgram(List<AssemblyItem> items, OptionalInt origin) {

  public AssemblyProgram {
    items = List.copyOf(items);
  }

  /**
   * Assembles it.
   *
   * @throws AssemblyException if a value cannot be calculated or does not fit where it goes
   */
  public AssembledCode assemble() {
    return Assembler.assemble(items, origin.orElse(0));
  }
}
