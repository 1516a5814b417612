package org.inmesh.coresim.translation;

import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Writes what surrounds a region's blocks: how it is entered and left, and checks before them. */
final class RegionFrame {
  private final CodeEmitter out;
  private final AccessCosts costs;
  private final boolean usesReals;
  private final RegionLabels labels;

  /** Where registers are taken from the port again. */
  private final Label reload = new Label();

  RegionFrame(CodeEmitter out, AccessCosts costs, boolean usesReals, RegionLabels labels) {
    this.out = out;
    this.costs = costs;
    this.usesReals = usesReals;
    this.labels = labels;
  }

  /** Takes all that a region works on from the port; from the label on again, what changes. */
  void enter() {
    out.loadReference(Slots.PORT);
    out.callPort("words", "()[I");
    out.storeReference(Slots.WORDS);
    out.loadReference(Slots.PORT);
    out.callPort("marks", "()[J");
    out.storeReference(Slots.MARKS);
    out.label(reload);
    take("a", Slots.A);
    take("b", Slots.B);
    take("c", Slots.C);
    take("workspaceIndex", Slots.WORKSPACE);
    take("pointer", Slots.POINTER);
    take("bound", Slots.BOUND);
    take("slice", Slots.SLICE);
    take("low", Slots.LOW);
    take("high", Slots.HIGH);
    if (usesReals) {
      takeLong("realA", Slots.REAL_A);
      takeLong("realB", Slots.REAL_B);
      takeLong("realC", Slots.REAL_C);
      take("realFormats", Slots.FORMATS);
      out.loadReference(Slots.PORT);
      out.callPort("realError", "()Z");
      out.store(Slots.REAL_ERROR);
    }
    out.push(0);
    out.store(Slots.CYCLES);
    out.push(0);
    out.store(Slots.INSTRUCTIONS);
    out.jump(Opcodes.GOTO, labels.dispatch());
  }

  /** Has the core perform an instruction; and takes all again, if it may go on here then. */
  void perform() {
    out.label(labels.perform());
    pushRegisters();
    out.loadLong(Slots.ENTRY);
    out.callPort("perform", "(IIIIIIIJ)Z");
    out.jump(Opcodes.IFNE, reload);
    out.op(Opcodes.RETURN);
  }

  /** Takes what has changed where another process goes on. */
  void resume() {
    out.label(labels.resume());
    out.takeFromScheduling("workspace", Slots.WORKSPACE);
    out.takeFromScheduling("pointer", Slots.POINTER);
    out.takeFromScheduling("cycles", Slots.CYCLES);
    out.takeFromScheduling("slice", Slots.SLICE);
    out.jump(Opcodes.GOTO, labels.dispatch());
  }

  private void take(String name, int slot) {
    out.loadReference(Slots.PORT);
    out.callPort(name, "()I");
    out.store(slot);
  }

  private void takeLong(String name, int slot) {
    out.loadReference(Slots.PORT);
    out.callPort(name, "()J");
    out.storeLong(slot);
  }

  /**
   * Leaves before a block unless all of its instructions may start, and the words of the workspace
   * that it touches are ordinary ones, either all on the chip or none.
   */
  void check(Block block, Label exit) {
    if (block.lowest() <= block.highest()) {
      out.loadPlus(Slots.WORKSPACE, block.lowest());
      out.load(Slots.LOW);
      out.jump(Opcodes.IF_ICMPLT, exit);
      out.loadPlus(Slots.WORKSPACE, block.highest());
      out.load(Slots.HIGH);
      out.jump(Opcodes.IF_ICMPGE, exit);
      if (costs.dataCycles() != 0) {
        findLocalCycles(block, exit);
      }
    }
    out.loadPlus(Slots.CYCLES, block.lastStart());
    out.load(Slots.BOUND);
    out.jump(Opcodes.IF_ICMPGE, exit);
  }

  private void findLocalCycles(Block block, Label exit) {
    Label isNear = new Label();
    out.push(0);
    out.store(Slots.LOCAL_CYCLES);
    out.loadPlus(Slots.WORKSPACE, block.highest());
    out.push(costs.onChipWords());
    out.jump(Opcodes.IF_ICMPLT, isNear);
    out.loadPlus(Slots.WORKSPACE, block.lowest());
    out.push(costs.onChipWords());
    out.jump(Opcodes.IF_ICMPLT, exit);
    out.push(costs.dataCycles());
    out.store(Slots.LOCAL_CYCLES);
    out.label(isNear);
  }

  /** Gives all back, the pointer being in its local variable. */
  void leave() {
    out.label(labels.leave());
    pushRegisters();
    out.callPort("leave", "(IIIIIII)V");
    out.op(Opcodes.RETURN);
  }

  private void pushRegisters() {
    if (usesReals) {
      out.loadReference(Slots.PORT);
      out.loadLong(Slots.REAL_A);
      out.loadLong(Slots.REAL_B);
      out.loadLong(Slots.REAL_C);
      out.load(Slots.FORMATS);
      out.callPort("storeReals", "(JJJI)V");
    }
    out.loadReference(Slots.PORT);
    out.load(Slots.A);
    out.load(Slots.B);
    out.load(Slots.C);
    out.load(Slots.WORKSPACE);
    out.load(Slots.POINTER);
    out.load(Slots.CYCLES);
    out.load(Slots.INSTRUCTIONS);
  }
}
