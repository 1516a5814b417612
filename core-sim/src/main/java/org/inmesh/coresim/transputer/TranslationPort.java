package org.inmesh.coresim.transputer;

import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.coresim.floatingpoint.RealFormat;
import org.inmesh.coresim.floatingpoint.Rounding;
import org.inmesh.coresim.program.MachineImage;

/**
 * A core with private memory as a {@link RegionExecutor} and the code that it makes see it.
 *
 * <p>Such code takes registers from here when it is entered and gives them back when it leaves, and
 * in between counts cycles and instructions from zero. The workspace pointer is a word's index in
 * memory here.
 */
public final class TranslationPort {
  /** Most cycles that translated code runs before it leaves, so that they fit a word. */
  static final int LONGEST_RUN = 1 << 30;

  /** How far around a workspace words are looked at for code. */
  private static final int WINDOW_WORDS = 1 << 14;

  private final TransputerCore core;
  private final CoreState state;
  private final CoreCounters counters;
  private final PrivateMemory memory;
  private final WritableCode code;
  private final ProcessorSpecification processor;
  private final LocalScheduling localScheduling;
  private final TranslatedScheduling scheduling;

  private long limit;

  /** Cycle at which no instruction may start without the core's looking around. */
  private long boundCycle;

  private int low;
  private int high;
  private int windowVersion = -1;

  TranslationPort(
      TransputerCore core,
      CoreState state,
      CoreCounters counters,
      PrivateMemory memory,
      WritableCode code,
      ProcessorSpecification processor) {
    this.core = core;
    this.state = state;
    this.counters = counters;
    this.memory = memory;
    this.code = code;
    this.processor = processor;
    this.localScheduling = core.localScheduling();
    this.scheduling = new TranslatedScheduling(core, state, counters, memory);
  }

  // For the one who translates.

  /** Which transputer it is. */
  public ProcessorSpecification processor() {
    return processor;
  }

  /** Index of the first word that is not on the chip. */
  public int onChipWords() {
    return memory.timing().onChipWords();
  }

  /** Cycles that an access to data beyond takes more; 0 if all memory is alike. */
  public int dataCycles() {
    return memory.timing().dataCycles();
  }

  /** Cycles that a jump to an instruction beyond takes more. */
  public int jumpCycles() {
    return memory.timing().jumpCycles();
  }

  /**
   * The decoded instruction at an address, in the form that {@link DecodedCode} describes.
   *
   * @throws ProgramFault if there is no code at that address
   */
  public long entry(int address) {
    return code.entry(address);
  }

  /** True if there is an instruction that has been executed, or translated; data is none. */
  public boolean isDecoded(int address) {
    return code.isDecoded(address);
  }

  /** True if a place is marked. */
  public boolean isMarked(int address) {
    return code.isMarked(address);
  }

  /** The number of the mark at a marked place. */
  public int markAt(int address) {
    return code.markAt(address);
  }

  /** Marks a place: execution that comes here is handed to the executor. */
  public void mark(int address, int number) {
    code.setMark(address, number);
  }

  /** Undoes {@link #mark}. */
  public void unmark(int address) {
    code.clearMark(address);
  }

  /** Cycles that a shift takes beyond the first two, by its places. */
  public static int shiftCycles(int places) {
    return Arithmetic.countedPlaces(places);
  }

  /** A word of memory by its index. */
  public int word(int index) {
    return memory.words()[index];
  }

  /**
   * True if a piece of code is in populated memory, where the words that hold it can be watched; on
   * a module code may also run beyond, where memory repeats.
   */
  public boolean isPopulated(int address, int end) {
    long first = Integer.toUnsignedLong(address - MachineImage.MEMORY_START);
    return first + Integer.toUnsignedLong(end - address) <= memory.bytes();
  }

  /** True if a word, by its index, is in memory and has this content. */
  public boolean holds(int index, int content) {
    return index < memory.words().length && word(index) == content;
  }

  /** From now on {@link RegionExecutor#codeChanges} is called before a word changes. */
  public void watch(int index) {
    memory.mark(index);
  }

  /** Instructions that the core has executed. */
  public long instructions() {
    return counters.instructions;
  }

  /** True if the core executes a process and translated code can represent its registers. */
  public boolean canEnter(boolean reals) {
    return state.activity == CoreState.RUNNING
        && state.moving == null
        && (state.workspace & 3) == 0
        && (!reals || state.floatingPoint.rounding == Rounding.NEAREST);
  }

  /** Sets the cycle at which no instruction may start any more. */
  public void setLimit(long cycle) {
    limit = cycle;
    scheduling.close();
    lookAround();
  }

  private void lookAround() {
    boundCycle = Math.min(limit, core.bounds().interruptCycle());
    if (core.bounds().barrier() != InstructionKind.VISIBLE) {
      boundCycle = Math.min(boundCycle, core.bounds().horizon() + 1);
    }
  }

  // For translated code, when it is entered.

  /** Areg. */
  public int a() {
    return state.a;
  }

  /** Breg. */
  public int b() {
    return state.b;
  }

  /** Creg. */
  public int c() {
    return state.c;
  }

  /** Executes the instructions that are scheduled, where that is simple. */
  public TranslatedScheduling scheduling() {
    return scheduling;
  }

