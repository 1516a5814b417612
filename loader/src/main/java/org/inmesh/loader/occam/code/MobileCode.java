package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.inmesh.isa.transputer.Function;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Type.MobileOf;
import org.inmesh.loader.occam.code.Storage.Length;

/**
 * Code for mobiles as such: where they are, moving, copying, allocating and giving them back. A
 * block of the heap belongs to exactly one variable or part of one; see {@link MobileLayout}.
 */
final class MobileCode {
  private final UnitCode unit;
  private final UnitWriter writer;
  private final Workspace workspace;
  private final Stack stack;
  private final MobileBlocks blocks;

  MobileCode(UnitCode unit) {
    this.unit = unit;
    this.writer = unit.writer;
    this.workspace = unit.workspace;
    this.stack = unit.stack;
    this.blocks = unit.mobileBlocks;
  }

  /** Pushes the value of a scalar, or the address of a block that is the caller's then. */
  Operand value(Expression.OfMobile expression) {
    return switch (expression) {
      case Expression.ContentOf content -> unit.locations.value(content);
      case Expression.Defined defined -> isDefined(unit.locations.value(defined.mobile()));
      case Expression.Clone clone -> taken(clone);
      case Expression.Allocation allocation -> taken(allocation);
    };
  }

  private Operand taken(Expression mobile) {
    return new Operand(Operand.STACK_DEPTH, () -> workspace.load(take(mobile)));
  }

  private Operand isDefined(Operand mobile) {
    return mobile.then(
        () -> {
          writer.emit(Function.EQC, MobileLayout.UNDEFINED);
          writer.emit(Function.EQC, 0);
        });
  }

  private Operand undefined() {
    return stack.constant(MobileLayout.UNDEFINED);
  }

  /** Storage for a declared variable, which is undefined, or an array of them. */
  void declare(Symbol symbol) {
    Frame frame = workspace.current();
    if (symbol.type() instanceof MobileOf) {
      Place place = frame.scalar();
      undefined().load().run();
      workspace.store(place);
      unit.bind(symbol, new Storage.Word(place));
      return;
    }
    Place place = frame.array(DataLayout.words(symbol.type()));
    unit.bind(symbol, new Storage.Array(place));
    forEachMobile(symbol, slot -> store(slot, undefined()));
  }

  /** The end of a variable's scope. */
  void leave(Symbol symbol) {
    forEachMobile(symbol, slot -> release((MobileOf) symbol.type().base(), slot));
  }

  private void forEachMobile(Symbol symbol, Consumer<MobileSlot> code) {
    Expression.Name name = new Expression.Name(symbol, symbol.declared());
    if (symbol.type() instanceof MobileOf) {
      code.accept(slot(name));
      return;
    }
    blocks.repeat(
        unit.locations.address(name), stack.constant(DataLayout.elements(symbol.type())), code);
  }

  /** The word of a mobile; subscripts are evaluated now. */
  MobileSlot slot(Expression mobile) {
    return slot(unit.locations.variable(mobile));
  }

  /** The same of a location. */
  MobileSlot slot(Location location) {
    if (location.isWord()) {
      Place place = location.word();
      return new MobileSlot(
          workspace.address(place), workspace.word(place), () -> workspace.store(place));
    }
    return MobileSlot.at(workspace.word(workspace.keep(unit.locations.address(location))), writer);
  }

  /** Stores an address or {@link MobileLayout#UNDEFINED}; what was there is overwritten. */
  void store(MobileSlot slot, Operand value) {
    value.load().run();
    slot.store().run();
  }

  /** Where the content of a mobile is; if it is to be allocated, that happens now. */
  Location content(Expression.ContentOf content) {
    MobileOf type = (MobileOf) content.mobile().type();
    Operand block = block(content);
    return Location.at(block, DataLayout.unitBytes(content.type()))
        .withOffset(MobileLayout.lengthBytes(type));
  }

  private Operand block(Expression.ContentOf content) {
    if (!content.allocates()) {
      return unit.locations.value(content.mobile());
    }
    MobileSlot slot = slot(content.mobile());
    String defined = writer.newLabel();
    slot.load().then(() -> writer.emit(Function.EQC, MobileLayout.UNDEFINED)).load().run();
    writer.branch(Function.CJ, defined);
    store(slot, workspace.word(allocate((MobileOf) content.mobile().type(), List.of())));
    writer.label(defined);
    return slot.load();
  }

  /** Lengths of the content of a mobile, all dimensions. */
  List<Length> lengths(Expression.ContentOf content) {
    List<Length> lengths = new ArrayList<>(UnitCode.constantLengths(content.type()));
    Operand block =
        content.mobile() instanceof Expression.Name ? unit.locations.value(content.mobile()) : null;
    int word = 0;
    for (int i = 0; i < lengths.size(); i++) {
      if (lengths.get(i).equals(new Length.Constant(Type.ArrayOf.OPEN))) {
        if (block == null) {
          block = workspace.word(workspace.keep(unit.locations.value(content.mobile())));
        }
        int number = word++;
        lengths.set(i, new Length.Loaded(block.then(() -> writer.emit(Function.LDNL, number))));
      }
    }
    return lengths;
  }

