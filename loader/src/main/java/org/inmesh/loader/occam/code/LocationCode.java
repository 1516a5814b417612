package org.inmesh.loader.occam.code;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.PackedParts;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.code.Storage.Length;

/** Code for the addresses of variables, elements, parts of arrays, and channels. */
final class LocationCode {
  /** Bytes of an INT16. */
  static final int HALF_WORD = 2;

  /** The bits of an INT16. */
  static final int HALF_WORD_MASK = 0xFFFF;

  /** The sign bit of an INT16. */
  static final int SIGN_OF_HALF_WORD = 0x8000;

  private final UnitCode unit;
  private final UnitWriter writer;
  private final Workspace workspace;
  private final Stack stack;

  LocationCode(UnitCode unit) {
    this.unit = unit;
    this.writer = unit.writer;
    this.workspace = unit.workspace;
    this.stack = unit.stack;
  }

  /** Pushes the value of a scalar name or element. */
  Operand value(Expression expression) {
    if (expression instanceof Expression.Name name
        && unit.binding(name.symbol()).storage() instanceof Storage.Known known) {
      return stack.constant(known.value());
    }
    if (expression instanceof Expression.Retyped retyped && retyped.operand().type().isChannel()) {
      return channel(retyped.operand());
    }
    Location location = of(expression);
    boolean variable = isVariableWord(expression);
    return switch (location.unitBytes()) {
      case 1 ->
          variable
              ? workspace.word(location.word())
              : address(location).then(() -> writer.emit(Operation.LB));
      case HALF_WORD -> variable ? halfWord((Expression.Name) expression) : halfWord(location);
      case DataLayout.BYTES_PER_WORD ->
          location.isWord()
              ? workspace.word(location.word())
              : start(location)
                  .then(
                      () ->
                          writer.emit(
                              Function.LDNL, location.offset() / DataLayout.BYTES_PER_WORD));
      default ->
          throw new IllegalStateException(expression.position() + ": more than the stack holds");
    };
  }

  /** A VAL is kept sign extended; variables have zeros in the upper half. */
  private Operand halfWord(Expression.Name name) {
    Operand word = workspace.word(of(name).word());
    return DeclarationCode.isValue(name.symbol()) ? word : extended(word);
  }

  /** There is no instruction for half a word: it is copied into a word. */
  private Operand halfWord(Location location) {
    return extended(
        new Operand(
            Operand.STACK_DEPTH,
            () -> {
              Place word = workspace.keep(stack.constant(0));
              unit.stores.move(
                  address(location), workspace.address(word), stack.constant(HALF_WORD));
              workspace.load(word);
            }));
  }

  /** Extends the sign of a half word whose upper half is zero. */
  Operand extended(Operand halfWord) {
    return stack.combine(halfWord, stack.constant(SIGN_OF_HALF_WORD), Operation.XWORD);
  }

  /** True for a scalar that has words of its own, which narrower types fill with zeros above. */
  boolean isVariableWord(Expression expression) {
    return expression instanceof Expression.Name name && unit.storesInWord(name.symbol());
  }

  /** Pushes the address of a variable, an array or a table of channels. */
  Operand address(Expression expression) {
    return address(of(expression));
  }

  Operand address(Location location) {
    if (location.isWord()) {
      return workspace.address(location.word());
    }
    Operand start = start(location);
    if (location.offset() == 0) {
      return start;
    }
    return start.then(
        () -> {
          if (location.offset() % DataLayout.BYTES_PER_WORD == 0) {
            writer.emit(Function.LDNLP, location.offset() / DataLayout.BYTES_PER_WORD);
          } else {
            writer.emit(Function.ADC, location.offset());
          }
        });
  }

  /** Pushes the address without the constant offset. */
  Operand start(Location location) {
    Operand base = location.place() == null ? location.base() : workspace.address(location.place());
    if (location.index() == null) {
      return base;
    }
    return switch (location.unitBytes()) {
      case 1 -> stack.combine(location.index(), base, Operation.BSUB);
      case HALF_WORD -> stack.combine(doubled(location.index()), base, Operation.BSUB);
      case DataLayout.BYTES_PER_WORD -> stack.combine(location.index(), base, Operation.WSUB);
      default -> stack.combine(doubled(location.index()), base, Operation.WSUB);
    };
  }

  private Operand doubled(Operand index) {
    return stack.combine(index, stack.constant(1), Operation.SHL);
  }

  /** Pushes what stands for a channel of a type: a shared one is known by its record. */
  Operand channel(Expression channel, Type as) {
    return as.isSharedChannel() ? record(channel) : channel(channel);
  }

