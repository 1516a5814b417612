package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.code.Storage.Binding;
import org.inmesh.loader.occam.code.Storage.Length;

/**
 * The workspace of one forked process, a block of the heap, and the code that fills it, starts the
 * process there, calls the PROC and gives all back. The block, upwards: the words that the process
 * needs below its workspace pointer; its frame, with a word for each word of an argument; copies of
 * the arrays and records that are passed by value.
 */
final class ForkedWorkspace {
  private final UnitCode unit;
  private final UnitWriter writer;
  private final Workspace workspace;
  private final Process.Fork fork;
  private final Frame parent;
  private final Frame frame = Frame.outermost();
  private final Place heap = frame.scalar();
  private final Place record = frame.scalar();

  /** What the call in the new process passes. */
  private final List<Operand> words = new ArrayList<>();

  /** A value of the parent that goes into a word of the frame. */
  private record Stored(Place target, Operand value) {}

  private final List<Stored> stored = new ArrayList<>();

  /** A value in the parent's memory that is copied behind the frame. */
  private record Copied(Place target, Operand source, Operand bytes) {}

  private final List<Copied> copied = new ArrayList<>();

  private final List<Symbol> mobiles = new ArrayList<>();

  ForkedWorkspace(UnitCode unit, Process.Fork fork) {
    this.unit = unit;
    this.writer = unit.writer;
    this.workspace = unit.workspace;
    this.fork = fork;
    this.parent = workspace.current();
  }

  void generate() {
    ProgramUnits.CompiledProcedure callee = unit.program.procedure(fork.procedure());
    stored.add(new Stored(heap, unit.heap.heap()));
    stored.add(new Stored(record, recordOfParent()));
    for (int i = 0; i < fork.arguments().size(); i++) {
      pass(fork.procedure().parameters().get(i), fork.arguments().get(i));
    }
    for (Symbol hidden : callee.hiddenParameters()) {
      if (hidden == HeapCode.HEAP) {
        words.add(workspace.word(heap));
      } else if (hidden == ForkCode.RECORD) {
        words.add(workspace.word(record));
      } else {
        pass(hidden, new Expression.Name(hidden, hidden.declared()));
      }
    }
    Place pointer = take();
    for (Stored each : stored) {
      each.value().load().run();
      workspace.load(pointer);
      writer.emit(Function.STNL, () -> frame.offset(each.target()));
    }
    start(pointer, callee);
  }

  private Operand recordOfParent() {
    return workspace.word(((Storage.Word) unit.binding(ForkCode.RECORD).storage()).place());
  }

  private void pass(Symbol parameter, Expression argument) {
    Type type = parameter.type();
    boolean value = DeclarationCode.isValue(parameter);
    if (type.base() instanceof Type.Timer) {
      return;
    }
    if (type instanceof Type.ChannelOf) {
      passWord(unit.locations.channel(argument, type));
    } else if (type instanceof Type.MobileOf && !value) {
      passMobile(argument);
    } else if (DataLayout.isDouble(type) && value) {
      DoubleWord both = unit.doubleWords.value(argument);
      passWord(both.low());
      passWord(both.high());
    } else if (DataLayout.isScalar(type) && value) {
      passWord(unit.expressions.value(argument));
    } else if (value) {
      passCopy(type, argument);
    } else {
      // SHARED data and locks stay where they are.
      passWord(unit.locations.address(argument));
      passOpenLengths(type, argument);
    }
  }

  private void passWord(Operand value) {
    Place word = frame.scalar();
    stored.add(new Stored(word, kept(value)));
    words.add(workspace.word(word));
  }

  private Operand kept(Operand value) {
    return workspace.word(workspace.keep(value));
  }

