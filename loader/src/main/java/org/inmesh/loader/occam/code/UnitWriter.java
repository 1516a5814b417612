package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.isa.transputer.FloatingPointEntry;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.assembly.AssemblyItem;
import org.inmesh.loader.ErrorMode;
import org.inmesh.loader.object.ObjectProgram.CodeUnit;
import org.inmesh.loader.object.ObjectProgram.SourceLine;

/**
 * Collects the code of one unit. Operands that depend on the workspace layout are given as
 * suppliers, which are asked when the unit is finished.
 */
final class UnitWriter {
  private final String name;
  private final String procedure;
  private final ErrorMode errors;
  private final List<Supplier<AssemblyItem>> items = new ArrayList<>();
  private final Set<Integer> needs = new LinkedHashSet<>();
  private final List<SourceLine> lines = new ArrayList<>();
  private final WorkspaceRecorder workspaces;
  private int places;
  private int firstMark;
  private int labels;
  private boolean exact;

  /**
   * Starts a unit.
   *
   * @param name unique in the program; also the label of the first instruction
   * @param procedure as shown to the user
   * @param errors what its code does about errors
   */
  UnitWriter(String name, String procedure, ErrorMode errors) {
    this.errors = errors;
    this.name = name;
    this.procedure = procedure;
    this.workspaces = new WorkspaceRecorder(this, procedure);
    label(name);
    placeMark();
  }

  /** A label that nothing else has: names of occam contain no dollar sign. */
  String newLabel() {
    return name + "$" + labels++;
  }

  void label(String label) {
    item(new AssemblyItem.Label(label));
  }

  void emit(Function function, int operand) {
    item(new AssemblyItem.Direct(function, operand));
    if (function == Function.ADC) {
      stopAfterError();
    }
  }

  /** An instruction whose operand is known when the unit is finished. */
  void emit(Function function, IntSupplier operand) {
    items.add(() -> new AssemblyItem.Direct(function, operand.getAsInt()));
  }

  void emit(Operation operation) {
    if (operation == Operation.FPCHKERROR && errors == ErrorMode.UNDEFINED) {
      return;
    }
    item(new AssemblyItem.Operate(operation));
    if (isChecked(operation)) {
      stopAfterError();
    }
  }

  /** True for operations that set the error flag. */
  private static boolean isChecked(Operation operation) {
    return switch (operation) {
      case ADD, SUB, MUL, DIV, REM, LADD, LSUB, LDIV, FMUL -> true;
      case CSUB0, CCNT1, CWORD, CSNGL, FPCHKERROR -> true;
      default -> false;
    };
  }

  /**
   * In STOP mode: stops the process if the operation before has set the error flag, which needs no
   * register. The flag stays set; {@link #mark} clears it for the processes that go on.
   */
  private void stopAfterError() {
    if (errors == ErrorMode.STOP) {
      item(new AssemblyItem.Operate(Operation.STOPERR));
    }
  }

  /** Stops the process for good, by an error, so that it is known to have stopped. */
  void stop() {
    emit(Operation.SETERR);
    emit(errors == ErrorMode.HALT ? Operation.STOPP : Operation.STOPERR);
  }

  /** The first instruction of a process that the loader starts. */
  void chooseErrorMode() {
    if (errors != ErrorMode.HALT) {
      emit(Operation.CLRHALTERR);
    }
  }

  /** A floating-point operation by way of {@code fpentry}, which takes a place of the stack. */
  void emit(FloatingPointEntry entry) {
    AssemblyItem.enter(entry).forEach(this::item);
  }

  /** {@code ajw}, left out if there is nothing to adjust. */
  void adjustWorkspace(IntSupplier words) {
    items.add(
        () ->
            words.getAsInt() == 0
                ? new AssemblyItem.Data(new byte[0])
                : new AssemblyItem.Direct(Function.AJW, words.getAsInt()));
  }

  void branch(Function function, String target) {
    item(new AssemblyItem.Branch(function, target));
  }

  void call(String target, int unit) {
    needs.add(unit);
    branch(Function.CALL, target);
  }

  /** Pushes the distance in bytes between two labels. */
  void loadDifference(String from, String to) {
    item(new AssemblyItem.LoadDifference(from, to));
  }

  /** Pushes the address of a label of this unit. */
  void loadAddress(String label) {
    item(new AssemblyItem.LoadAddress(label));
  }

  /** Pushes the address of a label of another unit. */
  void loadAddress(String label, int unit) {
    needs.add(unit);
    loadAddress(label);
  }

  /** Bytes that are no instructions of the compiler's. */
  void data(byte[] bytes) {
    item(new AssemblyItem.Data(bytes));
  }

  void align(int bytes) {
    item(new AssemblyItem.Align(bytes));
  }

  /** The code that follows belongs to this place in the source; at most A and B are in use. */
  void mark(SourcePosition position) {
    mark(position, "");
  }

  /** The code that follows is a communication on a channel. */
  void mark(SourcePosition position, String channel) {
    line(position, channel);
    if (errors == ErrorMode.STOP) {
      // A process that stopped while this one was waiting may have left the error flag set.
      item(new AssemblyItem.Operate(Operation.TESTERR));
      // Dropped below the workspace, where nothing is kept while a process runs: a T800 has no pop.
      item(new AssemblyItem.Direct(Function.STL, -1));
    }
  }

  /** The same where all registers may be in use. */
  void line(SourcePosition position, String channel) {
    int number = lines.size();
    lines.add(new SourceLine(position, procedure, channel));
    items.add(() -> new AssemblyItem.Mark(firstMark + number));
  }

  /** Notes for a debugger what the code that follows means. */
  WorkspaceRecorder workspaces() {
    return workspaces;
  }

  /** Marks a place for {@link WorkspaceRecorder}; the first is that of the unit. */
  int placeMark() {
    int number = places++;
    items.add(() -> new AssemblyItem.Mark(firstMark + lines.size() + number));
    return number;
  }

  /** The code contains instructions of the program's own, to which nothing may be changed. */
  void keepAsWritten() {
    exact = true;
  }

  /** Ends the unit. */
  CodeUnit finish(int firstMarkOfUnit) {
    firstMark = firstMarkOfUnit;
    workspaces.leave(0);
    List<AssemblyItem> finished = new ArrayList<>(items.size());
    for (Supplier<AssemblyItem> item : items) {
      AssemblyItem made = item.get();
      if (!(made instanceof AssemblyItem.Data data && data.bytes().length == 0)) {
        finished.add(made);
      }
    }
    List<AssemblyItem> code = exact ? finished : JumpThreading.thread(finished);
    int firstPlace = firstMark + lines.size();
    return new CodeUnit(
        name,
        List.copyOf(code),
        List.copyOf(needs),
        List.copyOf(lines),
        firstMark,
        places,
        workspaces.finish(firstPlace, firstPlace));
  }

  private void item(AssemblyItem item) {
    items.add(() -> item);
  }
}
