package org.inmesh.coresim.transputer;

import org.inmesh.isa.transputer.Operation;

/**
 * The two-dimensional block move of T425, T800 and T805: {@code move2dinit} says how many rows and
 * how far apart, one of three others copies. A row takes 23 cycles and 2 for each word; the
 * processor can be interrupted between words.
 */
final class TwoDimensionalMove {
  /** Which bytes are copied. */
  enum Selection {
    ALL,
    NONZERO,
    ZERO
  }

  /** The rows that are left of a move, as plain data. */
  static final class Rows {
    Selection selection = Selection.ALL;
    int left;
    int width;
    int source;
    int destination;

    /** Makes this a copy. */
    void copyFrom(Rows other) {
      selection = other.selection;
      left = other.left;
      width = other.width;
      source = other.source;
      destination = other.destination;
    }
  }

  private static final int ROW_CYCLES = Operation.MOVE2DALL.cost().base();
  private static final int CYCLES_PER_WORD = Operation.MOVE2DALL.cost().perUnit();

  private final TransputerCore core;
  private final CoreState state;
  private final MemoryPort memory;
  private final BlockMove blockMove;
  private final Rows rows;

  TwoDimensionalMove(TransputerCore core, CoreState state, MemoryPort memory, BlockMove blockMove) {
    this.core = core;
    this.state = state;
    this.memory = memory;
    this.blockMove = blockMove;
    this.rows = state.rows;
  }

  /** move2dinit: A rows, B destination stride, C source stride. */
  void prepare() {
    state.blockRows = state.a;
    state.blockDestinationStride = state.b;
    state.blockSourceStride = state.c;
  }

  /**
   * move2dall and its variants: A bytes of a row, B destination, C source. A negative number of
   * either moves nothing. B and C become the places of the row that would follow.
   */
  void copy(Selection selection) {
    int width = state.a;
    int source = state.c;
    int destination = state.b;
    core.spend(-ROW_CYCLES);
    if (width < 0 || state.blockRows <= 0) {
      return;
    }
    state.b += state.blockRows * state.blockDestinationStride;
    state.c += state.blockRows * state.blockSourceStride;
    rows.selection = selection;
    rows.left = state.blockRows;
    rows.width = width;
    rows.source = source;
    rows.destination = destination;
    advance();
  }

  /** Goes on when the row under way is complete. */
  void advance() {
    while (rows.left > 0) {
      int source = rows.source;
      int destination = rows.destination;
      rows.left--;
      rows.source += state.blockSourceStride;
      rows.destination += state.blockDestinationStride;
      core.spend(ROW_CYCLES);
      if (rows.selection != Selection.ALL) {
        select(source, destination);
      } else if (rows.width > 0
          && !blockMove.begin(BlockMove.Purpose.ROW, source, destination, rows.width)) {
        return;
      }
      if (rows.left > 0 && core.underWay().pausesMove()) {
        state.moving = BlockMove.Purpose.ROW;
        state.moveBytes = 0;
        state.moveStart = core.operationStart();
        return;
      }
    }
  }

  /** Bytes that are not copied take the same time. */
  private void select(int source, int destination) {
    int width = rows.width;
    for (int i = 0; i < width; i++) {
      int value = memory.loadByte(source + i);
      if (value == 0 == (rows.selection == Selection.ZERO)) {
        memory.storeByte(destination + i, value);
      }
    }
    int words = Math.max(BlockMove.words(source, width), BlockMove.words(destination, width));
    core.spend(words * CYCLES_PER_WORD);
  }
}
