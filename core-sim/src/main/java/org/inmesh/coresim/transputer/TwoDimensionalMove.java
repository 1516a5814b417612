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
    ALL(Operation.MOVE2DALL),
    NONZERO(Operation.MOVE2DNONZERO),
    ZERO(Operation.MOVE2DZERO);

    private final Operation operation;

    Selection(Operation operation) {
      this.operation = operation;
    }
  }

  /** The rows that are left of a move, as plain data. */
  static final class Rows {
    Selection selection = Selection.ALL;
    int left;
    int width;
    int source;
    int destination;

    /** Bytes done of a row that is copied in part. */
    int done;

    /** Makes this a copy. */
    void copyFrom(Rows other) {
      selection = other.selection;
      left = other.left;
      width = other.width;
      source = other.source;
      destination = other.destination;
      done = other.done;
    }
  }

  private static final int CYCLES_PER_WORD = Operation.MOVE2DALL.cost().perUnit();

  /** A row that is not moved counts as this many bytes moved, 32 cycles. */
  private static final long ROW_BYTES = 64;

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
    core.spend(-rowCycles(selection));
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
    rows.done = 0;
    advance();
  }

  /** Goes on when the row under way is complete, or a part of it that was to be selected. */
  void advance() {
    while (rows.left > 0) {
      if (rows.selection != Selection.ALL) {
        selectStretch();
      } else if (!copyRow()) {
        return;
      }
      if (rows.left > 0 && (core.underWay().pausesMove() || isAtPause())) {
        state.moving = BlockMove.Purpose.ROW;
        state.moveBytes = 0;
        state.moveStart = core.operationStart();
        return;
      }
    }
  }

  /** As after a {@link BlockMove#STRETCH}: within a row of which a part is done, or after many. */
  private boolean isAtPause() {
    long rowsBetween = Math.max(1, BlockMove.STRETCH / (rows.width + ROW_BYTES));
    return (rows.done > 0 || rows.left % rowsBetween == 0) && !memory.mayStall();
  }

  /** The base of the instruction, which each row takes. */
  private int rowCycles(Selection selection) {
    return core.cycles().of(selection.operation).base();
  }

  private boolean copyRow() {
    int source = rows.source;
    int destination = rows.destination;
    nextRow();
    core.spend(rowCycles(rows.selection));
    return rows.width == 0
        || blockMove.begin(BlockMove.Purpose.ROW, source, destination, rows.width);
  }

  private void nextRow() {
    rows.left--;
    rows.source += state.blockSourceStride;
    rows.destination += state.blockDestinationStride;
    rows.done = 0;
  }

  /** Bytes that are not copied take the same time. */
  private void selectStretch() {
    if (rows.done == 0) {
      core.spend(rowCycles(rows.selection));
    }
    int source = rows.source + rows.done;
    int destination = rows.destination + rows.done;
    int bytes = blockMove.stretch(destination, rows.width - rows.done);
    for (int i = 0; i < bytes; i++) {
      int value = memory.loadByte(source + i);
      if (value == 0 == (rows.selection == Selection.ZERO)) {
        memory.storeByte(destination + i, value);
      }
    }
    int words = Math.max(BlockMove.words(source, bytes), BlockMove.words(destination, bytes));
    core.spend(words * CYCLES_PER_WORD);
    rows.done += bytes;
    if (rows.done == rows.width) {
      nextRow();
    }
  }
}
