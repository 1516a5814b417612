package org.inmesh.coresim.transputer;

import java.util.Locale;
import java.util.OptionalInt;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.isa.transputer.CycleTable;

/**
 * A core's own memory: an array of words from {@link MachineImage#MEMORY_START} up. Always answers
 * at once; accesses outside the chip cost cycles.
 *
 * <p>Code is in it like anything else, and may be changed while it runs; {@link #loadCode} protects
 * code from that, for programs of which it is known that they never do it.
 *
 * <p>An access outside is a fault, but not on a module. There the memory beside the chip repeats,
 * since a module decodes addresses only partially, and what is on the chip does not: its addresses
 * come to the words beside the chip that it usually hides. Where nothing is beside the chip, stores
 * have no effect and loads give 0.
 */
public final class PrivateMemory implements MemoryPort {
  /** Instead of an index, where no memory is; not on the chip. */
  private static final int NOTHING = Integer.MAX_VALUE;

  /** Behind the populated addresses come the words that the chip's own memory hides. */
  private final int[] words;

  private final int populatedWords;
  private final boolean isModule;
  private final boolean repeats;

  /** A bit for every word that must not be stored to without a look at what is in it. */
  private final long[] marks;

  private final WritableCode code;

  private MemoryTiming timing = MemoryTiming.UNIFORM;
  private CycleTable cycles = CycleTable.USUAL;
  private int extraCycles;

  // Of the instruction under way: the bytes of a word that is moved are one access.
  private int lastLoaded;
  private int lastStored;

  private int marksVersion;
  private int protectedStart;
  private int protectedBytes;
  private long accessesOutside;
  private int firstOutside;

  /**
   * Creates memory full of zeros; accesses outside are faults.
   *
   * @param bytes a multiple of 4
   */
  public PrivateMemory(int bytes) {
    this(bytes, bytes, false);
  }

  private PrivateMemory(int bytes, int onChipBytes, boolean isModule) {
    this.isModule = isModule;
    this.repeats = onChipBytes < bytes;
    this.populatedWords = bytes >> 2;
    this.words = new int[populatedWords + (repeats ? onChipBytes >> 2 : 0)];
    this.marks = new long[(words.length + Long.SIZE - 1) / Long.SIZE];
    this.code = new WritableCode(this);
  }

