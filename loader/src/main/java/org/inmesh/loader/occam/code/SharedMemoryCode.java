package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.coresim.transputer.LockWords;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;

/** Code for locks and for operations on shared memory. */
final class SharedMemoryCode {
  private static final int LOCK_WORDS = LockWords.BYTES / DataLayout.BYTES_PER_WORD;

  private final UnitCode unit;
  private final UnitWriter writer;
  private final Workspace workspace;

  SharedMemoryCode(UnitCode unit) {
    this.unit = unit;
    this.writer = unit.writer;
    this.workspace = unit.workspace;
  }

  /**
   * Locks in the workspace, free at first. A workspace begins at any word, so that a place that is
   * right for locks is found in one that is larger.
   */
  void declareLocks(Symbol symbol) {
    Frame frame = workspace.current();
    int words = DataLayout.words(symbol.type());
    Place room = frame.array(Frame.sum(words, LOCK_WORDS - 1));
    Operand start = workspace.address(room).then(() -> writer.emit(Function.LDNLP, LOCK_WORDS - 1));
    Operand mask = unit.stack.constant(-LockWords.BYTES);
    Place pointer = workspace.keep(unit.stack.combine(start, mask, Operation.AND));
    unit.bind(symbol, new Storage.Pointer(pointer));
    if (words == LOCK_WORDS) {
      for (int word = 0; word < words; word++) {
        int offset = word;
        Runnable store = () -> writer.emit(Function.STNL, offset);
        unit.stack.perform(unit.stack.constant(0), workspace.word(pointer), store);
      }
    } else if (words > 0) {
      clear(pointer, words);
    }
  }

  private void clear(Place pointer, int words) {
    Frame.Mark scope = workspace.current().mark();
    Place control = workspace.current().scalars(2);
    Operand word =
        unit.stack.combine(workspace.word(control), workspace.word(pointer), Operation.WSUB);
    unit.loops.repeat(
        control,
        unit.stack.constant(0),
        unit.stack.constant(words),
        true,
        () ->
            unit.stack.perform(unit.stack.constant(0), word, () -> writer.emit(Function.STNL, 0)));
    workspace.current().release(scope);
  }

  /** A region: its lock stays the same, whatever becomes of the subscripts that choose it. */
  void region(Process.LockRegion region) {
    Place lock = workspace.keep(unit.locations.address(region.lock()));
    writer.mark(region.position(), WrittenExpression.of(region.lock()));
    workspace.load(lock);
    writer.emit(Operation.LOCK);
    unit.processes.generate(region.body());
    writer.mark(region.position());
    workspace.load(lock);
    writer.emit(Operation.UNLOCK);
  }

  void atomic(Process.Atomic atomic) {
    switch (atomic.operation()) {
      case FENCE -> writer.emit(Operation.FENCE);
      case ADD -> operate(Operation.ATOMADD, atomic.arguments());
      case EXCHANGE -> operate(Operation.ATOMEXCH, atomic.arguments());
      case COMPARE_EXCHANGE -> operate(Operation.ATOMCMPX, atomic.arguments());
    }
  }

  /** The operations take the address in A, below it the values, the last one next. */
  private void operate(Operation operation, List<Expression> arguments) {
    Operand address = unit.locations.address(arguments.getFirst());
    List<Expression> values = arguments.subList(1, arguments.size() - 1);
    List<Operand> operands = new ArrayList<>();
    values.forEach(value -> operands.add(unit.expressions.value(value)));
    operands.add(address);
    unit.stack.push(operands);
    writer.emit(operation);
    Place result = workspace.current().scalar();
    workspace.store(result);
    unit.stores.store(arguments.getLast(), workspace.word(result));
  }
}
