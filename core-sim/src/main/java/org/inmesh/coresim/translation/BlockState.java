package org.inmesh.coresim.translation;

import static org.inmesh.coresim.program.MachineImage.MEMORY_START;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * The block that is being compiled: the registers as known so far, what of memory it touches, and
 * the ways out of it.
 */
final class BlockState {
  /** Farther from the workspace nothing is reached as part of it. */
  static final int FARTHEST_LOCAL = 1 << 20;

  final CodeEmitter out;
  final boolean keepsReals;
  final AccessCosts costs;
  private final List<SideExit> exits;
  private final IntFunction<Label> blocks;
  private final RegionLabels labels;

  final RealEmitter real;

  Registers registers = Registers.START;

  /** Address of the instruction that is being compiled, and of the one after it. */
  int pointer;

  int next;

  /** Registers before it. */
  private Registers before = registers;

  /** The way out, from the first instruction that needed one since the last {@link #commit}. */
  private Label exit;

  /** True if the instruction has stored something. */
  private boolean hasStored;

  private int expectedFormats;

  private final List<Access> accesses = new ArrayList<>();

  /** Words of the workspace that the block touches, from its start's. */
  int lowest = Integer.MAX_VALUE;

  int highest = Integer.MIN_VALUE;

  /** Most cycles that depend on data, beyond those in the registers. */
  int dynamicCycles;

  /**
   * Starts a block.
   *
   * @param costs of memory that is not on the chip
   * @param keepsReals true if the region keeps the floating-point registers in local variables
   * @param exits where its ways out are added
   * @param blocks labels of the region's blocks by address, null where there is none
   * @param labels places of the region
   */
  BlockState(
      CodeEmitter out,
      AccessCosts costs,
      boolean keepsReals,
      List<SideExit> exits,
      IntFunction<Label> blocks,
      RegionLabels labels) {
    this.out = out;
    this.costs = costs;
    this.keepsReals = keepsReals;
    this.exits = exits;
    this.blocks = blocks;
    this.labels = labels;
    this.real = new RealEmitter(this);
  }

  /** Begins at an address; formats as of {@link Block}. */
  void start(int address, int formats) {
    out.startBlock();
    expectedFormats = formats;
    startInstruction(address, 0);
  }

  void startInstruction(int address, int length) {
    pointer = address;
    next = address + length;
    before = registers;
    hasStored = false;
  }

  /** The format that a register whose format is not known is expected to have. */
  int expectedFormat(Real unknown) {
    return expectedFormats >> unknown.format() - Real.UNKNOWN & 1;
  }

  /**
   * Where to jump if the loop has to execute this instruction, of which nothing may be done yet. It
   * may begin with an earlier one: what has happened since can be done again.
   *
   * @throws IllegalStateException if the instruction has stored something
   */
  Label sideExit() {
    if (hasStored) {
      throw new IllegalStateException("an instruction cannot be left that has stored something");
    }
    if (exit == null) {
      exit = new Label();
      exits.add(new SideExit(exit, before, pointer));
    }
    return exit;
  }

  /** To be called before what cannot be done again: ways out from now on lead to here or later. */
  void commit() {
    for (Real register : List.of(registers.realA(), registers.realB(), registers.realC())) {
      // Another register may be the same.
      if (register.isDue() && isInUse(register)) {
        real.checkFinite(register);
      }
    }
    exit = null;
  }

  private boolean isInUse(Real register) {
    return register.equals(registers.realA())
        || register.equals(registers.realB())
        || register.equals(registers.realC());
  }

  /** A word of the workspace, by its distance from where the workspace is now; touched. */
  int local(int words) {
    int index = registers.workspace() + words;
    lowest = Math.min(lowest, index);
    highest = Math.max(highest, index);
    return index;
  }

  /** A word of memory whose index is known to be inside. */
  sealed interface Word {
    /** By its distance from the workspace at the block's start. */
    record Local(int words) implements Word {}

    /** By its index. */
    record Fixed(int index) implements Word {}

    /** By its index in a local variable of the JVM. */
    record Indexed(int slot) implements Word {}
  }

