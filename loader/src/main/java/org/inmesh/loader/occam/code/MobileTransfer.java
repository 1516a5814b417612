package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Type.MobileOf;
import org.inmesh.loader.occam.code.Storage.Length;

/**
 * Code for mobiles on channels. Inside a core the address of the block travels. To another core its
 * content travels into a block of the heap there: a word, which is the first open length, or {@link
 * #DEFINED}, or {@link #UNDEFINED}; the other open lengths in one message; the content; and for
 * each mobile inside the same again.
 */
final class MobileTransfer {
  /** In front of a mobile without open lengths. */
  private static final int DEFINED = 0;

  /** Instead of an undefined mobile: no length. */
  private static final int UNDEFINED = -1;

  private final UnitCode unit;
  private final UnitWriter writer;
  private final Workspace workspace;
  private final Stack stack;

  MobileTransfer(UnitCode unit) {
    this.unit = unit;
    this.writer = unit.writer;
    this.workspace = unit.workspace;
    this.stack = unit.stack;
  }

  /** Outputs a mobile, whose variable is undefined then. */
  void output(Operand channelAddress, Expression mobile) {
    Operand channel = simple(channelAddress);
    MobileOf type = (MobileOf) mobile.type();
    Place taken = unit.mobiles.take(mobile);
    dispatch(
        channel,
        type,
        () -> send(channel, type, slot(taken)),
        () -> word(channel, workspace.word(taken)));
  }

  /** Inputs a mobile; what the variable held is given back before. */
  void input(Operand channelAddress, Expression target) {
    Operand channel = simple(channelAddress);
    MobileOf type = (MobileOf) target.type();
    MobileSlot slot = emptied(target);
    dispatch(
        channel,
        type,
        () -> receive(channel, type, slot),
        () -> in(channel, slot.address(), stack.constant(DataLayout.BYTES_PER_WORD)));
  }

  /** The word of a mobile variable that is about to be input; what it held is given back. */
  MobileSlot emptied(Expression target) {
    MobileSlot slot = unit.mobiles.slot(target);
    unit.mobiles.release((MobileOf) target.type(), slot);
    unit.mobiles.store(slot, stack.constant(MobileLayout.UNDEFINED));
    return slot;
  }

  private Operand simple(Operand channel) {
    return channel.need() == 1 ? channel : workspace.word(workspace.keep(channel));
  }

  private MobileSlot slot(Place place) {
    return new MobileSlot(
        workspace.address(place), workspace.word(place), () -> workspace.store(place));
  }

  private void dispatch(Operand channel, MobileOf type, Runnable remote, Runnable local) {
    if (type.isLocal()) {
      // What is counted is in this core's heap: SpreadProgram keeps both processes here.
      inScope(local);
      return;
    }
    String here = writer.newLabel();
    String end = writer.newLabel();
    unit.heap.isRemote(channel).load().run();
    writer.branch(Function.CJ, here);
    inScope(remote);
    writer.branch(Function.J, end);
    writer.label(here);
    inScope(local);
    writer.label(end);
  }

  private void inScope(Runnable code) {
    Frame.Mark scope = workspace.current().mark();
    code.run();
    workspace.current().release(scope);
  }

  private void send(Operand channel, MobileOf type, MobileSlot slot) {
    String undefined = writer.newLabel();
    String end = writer.newLabel();
    slot.load().load().run();
    writer.branch(Function.CJ, undefined);
    Operand block = workspace.word(workspace.keep(slot.load()));
    List<Length> lengths = unit.mobileBlocks.lengthsOf(type, block);
    word(
        channel,
        lengths.isEmpty() ? stack.constant(DEFINED) : unit.lengths.operand(lengths.getFirst()));
    if (lengths.size() > 1) {
      Operand second = block.then(() -> writer.emit(Function.LDNLP, 1));
      out(channel, second, stack.constant((lengths.size() - 1) * DataLayout.BYTES_PER_WORD));
    }
    out(
        channel,
        unit.mobileBlocks.contentAddress(type, block),
        unit.mobileBlocks.contentBytes(type, block));
    unit.mobileBlocks.forEachPart(type, block, (part, inner) -> send(channel, part, inner));
    unit.heap.release(block);
    writer.branch(Function.J, end);
    writer.label(undefined);
    word(channel, stack.constant(UNDEFINED));
    writer.label(end);
  }

  private void receive(Operand channel, MobileOf type, MobileSlot slot) {
    int words = Math.max(1, MobileLayout.lengthWords(type));
    Place lengths = workspace.current().scalars(words);
    String undefined = writer.newLabel();
    String end = writer.newLabel();
    in(channel, workspace.address(lengths), stack.constant(DataLayout.BYTES_PER_WORD));
    Operand isDefined =
        stack.combine(workspace.word(lengths), stack.constant(UNDEFINED), Operation.DIFF);
    isDefined.load().run();
    writer.branch(Function.CJ, undefined);
    if (words > 1) {
      Operand bytes = stack.constant((words - 1) * DataLayout.BYTES_PER_WORD);
      in(channel, workspace.address(lengths.plus(1)), bytes);
    }
    List<Length> given = new ArrayList<>();
    for (int i = 0; i < MobileLayout.lengthWords(type); i++) {
      given.add(new Length.InWord(lengths.plus(i)));
    }
    Operand block = workspace.word(unit.mobileBlocks.allocate(type, given));
    unit.mobiles.store(slot, block);
    in(
        channel,
        unit.mobileBlocks.contentAddress(type, block),
        unit.mobileBlocks.contentBytes(type, block));
    unit.mobileBlocks.forEachPart(type, block, (part, inner) -> receive(channel, part, inner));
    writer.branch(Function.J, end);
    writer.label(undefined);
    unit.mobiles.store(slot, stack.constant(MobileLayout.UNDEFINED));
    writer.label(end);
  }

  private void word(Operand channel, Operand value) {
    unit.communications.scalar(channel, value, Type.Scalar.INT);
  }

  private void in(Operand channel, Operand address, Operand bytes) {
    stack.push(List.of(address, channel, bytes));
    writer.emit(Operation.IN);
  }

  private void out(Operand channel, Operand address, Operand bytes) {
    stack.push(List.of(address, channel, bytes));
    writer.emit(Operation.OUT);
  }
}
