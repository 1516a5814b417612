package org.inmesh.loader.occam.code;

import java.util.List;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.loader.occam.checked.Process;

/**
 * Code for inputs that keep the process at the other end waiting. An alternation of one guard waits
 * until that process has come; the message is then copied from where its workspace says it is,
 * while its descriptor stays in the channel's word. An input of no bytes lets it go on.
 *
 * <p>This needs a channel in memory. One outside of it has the host at its other end, which nothing
 * keeps waiting: there an ordinary input does.
 */
final class ExtendedRendezvousCode {
  /** Word of a waiting process's workspace that holds the address of its message. */
  private static final int POINTER = -3;

  /** Without its lowest bit, the priority, a process descriptor is a workspace address. */
  private static final int WORKSPACE_BITS = -2;

  private final UnitCode unit;
  private final UnitWriter writer;
  private final Stack stack;

  ExtendedRendezvousCode(UnitCode unit) {
    this.unit = unit;
    this.writer = unit.writer;
    this.stack = unit.stack;
  }

  /**
   * Inputs one communication, after which the other process still waits.
   *
   * @param channel its address; evaluated several times
   * @param text how the channel is written
   */
  void receive(
      Operand channel, Operand target, Operand bytes, SourcePosition position, String text) {
    String outside = writer.newLabel();
    String received = writer.newLabel();
    jumpIfOutside(channel, outside);
    unit.workspace.current().low(0);
    writer.emit(Operation.ALT);
    stack.push(List.of(channel, stack.constant(1)));
    writer.emit(Operation.ENBC);
    writer.mark(position, text);
    writer.emit(Operation.ALTWT);
    writer.mark(position);
    stack.push(List.of(channel, stack.constant(1), stack.constant(0)));
    writer.emit(Operation.DISC);
    writer.emit(Operation.ALTEND);
    Operand descriptor = channel.then(() -> writer.emit(Function.LDNL, 0));
    Operand message =
        stack
            .combine(descriptor, stack.constant(WORKSPACE_BITS), Operation.AND)
            .then(() -> writer.emit(Function.LDNL, POINTER));
    unit.stores.move(message, target, bytes);
    writer.branch(Function.J, received);
    writer.label(outside);
    writer.mark(position, text);
    stack.push(List.of(target, channel, bytes));
    writer.emit(Operation.IN);
    writer.mark(position);
    writer.label(received);
  }

  void during(Process.During during) {
    Operand evaluated = unit.locations.channel(during.channel());
    Operand channel =
        evaluated.need() == 1 ? evaluated : unit.workspace.word(unit.workspace.keep(evaluated));
    unit.processes.generate(during.body());
    String released = writer.newLabel();
    jumpIfOutside(channel, released);
    Operand nowhere = unit.workspace.address(unit.workspace.current().low(0));
    stack.push(List.of(nowhere, channel, stack.constant(0)));
    writer.emit(Operation.IN);
    writer.label(released);
  }

  /** Addresses of memory are negative. */
  private void jumpIfOutside(Operand channel, String outside) {
    stack.combine(stack.constant(0), channel, Operation.GT).load().run();
    writer.branch(Function.CJ, outside);
  }
}
