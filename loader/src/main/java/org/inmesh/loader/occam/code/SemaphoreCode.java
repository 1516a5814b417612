package org.inmesh.loader.occam.code;

import java.util.List;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;

/**
 * Code for semaphores that one process at a time holds. A semaphore has three words: whether it is
 * held, and the first and the last of the processes that wait, in the order in which they came. A
 * process that waits has a record in its workspace: the next record, a channel's word from which it
 * inputs until the semaphore is handed to it, and the word it inputs.
 *
 * <p>The routines ({@code semaphore-*.txt}) contain no instruction at which a process is
 * descheduled, so that processes of one priority see each change as a whole.
 */
final class SemaphoreCode {
  /** Words of a semaphore: held, first, last. */
  static final int WORDS = 3;

  private static final int FIRST = 1;
  static final int RECORD_WORDS = 3;
  private static final int RECORD_CHANNEL = 1;
  private static final int RECORD_MESSAGE = 2;
  private static final String CLAIM = "semaphore$claim";
  private static final String RELEASE = "semaphore$release";

  private final UnitCode unit;
  private final UnitWriter writer;
  private final Workspace workspace;

  SemaphoreCode(UnitCode unit) {
    this.unit = unit;
    this.writer = unit.writer;
    this.workspace = unit.workspace;
  }

  /** A new one that nobody holds. */
  void initialise(Place semaphore) {
    writer.emit(Function.LDC, 0);
    workspace.store(semaphore);
    writer.emit(Operation.MINT);
    workspace.store(semaphore.plus(FIRST));
  }

  /** The same in a block whose address takes one register. */
  void initialise(Operand block, int word) {
    Operand semaphore = at(block, word);
    unit.stack.perform(unit.stack.constant(0), semaphore, () -> writer.emit(Function.STNL, 0));
    Operand nobody = unit.stack.constant(Integer.MIN_VALUE);
    unit.stack.perform(nobody, semaphore, () -> writer.emit(Function.STNL, FIRST));
  }

  /**
   * Waits until this process holds a semaphore.
   *
   * @param record address of what the semaphore is in
   * @param word where in that
   * @param text what the process waits for
   */
  void claim(Operand record, int word, SourcePosition position, String text) {
    Place waiting = workspace.current().scalars(RECORD_WORDS);
    call(CLAIM, List.of(workspace.address(waiting), at(record, word)));
    await(waiting, position, text);
  }

  /** Waits by a record, if A is true. */
  void await(Place waiting, SourcePosition position, String text) {
    String held = writer.newLabel();
    writer.branch(Function.CJ, held);
    writer.mark(position, text);
    unit.stack.push(
        List.of(
            workspace.address(waiting.plus(RECORD_MESSAGE)),
            workspace.address(waiting.plus(RECORD_CHANNEL)),
            unit.stack.constant(DataLayout.BYTES_PER_WORD)));
    writer.emit(Operation.IN);
    writer.mark(position);
    writer.label(held);
  }

  /** Hands a semaphore to the process that waits longest, if one does. */
  void release(Operand record, int word) {
    call(RELEASE, List.of(at(record, word)));
  }

  private Operand at(Operand record, int word) {
    return record.then(() -> writer.emit(Function.LDNLP, word));
  }

  private void call(String name, List<Operand> arguments) {
    call(name, name, arguments);
  }

  /** Calls an entry of a routine. */
  void call(String name, String entry, List<Operand> arguments) {
    ProgramUnits.Routine routine = unit.program.routine(name);
    unit.calls.shelter(
        () -> {
          unit.stack.push(arguments);
          writer.call(entry, routine.unit());
          workspace.current().needBelow(routine.depth());
        });
  }
}
