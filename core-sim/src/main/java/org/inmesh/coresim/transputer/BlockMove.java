package org.inmesh.coresim.transputer;

import org.inmesh.isa.transputer.Operation;

/**
 * The two-dimensional block move of T425 and T800: {@code move2dinit} says how many rows and how
 * far apart, one of three others copies.
 */
final class BlockMove {
  /** Which bytes are copied. */
  enum Selection {
    ALL,
    NONZERO,
    ZERO
  }

  private final TransputerCore core;
  private final CoreState state;
  private final MemoryPort memory;

  BlockMove(TransputerCore core, CoreState state, MemoryPort memory) {
    this.core = core;
    this.state = state;
    this.memory = memory;
  }

  /** move2dinit: A rows, B destination stride, C source stride. */
  void prepare() {
    state.blockRows = state.a;
    state.blockDestinationStride = state.b;
    state.blockSourceStride = state.c;
  }

  /** move2dall and its variants: A bytes of a row, B destination, C source. */
  void copy(Selection selection) {
    int width = state.a;
    int rows = state.blockRows;
    if (width < 0 || rows < 0) {
      throw new ProgramFault("a block of %d rows of %d bytes".formatted(rows, width));
    }
    int source = state.c;
    int destination = state.b;
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < width; i++) {
        int value = memory.loadByte(source + i);
        Selection kind = value == 0 ? Selection.ZERO : Selection.NONZERO;
        if (selection == Selection.ALL || selection == kind) {
          memory.storeByte(destination + i, value);
        }
      }
      source += state.blockSourceStride;
      destination += state.blockDestinationStride;
    }
    int base = Operation.MOVE2DALL.cost().base();
    int words = width + 3 >>> 2;
    // One row's base is already counted.
    core.spend(rows * (base + words * Operation.MOVE2DALL.cost().perUnit()) - base);
  }
}
