package org.inmesh.coresim.transputer;

import org.inmesh.isa.transputer.Operation;

/**
 * Moving bytes from one block of memory to another: {@code move}, the messages of {@code in} and
 * {@code out}, and the rows of {@link TwoDimensionalMove}.
 *
 * <p>The processor writes one word of the destination after the other, the first and the last
 * perhaps in part, in 2 cycles each, and can be interrupted between them. A move goes on by itself
 * as long as nothing can interrupt it, but in memory of its own never further than a stretch;
 * otherwise what is left is in the core's state, and the core continues it later.
 */
final class BlockMove {
  /** What is to be done when a move is complete. */
  enum Purpose {
    MOVE,
    /** The process whose descriptor is in E goes on. */
    MESSAGE,
    /** The next row follows. */
    ROW
  }

  /**
   * Bytes, a power of two. A move pauses at addresses that are multiples of it, so that those of
   * gigabytes leave the simulator time to look at limits and requests to stop. Where it pauses
   * depends on nothing else, so nothing else can change the result.
   */
  static final int STRETCH = 1 << 16;

  private static final int CYCLES_PER_WORD = Operation.MOVE.cost().perUnit();

  private final TransputerCore core;
  private final CoreState state;
  private final MemoryPort memory;

  // The word of the source that was read last: what overlapping blocks get to see. Only within one
  // call of advance.
  private boolean wordRead;
  private int readAddress;
  private int readWord;

  BlockMove(TransputerCore core, CoreState state, MemoryPort memory) {
    this.core = core;
    this.state = state;
    this.memory = memory;
  }

  /** Words of memory that a block touches, those at its ends in part. */
  static int words(int address, int bytes) {
    return bytes == 0 ? 0 : (address & 3) + bytes + 3 >>> 2;
  }

  /** By how much the source's pointer is raised: what the processor has read. */
  static int bytesRead(int address, int bytes) {
    return ((address & 3) == 0 ? 0 : 4) + (bytes + 3 & ~3);
  }

  /**
   * Begins a move of more than nothing and does what can be done of it at once. The words that the
   * source touches beyond those that are written cost their time too.
   *
   * @return true if it is complete
   */
  boolean begin(Purpose purpose, int source, int destination, int bytes) {
    int more = words(source, bytes) - words(destination, bytes);
    core.spend(Math.max(0, more) * CYCLES_PER_WORD);
    state.moving = purpose;
    state.moveSource = source;
    state.moveDestination = destination;
    state.moveBytes = bytes;
    return advance();
  }

  /** Goes on with the move under way; true if it is complete. */
  boolean advance() {
    wordRead = false;
    if (core.underWay().mayBeInterrupted()) {
      while (state.moveBytes > 0) {
        moveWord();
        if (state.moveBytes > 0 && (core.underWay().pausesMove() || isAtPause())) {
          state.moveStart = core.operationStart();
          return false;
        }
      }
    } else {
      moveStretch();
      if (state.moveBytes > 0) {
        state.moveStart = core.operationStart();
        return false;
      }
    }
    state.moving = null;
    state.moveSource = 0;
    state.moveDestination = 0;
    return true;
  }

  private boolean isAtPause() {
    return (state.moveDestination & STRETCH - 1) == 0 && !memory.mayStall();
  }

  /** Moves up to the next pause. */
  private void moveStretch() {
    int source = state.moveSource;
    int destination = state.moveDestination;
    int bytes = stretch(destination, state.moveBytes);
    if (Integer.compareUnsigned(destination - source, bytes) < 0) {
      int left = state.moveBytes - bytes;
      while (state.moveBytes > left) {
        moveWord();
      }
      return;
    }
    core.spend(words(destination, bytes) * CYCLES_PER_WORD);
    int done = 0;
    if (((source | destination) & 3) == 0) {
      for (; done + 4 <= bytes; done += 4) {
        memory.store(destination + done, memory.load(source + done));
      }
    }
    for (; done < bytes; done++) {
      memory.storeByte(destination + done, memory.loadByte(source + done));
    }
    state.moveSource += bytes;
    state.moveDestination += bytes;
    state.moveBytes -= bytes;
  }

  /**
   * Bytes up to the next pause, of a block of so many. Where memory may hold an instruction up
   * there is none: others may look at memory in between, and the block is no longer than memory.
   */
  int stretch(int destination, int bytes) {
    return memory.mayStall() ? bytes : Math.min(bytes, STRETCH - (destination & STRETCH - 1));
  }

  private void moveWord() {
    int destination = state.moveDestination;
    int bytes = Math.min(4 - (destination & 3), state.moveBytes);
    int source = state.moveSource;
    if (bytes == 4 && (source & 3) == 0) {
      memory.store(destination, memory.load(source));
    } else {
      int value = sourceBytes(source, bytes);
      for (int i = 0; i < bytes; i++) {
        memory.storeByte(destination + i, value >>> 8 * i);
      }
    }
    state.moveSource += bytes;
    state.moveDestination += bytes;
    state.moveBytes -= bytes;
    core.spend(CYCLES_PER_WORD);
  }

  /** Up to four bytes: the rest of the word read before, and the first of the next word. */
  private int sourceBytes(int source, int bytes) {
    int offset = source & 3;
    int value = sourceWord(source & ~3) >>> 8 * offset;
    if (offset + bytes > 4) {
      value |= sourceWord((source & ~3) + 4) << 8 * (4 - offset);
    }
    return value;
  }

  private int sourceWord(int address) {
    if (!wordRead || address != readAddress) {
      readAddress = address;
      readWord = memory.load(address);
      wordRead = true;
    }
    return readWord;
  }
}
