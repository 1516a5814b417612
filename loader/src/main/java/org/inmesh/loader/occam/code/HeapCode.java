package org.inmesh.loader.occam.code;

import java.util.List;
import java.util.function.IntSupplier;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;

/**
 * Code that takes blocks from the heap of the core and gives them back. A component finds the heap
 * by a slot of its workspace and a PROC by a hidden parameter: {@link TreeVisitor} reports each
 * construct whose code needs it ({@link TreeVisitor#heap}), and {@link FreeNames} then counts
 * {@link #HEAP} among its free names.
 *
 * <p>The blocks are of whole words, at word addresses; what is in them is arbitrary. The routines
 * ({@code heap-*.txt}) are safe against processes of both priorities.
 */
final class HeapCode {
  /** Stands for the address of the control block. Its name is none that a program can declare. */
  static final Symbol HEAP =
      new Symbol(
          "heap$",
          Symbol.Kind.VALUE_PARAMETER,
          Type.Scalar.INT,
          new SourcePosition("heap-allocate.txt", 1, 1));

  private static final String ALLOCATE = "heap$allocate";
  private static final String RELEASE = "heap$release";

  /** A second entry of {@link #RELEASE}. */
  private static final String RETIRE = "heap$retire";

  /** Words of the control block, as in the linker's {@code HeapMemory}. */
  private static final int FIRST_REMOTE = 4;

  private static final int END_OF_REMOTE = 5;

  private final UnitCode unit;
  private final UnitWriter writer;
  private final Workspace workspace;

  HeapCode(UnitCode unit) {
    this.unit = unit;
    this.writer = unit.writer;
    this.workspace = unit.workspace;
  }

  /** The address of the control block. */
  Operand heap() {
    return switch (unit.binding(HEAP).storage()) {
      case Storage.Word word -> workspace.word(word.place());
      default -> throw new IllegalStateException("the heap is known by a word");
    };
  }

  /**
   * Takes a block and leaves its address in A. If there is no room the process fails, and the
   * machine says what is missing, with the place of the last {@link UnitWriter#mark}.
   *
   * @param bytes the size of the block; one that is negative finds no room
   */
  void allocate(Operand bytes) {
    ProgramUnits.Routine routine = unit.program.routine(ALLOCATE);
    call(ALLOCATE, routine, List.of(heap(), bytes));
    // Fails for address 0 only: its limit is the greatest number without sign.
    writer.emit(Function.LDC, -1);
    writer.emit(Operation.CCNT1);
  }

  /**
   * The size of a block for a number of things; more than there can be room for stays so.
   *
   * @param count more than 0, in one register
   * @param words size of each, known when the code is complete
   */
  Operand bytes(Operand count, IntSupplier words) {
    IntSupplier each =
        () ->
            (int) Math.min(Integer.MAX_VALUE, (long) DataLayout.BYTES_PER_WORD * words.getAsInt());
    return new Operand(
        Operand.STACK_DEPTH,
        () -> {
          String fits = writer.newLabel();
          Place number = workspace.keep(count);
          count.load().run();
          writer.emit(Function.LDC, () -> Integer.MAX_VALUE / each.getAsInt());
          writer.emit(Operation.GT);
          writer.branch(Function.CJ, fits);
          writer.emit(Function.LDC, () -> Integer.MAX_VALUE / each.getAsInt());
          workspace.store(number);
          writer.label(fits);
          workspace.load(number);
          writer.emit(Function.LDC, each);
          writer.emit(Operation.PROD);
        });
  }

  /** Takes a block; the operand leaves its address in A. */
  Operand allocated(Operand bytes) {
    return new Operand(Operand.STACK_DEPTH, () -> allocate(bytes));
  }

  /** Gives a block back. */
  void release(Operand address) {
    call(RELEASE, unit.program.routine(RELEASE), List.of(heap(), address));
  }

  /**
   * Gives back the block that the workspace of this process lies in, and ends it with {@code endp}.
   *
   * @param record the address for {@code endp}
   */
  void retire(Operand address, Operand record) {
    call(RETIRE, unit.program.routine(RELEASE), List.of(record, heap(), address));
  }

  private void call(String entry, ProgramUnits.Routine routine, List<Operand> arguments) {
    unit.calls.shelter(
        () -> {
          unit.stack.push(arguments);
          writer.call(entry, routine.unit());
          workspace.current().needBelow(routine.depth());
        });
  }

  /**
   * Leaves TRUE if the other end of a channel may be on another core, so that addresses mean
   * nothing there: on the mesh machine if it is a virtual channel or the host's, on the coherent
   * machine if it is one between components of the outermost PAR.
   *
   * @param channel the channel's address, in one register
   */
  Operand isRemote(Operand channel) {
    Operand first = heap().then(() -> writer.emit(Function.LDNL, FIRST_REMOTE));
    Operand end = heap().then(() -> writer.emit(Function.LDNL, END_OF_REMOTE));
    Operand below = unit.stack.combine(first, channel, Operation.GT);
    Operand notBelow = below.then(() -> writer.emit(Function.EQC, 0));
    return unit.stack.combine(
        notBelow, unit.stack.combine(end, channel, Operation.GT), Operation.AND);
  }
}
