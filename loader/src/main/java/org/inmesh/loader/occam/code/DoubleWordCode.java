package org.inmesh.loader.occam.code;

import org.inmesh.isa.transputer.Function;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Type;

/** Code that moves values of two words, INT64 and REAL64; the low word has the lower address. */
final class DoubleWordCode {
  private final UnitCode unit;
  private final UnitWriter writer;
  private final Workspace workspace;

  DoubleWordCode(UnitCode unit) {
    this.unit = unit;
    this.writer = unit.writer;
    this.workspace = unit.workspace;
  }

  /** The words of a value; code for what must be computed first is emitted now. */
  DoubleWord value(Expression expression) {
    return switch (expression) {
      case Expression.Constant constant ->
          new DoubleWord(
              unit.stack.constant(constant.word()),
              unit.stack.constant((int) (constant.value() >>> Integer.SIZE)));
      case Expression.Name name -> at(unit.locations.of(name));
      case Expression.Subscript element -> at(unit.locations.of(element));
      case Expression.Retyped retyped -> at(unit.locations.of(retyped));
      case Expression.FieldOf field -> at(unit.locations.of(field));
      case Expression.ContentOf content -> at(unit.locations.of(content));
      case Expression.FunctionCall call -> at(unit.functions.keep(call));
      default -> at(keep(expression));
    };
  }

  /** Evaluates into two new words. */
  Place keep(Expression expression) {
    Place place = workspace.current().scalars(2);
    evaluate(expression, place);
    return place;
  }

  DoubleWord at(Place place) {
    return new DoubleWord(workspace.word(place), workspace.word(place.plus(1)));
  }

  private DoubleWord at(Location location) {
    if (location.isWord()) {
      return at(location.word());
    }
    Location fixed = fixed(location);
    int offset = fixed.offset() / DataLayout.BYTES_PER_WORD;
    Operand start = unit.locations.start(fixed);
    return new DoubleWord(
        start.then(() -> writer.emit(Function.LDNL, offset)),
        start.then(() -> writer.emit(Function.LDNL, offset + 1)));
  }

  /** The same location, whose address takes one register and no code with an effect. */
  private Location fixed(Location location) {
    boolean simple =
        location.index() == null && (location.place() != null || location.base().need() == 1);
    if (simple) {
      return location;
    }
    Place address = workspace.keep(unit.locations.address(location));
    return Location.at(workspace.word(address), location.unitBytes());
  }

  /** Evaluates into a location. */
  void store(Location location, Expression expression) {
    if (location.isWord()) {
      evaluate(expression, location.word());
    } else {
      store(location, value(expression));
    }
  }

  /** Copies two words. */
  void store(Location location, DoubleWord value) {
    if (location.isWord()) {
      store(location.word(), value);
      return;
    }
    Location fixed = fixed(location);
    int offset = fixed.offset() / DataLayout.BYTES_PER_WORD;
    Operand start = unit.locations.start(fixed);
    unit.stack.perform(value.low(), start, () -> writer.emit(Function.STNL, offset));
    unit.stack.perform(value.high(), start, () -> writer.emit(Function.STNL, offset + 1));
  }

  private void store(Place place, DoubleWord value) {
    value.low().load().run();
    workspace.store(place);
    value.high().load().run();
    workspace.store(place.plus(1));
  }

  private void evaluate(Expression expression, Place place) {
    switch (expression) {
      case Expression.Constant constant -> store(place, value(constant));
      case Expression.Name name -> store(place, value(name));
      case Expression.Subscript element -> store(place, value(element));
      case Expression.Retyped retyped -> store(place, value(retyped));
      case Expression.FieldOf field -> store(place, value(field));
      case Expression.ContentOf content -> store(place, value(content));
      case Expression.FunctionCall call -> store(place, value(call));
      default -> {
        if (expression instanceof Expression.Conversion conversion && conversion.keepsValue()) {
          store(place, value(conversion.operand()));
        } else if (expression.type().represented() == Type.Scalar.INT64) {
          unit.longs.evaluate(expression, place);
        } else {
          unit.reals.evaluate(expression, place);
        }
      }
    }
  }
}
