package org.inmesh.coresim.transputer;

import org.inmesh.coresim.floatingpoint.Rounding;

/**
 * The registers of a core, as plain data: copying this object copies the core, memory apart.
 *
 * <p>Names follow the transputer's: Areg, Breg, Creg, Wptr, Iptr, and for each priority (0 high, 1
 * low) the front and back pointers of its run queue.
 */
public final class CoreState {
  /** NotProcess.p: an empty queue, an empty channel. */
  public static final int NOT_PROCESS = 0x80000000;

  /** High priority, as in a process descriptor's lowest bit. */
  public static final int HIGH = 0;

  /** Low priority. */
  public static final int LOW = 1;

  /** Executing a process. */
  public static final int RUNNING = 0;

  /** Between processes: the next thing to do is to take one from a queue. */
  public static final int DISPATCHING = 1;

  /** No process is ready. */
  public static final int IDLE = 2;

  /** Waiting for memory; what it was doing is in {@link #stalledActivity}. */
  public static final int STALLED = 3;

  /** A process has gone wrong; see {@link TransputerCore#fault}. */
  public static final int FAULTED = 4;

  int a;
  int b;
  int c;
  int workspace = NOT_PROCESS;
  int instructionPointer;
  int priority = LOW;
  boolean error;
  boolean haltOnError = true;

  final FloatingPointRegisters floatingPoint = new FloatingPointRegisters();

  /** E, which the microcode uses, and D, which only the test instructions do here. */
  int e;

  int d;

  /** {@code j 0} is a breakpoint. */
  boolean j0Break;

  /** The clocks stand still, as after a reset until {@code sttimer}. */
  boolean clocksStopped;

  /** The block move under way, if any, and what is left of it. */
  BlockMove.Purpose moving;

  int moveSource;
  int moveDestination;
  int moveBytes;

  /** Cycle at which the instruction of the move that pauses began. */
  long moveStart;

  /** Of the two-dimensional block move. */
  int blockRows;

  int blockDestinationStride;
  int blockSourceStride;
  final TwoDimensionalMove.Rows rows = new TwoDimensionalMove.Rows();

  int frontHigh = NOT_PROCESS;
  int frontLow = NOT_PROCESS;
  int backHigh;
  int backLow;

  /** Core cycle at which the next instruction starts, or at which the core last did anything. */
  long clock;

  /** Clock registers minus the time since cycle 0, in ticks. */
  int clockOffsetHigh;

  int clockOffsetLow;

  /** Cycle at which the first process of a timer queue is due; Long.MAX_VALUE if it is empty. */
  long timerDueHigh = Long.MAX_VALUE;

  long timerDueLow = Long.MAX_VALUE;

  /** A timer queue is watched: it has a process, and has not been disabled. */
  boolean timerEnabledHigh;

  boolean timerEnabledLow;

  /** Cycle from which a low priority process gives way at its next j or lend. */
  long sliceEnd;

  /** A low priority process has been interrupted and waits in the save area. For inspection. */
  boolean lowInterrupted;

  /** What {@link #sliceEnd} is again after an interruption, which is no new time slice. */
  long interruptedSliceEnd;

  /** Of the interrupted process too: these are not saved in memory. */
  final FloatingPointRegisters interruptedFloatingPoint = new FloatingPointRegisters();

  int interruptedBlockRows;
  int interruptedBlockDestinationStride;
  int interruptedBlockSourceStride;
  final TwoDimensionalMove.Rows interruptedRows = new TwoDimensionalMove.Rows();
  BlockMove.Purpose interruptedMove;

  int activity = IDLE;
  int stalledActivity;

  /** Position in the ring of wakes, see {@link WakeQueue}. */
  int wakesTaken;

  int front(int level) {
    return level == HIGH ? frontHigh : frontLow;
  }

  int back(int level) {
    return level == HIGH ? backHigh : backLow;
  }

  void setFront(int level, int value) {
    if (level == HIGH) {
      frontHigh = value;
    } else {
      frontLow = value;
    }
  }

  void setBack(int level, int value) {
    if (level == HIGH) {
      backHigh = value;
    } else {
      backLow = value;
    }
  }

  int clockOffset(int level) {
    return level == HIGH ? clockOffsetHigh : clockOffsetLow;
  }

  long timerDue(int level) {
    return level == HIGH ? timerDueHigh : timerDueLow;
  }

  boolean isTimerEnabled(int level) {
    return level == HIGH ? timerEnabledHigh : timerEnabledLow;
  }

