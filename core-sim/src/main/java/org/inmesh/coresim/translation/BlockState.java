package org.inmesh.coresim.translation;

import java.util.List;
import java.util.function.IntFunction;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** The block that is being compiled: the registers as known so far, and the ways out of it. */
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
  final BlockMemory memory;
  private final RegisterWriter writer;

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
    this.memory = new BlockMemory(this);
    this.writer = new RegisterWriter(out, real, keepsReals);
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

  /** To be called when something has been stored. */
  void setStored() {
    hasStored = true;
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
    writer.pushCycles(registers);
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
    writer.writeBack(registers);
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
    writer.writeBack(registers);
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
    writer.writeBack(registers);
    out.push(address);
    out.store(Slots.POINTER);
    out.jump(Opcodes.GOTO, labels.leave());
  }

  /** Puts each register into its local variable, and counts what has been done so far. */
  void settle() {
    commit();
    expectedFormats = formatsAfter();
    writer.writeBack(registers);
    registers = Registers.START;
  }
}
