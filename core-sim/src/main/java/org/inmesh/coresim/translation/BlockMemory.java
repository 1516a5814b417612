package org.inmesh.coresim.translation;

import static org.inmesh.coresim.program.MachineImage.MEMORY_START;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** What a block touches of memory, and what that costs. */
final class BlockMemory {
  private final BlockState block;
  private final CodeEmitter out;
  private final AccessCosts costs;
  private final List<Access> accesses = new ArrayList<>();

  /** Words of the workspace that the block touches, from its start's. */
  int lowest = Integer.MAX_VALUE;

  int highest = Integer.MIN_VALUE;

  BlockMemory(BlockState block) {
    this.block = block;
    this.out = block.out;
    this.costs = block.costs;
  }

  /** A word of the workspace, by its distance from where the workspace is now; touched. */
  int local(int words) {
    int index = block.registers.workspace() + words;
    lowest = Math.min(lowest, index);
    highest = Math.max(highest, index);
    return index;
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
        && Math.abs(address.words() + (offset >> 2)) < BlockState.FARTHEST_LOCAL) {
      int first = address.words() + (offset >> 2);
      lowest = Math.min(lowest, first);
      highest = Math.max(highest, first + count - 1);
      return new Word.Local(first);
    }
    Word word = anywhere(base, offset);
    Label exit = block.sideExit();
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

  /**
   * Stores the word on top of the JVM's stack at the place below; after {@link BlockState#commit}.
   */
  void storeContent() {
    out.op(Opcodes.IASTORE);
    block.setStored();
  }

  /** The same for a double, in a word and the next. */
  void storeDouble() {
    out.callSupport("storeDouble", "([IID)V");
    block.setStored();
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
      block.dynamicCycles += times * costs.dataCycles();
    }
  }

  /** Adds the cycles of the instruction's accesses; to be called when the registers are set. */
  void spendAccesses() {
    for (Access access : accesses) {
      int cycles = access.times() * costs.dataCycles();
      switch (access.word()) {
        case Word.Local local -> block.registers = block.registers.accessLocals(access.times());
        case Word.Fixed fixed ->
            block.registers =
                block.registers.spend(costs.isFar(fixed.index() + access.plus()) ? cycles : 0);
        case Word.Indexed indexed -> {
          // Without a branch: all bits are set if it is beyond.
          out.push(costs.onChipWords() - 1);
          out.loadPlus(indexed.slot(), access.plus());
          out.op(Opcodes.ISUB);
          out.push(Integer.SIZE - 1);
          out.op(Opcodes.ISHR);
          out.push(cycles);
          out.op(Opcodes.IAND);
          block.spendTop(0);
        }
      }
    }
    accesses.clear();
  }
}
