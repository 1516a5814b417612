package org.inmesh.coresim.transputer;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Code that a core fetches through an instruction cache. The core has a fetch buffer of two lines,
 * the one that it executes and another; going to a line that is not there is an access to the
 * cache, which replaces the other. What is in the buffer is what memory holds: a line that is taken
 * away or written to, by whomever, leaves it at once.
 *
 * <p>Of an instruction longer than a line and a byte, which only needless prefixes make, what is
 * beyond the second line is taken as it was loaded.
 */
public final class FetchedCode extends DecodedCode {
  // Not the address of a line.
  private static final int NONE = 1;
  private static final int LINES = 2;

  private final InstructionPort port;
  private final CodeLines code;
  private final int lineBytes;
  private final IntUnaryOperator bytes = this::byteAt;

  private final int[] lines = new int[LINES];
  private final long[][] entries;

  /** Which of the two is executed. */
  private int current;

  /** The first line that the instruction being decoded needs and the buffer has not got. */
  private int missing;

  // What was in the buffer when the core began to go ahead of simulated time, and at the mark.
  private final int[] linesBefore = new int[LINES];
  private int currentBefore;
  private final int[] linesAtMark = new int[LINES];
  private int currentAtMark;

  private FetchedCode(InstructionPort port, CodeLines code) {
    this.port = port;
    this.code = code;
    this.lineBytes = code.lineBytes();
    this.entries = new long[LINES][lineBytes];
    Arrays.fill(lines, NONE);
  }

  /** Code that a core executes from an empty fetch buffer. */
  public static FetchedCode of(InstructionPort port, CodeLines code) {
    FetchedCode fetched = new FetchedCode(port, code);
    port.tell(fetched::forget);
    return fetched;
  }

  @Override
  boolean isFetched() {
    return true;
  }

  @Override
  long[] page(int pointer) {
    return hasLineOf(pointer) ? entries[current] : null;
  }

  @Override
  long decode(int pointer) {
    if (!hasLineOf(pointer)) {
      return NOT_FETCHED;
    }
    int line = lines[current];
    missing = NONE;
    long entry = decode(bytes, pointer);
    if (missing != NONE) {
      if (!bring(missing, 1 - current)) {
        return NOT_FETCHED;
      }
      return decode(bytes, pointer);
    }
    if (pointer - line + length(entry) <= lineBytes) {
      entries[current][pointer - line] = entry;
    }
    return entry;
  }

  /** Makes the line of an address the one that is executed; false if it has to be waited for. */
  private boolean hasLineOf(int pointer) {
    if (!code.contains(pointer)) {
      throw notCode(pointer);
    }
    int line = pointer & -lineBytes;
    if (lines[current] == line) {
      return true;
    }
    int other = 1 - current;
    if (lines[other] != line) {
      int slot = lines[current] == NONE ? current : other;
      if (!bring(line, slot)) {
        return false;
      }
      other = slot;
    }
    current = other;
    return true;
  }

  private boolean bring(int line, int slot) {
    if (!port.fetch(line)) {
      return false;
    }
    lines[slot] = line;
    fill(slot);
    return true;
  }

  private void fill(int slot) {
    if (lines[slot] != NONE && code.isUnchanged(lines[slot], port)) {
      code.copyEntries(lines[slot], entries[slot]);
    } else {
      Arrays.fill(entries[slot], 0);
    }
  }

  private int byteAt(int place) {
    int line = place & -lineBytes;
    boolean isHere = line == lines[0] || line == lines[1];
    if (!isHere && code.contains(place) && missing == NONE) {
      missing = line;
    }
    return isHere && code.contains(place)
        ? port.word(place & -Integer.BYTES) >>> Byte.SIZE * (place & 3) & 0xFF
        : code.byteAt(place);
  }

  private void forget(int line) {
    for (int slot = 0; slot < LINES; slot++) {
      if (lines[slot] == line) {
        lines[slot] = NONE;
        // Whoever executes from it sees so.
        Arrays.fill(entries[slot], 0);
      }
    }
  }

  @Override
  void beginAhead() {
    System.arraycopy(lines, 0, linesBefore, 0, LINES);
    currentBefore = current;
    port.beginAhead();
    for (int line : lines) {
      if (line != NONE) {
        port.use(line);
      }
    }
  }

  @Override
  void rollBack() {
    port.rollBack();
    restore(linesBefore, currentBefore);
  }

  @Override
  void mark() {
    port.mark();
    System.arraycopy(lines, 0, linesAtMark, 0, LINES);
    currentAtMark = current;
  }

  @Override
  void rollBackToMark() {
    port.rollBackToMark();
    restore(linesAtMark, currentAtMark);
  }

  private void restore(int[] saved, int savedCurrent) {
    System.arraycopy(saved, 0, lines, 0, LINES);
    current = savedCurrent;
    fill(0);
    fill(1);
  }
}
