package org.inmesh.cli.trace;

import org.inmesh.coresim.transputer.CoreEvent;
import org.inmesh.coresim.transputer.CoreEvent.Executed;
import org.inmesh.coresim.transputer.CoreEvent.Failed;
import org.inmesh.coresim.transputer.CoreEvent.MemoryAwaited;
import org.inmesh.coresim.transputer.CoreEvent.ProcessChanged;
import org.inmesh.coresim.transputer.CoreRegisters;

/** An event as a line in aligned columns. */
public final class EventText {
  private EventText() {}

  /** What the columns are. */
  public static String heading() {
    return line("cycle", "core", "pri", "address", "bytes", "instruction", registers())
        .stripTrailing();
  }

  private static String registers() {
    return "A         B         C         Wptr      E";
  }

  /** One event; the source, if it is known, comes last. */
  public static String of(CoreEvent event, String source) {
    String text =
        switch (event) {
          case Executed executed -> executed(executed);
          case MemoryAwaited awaited ->
              other(event, awaited.descriptor(), awaited.address(), "waits for memory");
          case ProcessChanged changed -> changed(changed);
          case Failed failed ->
              other(event, failed.descriptor(), failed.address(), "fails: " + failed.reason());
        };
    return (source.isEmpty() ? text : text + "  " + source).stripTrailing();
  }

  private static String changed(ProcessChanged changed) {
    String process = "process " + InstructionText.address(changed.descriptor() & ~1);
    return switch (changed.change()) {
      case DISPATCHED ->
          other(changed, changed.descriptor(), changed.address(), process + " gets the core");
      case RESUMED ->
          other(
              changed,
              changed.descriptor(),
              changed.address(),
              process + " goes on after its interruption");
      case INTERRUPTED ->
          other(changed, changed.descriptor(), changed.address(), process + " is interrupted");
      case IDLE -> line(changed, "-", "-", "", "no process is ready", "");
    };
  }

  private static String executed(Executed executed) {
    CoreRegisters after = executed.after();
    String registers =
        "%08X  %08X  %08X  %08X  %s"
            .formatted(
                after.a(), after.b(), after.c(), after.workspace(), after.error() ? "1" : "0");
    if (InstructionText.isFloatingPoint(executed)) {
      registers += "  F " + String.join(" ", InstructionText.floatingPoint(after.floatingPoint()));
    }
    String operand = InstructionText.operand(executed);
    return line(
        executed,
        priority(executed.descriptor()),
        InstructionText.word(executed.address()),
        InstructionText.bytes(executed),
        "%-8s %s".formatted(InstructionText.mnemonic(executed), operand),
        registers);
  }

  private static String other(CoreEvent event, int descriptor, int address, String what) {
    return line(event, priority(descriptor), InstructionText.word(address), "", what, "");
  }

  /** The word for a descriptor's priority. */
  static String priority(int descriptor) {
    return (descriptor & 1) == 0 ? "high" : "low";
  }

  private static String line(
      CoreEvent event,
      String priority,
      String address,
      String bytes,
      String instruction,
      String registers) {
    return line(
        Long.toString(event.cycle()),
        Integer.toString(event.core()),
        priority,
        address,
        bytes,
        instruction,
        registers);
  }

  private static String line(
      String cycle,
      String core,
      String priority,
      String address,
      String bytes,
      String instruction,
      String registers) {
    return "%10s  %4s  %-4s  %-8s  %-16s  %-18s  %s"
        .formatted(cycle, core, priority, address, bytes, instruction, registers)
        .stripTrailing();
  }
}