  /** Pushes the address of the record of a shared channel. */
  Operand record(Expression channel) {
    Storage storage = unit.binding(((Expression.Name) channel).symbol()).storage();
    return switch (storage) {
      case Storage.Array words -> workspace.address(words.place());
      case Storage.Pointer pointer -> workspace.word(pointer.place());
      default -> throw new IllegalStateException(channel + " is not stored as a shared channel");
    };
  }

  /** Pushes the address of a channel's word. */
  Operand channel(Expression channel) {
    if (channel.type().isSharedChannel()) {
      return record(channel).then(() -> writer.emit(Function.LDNL, SharedChannelCode.ADDRESS));
    }
    Optional<Place> captured = unit.captures.channel(channel);
    if (captured.isPresent()) {
      return workspace.word(captured.get());
    }
    if (channel instanceof Expression.Name name) {
      return switch (unit.binding(name.symbol()).storage()) {
        case Storage.Word word -> workspace.address(word.place());
        case Storage.Pointer pointer -> workspace.word(pointer.place());
        default -> throw new IllegalStateException(name.symbol() + " is not stored as a channel");
      };
    }
    if (channel instanceof Expression.Retyped address) {
      return unit.expressions.value(address.operand());
    }
    if (channel instanceof Expression.FieldChannel field) {
      return unit.channelTypes.channel(field);
    }
    return value(channel);
  }

  /**
   * Where the value of a name, element, slice or array is. A scalar that may lie across words is
   * copied first.
   */
  Location of(Expression expression) {
    Location location = variable(expression);
    if (expression.type().isAggregate() || !PackedParts.mayCrossWords(expression)) {
      return location;
    }
    Operand copied =
        new Operand(
            Operand.STACK_DEPTH,
            () -> {
              Place copy = workspace.current().scalars(DataLayout.words(expression.type()));
              unit.stores.move(
                  address(location),
                  workspace.address(copy),
                  stack.constant(DataLayout.bytes(expression.type())));
              workspace.loadAddress(copy);
            });
    return Location.at(copied, location.unitBytes());
  }

  /** Where a variable, or a part of one, that is changed is. */
  Location variable(Expression expression) {
    int unitBytes = DataLayout.unitBytes(expression.type());
    if (expression.type().isChannel()) {
      Optional<Place> captured = unit.captures.channel(expression);
      if (captured.isPresent()) {
        return Location.at(workspace.word(captured.get()), unitBytes);
      }
    }
    return switch (expression) {
      case Expression.Name name -> named(name, unitBytes);
      case Expression.Subscript element -> element(element);
      case Expression.Slice slice -> slice(slice);
      case Expression.Retyped retyped -> retyped(retyped, unitBytes);
      case Expression.FieldOf field -> field(field);
      case Expression.ContentOf content -> unit.mobiles.content(content);
      case Expression.RecordConstructor constructor ->
          constructed(constructor.type(), place -> unit.stores.fill(place, constructor));
      case Expression.ConstantArray array -> {
        Storage.Table table = unit.program.table(array);
        yield table(table, unitBytes);
      }
      case Expression.ArrayConstructor array ->
          constructed(array.type(), place -> unit.stores.fill(place, array));
      case Expression.ReplicatedArray array ->
          constructed(array.type(), place -> unit.stores.fill(place, array));
      case Expression.FunctionCall call -> unit.functions.location(call);
      default ->
          throw new IllegalStateException(expression.position() + ": this value has no address");
    };
  }

  private Location retyped(Expression.Retyped retyped, int unitBytes) {
    Expression operand = retyped.operand();
    if (LengthCode.checksSize(retyped)) {
      int bytes = DataLayout.bytes(retyped.type());
      unit.expressions.requireZero(
          stack.combine(unit.lengths.bytes(operand), stack.constant(bytes), Operation.DIFF));
    }
    Location location =
        isInMemory(operand)
            ? of(operand)
            : Location.workspace(unit.stores.keep(operand), unitBytes);
    return location.isWord()
        ? Location.workspace(location.word(), unitBytes)
        : Location.at(address(location), unitBytes);
  }

  private boolean isInMemory(Expression expression) {
    return switch (expression) {
      case Expression.Name name ->
          !(unit.binding(name.symbol()).storage() instanceof Storage.Known);
      case Expression.Subscript element -> true;
      case Expression.FieldOf field -> true;
      case Expression.ContentOf content -> true;
      default -> expression.type().isAggregate();
    };
  }

  private Location named(Expression.Name name, int unitBytes) {
    return switch (unit.binding(name.symbol()).storage()) {
      case Storage.Word word -> Location.workspace(word.place(), unitBytes);
      case Storage.Array array -> Location.workspace(array.place(), unitBytes);
      case Storage.Pointer pointer -> Location.at(workspace.word(pointer.place()), unitBytes);
      case Storage.Table table -> table(table, unitBytes);
      case Storage.Known known -> throw new IllegalStateException(name + " has no address");
      case Storage.Nothing nothing -> throw new IllegalStateException(name + " has no address");
    };
  }

