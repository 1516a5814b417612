package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;

/**
 * Code for barriers. A barrier has three words: how many processes are enrolled, how many of them
 * have still to come, and the last of those that wait, by records as of {@link SemaphoreCode}. The
 * process that declares it is enrolled. A PAR enrolls one process less than it has, since its
 * parent does nothing meanwhile; each component but the last one resigns as it ends.
 */
final class BarrierCode {
  private static final int WORDS = 3;
  private static final int REMAINING = 1;
  private static final int WAITING = 2;
  private static final String ROUTINE = "barrier$synchronise";
  private static final String RESIGN = "barrier$resign";

  private final UnitCode unit;
  private final UnitWriter writer;
  private final Workspace workspace;

  BarrierCode(UnitCode unit) {
    this.unit = unit;
    this.writer = unit.writer;
    this.workspace = unit.workspace;
  }

  void declare(Symbol symbol) {
    Place words = workspace.current().array(WORDS);
    unit.bind(symbol, new Storage.Array(words));
    writer.emit(Function.LDC, 1);
    workspace.store(words);
    writer.emit(Function.LDC, 1);
    workspace.store(words.plus(REMAINING));
    writer.emit(Operation.MINT);
    workspace.store(words.plus(WAITING));
  }

  /** A new barrier in the heap, on which the process is enrolled. */
  Place allocate() {
    Operand bytes = unit.stack.constant(WORDS * DataLayout.BYTES_PER_WORD);
    Place block = workspace.keep(unit.heap.allocated(bytes));
    Operand barrier = workspace.word(block);
    set(barrier, 0, unit.stack.constant(1));
    set(barrier, REMAINING, unit.stack.constant(1));
    set(barrier, WAITING, unit.stack.constant(Integer.MIN_VALUE));
    return block;
  }

  /** A variable does not hold a barrier of the heap any more: its process resigns. */
  void release(Operand barrier) {
    String held = writer.newLabel();
    unit.semaphores.call(ROUTINE, RESIGN, List.of(barrier));
    barrier.then(() -> writer.emit(Function.LDNL, 0)).load().run();
    writer.emit(Function.EQC, 0);
    writer.branch(Function.CJ, held);
    unit.heap.release(barrier);
    writer.label(held);
  }

  /** The address of a barrier, which one that is mobile has as its value. */
  private Operand address(Expression barrier) {
    return barrier.type() instanceof Type.MobileOf
        ? unit.locations.value(barrier)
        : unit.locations.address(barrier);
  }

  private void set(Operand barrier, int word, Operand value) {
    unit.stack.perform(value, barrier, () -> writer.emit(Function.STNL, word));
  }

  void synchronise(Process.Synchronisation sync) {
    Place waiting = workspace.current().scalars(SemaphoreCode.RECORD_WORDS);
    Operand barrier = address(sync.barrier());
    unit.semaphores.call(ROUTINE, ROUTINE, List.of(workspace.address(waiting), barrier));
    unit.semaphores.await(waiting, sync.position(), "SYNC " + WrittenExpression.of(sync.barrier()));
  }

  void resign(Process.Resignation resignation) {
    Operand barrier = workspace.word(workspace.keep(address(resignation.barrier())));
    unit.semaphores.call(ROUTINE, RESIGN, List.of(barrier));
    unit.processes.generate(resignation.body());
    enroll(barrier, unit.stack.constant(1));
  }

  /**
   * Enrolls further processes.
   *
   * @return words with the addresses of the barriers
   */
  List<Place> enroll(List<Expression> barriers, Operand processes) {
    List<Place> addresses = new ArrayList<>();
    for (Expression barrier : barriers) {
      Place address = workspace.keep(address(barrier));
      addresses.add(address);
      enroll(workspace.word(address), processes);
    }
    return addresses;
  }

  /** Enrolls further processes on the barrier at an address, which takes one register. */
  void enroll(Operand barrier, Operand processes) {
    for (int word : List.of(0, REMAINING)) {
      Operand count = barrier.then(() -> writer.emit(Function.LDNL, word));
      set(barrier, word, unit.stack.combine(count, processes, Operation.ADD));
    }
  }

  /**
   * A process of a PAR ends: it resigns, unless it is the last, for which the parent goes on.
   *
   * @param barriers words with their addresses
   * @param parent whose words 0 and 1 are the record of {@code endp}
   */
  void leave(List<Place> barriers, Frame parent) {
    if (barriers.isEmpty()) {
      return;
    }
    String last = writer.newLabel();
    workspace.load(parent.low(1));
    writer.emit(Function.ADC, -1);
    writer.branch(Function.CJ, last);
    for (Place barrier : barriers) {
      unit.semaphores.call(ROUTINE, RESIGN, List.of(workspace.word(barrier)));
    }
    writer.label(last);
  }
}
