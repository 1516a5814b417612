package org.inmesh.coresim.coherence.cache;

import org.inmesh.coresim.coherence.protocol.CacheState;

/**
 * The caches of one core: first level for data, first level for instructions and second level, of
 * which the latter two need not be there. The core's copy of a line, with its state and words, is
 * kept once, in a frame; the levels say how long it takes to reach and when it has to leave. So
 * between the levels of a core nothing can be out of step.
 *
 * <p>An inclusive second level holds every line of the first: a line that it has no room for leaves
 * the core. One that is not inclusive is filled with what the first level has no room for; a line
 * leaves the core when it is at no level. Without a second level, or where that can make no room, a
 * line leaves the core when it leaves the first.
 *
 * <p>To bring a line in, or from the second level to the first: ask {@link #mustLeave} until it
 * names no line, and have each that it names {@linkplain #leave leave}; then {@link #place}.
 */
public final class PrivateCaches {
  /** No frame. */
  public static final int NONE = LineFrames.NONE;

  /** Every line that could make room has to stay: try again when one of them has changed. */
  public static final int WAIT = -2;

  private static final int SECOND = 4;

  /** Learns what happens to lines that are in the instruction cache. */
  @FunctionalInterface
  public interface CodeListener {
    /** A line can no longer be executed, or has been written to. */
    void changed(int line);
  }

  /** Whose first level an access goes to. */
  public enum Port {
    DATA,
    INSTRUCTION;

    private int level() {
      return this == DATA ? 1 : 2;
    }
  }

  private final LineFrames frames;
  private final CacheArray data;

  /** Or null. */
  private final CacheArray instruction;

  /** Or null. */
  private final CacheArray second;

  private final boolean inclusive;
  private final StoreUndo stores = new StoreUndo();
  private boolean ahead;
  private int usesAtMark;
  private int fetchesAtMark;
  private CodeListener codeListener = line -> {};

  /**
   * Empty caches.
   *
   * @param lineBytes a power of two, at least 4
   * @param data of the first level, present
   * @param instruction of the first level, or {@link CacheGeometry#NONE}
   * @param second level, or {@link CacheGeometry#NONE}
   * @param inclusive whether the second level holds every line of the first
   * @param seed for random replacement
   * @throws IllegalArgumentException if a geometry has a {@linkplain CacheGeometry#complaint
   *     complaint}
   */
  public PrivateCaches(
      int lineBytes,
      CacheGeometry data,
      CacheGeometry instruction,
      CacheGeometry second,
      boolean inclusive,
      long seed) {
    this.frames = new LineFrames(lineBytes / Integer.BYTES);
    this.data = array(data, lineBytes, seed);
    this.instruction = instruction.isPresent() ? array(instruction, lineBytes, seed + 1) : null;
    this.second = second.isPresent() ? array(second, lineBytes, seed + 2) : null;
    this.inclusive = inclusive;
  }

  private static CacheArray array(CacheGeometry geometry, int lineBytes, long seed) {
    String complaint = geometry.complaint(lineBytes);
    if (!complaint.isEmpty() || !geometry.isPresent()) {
      throw new IllegalArgumentException(complaint.isEmpty() ? "no cache" : complaint);
    }
    return new CacheArray(geometry, lineBytes, seed);
  }

  /** Has somebody told what happens to lines in the instruction cache. */
  public void tell(CodeListener listener) {
    codeListener = listener;
  }

  /** The frame of a line wherever it is in this core, asked for or being put back, or NONE. */
  public int frame(int line) {
    return frames.of(line);
  }

  /** The frame of a line that is in the first level, or {@link #NONE}. Notes no use. */
  public int firstLevelFrame(Port port, int line) {
    CacheArray array = array(port);
    int slot = array == null ? NONE : array.find(line);
    return slot == NONE ? NONE : array.frame(slot);
  }

  /** The frame of a line of the data cache that can be read, or {@link #NONE}; a use. */
  public int readable(int line) {
    return hit(data, line, CacheState.S);
  }

  /** The frame of a line of the data cache that can be written, or {@link #NONE}; a use. */
  public int writable(int line) {
    return hit(data, line, CacheState.E);
  }