  /** Index of the workspace's word 0. */
  public int workspaceIndex() {
    return state.workspace - MachineImage.MEMORY_START >>> 2;
  }

  /** Iptr. */
  public int pointer() {
    return state.instructionPointer;
  }

  /** Memory. */
  public int[] words() {
    return memory.words();
  }

  /** A bit for every word of memory: set if a store to it has to be left to the core. */
  public long[] marks() {
    return memory.marks();
  }

  /** Cycles from now after which no instruction may start without the core's looking around. */
  public int bound() {
    return relative(boundCycle);
  }

  /** Cycles from now after which a j or lend is left to the core. */
  public int slice() {
    return relative(core.bounds().sliceEnd());
  }

  private int relative(long cycle) {
    return cycle < state.clock ? -1 : (int) Math.min(cycle - state.clock, LONGEST_RUN);
  }

  /**
   * Index of the lowest of the words around the workspace that may be stored to without a look at
   * the marks.
   */
  public int low() {
    int workspace = workspaceIndex();
    if (windowVersion != memory.marksVersion() || workspace < low || workspace >= high) {
      windowVersion = memory.marksVersion();
      low = memory.firstUnmarkedBelow(workspace, WINDOW_WORDS);
      high = memory.firstMarkedAbove(workspace, WINDOW_WORDS);
    }
    return low;
  }

  /** One more than the highest of them; to be asked after {@link #low}. */
  public int high() {
    return high;
  }

  /** FAreg's bits. */
  public long realA() {
    return state.floatingPoint.a;
  }

  /** FBreg's bits. */
  public long realB() {
    return state.floatingPoint.b;
  }

  /** FCreg's bits. */
  public long realC() {
    return state.floatingPoint.c;
  }

  /** The floating-point error flag, which translated code never changes. */
  public boolean realError() {
    return state.floatingPoint.error;
  }

  /** A bit for each of FAreg, FBreg, FCreg from the lowest up: set if its length is double. */
  public int realFormats() {
    FloatingPointRegisters registers = state.floatingPoint;
    return bit(registers.aFormat) | bit(registers.bFormat) << 1 | bit(registers.cFormat) << 2;
  }

  private static int bit(RealFormat format) {
    return format == RealFormat.DOUBLE ? 1 : 0;
  }

  // For translated code, when it leaves.

  /** Takes the floating-point registers back; formats as of {@link #realFormats}. */
  public void storeReals(long realA, long realB, long realC, int formats) {
    FloatingPointRegisters registers = state.floatingPoint;
    registers.a = realA;
    registers.b = realB;
    registers.c = realC;
    registers.aFormat = format(formats);
    registers.bFormat = format(formats >> 1);
    registers.cFormat = format(formats >> 2);
  }

  private static RealFormat format(int bits) {
    return (bits & 1) != 0 ? RealFormat.DOUBLE : RealFormat.SINGLE;
  }

  /**
   * Takes the registers back.
   *
   * @param workspaceIndex index of the workspace's word 0
   * @param pointer address of the next instruction
   * @param cycles since the code was entered
   * @param instructions since the code was entered
   */
  public void leave(
      int a, int b, int c, int workspaceIndex, int pointer, int cycles, int instructions) {
    store(a, b, c, workspaceIndex, pointer);
    long start = state.clock;
    state.clock = start + cycles;
    count(start, instructions);
  }

  private void count(long start, int instructions) {
    counters.busyCycles += state.clock - start;
    counters.instructions += instructions;
    counters.lastCycle = state.clock;
  }

  private void store(int a, int b, int c, int workspaceIndex, int pointer) {
    state.a = a;
    state.b = b;
    state.c = c;
    state.workspace = (workspaceIndex << 2) + MachineImage.MEMORY_START;
    state.instructionPointer = pointer;
  }

  /**
   * Takes the registers back and has the core perform the instruction at the pointer, and then what
   * it does by itself until a process runs again. Parameters as of {@link #leave}.
   *
   * @param entry the instruction's
   * @return true if the translated code can take the registers again and go on wherever the pointer
   *     is then
   */
  public boolean perform(
      int a,
      int b,
      int c,
      int workspaceIndex,
      int pointer,
      int cycles,
      int instructions,
      long entry) {
    long start = state.clock;
    store(a, b, c, workspaceIndex, pointer);
    state.clock = start + cycles;
    if (localScheduling.execute(entry)) {
      count(start, instructions + 1);
      if (localScheduling.goesOn()) {
        scheduling.open(localScheduling.end(), low(), high);
        return true;
      }
      scheduling.close();
      return goOn(code.version());
    }
    scheduling.close();
    count(start, instructions);
    if (state.clock > core.bounds().horizon()
        && !core.bounds().mayRunAhead(DecodedCode.instruction(entry))) {
      return false;
    }
    int version = code.version();
    return core.underWay().perform(entry) && goOn(version);
  }

  private boolean goOn(int version) {
    while (state.activity == CoreState.DISPATCHING
        && state.clock <= core.bounds().horizon()
        && state.clock < limit) {
      if (!core.underWay().dispatch()) {
        return false;
      }
    }
    lookAround();
    return state.clock < limit
        && version == code.version()
        && canEnter(true)
        && !core.bounds().interruptDue();
  }
}
