package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.PackedParts;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.RecordLayout;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Variables;

/** Code that gives values to variables. */
final class StoreCode {
  private final UnitCode unit;
  private final UnitWriter writer;
  private final Workspace workspace;
  private final Stack stack;

  StoreCode(UnitCode unit) {
    this.unit = unit;
    this.writer = unit.writer;
    this.workspace = unit.workspace;
    this.stack = unit.stack;
  }

  /** All values are evaluated before the first target changes. */
  void assign(Process.Assignment assignment) {
    List<Expression> targets = assignment.targets();
    List<Expression> values = assignment.values();
    if (targets.size() == 1) {
      assign(targets.get(0), values.get(0));
      return;
    }
    List<Runnable> stores = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      Expression target = targets.get(i);
      Place copy;
      if (target.type() instanceof Type.MobileOf) {
        copy = unit.mobiles.take(values.get(i));
      } else if (target.type().isAggregate()) {
        copy = workspace.current().array(DataLayout.words(values.get(i).type()));
        Operand bytes = stack.constant(DataLayout.bytes(values.get(i).type()));
        move(unit.locations.address(values.get(i)), workspace.address(copy), bytes);
      } else {
        copy = keep(values.get(i));
      }
      Location location = fixed(target);
      stores.add(() -> storeKept(target, location, copy));
    }
    stores.forEach(Runnable::run);
  }

  /** Gives each target the value that is in words of the workspace. */
  void assignKept(List<Expression> targets, List<Place> values) {
    List<Location> locations = targets.stream().map(this::fixed).toList();
    for (int i = 0; i < targets.size(); i++) {
      storeKept(targets.get(i), locations.get(i), values.get(i));
    }
  }

  private void storeKept(Expression target, Location location, Place value) {
    if (target.type() instanceof Type.MobileOf mobile) {
      unit.mobiles.storeTaken(mobile, unit.mobiles.slot(location), value);
    } else if (target.type().isAggregate() || PackedParts.mayCrossWords(target)) {
      Operand bytes = stack.constant(DataLayout.bytes(target.type()));
      move(workspace.address(value), unit.locations.address(location), bytes);
    } else if (DataLayout.isDouble(target.type())) {
      unit.doubleWords.store(location, unit.doubleWords.at(value));
    } else {
      store(location, unit.locations.isVariableWord(target), workspace.word(value));
    }
  }

  /** Evaluates a scalar into new words; an INT16 is sign extended there. */
  Place keep(Expression value) {
    return DataLayout.isDouble(value.type())
        ? unit.doubleWords.keep(value)
        : workspace.keep(unit.expressions.value(value));
  }

  /** Evaluates the subscripts of a target, which another target may change. */
  private Location fixed(Expression target) {
    Location location = unit.locations.variable(target);
    if (location.index() == null) {
      return location;
    }
    Place address = workspace.keep(unit.locations.address(location));
    return Location.at(workspace.word(address), location.unitBytes());
  }

  private void assign(Expression target, Expression value) {
    if (target.type() instanceof Type.MobileOf) {
      unit.mobiles.assign(target, value);
    } else if (target.type().isAggregate()) {
      unit.lengths.requireSameLengths(target, value);
      if (mayOverlap(target, value)) {
        assignByCopy(target, value);
        return;
      }
      move(
          unit.locations.address(value),
          unit.locations.address(target),
          unit.lengths.bytes(target));
    } else if (PackedParts.mayCrossWords(target)) {
      storeKept(target, unit.locations.variable(target), keep(value));
    } else if (DataLayout.isReal(target.type()) && RealCode.isComputed(value)) {
      unit.reals.store(unit.locations.of(target), value);
    } else if (DataLayout.isDouble(target.type())) {
      unit.doubleWords.store(unit.locations.of(target), value);
    } else {
      store(target, unit.expressions.value(value));
    }
  }

  /**
   * True for two slices of one variable, which {@code move} may not be given if they overlap. Other
   * parts of one array are the same or apart, and other names for it are ruled out by aliasing.
   */
  private static boolean mayOverlap(Expression target, Expression value) {
    return target instanceof Expression.Slice
        && value instanceof Expression.Slice
        && ((Type.ArrayOf) target.type()).length() != Type.ArrayOf.OPEN
        && Variables.isVariable(value)
        && Variables.rootName(target) == Variables.rootName(value);
  }

  private void assignByCopy(Expression target, Expression value) {
    Place copy = workspace.current().array(DataLayout.words(target.type()));
    Operand bytes = stack.constant(DataLayout.bytes(target.type()));
    move(unit.locations.address(value), workspace.address(copy), bytes);
    move(workspace.address(copy), unit.locations.address(target), bytes);
  }

  /** Stores a scalar of at most one word. */
  void store(Expression target, Operand value) {
    if (PackedParts.mayCrossWords(target)) {
      storeKept(target, unit.locations.variable(target), workspace.keep(value));
      return;
    }
    store(unit.locations.of(target), unit.locations.isVariableWord(target), value);
  }

  private void store(Location location, boolean hasWord, Operand value) {
    switch (location.unitBytes()) {
      case 1 -> {
        if (hasWord) {
          keepIn(location.word(), value);
        } else {
          stack.perform(value, unit.locations.address(location), () -> writer.emit(Operation.SB));
        }
      }
      case LocationCode.HALF_WORD -> {
        if (hasWord) {
          keepIn(
              location.word(),
              stack.combine(value, stack.constant(LocationCode.HALF_WORD_MASK), Operation.AND));
        } else {
          Operand word = workspace.address(workspace.keep(value));
          move(word, unit.locations.address(location), stack.constant(LocationCode.HALF_WORD));
        }
      }
      default -> {
        if (location.isWord()) {
          keepIn(location.word(), value);
        } else {
          int offset = location.offset() / DataLayout.BYTES_PER_WORD;
          stack.perform(
              value, unit.locations.start(location), () -> writer.emit(Function.STNL, offset));
        }
      }
    }
  }

  private void keepIn(Place place, Operand value) {
    value.load().run();
    workspace.store(place);
  }

  /** Copies bytes. */
  void move(Operand source, Operand destination, Operand bytes) {
    stack.push(List.of(source, destination, bytes));
    writer.emit(Operation.MOVE);
  }

  /** Evaluates an array written element by element into a part of the workspace. */
  void fill(Place place, Expression.ArrayConstructor array) {
    Location start = Location.workspace(place, DataLayout.unitBytes(array.type()));
    int elementBytes = DataLayout.bytes(array.type().element());
    for (int i = 0; i < array.elements().size(); i++) {
      Expression element = array.elements().get(i);
      fill(start.withOffset(i * elementBytes), element);
    }
  }

  /** The same for an array that is written as a rule for its elements. */
  void fill(Place place, Expression.ReplicatedArray array) {
    Frame.Mark scope = workspace.current().mark();
    Place next = workspace.keep(workspace.address(place));
    unit.loops.repeat(
        array.replicator(),
        () -> {
          Frame.Mark round = workspace.current().mark();
          Location target = Location.at(workspace.word(next), DataLayout.unitBytes(array.type()));
          fill(target, array.element());
          Location after = target.withOffset(DataLayout.bytes(array.type().element()));
          keepIn(next, unit.locations.address(after));
          workspace.current().release(round);
        });
    workspace.current().release(scope);
  }

  /** The same for a record. */
  void fill(Place place, Expression.RecordConstructor constructor) {
    List<RecordLayout.Field> fields = constructor.type().layout().fields();
    for (int i = 0; i < fields.size(); i++) {
      RecordLayout.Field field = fields.get(i);
      Location start =
          Location.workspace(place, DataLayout.unitBytes(field.type())).withOffset(field.offset());
      Expression value = constructor.values().get(i);
      boolean aligned = field.offset() % DataLayout.BYTES_PER_WORD == 0;
      if (aligned || value.type().isAggregate() || start.unitBytes() < DataLayout.BYTES_PER_WORD) {
        fill(start, value);
      } else {
        Operand bytes = stack.constant(DataLayout.bytes(field.type()));
        move(workspace.address(keep(value)), unit.locations.address(start), bytes);
      }
    }
  }

  private void fill(Location target, Expression element) {
    if (element.type().isAggregate()) {
      Operand bytes = stack.constant(DataLayout.bytes(element.type()));
      move(unit.locations.address(element), unit.locations.address(target), bytes);
    } else if (DataLayout.isDouble(element.type())) {
      unit.doubleWords.store(target, element);
    } else if (target.unitBytes() == 1) {
      Operand value = unit.expressions.value(element);
      stack.combine(value, unit.locations.address(target), Operation.SB).load().run();
    } else if (element.type().isChannel()) {
      store(target, false, unit.locations.channel(element));
    } else {
      store(target, false, unit.expressions.value(element));
    }
  }
}
