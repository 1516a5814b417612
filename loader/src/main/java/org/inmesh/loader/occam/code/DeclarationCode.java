package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Process.Declaration;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.code.Storage.Binding;
import org.inmesh.loader.occam.code.Storage.Length;

/** Storage and initialisation of what a scope declares. */
final class DeclarationCode {
  /** Arrays of channels up to this size are initialised without a loop. */
  private static final int UNROLLED_CHANNELS = 4;

  private final UnitCode unit;
  private final UnitWriter writer;
  private final Workspace workspace;

  DeclarationCode(UnitCode unit) {
    this.unit = unit;
    this.writer = unit.writer;
    this.workspace = unit.workspace;
  }

  /** Code at the start of the scope; the caller releases the workspace at its end. */
  void enter(Declaration declaration) {
    switch (declaration) {
      case Declaration.Variable variable -> {
        if (variable.symbol().type().isSharedChannel()) {
          unit.sharedChannels.declare(variable);
          return;
        }
        variable(variable.symbol());
        variable.initial().ifPresent(value -> initialise(variable.symbol(), value));
      }
      case Declaration.Abbreviation abbreviation -> abbreviation(abbreviation);
      // Code is generated when something calls it.
      case Declaration.ProcedureDeclaration procedure -> {}
    }
  }

  /** Code at the end of the scope. */
  void leave(Declaration declaration) {
    if (needsLeaving(declaration)) {
      unit.mobiles.leave(((Declaration.Variable) declaration).symbol());
    }
  }

  /** True if there is code at the end of the scope. */
  static boolean needsLeaving(Declaration declaration) {
    return declaration instanceof Declaration.Variable variable
        && variable.symbol().type().hasMobiles();
  }

  private void initialise(Symbol symbol, Expression value) {
    Expression target = new Expression.Name(symbol, symbol.declared());
    if (symbol.type() instanceof Type.MobileOf) {
      Place taken = unit.mobiles.take(value);
      unit.mobiles.store(unit.mobiles.slot(target), workspace.word(taken));
      return;
    }
    unit.stores.assign(new Process.Assignment(List.of(target), List.of(value), value.position()));
  }

  private void variable(Symbol symbol) {
    if (unit.captures.provides(symbol)) {
      return;
    }
    Frame frame = workspace.current();
    switch (symbol.type().represented()) {
      case Type.Scalar scalar -> {
        Place place = frame.scalars(DataLayout.words(scalar));
        unit.bind(symbol, new Storage.Word(place));
        if (DataLayout.unitBytes(scalar) < DataLayout.BYTES_PER_WORD) {
          // Through a pointer only the lowest bytes are written; the others stay zero.
          writer.emit(Function.LDC, 0);
          workspace.store(place);
        }
      }
      case Type.ChannelOf channel -> {
        Place place = frame.scalar();
        unit.bind(symbol, new Storage.Word(place));
        writer.emit(Operation.MINT);
        workspace.store(place);
      }
      case Type.ArrayOf array -> array(symbol, array);
      case Type.RecordOf structure ->
          unit.bind(symbol, new Storage.Array(frame.array(DataLayout.words(structure))));
      case Type.MobileOf mobile -> unit.mobiles.declare(symbol);
      case Type.EndOf end -> throw new IllegalStateException(end + " is claimed, not declared");
      case Type.Barrier barrier -> unit.barriers.declare(symbol);
      case Type.Lock lock -> unit.sharedMemory.declareLocks(symbol);
      case Type.Timer timer -> unit.bind(symbol, new Storage.Nothing());
      case Type.Named named -> throw new IllegalStateException(named + " is represented by itself");
    }
  }

  private void array(Symbol symbol, Type.ArrayOf type) {
    switch (type.base()) {
      case Type.ChannelOf channel -> channels(symbol, type);
      case Type.Lock lock -> unit.sharedMemory.declareLocks(symbol);
      case Type.Timer timer -> unit.bind(symbol, new Storage.Nothing());
      case Type.MobileOf mobile -> unit.mobiles.declare(symbol);
      default -> {
        Place place = workspace.current().array(DataLayout.words(type));
        unit.bind(symbol, new Storage.Array(place));
      }
    }
  }

  /** Enters a declaration in front of a choice or alternative: no process says where it stands. */
  void enterBeforeChoice(Declaration declaration) {
    switch (declaration) {
      case Declaration.Abbreviation abbreviation -> writer.mark(abbreviation.symbol().declared());
      case Declaration.Variable variable -> writer.mark(variable.symbol().declared());
      case Declaration.ProcedureDeclaration procedure -> {}
    }
    enter(declaration);
  }

