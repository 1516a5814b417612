package org.inmesh.coresim.inspection;

import java.util.Optional;
import java.util.function.IntFunction;
import org.inmesh.coresim.program.DebugInformation.LineEntry;
import org.inmesh.coresim.transputer.CoreEvent;
import org.inmesh.coresim.transputer.CoreEvent.Change;
import org.inmesh.coresim.transputer.CoreEvent.Executed;
import org.inmesh.coresim.transputer.CoreEvent.ProcessChanged;
import org.inmesh.coresim.transputer.CoreRegisters;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;

/**
 * Done when a process comes to another source line. Follows that process: what others do on the
 * core while it waits does not count. If the process ends, the next one on the core is it.
 */
public final class LineStep implements StepTest {
  private final int core;
  private final IntFunction<Optional<LineEntry>> lines;
  private final boolean overCalls;
  private final Optional<LineEntry> start;

  /** Descriptor of the process as it was last seen. */
  private int descriptor;

  private boolean running;
  private boolean ended;

  // A call that is not looked into, until it returns.
  private boolean called;
  private int returnAddress;
  private int workspace;

  /**
   * From where a core is now.
   *
   * @param registers of the core
   * @param running whether a process runs there; otherwise the next one is followed
   * @param lines of the core's code by address
   * @param overCalls whether procedures that are called count as part of the line
   */
  public LineStep(
      int core,
      CoreRegisters registers,
      boolean running,
      IntFunction<Optional<LineEntry>> lines,
      boolean overCalls) {
    this.core = core;
    this.lines = lines;
    this.overCalls = overCalls;
    this.descriptor = registers.descriptor();
    this.running = running;
    this.ended = !running;
    this.start = running ? lines.apply(registers.instructionPointer()) : Optional.empty();
  }

  @Override
  public boolean isDone(CoreEvent event) {
    if (event.core() != core) {
      return false;
    }
    return switch (event) {
      case Executed executed -> running && executed(executed);
      case ProcessChanged changed -> changed(changed);
      default -> false;
    };
  }

  private boolean executed(Executed executed) {
    if (executed.leaves()) {
      descriptor = executed.before().descriptor();
      running = false;
      ended = isLast(executed);
      return false;
    }
    descriptor = executed.after().descriptor();
    int next = executed.after().instructionPointer();
    if (called) {
      called = next != returnAddress || executed.after().workspace() != workspace;
      return !called && isElsewhere(next);
    }
    if (overCalls && executed.instruction().function() == Function.CALL) {
      called = true;
      returnAddress = executed.address() + executed.instruction().length();
      workspace = executed.before().workspace();
      return false;
    }
    return isElsewhere(next);
  }

  @Override
  public int core() {
    return core;
  }

  private static boolean isLast(Executed executed) {
    return executed
        .instruction()
        .operation()
        .filter(operation -> operation == Operation.ENDP || operation == Operation.STOPP)
        .isPresent();
  }

  private boolean changed(ProcessChanged changed) {
    if (changed.change() == Change.INTERRUPTED || changed.change() == Change.IDLE) {
      running = false;
      return false;
    }
    running = ended || changed.descriptor() == descriptor;
    if (ended) {
      return true;
    }
    return running && !called && isElsewhere(changed.address());
  }

  private boolean isElsewhere(int address) {
    Optional<LineEntry> now = lines.apply(address);
    if (now.isEmpty()) {
      return start.isEmpty();
    }
    return start.isEmpty()
        || now.get().position().line() != start.get().position().line()
        || !now.get().position().file().equals(start.get().position().file());
  }
}