  /** The frame of a line of the instruction cache, or {@link #NONE}; a use. */
  public int executable(int line) {
    return hit(instruction, line, CacheState.S);
  }

  private int hit(CacheArray array, int line, CacheState least) {
    int slot = array.find(line);
    if (slot == NONE || frames.stateOrdinal(array.frame(slot)) < least.ordinal()) {
      return NONE;
    }
    array.touch(slot);
    return array.frame(slot);
  }

  /**
   * Which line has to leave the core before another can be placed: its frame, {@link #NONE} if
   * none, {@link #WAIT} if one would, but cannot now.
   */
  public int mustLeave(int line, Port port) {
    int frame = frames.of(line);
    if (frame == NONE) {
      return whatMustLeave(line, port);
    }
    // What is to be placed must not make room for itself.
    frames.hold(frame);
    int leaving = whatMustLeave(line, port);
    frames.release(frame);
    return leaving;
  }

  private int whatMustLeave(int line, Port port) {
    if (second != null && inclusive && second.find(line) == NONE) {
      int leaving = occupant(second, line);
      if (leaving != NONE) {
        return leaving;
      }
    }
    if (array(port).find(line) != NONE) {
      return NONE;
    }
    int fromFirst = occupant(array(port), line);
    if (fromFirst == NONE || fromFirst == WAIT || frames.levels(fromFirst) != port.level()) {
      return fromFirst == WAIT ? WAIT : NONE;
    }
    int fromSecond = second == null ? WAIT : occupant(second, frames.line(fromFirst));
    if (fromSecond == WAIT) {
      return fromFirst;
    }
    return fromSecond >= 0 && frames.levels(fromSecond) != SECOND ? NONE : fromSecond;
  }

  /** The frame that would make room for a line, NONE if there is room, WAIT if none can. */
  private int occupant(CacheArray array, int line) {
    int slot = array.victim(line, frames);
    if (slot == NONE) {
      return WAIT;
    }
    return array.isFree(slot) ? NONE : array.frame(slot);
  }

  /**
   * Puts a line in the first level, and where it belongs in the second; it may be in some level
   * already. {@link #mustLeave} has just said that nothing has to leave.
   *
   * @return its frame; of a line that was not here, in state I
   */
  public int place(int line, Port port) {
    int frame = frames.of(line);
    if (frame == NONE) {
      frame = frames.take(line);
    }
    frames.hold(frame);
    if (second != null && inclusive) {
      putSecond(frame);
    }
    if ((frames.levels(frame) & port.level()) == 0) {
      CacheArray array = array(port);
      int slot = array.victim(line, frames);
      if (!array.isFree(slot)) {
        leaveFirst(array, slot, port.level());
      }
      array.put(slot, line, frame);
      frames.addLevel(frame, port.level());
    }
    frames.release(frame);
    return frame;
  }

  private void leaveFirst(CacheArray array, int slot, int level) {
    int leaving = array.frame(slot);
    array.remove(slot);
    frames.removeLevel(leaving, level);
    if (array == instruction) {
      codeListener.changed(frames.line(leaving));
    }
    if (frames.levels(leaving) == 0) {
      if (second == null) {
        throw new IllegalStateException("line " + frames.line(leaving) + " was to leave before");
      }
      putSecond(leaving);
    }
  }

  private void putSecond(int frame) {
    int line = frames.line(frame);
    int slot = second.find(line);
    if (slot != NONE) {
      second.touch(slot);
      return;
    }
    slot = second.victim(line, frames);
    if (!second.isFree(slot)) {
      int leaving = second.frame(slot);
      frames.removeLevel(leaving, SECOND);
      if (frames.levels(leaving) == 0) {
        throw new IllegalStateException("line " + frames.line(leaving) + " was to leave before");
      }
    }
    second.put(slot, line, frame);
    frames.addLevel(frame, SECOND);
  }

  /** Takes a line out of all levels. Its frame remains, for a line that is being put back. */
  public void leave(int frame) {
    int line = frames.line(frame);
    remove(data, line, Port.DATA.level(), frame);
    remove(instruction, line, Port.INSTRUCTION.level(), frame);
    remove(second, line, SECOND, frame);
  }

