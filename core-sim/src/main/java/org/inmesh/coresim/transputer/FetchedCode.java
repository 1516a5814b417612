package org.inmesh.coresim.transputer;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Code that a core fetches through an instruction cache. The core has a fetch buffer of two lines,
 * the one that it executes and another; going to a line that is not there is an access to the
 * cache, which replaces the other. What is in the buffer is what memory holds: a line that is taken
 * away or written to, by whomever, leaves it at once. But when the second line of an instruction
 * has to be waited for, the bytes of its first line stay: they have been read. Otherwise two cores
 * could take the lines of their instructions from one another for ever.
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

  /** The instruction whose second line is waited for, or {@link #NONE}. */
  private int begun = NONE;

  /** Its bytes in its first line. */
  private final byte[] begunBytes;

  private final long[] noEntries;
  private boolean ahead;

  // What was in the buffer when the core began to go ahead of simulated time, and at the mark.
  private final int[] linesBefore = new int[LINES];
  private int currentBefore;
  private int begunBefore;
  private final int[] linesAtMark = new int[LINES];
  private int currentAtMark;
  private int begunAtMark;

  private FetchedCode(InstructionPort port, CodeLines code) {
    this.port = port;
    this.code = code;
    this.lineBytes = code.lineBytes();
    this.entries = new long[LINES][lineBytes];
    this.noEntries = new long[lineBytes];
    this.begunBytes = new byte[lineBytes];
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
    if (isBegun(pointer)) {
      return noEntries;
    }
    return hasLineOf(pointer) ? entries[current] : null;
  }

  @Override
  long decode(int pointer) {
    if (!isBegun(pointer) && !hasLineOf(pointer)) {
      return NOT_FETCHED;
    }
    missing = NONE;
    long entry = decode(bytes, pointer, code.cycles());
    if (missing != NONE) {
      if (!bring(missing, 1 - current)) {
        begin(pointer);
        return NOT_FETCHED;
      }
      entry = decode(bytes, pointer, code.cycles());
    }
    begun = NONE;
    int offset = pointer & lineBytes - 1;
    if (offset + length(entry) <= lineBytes) {
      entries[current][offset] = entry;
    }
    return entry;
  }

  private boolean isBegun(int pointer) {
    return begun != NONE && pointer == begun;
  }

  /** Keeps what is here of an instruction, unless its time has not come. */
  private void begin(int pointer) {
    if (!ahead && pointer != begun) {
      int end = (pointer & -lineBytes) + lineBytes;
      for (int place = pointer; place < end; place++) {
        begunBytes[place - pointer] = (byte) byteAt(place);
      }
      begun = pointer;
    }
  }

  /** Makes the line of an address the one that is executed; false if it has to be waited for. */
  private boolean hasLineOf(int pointer) {
    if (!code.contains(pointer)) {
      throw notCode(pointer);
    }
    begun = NONE;
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
    if (begun != NONE && line == (begun & -lineBytes)) {
      return begunBytes[place - begun] & 0xFF;
    }
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
    begunBefore = begun;
    ahead = true;
    port.beginAhead();
    for (int line : lines) {
      if (line != NONE) {
        port.use(line);
      }
    }
  }

  @Override
  void endAhead() {
    ahead = false;
  }

  @Override
  void rollBack() {
    port.rollBack();
    restore(linesBefore, currentBefore);
    begun = begunBefore;
  }

  @Override
  void mark() {
    port.mark();
    System.arraycopy(lines, 0, linesAtMark, 0, LINES);
    currentAtMark = current;
    begunAtMark = begun;
  }

  @Override
  void rollBackToMark() {
    port.rollBackToMark();
    restore(linesAtMark, currentAtMark);
    begun = begunAtMark;
  }

  private void restore(int[] saved, int savedCurrent) {
    System.arraycopy(saved, 0, lines, 0, LINES);
    current = savedCurrent;
    fill(0);
    fill(1);
  }
}