  /** A new word that holds a mobile which is the caller's: what it was in is undefined then. */
  Place take(Expression mobile) {
    return switch (mobile) {
      case Expression.Clone clone -> copy(clone);
      case Expression.Allocation allocation -> {
        List<Length> lengths = new ArrayList<>();
        for (Expression length : allocation.lengths()) {
          lengths.add(lengthOf(length));
        }
        yield allocate(allocation.type(), lengths);
      }
      case Expression.FunctionCall call -> unit.functions.keep(call);
      default -> {
        MobileSlot slot = slot(mobile);
        Place place = workspace.keep(slot.load());
        store(slot, undefined());
        yield place;
      }
    };
  }

  private Length lengthOf(Expression length) {
    if (length instanceof Expression.Constant constant) {
      return new Length.Constant(constant.word());
    }
    // An array of negative length cannot be.
    Operand value = unit.expressions.value(length);
    return new Length.InWord(workspace.keep(unit.expressions.below(value, Integer.MIN_VALUE)));
  }

  /** A new word with the address of a block that one variable more holds, if it is defined. */
  private Place counted(MobileOf type, Operand original) {
    Place copy = workspace.keep(original);
    String undefined = writer.newLabel();
    workspace.load(copy);
    writer.branch(Function.CJ, undefined);
    if (type.content() instanceof Type.Barrier) {
      unit.barriers.enroll(workspace.word(copy), stack.constant(1));
    } else {
      unit.channelTypes.hold(workspace.word(copy));
    }
    writer.label(undefined);
    return copy;
  }

  /** A block with lengths and undefined parts; its other content is arbitrary. */
  Place allocate(MobileOf type, List<Length> lengths) {
    if (type.content() instanceof Type.Barrier) {
      return unit.barriers.allocate();
    }
    Place block = blocks.allocate(type, lengths);
    blocks.forEachPart(type, workspace.word(block), (part, slot) -> store(slot, undefined()));
    return block;
  }

  private Place copy(Expression.Clone clone) {
    Expression content = clone.content();
    if (clone.type().isCounted()) {
      Expression original = ((Expression.ContentOf) content).mobile();
      return counted(clone.type(), unit.locations.value(original));
    }
    List<Length> lengths = new ArrayList<>();
    List<Length> all =
        DataLayout.dimensions(content.type()) == 0 ? List.of() : unit.lengths.lengths(content);
    Type dimension = clone.type().content();
    for (Length length : all) {
      Type.ArrayOf array = (Type.ArrayOf) dimension;
      if (array.length() == Type.ArrayOf.OPEN) {
        lengths.add(
            length instanceof Length.Constant
                ? length
                : new Length.InWord(workspace.keep(unit.lengths.operand(length))));
      }
      dimension = array.element();
    }
    if (!content.type().isAggregate()) {
      return copyOfScalar(clone);
    }
    // What is copied may be what a call leaves in the workspace: it is evaluated once.
    Operand source = workspace.word(workspace.keep(unit.locations.address(content)));
    Place block = blocks.allocate(clone.type(), lengths);
    copyContent(clone.type(), source, workspace.word(block));
    return block;
  }

  private Place copyOfScalar(Expression.Clone clone) {
    Place value = unit.stores.keep(clone.content());
    Place block = blocks.allocate(clone.type(), List.of());
    copyContent(clone.type(), workspace.address(value), workspace.word(block));
    return block;
  }

  /** Copies content to a new block; parts of it become copies of their own. */
  private void copyContent(MobileOf type, Operand source, Operand block) {
    unit.stores.move(source, blocks.contentAddress(type, block), blocks.contentBytes(type, block));
    blocks.forEachPart(type, block, (part, slot) -> ifDefined(slot, () -> copyPart(part, slot)));
  }

  private void copyPart(MobileOf type, MobileSlot slot) {
    Operand original = workspace.word(workspace.keep(slot.load()));
    if (type.isCounted()) {
      counted(type, original);
      return;
    }
    Place copy = blocks.allocate(type, blocks.lengthsOf(type, original));
    copyContent(type, blocks.contentAddress(type, original), workspace.word(copy));
    store(slot, workspace.word(copy));
  }

  /** Gives back what a mobile holds, if it is defined; the word stays as it is. */
  void release(MobileOf type, MobileSlot slot) {
    ifDefined(
        slot,
        () -> {
          if (type.end().isPresent()) {
            unit.channelTypes.release(slot.load());
            return;
          }
          if (type.content() instanceof Type.Barrier) {
            unit.barriers.release(slot.load());
            return;
          }
          blocks.forEachPart(type, slot.load(), this::release);
          unit.heap.release(slot.load());
        });
  }

  /** Code for a mobile that is defined. */
  private void ifDefined(MobileSlot slot, Runnable code) {
    Frame.Mark scope = workspace.current().mark();
    String end = writer.newLabel();
    slot.load().load().run();
    writer.branch(Function.CJ, end);
    code.run();
    writer.label(end);
    workspace.current().release(scope);
  }

  /** {@code target := value}: the value moves there, and what was there is given back. */
  void assign(Expression target, Expression value) {
    storeTaken((MobileOf) target.type(), slot(target), take(value));
  }

  /** Gives a mobile that was taken to a variable. */
  void storeTaken(MobileOf type, MobileSlot slot, Place taken) {
    release(type, slot);
    store(slot, workspace.word(taken));
  }
}
