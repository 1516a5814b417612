package org.inmesh.loader.occam.code;

import java.util.List;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Type;

/** Code for input, output and timers. */
final class CommunicationCode {
  private final UnitCode unit;
  private final UnitWriter writer;
  private final Workspace workspace;
  private final Stack stack;

  CommunicationCode(UnitCode unit) {
    this.unit = unit;
    this.writer = unit.writer;
    this.workspace = unit.workspace;
    this.stack = unit.stack;
  }

  void input(Process.Input input) {
    writer.mark(input.position(), ExpressionText.of(input.channel()));
    for (Expression target : input.targets()) {
      int bytes = DataLayout.bytes(messageType(input.channel()));
      Operand channel = unit.locations.channel(input.channel());
      stack.push(List.of(unit.locations.address(target), channel, stack.constant(bytes)));
      writer.emit(Operation.IN);
    }
  }

  void output(Process.Output output) {
    writer.mark(output.position(), ExpressionText.of(output.channel()));
    for (Expression value : output.values()) {
      Type message = messageType(output.channel());
      Operand channel = unit.locations.channel(output.channel());
      if (!(value.type() instanceof Type.ArrayOf)) {
        output(channel, value, message);
      } else if (message instanceof Type.ArrayOf) {
        int bytes = DataLayout.bytes(message);
        stack.push(List.of(unit.locations.address(value), channel, stack.constant(bytes)));
        writer.emit(Operation.OUT);
      } else {
        bytewise(channel, value);
      }
    }
  }

  void readTimer(Process.TimerRead read) {
    unit.stores.store(read.target(), new Operand(1, () -> writer.emit(Operation.LDTIMER)));
  }

  void waitForTime(Process.TimerWait wait) {
    writer.mark(wait.position());
    unit.expressions.value(wait.time()).load().run();
    writer.emit(Operation.TIN);
  }

  static Type messageType(Expression channel) {
    return ((Type.ChannelOf) channel.type()).message();
  }

  private void output(Operand channel, Expression value, Type message) {
    int bytes = DataLayout.bytes(message);
    if (bytes == 1 || bytes == DataLayout.BYTES_PER_WORD) {
      scalar(channel, unit.expressions.value(value), message);
      return;
    }
    Operand address = workspace.address(unit.stores.keep(value));
    stack.push(List.of(address, channel, stack.constant(bytes)));
    writer.emit(Operation.OUT);
  }

  /** Outputs a word or byte that need not be in memory. */
  void scalar(Operand channel, Operand value, Type message) {
    workspace.current().low(0);
    Operation operation = DataLayout.isByte(message) ? Operation.OUTBYTE : Operation.OUTWORD;
    stack.combine(channel, value, operation).load().run();
  }

  /** A string on a channel of bytes: one communication for each byte. */
  private void bytewise(Operand channel, Expression bytes) {
    Frame frame = workspace.current();
    Frame.Mark scope = frame.mark();
    Operand length = unit.locations.bytes(bytes);
    // The control block's index is the byte's address itself.
    Place control = frame.scalars(2);
    Operand address = channel.need() == 1 ? channel : workspace.word(workspace.keep(channel));
    boolean known = DataLayout.openDimensions(bytes.type()) == 0;
    if (!(known && DataLayout.bytes(bytes.type()) == 0)) {
      unit.loops.repeat(
          control,
          unit.locations.address(bytes),
          length,
          known,
          () -> {
            workspace.load(control);
            address.load().run();
            writer.emit(Function.LDC, 1);
            writer.emit(Operation.OUT);
          });
    }
    frame.release(scope);
  }
}
