package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Type.MobileOf;
import org.inmesh.loader.occam.code.Storage.Length;

/** Code for the blocks of the heap that hold what is in mobiles; see {@link MobileLayout}. */
final class MobileBlocks {
  private final UnitCode unit;
  private final UnitWriter writer;
  private final Workspace workspace;
  private final Stack stack;

  MobileBlocks(UnitCode unit) {
    this.unit = unit;
    this.writer = unit.writer;
    this.workspace = unit.workspace;
    this.stack = unit.stack;
  }

  /** A block with its lengths; its content is arbitrary. */
  Place allocate(MobileOf type, List<Length> lengths) {
    Place block = workspace.keep(unit.heap.allocated(blockBytes(type, lengths)));
    for (int i = 0; i < lengths.size(); i++) {
      int word = i;
      Operand length = unit.lengths.operand(lengths.get(i));
      stack.perform(length, workspace.word(block), () -> writer.emit(Function.STNL, word));
    }
    return block;
  }

  /** Pushes the bytes of a block; more than a word can hold are an error. */
  private Operand blockBytes(MobileOf type, List<Length> lengths) {
    long known =
        Math.multiplyFull(
            MobileLayout.knownElements(type.content()), DataLayout.elementBytes(type.content()));
    List<Operand> computed = new ArrayList<>();
    for (Length length : lengths) {
      if (length instanceof Length.Constant constant
          && known <= Integer.MAX_VALUE
          && known * constant.value() <= Integer.MAX_VALUE) {
        known *= constant.value();
      } else {
        computed.add(unit.lengths.operand(length));
      }
    }
    int lengthBytes = MobileLayout.lengthBytes(type);
    Operand bytes = stack.constant((int) Math.min(known, Integer.MAX_VALUE));
    for (Operand length : computed) {
      bytes = stack.combine(bytes, length, Operation.MUL);
    }
    if (computed.isEmpty()) {
      return stack.constant((int) Math.min(known + lengthBytes, Integer.MAX_VALUE));
    }
    return lengthBytes == 0 ? bytes : bytes.then(() -> writer.emit(Function.ADC, lengthBytes));
  }

  /** The open lengths at the start of a block, whose address takes one register. */
  List<Length> lengthsOf(MobileOf type, Operand block) {
    List<Length> lengths = new ArrayList<>();
    for (int i = 0; i < MobileLayout.lengthWords(type); i++) {
      int word = i;
      lengths.add(new Length.Loaded(block.then(() -> writer.emit(Function.LDNL, word))));
    }
    return lengths;
  }

  /** The address of the content of a block. */
  Operand contentAddress(MobileOf type, Operand block) {
    int words = MobileLayout.lengthWords(type);
    return words == 0 ? block : block.then(() -> writer.emit(Function.LDNLP, words));
  }

  /** Bytes of the content of a block. */
  Operand contentBytes(MobileOf type, Operand block) {
    Type content = type.content();
    int known =
        Math.multiplyExact(MobileLayout.knownElements(content), DataLayout.elementBytes(content));
    List<Operand> factors = new ArrayList<>();
    lengthsOf(type, block).forEach(length -> factors.add(unit.lengths.operand(length)));
    if (known != 1 || factors.isEmpty()) {
      factors.add(stack.constant(known));
    }
    Operand bytes = factors.getFirst();
    for (Operand factor : factors.subList(1, factors.size())) {
      bytes = stack.combine(bytes, factor, Operation.PROD);
    }
    return bytes;
  }

  /** What is done with a mobile inside another. */
  interface PartCode {
    void generate(MobileOf type, MobileSlot slot);
  }

  /** Code for each mobile inside a block, whose address takes one register. */
  void forEachPart(MobileOf type, Operand block, PartCode code) {
    for (MobileLayout.Part part : MobileLayout.parts(type.content())) {
      Frame.Mark scope = workspace.current().mark();
      int offset = (MobileLayout.lengthBytes(type) + part.offset()) / DataLayout.BYTES_PER_WORD;
      Operand first = block.then(() -> writer.emit(Function.LDNLP, offset));
      if (part.array() instanceof MobileOf) {
        code.generate(part.type(), MobileSlot.at(workspace.word(workspace.keep(first)), writer));
      } else {
        Operand count = stack.constant(MobileLayout.knownElements(part.array()));
        if (part.array() == type.content()) {
          for (Length length : lengthsOf(type, block)) {
            count = stack.combine(unit.lengths.operand(length), count, Operation.PROD);
          }
        }
        repeat(first, count, slot -> code.generate(part.type(), slot));
      }
      workspace.current().release(scope);
    }
  }

  /** Code for each of some words that follow each other. */
  void repeat(Operand first, Operand count, Consumer<MobileSlot> code) {
    Frame.Mark scope = workspace.current().mark();
    Place base = workspace.keep(first);
    Place control = workspace.current().scalars(2);
    unit.loops.repeat(
        control,
        stack.constant(0),
        count,
        false,
        () -> {
          Operand word =
              stack.combine(workspace.word(control), workspace.word(base), Operation.WSUB);
          Frame.Mark round = workspace.current().mark();
          code.accept(MobileSlot.at(workspace.word(workspace.keep(word)), writer));
          workspace.current().release(round);
        });
    workspace.current().release(scope);
  }
}
