package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;

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

  void synchronise(Process.Synchronisation sync) {
    Place waiting = workspace.current().scalars(SemaphoreCode.RECORD_WORDS);
    Operand barrier = unit.locations.address(sync.barrier());
    unit.semaphores.call(ROUTINE, ROUTINE, List.of(workspace.address(waiting), barrier));
    unit.semaphores.await(waiting, sync.position(), "SYNC " + ExpressionText.of(sync.barrier()));
  }

  void resign(Process.Resignation resignation) {
    Operand barrier = unit.locations.address(resignation.barrier());
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
      Place address = workspace.keep(unit.locations.address(barrier));
      addresses.add(address);
      enroll(workspace.word(address), processes);
    }
    return addresses;
  }

  private void enroll(Operand barrier, Operand processes) {
    for (int word : List.of(0, REMAINING)) {
      Operand count = barrier.then(() -> writer.emit(Function.LDNL, word));
      Operand more = unit.stack.combine(count, processes, Operation.ADD);
      unit.stack.perform(more, barrier, () -> writer.emit(Function.STNL, word));
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
