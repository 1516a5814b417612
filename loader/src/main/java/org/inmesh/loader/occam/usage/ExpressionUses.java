package org.inmesh.loader.occam.usage;

import java.util.Map;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Variables;

/** Notes what expressions use: what they read, and what the functions use that they call. */
final class ExpressionUses {
  private final NamedPlaces places;
  private final CallUses calls;

  ExpressionUses(NamedPlaces places, CallUses calls) {
    this.places = places;
    this.calls = calls;
  }

  /** A use of a variable or channel; its subscripts are read. */
  void use(Expression element, Use.Kind kind, Uses uses) {
    subscripts(element, uses);
    Optional<Place> place = places.of(element);
    if (place.isPresent() && !(place.get().root().type().base() instanceof Type.Timer)) {
      uses.add(new Use(place.get(), kind, Variables.rootName(element), element.position()));
    }
  }

  /** Notes what the bounds of a replicator are computed from. */
  void bounds(Process.Replicator replicator, Uses uses) {
    read(replicator.from(), uses);
    read(replicator.count(), uses);
    read(replicator.step(), uses);
  }

  /** The end of a replicator's scope: what its index was is not known behind it. */
  static void end(Process.Replicator replicator, Uses body) {
    body.replace(Map.of(replicator.index(), Index.UNKNOWN));
  }

  /** Notes what is read to choose the part of a variable or channel. */
  void subscripts(Expression element, Uses uses) {
    switch (element) {
      case Expression.Subscript subscript -> {
        subscripts(subscript.array(), uses);
        read(subscript.index(), uses);
      }
      case Expression.Slice slice -> {
        subscripts(slice.array(), uses);
        read(slice.from(), uses);
        read(slice.count(), uses);
      }
      case Expression.FieldOf field -> subscripts(field.record(), uses);
      case Expression.FieldChannel channel -> {
        subscripts(channel.end(), uses);
        // While its channels are used, a variable keeps the end that it holds: what it holds counts
        // as a part of it behind the channels.
        int behind = channel.channelType().fields().size();
        places
            .of(channel.end())
            .map(place -> place.field(behind))
            .ifPresent(
                place ->
                    uses.add(
                        new Use(
                            place,
                            Use.Kind.READ,
                            Variables.rootName(channel),
                            channel.position())));
      }
      case Expression.ContentOf content -> subscripts(content.mobile(), uses);
      case Expression.ArrayConstructor table ->
          table.elements().forEach(each -> subscripts(each, uses));
      case Expression.Retyped retyped -> subscripts(retyped.operand(), uses);
      default -> {}
    }
  }

  /** Notes what the value of an expression is computed from. */
  void read(Expression expression, Uses uses) {
    if (expression.type() instanceof Type.MobileOf && places.of(expression).isPresent()) {
      // What is moved away is undefined then.
      use(expression, Use.Kind.ASSIGN, uses);
      return;
    }
    switch (expression) {
      case Expression.Constant ignored -> {}
      case Expression.ConstantArray ignored -> {}
      case Expression.Name name -> use(name, Use.Kind.READ, uses);
      case Expression.Subscript subscript -> readElement(subscript, subscript.array(), uses);
      case Expression.Slice slice -> readElement(slice, slice.array(), uses);
      case Expression.FieldOf field -> readElement(field, field.record(), uses);
      case Expression.ArrayConstructor constructor ->
          constructor.elements().forEach(element -> read(element, uses));
      case Expression.RecordConstructor constructor ->
          constructor.values().forEach(value -> read(value, uses));
      case Expression.ReplicatedArray array -> {
        bounds(array.replicator(), uses);
        Uses element = new Uses();
        read(array.element(), element);
        end(array.replicator(), element);
        uses.addAll(element);
      }
      case Expression.Retyped retyped -> read(retyped.operand(), uses);
      case Expression.Unary unary -> read(unary.operand(), uses);
      case Expression.Binary binary -> {
        read(binary.left(), uses);
        read(binary.right(), uses);
      }
      case Expression.Conversion conversion -> read(conversion.operand(), uses);
      case Expression.SizeOf size -> size(size, uses);
      case Expression.ContentOf content -> readElement(content, content.mobile(), uses);
      case Expression.FieldChannel channel -> use(channel, Use.Kind.READ, uses);
      case Expression.Clone clone -> read(clone.content(), uses);
      case Expression.Allocation allocation ->
          allocation.lengths().forEach(length -> read(length, uses));
      case Expression.Defined defined -> use(defined.mobile(), Use.Kind.READ, uses);
      case Expression.FunctionCall call ->
          calls.call(call.function(), call.arguments(), call.position(), uses);
    }
  }

  /** While its length is asked for, a mobile keeps what it holds. */
  private void size(Expression.SizeOf size, Uses uses) {
    if (!(size.array() instanceof Expression.ContentOf content)) {
      return;
    }
    subscripts(content.mobile(), uses);
    places
        .of(content.mobile())
        .map(Place::lengths)
        .ifPresent(
            place ->
                uses.add(
                    new Use(
                        place, Use.Kind.READ, Variables.rootName(content), content.position())));
  }

  private void readElement(Expression element, Expression array, Uses uses) {
    if (places.of(element).isPresent()) {
      use(element, Use.Kind.READ, uses);
    } else {
      subscripts(element, uses);
      read(array, uses);
    }
  }
}
