package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.code.Storage.Length;

/** Code for the lengths of arrays, which may be known at run time only. */
final class LengthCode {
  private final UnitCode unit;
  private final Workspace workspace;
  private final Stack stack;

  LengthCode(UnitCode unit) {
    this.unit = unit;
    this.workspace = unit.workspace;
    this.stack = unit.stack;
  }

  /** Pushes the length of the outermost dimension. */
  Operand length(Expression array) {
    if (array instanceof Expression.Slice slice) {
      return unit.expressions.value(slice.count());
    }
    return operand(lengths(array).get(0));
  }

  /** Pushes a length. */
  Operand operand(Length length) {
    return switch (length) {
      case Length.Constant constant -> stack.constant(constant.value());
      case Length.InWord word -> workspace.word(word.place());
      case Length.Loaded loaded -> loaded.operand();
    };
  }

  /** Lengths of all dimensions, outermost first. */
  List<Length> lengths(Expression array) {
    return switch (array) {
      case Expression.Name name -> unit.lengths(name.symbol());
      case Expression.Subscript element -> {
        List<Length> outer = lengths(element.array());
        yield outer.subList(1, outer.size());
      }
      case Expression.Slice slice -> {
        List<Length> whole = lengths(slice.array());
        List<Length> lengths = new ArrayList<>(whole);
        lengths.set(0, sliceLength(slice));
        yield lengths;
      }
      case Expression.Retyped retyped -> retypedLengths(retyped);
      case Expression.ContentOf content -> unit.mobiles.lengths(content);
      default -> UnitCode.constantLengths(array.type());
    };
  }

  /** One length may be open: the bytes there are, divided by those of one element of it. */
  private List<Length> retypedLengths(Expression.Retyped retyped) {
    List<Length> lengths = new ArrayList<>(UnitCode.constantLengths(retyped.type()));
    if (DataLayout.openDimensions(retyped.operand().type()) == 0
        || DataLayout.openDimensions(retyped.type()) == 0) {
      return lengths;
    }
    int elementBytes = DataLayout.elementBytes(retyped.type());
    int open = lengths.indexOf(new Length.Constant(Type.ArrayOf.OPEN));
    for (int i = 0; i < lengths.size(); i++) {
      if (i != open) {
        elementBytes = Math.multiplyExact(elementBytes, ((Length.Constant) lengths.get(i)).value());
      }
    }
    Place bytes = workspace.keep(bytes(retyped.operand()));
    Operand divisor = stack.constant(elementBytes);
    unit.expressions.requireZero(stack.combine(workspace.word(bytes), divisor, Operation.REM));
    lengths.set(
        open,
        new Length.InWord(
            workspace.keep(stack.combine(workspace.word(bytes), divisor, Operation.DIV))));
    return lengths;
  }

  private Length sliceLength(Expression.Slice slice) {
    return slice.count() instanceof Expression.Constant constant
        ? new Length.Constant(constant.word())
        : new Length.InWord(workspace.keep(unit.expressions.value(slice.count())));
  }

  /** Pushes the number of bytes of an array's content. */
  Operand bytes(Expression array) {
    List<Length> lengths = lengths(array);
    Operand bytes =
        stack.constant(
            Math.multiplyExact(constantProduct(lengths), DataLayout.elementBytes(array.type())));
    for (Length length : lengths) {
      if (!(length instanceof Length.Constant)) {
        bytes = stack.combine(bytes, operand(length), Operation.PROD);
      }
    }
    return bytes;
  }

  /** True if something of unknown length must have the size of a type. */
  static boolean checksSize(Expression.Retyped retyped) {
    return DataLayout.openDimensions(retyped.operand().type()) > 0
        && DataLayout.openDimensions(retyped.type()) == 0;
  }

  /** An error unless two arrays have the same lengths, where these are not known before the run. */
  void requireSameLengths(Expression first, Expression second) {
    if (DataLayout.openDimensions(first.type()) == 0
        && DataLayout.openDimensions(second.type()) == 0) {
      return;
    }
    List<Length> lengths = lengths(first);
    List<Length> others = lengths(second);
    for (int i = 0; i < lengths.size(); i++) {
      if (!lengths.get(i).equals(others.get(i))) {
        unit.expressions.requireZero(
            stack.combine(operand(lengths.get(i)), operand(others.get(i)), Operation.DIFF));
      }
    }
  }

  /** What an index into an array counts: lengths of inner dimensions, and the size of a record. */
  static List<Length> stride(List<Length> lengths, Type array) {
    List<Length> inner = lengths.subList(1, lengths.size());
    int units = DataLayout.units(array);
    if (units == 1) {
      return inner;
    }
    List<Length> result = new ArrayList<>(inner);
    result.add(new Length.Constant(units));
    return result;
  }

  /** The product of the lengths that are known before the run. */
  static int constantProduct(List<Length> lengths) {
    int product = 1;
    for (Length length : lengths) {
      if (length instanceof Length.Constant constant) {
        product = Math.multiplyExact(product, constant.value());
      }
    }
    return product;
  }
}