  /**
   * The word at a value plus an offset in bytes, and others behind it, checked to be in memory.
   *
   * @param count of words
   * @param forStore true to check also that a store changes nothing but the word
   */
  Word word(Value base, int offset, int count, boolean forStore) {
    if (base instanceof Value.WorkspaceAddress address
        && (offset & 3) == 0
        && Math.abs(address.words() + (offset >> 2)) < FARTHEST_LOCAL) {
      int first = address.words() + (offset >> 2);
      lowest = Math.min(lowest, first);
      highest = Math.max(highest, first + count - 1);
      return new Word.Local(first);
    }
    Word word = anywhere(base, offset);
    Label exit = sideExit();
    if (forStore) {
      for (int i = 0; i < count; i++) {
        out.loadReference(Slots.WORDS);
        out.loadReference(Slots.MARKS);
        pushIndex(word, i);
        out.callSupport("isPlain", "([I[JI)Z");
        out.jump(Opcodes.IFEQ, exit);
      }
    } else {
      pushIndex(word, count - 1);
      out.loadReference(Slots.WORDS);
      out.op(Opcodes.ARRAYLENGTH);
      out.jump(Opcodes.IF_ICMPGE, exit);
    }
    return word;
  }

  private Word anywhere(Value base, int offset) {
    if (base instanceof Value.Constant constant) {
      return new Word.Fixed(constant.value() + offset - MEMORY_START >>> 2);
    }
    out.load(base);
    out.push(offset - MEMORY_START);
    out.op(Opcodes.IADD);
    out.push(2);
    out.op(Opcodes.IUSHR);
    return new Word.Indexed(out.storeNew().slot());
  }

  /** Pushes the array of words and the index of a word, or of one behind it. */
  void pushPlace(Word word, int plus) {
    out.loadReference(Slots.WORDS);
    pushIndex(word, plus);
  }

  private void pushIndex(Word word, int plus) {
    switch (word) {
      case Word.Local local -> out.loadPlus(Slots.WORKSPACE, local.words() + plus);
      case Word.Fixed fixed -> out.push(fixed.index() + plus);
      case Word.Indexed indexed -> out.loadPlus(indexed.slot(), plus);
    }
  }

  /** Stores the word on top of the JVM's stack at the place below; after {@link #commit}. */
  void storeContent() {
    out.op(Opcodes.IASTORE);
    hasStored = true;
  }

  /** The same for a double, in a word and the next. */
  void storeDouble() {
    out.callSupport("storeDouble", "([IID)V");
    hasStored = true;
  }

  /** Pushes the content of a word, or of one behind it. */
  void pushContent(Word word, int plus) {
    pushPlace(word, plus);
    out.op(Opcodes.IALOAD);
  }

  private record Access(Word word, int plus, int times) {}

  /**
   * Notes that the instruction accesses a word, or one behind it, so many times; what that costs is
   * added by {@link #spendAccesses}.
   */
  void access(Word word, int plus, int times) {
    if (costs.dataCycles() != 0) {
      accesses.add(new Access(word, plus, times));
      dynamicCycles += times * costs.dataCycles();
    }
  }

  /** Adds the cycles of the instruction's accesses; to be called when the registers are set. */
  void spendAccesses() {
    for (Access access : accesses) {
      int cycles = access.times() * costs.dataCycles();
      switch (access.word()) {
        case Word.Local local -> registers = registers.accessLocals(access.times());
        case Word.Fixed fixed ->
            registers = registers.spend(costs.isFar(fixed.index() + access.plus()) ? cycles : 0);
        case Word.Indexed indexed -> {
          // Without a branch: all bits are set if it is beyond.
          out.push(costs.onChipWords() - 1);
          out.loadPlus(indexed.slot(), access.plus());
          out.op(Opcodes.ISUB);
          out.push(Integer.SIZE - 1);
          out.op(Opcodes.ISHR);
          out.push(cycles);
          out.op(Opcodes.IAND);
          spendTop(0);
        }
      }
    }
    accesses.clear();
  }

  /**
   * Adds the cycles on top of the JVM's stack.
   *
   * @param most there can be, if they are not counted yet
   */
  void spendTop(int most) {
    if (registers.dynamicCycles() != Registers.NONE) {
      out.load(registers.dynamicCycles());
      out.op(Opcodes.IADD);
    }
    registers = registers.withDynamicCycles(out.storeNew().slot());
    dynamicCycles += most;
  }

  /** Pushes the cycles since the region was entered. */
  void pushCycles() {
    out.loadPlus(Slots.CYCLES, registers.cycles());
    if (registers.dynamicCycles() != Registers.NONE) {
      out.load(registers.dynamicCycles());
      out.op(Opcodes.IADD);
    }
    if (registers.localAccesses() != 0) {
      out.load(Slots.LOCAL_CYCLES);
      out.push(registers.localAccesses());
      out.op(Opcodes.IMUL);
      out.op(Opcodes.IADD);
    }
  }

  // Ends of the block.

  /** The formats of the floating-point registers, known or expected. */
  int formatsAfter() {
    return real.format(registers.realA())
        | real.format(registers.realB()) << 1
        | real.format(registers.realC()) << 2;
  }

