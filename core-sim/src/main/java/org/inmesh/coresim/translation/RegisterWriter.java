package org.inmesh.coresim.translation;

import org.objectweb.asm.Opcodes;

/** Writes how registers come from where a block has them to their own local variables. */
final class RegisterWriter {
  private final CodeEmitter out;
  private final RealEmitter real;
  private final boolean keepsReals;

  RegisterWriter(CodeEmitter out, RealEmitter real, boolean keepsReals) {
    this.out = out;
    this.real = real;
    this.keepsReals = keepsReals;
  }

  /** Puts each register into its local variable. */
  void writeBack(Registers at) {
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
      pushCycles(at);
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

  /** Pushes the cycles since the region was entered. */
  void pushCycles(Registers at) {
    out.loadPlus(Slots.CYCLES, at.cycles());
    if (at.dynamicCycles() != Registers.NONE) {
      out.load(at.dynamicCycles());
      out.op(Opcodes.IADD);
    }
    if (at.localAccesses() != 0) {
      out.load(Slots.LOCAL_CYCLES);
      out.push(at.localAccesses());
      out.op(Opcodes.IMUL);
      out.op(Opcodes.IADD);
    }
  }
}
