package org.inmesh.loader.occam.code;

import org.inmesh.isa.transputer.Function;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Type.Direction;
import org.inmesh.loader.occam.checked.Type.MobileOf;

/**
 * Code for channel types. Their channels are in a block of the heap: how many variables hold an end
 * of them, a semaphore for each end, and the channels' words. An end is a mobile word with the
 * block's address.
 */
final class ChannelTypeCode {
  private static final int HOLDERS = 0;
  private static final int CLIENT_SEMAPHORE = 1;
  private static final int SERVER_SEMAPHORE = CLIENT_SEMAPHORE + SemaphoreCode.WORDS;
  private static final int FIRST_CHANNEL = SERVER_SEMAPHORE + SemaphoreCode.WORDS;

  private final UnitCode unit;
  private final UnitWriter writer;
  private final Workspace workspace;

  ChannelTypeCode(UnitCode unit) {
    this.unit = unit;
    this.writer = unit.writer;
    this.workspace = unit.workspace;
  }

  /** {@code client, server := MOBILE T}. */
  void allocate(Process.NewChannels ends) {
    MobileSlot client = unit.mobiles.slot(ends.client());
    MobileSlot server = unit.mobiles.slot(ends.server());
    int channels = ends.channels().fields().size();
    Operand bytes = unit.stack.constant((FIRST_CHANNEL + channels) * DataLayout.BYTES_PER_WORD);
    Place block = workspace.keep(unit.heap.allocated(bytes));
    Operand address = workspace.word(block);
    set(address, HOLDERS, unit.stack.constant(2));
    unit.semaphores.initialise(address, CLIENT_SEMAPHORE);
    unit.semaphores.initialise(address, SERVER_SEMAPHORE);
    for (int i = 0; i < channels; i++) {
      set(address, FIRST_CHANNEL + i, unit.stack.constant(Integer.MIN_VALUE));
    }
    unit.mobiles.storeTaken((MobileOf) ends.client().type(), client, block);
    unit.mobiles.storeTaken((MobileOf) ends.server().type(), server, block);
  }

  private void set(Operand block, int word, Operand value) {
    unit.stack.perform(value, block, () -> writer.emit(Function.STNL, word));
  }

  /**
   * Pushes the address of a channel's word. It counts as more than a register, so that who needs it
   * twice keeps it: the end itself may be output on the channel.
   */
  Operand channel(Expression.FieldChannel channel) {
    int word = FIRST_CHANNEL + channel.field().index();
    return unit.locations.value(channel.end()).then(2, () -> writer.emit(Function.LDNLP, word));
  }

  /** One variable more holds an end. */
  void hold(Operand block) {
    count(block, 1);
  }

  /** A variable does not hold an end any more, whose address takes one register. */
  void release(Operand end) {
    String held = writer.newLabel();
    count(end, -1);
    end.load().run();
    writer.emit(Function.LDNL, HOLDERS);
    writer.emit(Function.EQC, 0);
    writer.branch(Function.CJ, held);
    unit.heap.release(end);
    writer.label(held);
  }

  private void count(Operand block, int more) {
    Operand holders =
        block.then(
            () -> {
              writer.emit(Function.LDNL, HOLDERS);
              writer.emit(Function.ADC, more);
            });
    set(block, HOLDERS, holders);
  }

  /** {@code CLAIM client}: in the body the end is known by the address that it has now. */
  void claim(Process.Claim claim) {
    Place address = workspace.keep(unit.locations.value(claim.channel()));
    Operand block = workspace.word(address);
    int word = claim.end() == Direction.INPUT ? SERVER_SEMAPHORE : CLIENT_SEMAPHORE;
    // The variable may be assigned meanwhile: the claim holds the channels too.
    count(block, 1);
    unit.semaphores.claim(
        block, word, claim.position(), "CLAIM " + WrittenExpression.of(claim.channel()));
    unit.bind(claim.claimed(), new Storage.Word(address));
    unit.processes.generate(claim.body());
    unit.semaphores.release(block, word);
    release(block);
  }
}