  void setTimerEnabled(int level, boolean enabled) {
    if (level == HIGH) {
      timerEnabledHigh = enabled;
    } else {
      timerEnabledLow = enabled;
    }
  }

  void setTimerDue(int level, long cycle) {
    if (level == HIGH) {
      timerDueHigh = cycle;
    } else {
      timerDueLow = cycle;
    }
  }

  /** The running process's descriptor: workspace pointer and priority. */
  int descriptor() {
    return workspace | priority;
  }

  /** After reset: what has been loaded through a link runs at low priority. */
  void boot(int pointer, int newWorkspace, int channel, long cycle, long newSliceEnd) {
    a = instructionPointer;
    b = workspace;
    c = channel;
    instructionPointer = pointer;
    workspace = newWorkspace;
    priority = LOW;
    haltOnError = false;
    j0Break = false;
    clocksStopped = true;
    clock = cycle;
    sliceEnd = newSliceEnd;
    activity = RUNNING;
  }

  /** Puts back what has been executed on copies of these registers. */
  void putBack(
      int areg, int breg, int creg, int newWorkspace, int newInstructionPointer, long cycle) {
    a = areg;
    b = breg;
    c = creg;
    workspace = newWorkspace;
    instructionPointer = newInstructionPointer;
    clock = cycle;
  }

  /** From now on waits for memory. */
  void stall() {
    stalledActivity = activity;
    activity = STALLED;
  }

  /** Puts away what an interrupted process has in registers that are not saved in memory. */
  void saveInterruptedRegisters() {
    interruptedFloatingPoint.copyFrom(floatingPoint);
    floatingPoint.error = false;
    floatingPoint.rounding = Rounding.NEAREST;
    interruptedBlockRows = blockRows;
    interruptedBlockDestinationStride = blockDestinationStride;
    interruptedBlockSourceStride = blockSourceStride;
    interruptedRows.copyFrom(rows);
    interruptedMove = moving;
    moving = null;
  }

  /** The opposite of {@link #saveInterruptedRegisters}. */
  void restoreInterruptedRegisters() {
    floatingPoint.copyFrom(interruptedFloatingPoint);
    blockRows = interruptedBlockRows;
    blockDestinationStride = interruptedBlockDestinationStride;
    blockSourceStride = interruptedBlockSourceStride;
    rows.copyFrom(interruptedRows);
    moving = interruptedMove;
  }

  /** Makes this a copy. */
  void copyFrom(CoreState other) {
    a = other.a;
    b = other.b;
    c = other.c;
    workspace = other.workspace;
    instructionPointer = other.instructionPointer;
    priority = other.priority;
    error = other.error;
    haltOnError = other.haltOnError;
    e = other.e;
    d = other.d;
    j0Break = other.j0Break;
    clocksStopped = other.clocksStopped;
    moving = other.moving;
    moveSource = other.moveSource;
    moveDestination = other.moveDestination;
    moveBytes = other.moveBytes;
    moveStart = other.moveStart;
    rows.copyFrom(other.rows);
    floatingPoint.copyFrom(other.floatingPoint);
    blockRows = other.blockRows;
    blockDestinationStride = other.blockDestinationStride;
    blockSourceStride = other.blockSourceStride;
    frontHigh = other.frontHigh;
    frontLow = other.frontLow;
    backHigh = other.backHigh;
    backLow = other.backLow;
    clock = other.clock;
    clockOffsetHigh = other.clockOffsetHigh;
    clockOffsetLow = other.clockOffsetLow;
    timerDueHigh = other.timerDueHigh;
    timerDueLow = other.timerDueLow;
    timerEnabledHigh = other.timerEnabledHigh;
    timerEnabledLow = other.timerEnabledLow;
    sliceEnd = other.sliceEnd;
    lowInterrupted = other.lowInterrupted;
    interruptedSliceEnd = other.interruptedSliceEnd;
    interruptedFloatingPoint.copyFrom(other.interruptedFloatingPoint);
    interruptedBlockRows = other.interruptedBlockRows;
    interruptedBlockDestinationStride = other.interruptedBlockDestinationStride;
    interruptedBlockSourceStride = other.interruptedBlockSourceStride;
    interruptedRows.copyFrom(other.interruptedRows);
    interruptedMove = other.interruptedMove;
    activity = other.activity;
    stalledActivity = other.stalledActivity;
    wakesTaken = other.wakesTaken;
  }
}