  /**
   * Creates the memory of a module, full of zeros.
   *
   * @param bytes on chip and beside it, a multiple of 256, at least that
   * @param onChipBytes the lowest of them, a multiple of 4; all, if nothing is beside the chip
   */
  public static PrivateMemory ofModule(int bytes, int onChipBytes) {
    if (bytes <= 0 || bytes % DecodedCode.PAGE_BYTES != 0 || onChipBytes > bytes) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a module with %d bytes of memory, %d of them on chip",
              bytes,
              onChipBytes));
    }
    return new PrivateMemory(bytes, onChipBytes, true);
  }

  /** True if it is a module's. */
  boolean isOfModule() {
    return isModule;
  }

  /** Says which of its words are outside the chip, and what that costs; before it is used. */
  void setTiming(MemoryTiming newTiming) {
    timing = newTiming;
  }

  /** What it costs to reach a word. */
  MemoryTiming timing() {
    return timing;
  }

  /** Says what instructions in it take; before it is used. */
  void setCycles(CycleTable table) {
    cycles = table;
  }

  /** What instructions in it take. */
  CycleTable cycles() {
    return cycles;
  }

  /** Its size. */
  public int bytes() {
    return populatedWords << 2;
  }

  /** True if beyond it there is memory as well, the same again; otherwise there is nothing. */
  public boolean repeats() {
    return repeats;
  }

  /** The size with what the chip's own memory hides, which comes behind. */
  int bytesWithHidden() {
    return words.length << 2;
  }

  /** What a core executes from this memory. */
  public DecodedCode code() {
    return code;
  }

  /**
   * Puts code into memory and from now on protects it from stores, and all else from execution.
   *
   * @throws IllegalStateException if there is such code already
   */
  public void loadCode(int address, byte[] bytes) {
    if (protectedBytes != 0) {
      throw new IllegalStateException("a second block of protected code");
    }
    for (int i = 0; i < bytes.length; i++) {
      storeByte(address + i, bytes[i]);
    }
    protectedStart = address;
    protectedBytes = bytes.length;
    for (int i = 0; i < bytes.length; i++) {
      mark(index("code", address + i));
    }
  }

  /** Accesses of the core to addresses beyond the populated ones, on a module. */
  public long accessesOutside() {
    return accessesOutside;
  }

  /** The address of the first of them. */
  public OptionalInt firstAddressOutside() {
    return accessesOutside == 0 ? OptionalInt.empty() : OptionalInt.of(firstOutside);
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public boolean mayStall() {
    return false;
  }

  @Override
  public void begin() {
    extraCycles = 0;
    lastLoaded = -1;
    lastStored = -1;
  }

  @Override
  public int commit() {
    return extraCycles;
  }

  @Override
  public int cyclesSoFar() {
    return extraCycles;
  }

  @Override
  public int jumpCycles(int address) {
    return timing.jump(address - MachineImage.MEMORY_START >>> 2);
  }

  @Override
  public boolean loadReady(int address) {
    return true;
  }

  @Override
  public boolean storeReady(int address) {
    return true;
  }

  @Override
  public int load(int address) {
    int index = index("load", address);
    extraCycles += timing.access(index);
    return content(index);
  }

  @Override
  public int peek(int address) {
    return content(repeated("load", address));
  }

  private int content(int index) {
    return index == NOTHING ? 0 : words[index];
  }

  @Override
  public void store(int address, int value) {
    int index = writable(address);
    extraCycles += timing.access(index);
    if (index != NOTHING) {
      words[index] = value;
    }
  }

  @Override
  public int loadByte(int address) {
    int index = index("load", address);
    if (index != lastLoaded) {
      lastLoaded = index;
      extraCycles += timing.access(index);
    }
    return byteOf(content(index), address);
  }

  @Override
  public void storeByte(int address, int value) {
    int index = writable(address);
    if (index != lastStored) {
      lastStored = index;
      extraCycles += timing.access(index);
    }
    if (index != NOTHING) {
      int shift = (address & 3) << 3;
      words[index] = words[index] & ~(0xFF << shift) | (value & 0xFF) << shift;
    }
  }

  @Override
  public int lock(int address) {
    return load(address);
  }

  @Override
  public int loadForStore(int address) {
    return load(address);
  }

  private static int byteOf(int word, int address) {
    return word >>> ((address & 3) << 3) & 0xFF;
  }

  private int index(String access, int address) {
    int index = address - MachineImage.MEMORY_START >>> 2;
    return index < populatedWords ? index : outside(access, address);
  }

  private int outside(String access, int address) {
    int index = repeated(access, address);
    if (accessesOutside++ == 0) {
      firstOutside = address;
    }
    return index;
  }

  private int repeated(String access, int address) {
    int index = address - MachineImage.MEMORY_START >>> 2;
    if (index < words.length) {
      return index;
    }
    if (!isModule) {
      throw new MemoryFault(access, address);
    }
    if (!repeats) {
      return NOTHING;
    }
    int repeated = index % populatedWords;
    return repeated + populatedWords < words.length ? repeated + populatedWords : repeated;
  }

  private int writable(int address) {
    int index = index("store", address);
    if (index != NOTHING && isMarked(index)) {
      unmark(address, index);
    }
    return index;
  }

  private void unmark(int address, int index) {
    if (protectedBytes != 0) {
      throw new MemoryFault("store into code", address);
    }
    code.forget(index);
    marks[index >> 6] &= ~(1L << index);
    marksVersion++;
  }

  // What the inner loop needs, which has its own way to the words.

  /** The words, from the lowest address up. */
  int[] words() {
    return words;
  }

  /** A bit for every word: set if a store to it has to go through {@link #store}. */
  long[] marks() {
    return marks;
  }

  // What the decoder needs.

  /** From now on a store to this word is told to the decoder, or refused. */
  void mark(int index) {
    if (!isMarked(index)) {
      marks[index >> 6] |= 1L << index;
      marksVersion++;
    }
  }

  private boolean isMarked(int index) {
    return (marks[index >> 6] & 1L << index) != 0;
  }

  /** Changes whenever a word is marked or is no longer. */
  int marksVersion() {
    return marksVersion;
  }

  /** The lowest index from which on, up to a word, nothing is marked; looks so many words far. */
  int firstUnmarkedBelow(int index, int far) {
    int first = Math.min(index, words.length);
    int end = Math.max(0, first - far);
    while (first > end && !isMarked(first - 1)) {
      first--;
    }
    return first;
  }

  /** The next index, from a word on, that is marked or outside; looks so many words far. */
  int firstMarkedAbove(int index, int far) {
    int first = Math.min(index, words.length);
    int end = Math.min(words.length, first + far);
    while (first < end && !isMarked(first)) {
      first++;
    }
    return first;
  }

  /**
   * Offset from the start of memory of an address that is to be executed.
   *
   * @throws ProgramFault if there is no code
   */
  int codeOffset(int address) {
    if (!mayBeCode(address)) {
      throw DecodedCode.notCode(address);
    }
    return repeated("execution", address) << 2 | address & 3;
  }

  /** True if a place is allowed to be executed. */
  boolean mayBeCode(int address) {
    return protectedBytes != 0
        ? !isOutsideProtected(address)
        : repeats || Integer.compareUnsigned(address - MachineImage.MEMORY_START, bytes()) < 0;
  }

  /** A byte of code, or {@link DecodedCode#NO_BYTE}. */
  int codeByte(int address) {
    return mayBeCode(address) ? byteOf(peek(address), address) : DecodedCode.NO_BYTE;
  }

  private boolean isOutsideProtected(int address) {
    return Integer.compareUnsigned(address - protectedStart, protectedBytes) >= 0;
  }
}