  /** The process gets the mobile for its own, and gives back what is left of it at its end. */
  private void passMobile(Expression argument) {
    Place word = frame.scalar();
    stored.add(new Stored(word, workspace.word(unit.mobiles.take(argument))));
    Symbol symbol =
        new Symbol("mobile", Symbol.Kind.VARIABLE, argument.type(), argument.position());
    unit.bind(symbol, new Storage.Word(word));
    mobiles.add(symbol);
    words.add(workspace.address(word));
  }

  private void passCopy(Type type, Expression argument) {
    Operand source = kept(unit.locations.address(argument));
    Operand bytes =
        argument.type() instanceof Type.ArrayOf
            ? unit.lengths.bytes(argument)
            : unit.stack.constant(DataLayout.bytes(argument.type()));
    Place word = frame.scalar();
    copied.add(new Copied(word, source, kept(bytes)));
    words.add(workspace.word(word));
    passOpenLengths(type, argument);
  }

  private void passOpenLengths(Type type, Expression argument) {
    Type dimension = type;
    for (Length length : unit.lengths.lengths(argument)) {
      Type.ArrayOf array = (Type.ArrayOf) dimension;
      if (array.length() == Type.ArrayOf.OPEN) {
        passWord(unit.lengths.operand(length));
      }
      dimension = array.element();
    }
  }

  private int ownWords() {
    return Frame.sum(frame.size(), frame.below());
  }

  /** Takes the block and makes the copies; gives the new workspace pointer. */
  private Place take() {
    Operand bytes =
        new Operand(
            1,
            () ->
                writer.emit(
                    Function.LDC,
                    () ->
                        (int)
                            Math.min(
                                Integer.MAX_VALUE, (long) DataLayout.BYTES_PER_WORD * ownWords())));
    for (Copied each : copied) {
      bytes = unit.stack.combine(bytes, inWholeWords(each.bytes()), Operation.SUM);
    }
    unit.heap.allocate(bytes);
    writer.emit(Function.LDNLP, frame::below);
    Place pointer = parent.scalar();
    workspace.store(pointer);
    Place free = parent.scalar();
    workspace.load(pointer);
    writer.emit(Function.LDNLP, frame::size);
    workspace.store(free);
    for (Copied each : copied) {
      stored.add(new Stored(each.target(), kept(workspace.word(free))));
      unit.stack.push(List.of(each.source(), workspace.word(free), each.bytes()));
      writer.emit(Operation.MOVE);
      unit.stack
          .combine(workspace.word(free), inWholeWords(each.bytes()), Operation.SUM)
          .load()
          .run();
      workspace.store(free);
    }
    return pointer;
  }

  private Operand inWholeWords(Operand bytes) {
    int rest = DataLayout.BYTES_PER_WORD - 1;
    return unit.stack.combine(
        unit.stack.combine(bytes, unit.stack.constant(rest), Operation.SUM),
        unit.stack.constant(~rest),
        Operation.AND);
  }

  private void start(Place pointer, ProgramUnits.CompiledProcedure callee) {
    String process = writer.newLabel();
    String started = writer.newLabel();
    String after = writer.newLabel();
    recordOfParent().load().run();
    writer.emit(Function.LDNL, 1);
    writer.emit(Function.ADC, 1);
    recordOfParent().load().run();
    writer.emit(Function.STNL, 1);
    writer.loadDifference(started, process);
    workspace.load(pointer);
    writer.emit(Operation.STARTP);
    writer.label(started);
    writer.branch(Function.J, after);

    writer.label(process);
    Binding heapOfParent = unit.binding(HeapCode.HEAP);
    workspace.enter(frame);
    unit.bind(HeapCode.HEAP, new Storage.Word(heap));
    unit.calls.emit(fork.procedure(), callee, words);
    mobiles.forEach(unit.mobiles::leave);
    Operand block = new Operand(1, () -> writer.emit(Function.LDLP, () -> -frame.below()));
    unit.heap.retire(block, workspace.word(record));
    workspace.enter(parent);
    unit.bind(HeapCode.HEAP, heapOfParent);
    writer.mark(fork.position());
    writer.label(after);
  }
}