  private Location table(Storage.Table table, int unitBytes) {
    return Location.at(
        new Operand(1, () -> writer.loadAddress(table.label(), table.unit())), unitBytes);
  }

  private Location element(Expression.Subscript element) {
    Location array = of(element.array());
    List<Length> inner = unit.lengths.lengths(element.array());
    Length length = inner.get(0);
    List<Length> stride = LengthCode.stride(inner, element.array().type());
    Range range = Range.of(element.index(), unit.program.ranges());
    boolean inRange =
        length instanceof Length.Constant constant && range.isWithin(constant.value());
    if (inRange) {
      return advance(array, element.index(), stride);
    }
    Operand checked =
        unit.expressions.below(
            unit.expressions.value(element.index()), unit.lengths.operand(length));
    return addIndex(array, checked, stride);
  }

  private Location field(Expression.FieldOf field) {
    Location whole = of(field.record());
    Location start =
        whole.index() == null
            ? whole
            : Location.at(start(whole), whole.unitBytes()).withOffset(whole.offset());
    return start.withUnit(DataLayout.unitBytes(field.type())).withOffset(field.field().offset());
  }

  private Location slice(Expression.Slice slice) {
    Location array = of(slice.array());
    List<Length> lengths = unit.lengths.lengths(slice.array());
    List<Length> stride = LengthCode.stride(lengths, slice.array().type());
    Operand from = unit.expressions.value(slice.from());
    Operand count = unit.expressions.value(slice.count());
    if (lengths.get(0) instanceof Length.Constant length
        && slice.count() instanceof Expression.Constant constantCount) {
      int lastStart = length.value() - constantCount.word();
      if (Range.of(slice.from(), unit.program.ranges()).isWithin(lastStart + 1)) {
        return advance(array, slice.from(), stride);
      }
      return addIndex(array, unit.expressions.below(from, lastStart + 1), stride);
    }
    // from + count <= length without overflow: from < length + 1, count < length - from + 1.
    Operand limit = unit.lengths.operand(lengths.get(0)).then(() -> writer.emit(Function.ADC, 1));
    Operand checkedFrom = unit.expressions.below(from, limit);
    Operand left = stack.combine(limit, from, Operation.SUB);
    Operand checkedCount = unit.expressions.below(count, left);
    Operand start =
        new Operand(
            Operand.STACK_DEPTH,
            () -> {
              Place kept = workspace.keep(checkedFrom);
              checkedCount.load().run();
              workspace.load(kept);
            });
    return addIndex(array, start, stride);
  }

  /** Advances by a subscript that is known to be in range. */
  private Location advance(Location location, Expression index, List<Length> stride) {
    if (index instanceof Expression.Constant constant) {
      if (stride.stream().allMatch(Length.Constant.class::isInstance)) {
        int elements = Math.multiplyExact(constant.word(), LengthCode.constantProduct(stride));
        return location.withOffset(Math.multiplyExact(elements, location.unitBytes()));
      }
    } else if (index instanceof Expression.Binary sum
        && sum.operator() == Expression.BinaryOperator.ADD
        && sum.right() instanceof Expression.Constant
        && Range.of(sum.left(), unit.program.ranges()).isWithin(Integer.MAX_VALUE)) {
      return advance(advance(location, sum.left(), stride), sum.right(), stride);
    }
    return addIndex(location, unit.expressions.value(index), stride);
  }

  private Location addIndex(Location location, Operand index, List<Length> stride) {
    Operand scaled = index;
    int constant = LengthCode.constantProduct(stride);
    if (constant != 1) {
      scaled = stack.combine(scaled, stack.constant(constant), Operation.PROD);
    }
    for (Length length : stride) {
      if (!(length instanceof Length.Constant)) {
        scaled = stack.combine(scaled, unit.lengths.operand(length), Operation.PROD);
      }
    }
    return location.withIndex(
        location.index() == null ? scaled : stack.combine(location.index(), scaled, Operation.SUM));
  }

  private Location constructed(Type type, Consumer<Place> fill) {
    Place place = workspace.current().array(DataLayout.words(type));
    Operand filled =
        new Operand(
            Operand.STACK_DEPTH,
            () -> {
              fill.accept(place);
              workspace.loadAddress(place);
            });
    return Location.at(filled, DataLayout.unitBytes(type));
  }

  /** An error unless a word holds the address of one. */
  void requireWord(Place address) {
    Operand within = stack.constant(DataLayout.BYTES_PER_WORD - 1);
    unit.expressions.requireZero(stack.combine(workspace.word(address), within, Operation.AND));
  }
}