  /** Goes on at an address: in the region if there is a block of it, otherwise outside. */
  void goTo(int target) {
    writeBack();
    Label block = blocks.apply(target);
    if (block != null) {
      out.jump(Opcodes.GOTO, block);
    } else {
      out.push(target);
      out.store(Slots.POINTER);
      out.jump(Opcodes.GOTO, labels.leave());
    }
  }

  /** Goes on at the address in the local variable of the pointer. */
  void goToPointer() {
    if (costs.jumpCycles() != 0) {
      Label cheap = new Label();
      out.load(Slots.POINTER);
      out.push(next);
      out.push(costs.onChipWords());
      out.callSupport("isFar", "(III)Z");
      out.jump(Opcodes.IFEQ, cheap);
      out.add(Slots.CYCLES, costs.jumpCycles());
      out.label(cheap);
    }
    writeBack();
    out.jump(Opcodes.GOTO, labels.dispatch());
  }

  /** Has the core perform the instruction of an entry, and goes on wherever that leads. */
  void perform(long entry) {
    settle();
    out.push(pointer);
    out.store(Slots.POINTER);
    out.pushLong(entry);
    out.storeLong(Slots.ENTRY);
    out.jump(Opcodes.GOTO, labels.perform());
  }

  /** The instruction has been done, and goes on with the process that it has scheduled. */
  void resume() {
    out.jump(Opcodes.GOTO, labels.resume());
  }

  /** Leaves the region before an instruction. */
  void leave(Registers at, int address) {
    registers = at;
    writeBack();
    out.push(address);
    out.store(Slots.POINTER);
    out.jump(Opcodes.GOTO, labels.leave());
  }

  /** Puts each register into its local variable, and counts what has been done so far. */
  void settle() {
    commit();
    expectedFormats = formatsAfter();
    writeBack();
    registers = Registers.START;
  }

  private void writeBack() {
    Registers at = registers;
    boolean newA = !at.a().equals(Registers.A);
    boolean newB = !at.b().equals(Registers.B);
    boolean newC = !at.c().equals(Registers.C);
    loadIf(newA, at.a());
    loadIf(newB, at.b());
    loadIf(newC, at.c());
    storeIf(newC, Slots.C);
    storeIf(newB, Slots.B);
    storeIf(newA, Slots.A);
    if (keepsReals) {
      writeBackReals(at);
    }
    out.add(Slots.WORKSPACE, at.workspace());
    if (at.dynamicCycles() == Registers.NONE && at.localAccesses() == 0) {
      out.add(Slots.CYCLES, at.cycles());
    } else {
      pushCycles();
      out.store(Slots.CYCLES);
    }
    out.add(Slots.INSTRUCTIONS, at.instructions());
  }

  private void loadIf(boolean changed, Value value) {
    if (changed) {
      out.load(value);
    }
  }

  private void storeIf(boolean changed, int slot) {
    if (changed) {
      out.store(slot);
    }
  }

  private void writeBackReals(Registers at) {
    Real[] reals = {at.realA(), at.realB(), at.realC()};
    int[] slots = {Slots.REAL_A, Slots.REAL_B, Slots.REAL_C};
    boolean changesFormats = changesFormats(at);
    if (changesFormats) {
      pushFormats(at);
    }
    for (int i = 0; i < reals.length; i++) {
      if (reals[i].slot() != slots[i]) {
        real.pushBits(reals[i]);
      }
    }
    for (int i = reals.length - 1; i >= 0; i--) {
      if (reals[i].slot() != slots[i]) {
        out.storeLong(slots[i]);
      }
    }
    if (changesFormats) {
      out.store(Slots.FORMATS);
    }
  }

  private static boolean changesFormats(Registers at) {
    return at.realA().slot() != Slots.REAL_A
        || at.realB().slot() != Slots.REAL_B
        || at.realC().slot() != Slots.REAL_C;
  }

  private void pushFormats(Registers at) {
    Real[] reals = {at.realA(), at.realB(), at.realC()};
    if (!changesFormats(at)) {
      out.load(Slots.FORMATS);
      return;
    }
    int known = 0;
    for (int i = 0; i < reals.length; i++) {
      known |= reals[i].isKnown() ? reals[i].format() << i : 0;
    }
    out.push(known);
    for (int i = 0; i < reals.length; i++) {
      if (!reals[i].isKnown()) {
        out.load(Slots.FORMATS);
        out.push(reals[i].format() - Real.UNKNOWN);
        out.op(Opcodes.IUSHR);
        out.push(1);
        out.op(Opcodes.IAND);
        out.push(i);
        out.op(Opcodes.ISHL);
        out.op(Opcodes.IOR);
      }
    }
  }
}