  private void remove(CacheArray array, int line, int level, int frame) {
    if ((frames.levels(frame) & level) != 0) {
      array.remove(array.find(line));
      frames.removeLevel(frame, level);
      if (array == instruction) {
        codeListener.changed(line);
      }
    }
  }

  /** The core has the line no more: it leaves all levels, and the frame is free. */
  public void forget(int frame) {
    leave(frame);
    frames.free(frame);
  }

  /** True if the line is in the second level. */
  public boolean isInSecondLevel(int frame) {
    return (frames.levels(frame) & SECOND) != 0;
  }

  /** The line of a frame. */
  public int line(int frame) {
    return frames.line(frame);
  }

  /** The state of a frame's line. */
  public CacheState state(int frame) {
    return frames.state(frame);
  }

  /** Changes the state of a frame's line. */
  public void setState(int frame, CacheState state) {
    frames.setState(frame, state);
    if (instruction != null && state.compareTo(CacheState.S) < 0) {
      codeChanges(frame);
    }
  }

  private void codeChanges(int frame) {
    if ((frames.levels(frame) & Port.INSTRUCTION.level()) != 0) {
      codeListener.changed(frames.line(frame));
    }
  }

  /** The line stays where it is until {@link #release}. */
  public void hold(int frame) {
    frames.hold(frame);
  }

  /** Ends one {@link #hold}. */
  public void release(int frame) {
    frames.release(frame);
  }

  /** A word of a line, counted from the line's first. */
  public int word(int frame, int word) {
    return frames.word(frame, word);
  }

  /** Writes a word of a line that is writable, which is modified then. */
  public void write(int frame, int word, int value) {
    if (ahead) {
      stores.note(frame, word, frames.word(frame, word), frames.state(frame));
    }
    frames.setState(frame, CacheState.M);
    frames.setWord(frame, word, value);
    if (instruction != null) {
      codeChanges(frame);
    }
  }

  /** Copies a line's words from a frame. */
  public void copyOut(int frame, int[] target, int start) {
    frames.copyOut(frame, target, start);
  }

  /** Copies a line's words to a frame. */
  public void copyIn(int frame, int[] source, int start) {
    frames.copyIn(frame, source, start);
  }

  /**
   * From now on hits are ahead of simulated time: {@link #rollBack} undoes them. Nothing else is
   * done meanwhile but to lines that are not {@linkplain #isUsedAhead used}.
   */
  public void beginAhead() {
    ahead = true;
    stores.clear();
    data.beginAhead();
    if (instruction != null) {
      instruction.beginAhead();
    }
    mark();
  }

  /** True if a line has been hit since {@link #beginAhead}. */
  public boolean isUsedAhead(int line) {
    return ahead
        && (data.isUsedAhead(line) || instruction != null && instruction.isUsedAhead(line));
  }

  /** A line of the instruction cache is executed that was hit before {@link #beginAhead}. */
  public void useCodeAhead(int line) {
    instruction.useAhead(instruction.find(line));
  }

  /** Hits of the instruction cache that follow may be undone alone. */
  public void markFetches() {
    fetchesAtMark = instruction.usesAhead();
  }

  /** Undoes the hits of the instruction cache since {@link #markFetches}. */
  public void rollBackFetches() {
    instruction.undo(fetchesAtMark);
  }

  /** What follows may be undone alone. */
  public void mark() {
    stores.mark();
    usesAtMark = data.usesAhead();
  }

  /** Undoes what was done since {@link #mark}. */
  public void rollBackToMark() {
    stores.undo(frames, stores.marked());
    data.undo(usesAtMark);
  }

  /** Undoes what was done since {@link #beginAhead}, and ends it. */
  public void rollBack() {
    stores.undo(frames, 0);
    data.undo(0);
    if (instruction != null) {
      instruction.undo(0);
    }
    endAhead();
  }

  /** What was done since {@link #beginAhead} is final. */
  public void endAhead() {
    ahead = false;
    data.endAhead();
    if (instruction != null) {
      instruction.endAhead();
    }
  }

  private CacheArray array(Port port) {
    return port == Port.DATA ? data : instruction;
  }
}