  /** Channel words, and the table of their addresses. */
  private void channels(Symbol symbol, Type.ArrayOf type) {
    int count = DataLayout.elements(type);
    Place table = workspace.current().array(count);
    Place words = workspace.current().array(count);
    unit.bind(symbol, new Storage.Array(table));
    if (count <= UNROLLED_CHANNELS) {
      for (int i = 0; i < count; i++) {
        writer.emit(Operation.MINT);
        workspace.store(words.plus(i));
        workspace.loadAddress(words.plus(i));
        workspace.store(table.plus(i));
      }
      return;
    }
    Frame.Mark scope = workspace.current().mark();
    Place control = workspace.current().scalars(2);
    Operand index = workspace.word(control);
    Operand word = unit.stack.combine(index, workspace.address(words), Operation.WSUB);
    Operand entry = unit.stack.combine(index, workspace.address(table), Operation.WSUB);
    Runnable store = () -> writer.emit(Function.STNL, 0);
    unit.loops.repeat(
        control,
        unit.stack.constant(0),
        unit.stack.constant(count),
        true,
        () -> {
          Operand notProcess = new Operand(1, () -> writer.emit(Operation.MINT));
          unit.stack.combine(notProcess, word, false, store).load().run();
          unit.stack.combine(word, entry, false, store).load().run();
        });
    workspace.current().release(scope);
  }

  private void abbreviation(Declaration.Abbreviation abbreviation) {
    Symbol symbol = abbreviation.symbol();
    Expression value = abbreviation.value();
    unit.captures.abbreviate(symbol, value);
    if (symbol.type().base() instanceof Type.Timer) {
      unit.bind(symbol, new Storage.Nothing());
    } else if (symbol.type().isChannel()) {
      channel(symbol, value);
    } else if (value instanceof Expression.Retyped retyped && Alignment.isInDoubt(retyped)) {
      acrossWords(symbol, retyped);
    } else if (symbol.type().isAggregate()) {
      unit.bind(symbol, new Binding(array(value), keptLengths(value)));
    } else if (isValue(symbol)) {
      if (symbol.kind() == Symbol.Kind.VALUE_ABBREVIATION) {
        unit.program.ranges().put(symbol, Range.of(value, unit.program.ranges()));
      }
      unit.bind(symbol, scalarValue(value));
    } else {
      unit.bind(symbol, reference(value));
    }
  }

  /** A value that may lie across words is copied; a variable must not. */
  private void acrossWords(Symbol symbol, Expression.Retyped value) {
    Operand start = unit.locations.address(unit.locations.variable(value));
    if (!isValue(symbol) || DataLayout.openDimensions(value.type()) > 0) {
      Place address = workspace.keep(start);
      unit.locations.requireWord(address);
      unit.bind(symbol, new Binding(new Storage.Pointer(address), keptLengths(value)));
      return;
    }
    boolean scalar = DataLayout.isScalar(value.type());
    int words = DataLayout.words(value.type());
    Place copy = scalar ? workspace.current().scalars(words) : workspace.current().array(words);
    Operand bytes = unit.stack.constant(DataLayout.bytes(value.type()));
    unit.stores.move(start, workspace.address(copy), bytes);
    Storage storage = scalar ? new Storage.Word(copy) : new Storage.Array(copy);
    unit.bind(symbol, new Binding(storage, keptLengths(value)));
  }

  static boolean isValue(Symbol symbol) {
    return switch (symbol.kind()) {
      case VALUE_ABBREVIATION, VALUE_PARAMETER, REPLICATOR -> true;
      case VARIABLE, REFERENCE_ABBREVIATION, REFERENCE_PARAMETER -> false;
    };
  }

  private Storage scalarValue(Expression value) {
    if (value instanceof Expression.Constant constant && !DataLayout.isDouble(value.type())) {
      return new Storage.Known(constant.word());
    }
    return new Storage.Word(unit.stores.keep(value));
  }

  private Storage reference(Expression value) {
    if (value instanceof Expression.Name name) {
      return unit.binding(name.symbol()).storage();
    }
    Location location = unit.locations.of(value);
    if (location.isWord() && location.unitBytes() >= DataLayout.BYTES_PER_WORD) {
      return new Storage.Word(location.word());
    }
    return new Storage.Pointer(workspace.keep(unit.locations.address(location)));
  }

  private Storage array(Expression value) {
    return switch (value) {
      case Expression.Name name -> unit.binding(name.symbol()).storage();
      case Expression.ConstantArray constant -> unit.program.table(constant);
      default -> {
        Location location = unit.locations.of(value);
        yield location.isWord()
            ? new Storage.Array(location.word())
            : new Storage.Pointer(workspace.keep(unit.locations.address(location)));
      }
    };
  }

  private void channel(Symbol symbol, Expression value) {
    List<Length> lengths = keptLengths(value);
    if (unit.captures.provides(symbol)) {
      unit.bind(symbol, new Binding(new Storage.Nothing(), lengths));
    } else if (symbol.type() instanceof Type.ArrayOf) {
      Operand table = unit.locations.address(value);
      unit.bind(symbol, new Binding(new Storage.Pointer(workspace.keep(table)), lengths));
    } else {
      Operand address = unit.locations.channel(value, symbol.type());
      unit.bind(symbol, new Binding(new Storage.Pointer(workspace.keep(address)), lengths));
    }
  }

  private List<Length> keptLengths(Expression value) {
    return value.type() instanceof Type.ArrayOf
        ? new ArrayList<>(unit.lengths.lengths(value))
        : List.of();
  }
}
