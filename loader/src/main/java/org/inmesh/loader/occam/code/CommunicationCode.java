package org.inmesh.loader.occam.code;

import java.util.List;
import java.util.Optional;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Process.Item;
import org.inmesh.loader.occam.checked.Protocol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.code.Storage.Length;

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
    writer.mark(input.position(), WrittenExpression.of(input.channel()));
    Operand channel = channel(input.channel(), input.items());
    for (Item item : input.items()) {
      boolean extended = input.extended() && item == input.items().getLast();
      switch (item) {
        case Item.Single single -> {
          if (extended) {
            extended(input, channel, received(single.data()), bytes(single.data()));
          } else {
            input(channel, single.data());
          }
        }
        case Item.Counted counted -> {
          input(channel, counted.count());
          Operand count = checkedCount(counted);
          if (extended) {
            Operand array = unit.locations.address(counted.array());
            extended(input, channel, array, bytesOf(counted.array(), count));
          } else {
            transfer(channel, counted.array(), count, Operation.IN);
          }
        }
        case Item.TagOf tag -> throw new IllegalStateException("an input of the tag " + tag);
      }
    }
  }

  /** The address of the variable of an extended input, whose channel is inside a core. */
  private Operand received(Expression variable) {
    return variable.type() instanceof Type.MobileOf
        ? unit.transfers.emptied(variable).address()
        : unit.locations.address(unit.locations.variable(variable));
  }

  private void extended(Process.Input input, Operand channel, Operand target, Operand bytes) {
    unit.rendezvous.receive(
        channel, target, bytes, input.position(), WrittenExpression.of(input.channel()));
  }

  /** A variant is chosen as an option of a CASE is; the rest of the message is its own matter. */
  void input(Process.VariantInput input) {
    Place tag = workspace.current().scalar();
    writer.emit(Function.LDC, 0);
    workspace.store(tag);
    writer.mark(input.position(), WrittenExpression.of(input.channel()));
    Operand channel = unit.locations.channel(input.channel());
    if (input.extended()) {
      unit.rendezvous.receive(
          channel,
          workspace.address(tag),
          stack.constant(1),
          input.position(),
          WrittenExpression.of(input.channel()));
    } else {
      stack.push(List.of(workspace.address(tag), channel, stack.constant(1)));
      writer.emit(Operation.IN);
      writer.mark(input.position());
    }
    List<Process.Option> options =
        input.variants().stream()
            .map(variant -> new Process.Option(List.of(number(variant, input)), variant.body()))
            .toList();
    unit.processes.select(tag, options, Optional.empty());
  }

  private static Expression.Constant number(Process.Variant variant, Process.VariantInput input) {
    return new Expression.Constant(Type.Scalar.BYTE, variant.tag().number(), input.position());
  }

  private void input(Operand channel, Expression target) {
    if (target.type() instanceof Type.MobileOf) {
      unit.transfers.input(channel, target);
      return;
    }
    Operand address = unit.locations.address(unit.locations.variable(target));
    stack.push(List.of(address, channel, bytes(target)));
    writer.emit(Operation.IN);
  }

  private Operand bytes(Expression data) {
    return DataLayout.openDimensions(data.type()) == 0
        ? stack.constant(DataLayout.bytes(data.type()))
        : unit.lengths.bytes(data);
  }

  /** Evaluates the channel once: an item may be a variable that its subscripts use. */
  private Operand channel(Expression channel, List<Item> items) {
    Operand address = unit.locations.channel(channel);
    boolean once = items.size() == 1 && items.get(0) instanceof Item.Single;
    return once || address.need() == 1 ? address : workspace.word(workspace.keep(address));
  }

  void output(Process.Output output) {
    writer.mark(output.position(), WrittenExpression.of(output.channel()));
    Operand channel = channel(output.channel(), output.items());
    for (Item item : output.items()) {
      switch (item) {
        case Item.Single single -> output(channel, single.data(), output.channel().type());
        case Item.Counted counted -> {
          Operand count = checkedCount(counted);
          word(channel, count, counted.count().type());
          transfer(channel, counted.array(), count, Operation.OUT);
        }
        case Item.TagOf tag ->
            scalar(channel, stack.constant(tag.tag().number()), Type.Scalar.BYTE);
      }
    }
  }

  private void output(Operand channel, Expression value, Type channelType) {
    if (value.type() instanceof Type.MobileOf) {
      unit.transfers.output(channel, value);
    } else if (!value.type().isAggregate()) {
      single(channel, value);
    } else if (((Type.ChannelOf) channelType).protocol() instanceof Protocol.Simple simple
        && simple.type() == Type.Scalar.BYTE) {
      bytewise(channel, value);
    } else {
      stack.push(List.of(unit.locations.address(value), channel, bytes(value)));
      writer.emit(Operation.OUT);
    }
  }

  /** The number of elements of a counted array, which must not be more than the array has. */
  private Operand checkedCount(Item.Counted item) {
    if (item.count() instanceof Expression.Constant || isWhole(item)) {
      Operand count = unit.expressions.value(item.count());
      return count.need() == 1 ? count : workspace.word(workspace.keep(count));
    }
    Operand count = unit.expressions.value(item.count());
    Length length = unit.lengths.lengths(item.array()).get(0);
    boolean inRange =
        length instanceof Length.Constant constant
            && Range.of(item.count(), unit.program.ranges()).isWithin(constant.value() + 1);
    if (!inRange) {
      Operand limit =
          length instanceof Length.Constant constant
              ? stack.constant(constant.value() + 1)
              : unit.lengths.operand(length).then(() -> writer.emit(Function.ADC, 1));
      count = unit.expressions.below(count, limit);
    }
    return workspace.word(workspace.keep(count));
  }

  /** True for {@code SIZE a::a}. */
  private static boolean isWhole(Item.Counted item) {
    return item.count() instanceof Expression.SizeOf size
        && size.array() instanceof Expression.Name counted
        && item.array() instanceof Expression.Name array
        && counted.symbol() == array.symbol();
  }

  /** Inputs or outputs some elements of an array. */
  private void transfer(Operand channel, Expression array, Operand count, Operation operation) {
    stack.push(List.of(unit.locations.address(array), channel, bytesOf(array, count)));
    writer.emit(operation);
  }

  private Operand bytesOf(Expression array, Operand count) {
    int elementBytes = DataLayout.bytes(((Type.ArrayOf) array.type()).element());
    return switch (elementBytes) {
      case 1 -> count;
      case DataLayout.BYTES_PER_WORD -> count.then(() -> writer.emit(Operation.BCNT));
      default -> stack.combine(count, stack.constant(elementBytes), Operation.PROD);
    };
  }

  void readTimer(Process.TimerRead read) {
    unit.stores.store(read.target(), new Operand(1, () -> writer.emit(Operation.LDTIMER)));
  }

  void waitForTime(Process.TimerWait wait) {
    writer.mark(wait.position());
    unit.expressions.value(wait.time()).load().run();
    writer.emit(Operation.TIN);
  }

  private void single(Operand channel, Expression value) {
    if (DataLayout.isDouble(value.type())) {
      output(channel, unit.stores.keep(value), value.type());
    } else {
      word(channel, unit.expressions.value(value), value.type());
    }
  }

  /** Outputs what is in one register. */
  private void word(Operand channel, Operand value, Type type) {
    int bytes = DataLayout.bytes(type);
    if (bytes == 1 || bytes == DataLayout.BYTES_PER_WORD) {
      scalar(channel, value, type);
    } else {
      output(channel, workspace.keep(value), type);
    }
  }

  private void output(Operand channel, Place value, Type type) {
    stack.push(List.of(workspace.address(value), channel, stack.constant(DataLayout.bytes(type))));
    writer.emit(Operation.OUT);
  }

  /** Outputs a word or byte that need not be in memory. */
  void scalar(Operand channel, Operand value, Type message) {
    workspace.current().low(0);
    Operation operation = DataLayout.isByte(message) ? Operation.OUTBYTE : Operation.OUTWORD;
    stack.perform(channel, value, () -> writer.emit(operation));
  }

  /** A string on a channel of bytes: one communication for each byte. */
  private void bytewise(Operand channel, Expression bytes) {
    Frame frame = workspace.current();
    Frame.Mark scope = frame.mark();
    Operand length = unit.lengths.bytes(bytes);
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
