package org.inmesh.cli.trace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inmesh.coresim.transputer.CoreEvent;
import org.inmesh.coresim.transputer.CoreEvent.Executed;
import org.inmesh.coresim.transputer.CoreEvent.Failed;
import org.inmesh.coresim.transputer.CoreEvent.MemoryAwaited;
import org.inmesh.coresim.transputer.CoreEvent.ProcessChanged;
import org.inmesh.coresim.transputer.CoreRegisters;

/** An event as named values; all have the same names. */
final class EventRow {
  static final List<String> NAMES =
      List.of(
          "cycle",
          "core",
          "event",
          "priority",
          "process",
          "address",
          "bytes",
          "mnemonic",
          "operand",
          "a",
          "b",
          "c",
          "wptr",
          "iptr",
          "error",
          "fa",
          "fb",
          "fc",
          "source",
          "text");

  private EventRow() {}

  static Map<String, Object> of(CoreEvent event, String source) {
    Map<String, Object> row = new LinkedHashMap<>();
    NAMES.forEach(name -> row.put(name, null));
    row.put("cycle", event.cycle());
    row.put("core", event.core());
    if (!source.isEmpty()) {
      row.put("source", source);
    }
    switch (event) {
      case Executed executed -> {
        place(row, "executed", executed.descriptor(), executed.address());
        instruction(row, executed);
      }
      case MemoryAwaited awaited ->
          place(row, "memory-awaited", awaited.descriptor(), awaited.address());
      case ProcessChanged changed -> {
        row.put("event", changed.change().name().toLowerCase(Locale.ROOT));
        if (changed.change() != CoreEvent.Change.IDLE) {
          place(row, (String) row.get("event"), changed.descriptor(), changed.address());
        }
      }
      case Failed failed -> {
        place(row, "failed", failed.descriptor(), failed.address());
        row.put("text", failed.reason());
      }
    }
    return row;
  }

  private static void place(Map<String, Object> row, String event, int descriptor, int address) {
    row.put("event", event);
    row.put("priority", EventText.priority(descriptor));
    row.put("process", InstructionText.word(descriptor & ~1));
    row.put("address", InstructionText.word(address));
  }

  private static void instruction(Map<String, Object> row, Executed executed) {
    CoreRegisters after = executed.after();
    row.put("bytes", InstructionText.bytes(executed));
    row.put("mnemonic", InstructionText.mnemonic(executed));
    if (executed.instruction().operation().isEmpty()) {
      row.put("operand", executed.instruction().operand());
    }
    row.put("a", InstructionText.word(after.a()));
    row.put("b", InstructionText.word(after.b()));
    row.put("c", InstructionText.word(after.c()));
    row.put("wptr", InstructionText.word(after.workspace()));
    row.put("iptr", InstructionText.word(after.instructionPointer()));
    row.put("error", after.error());
    if (InstructionText.isFloatingPoint(executed)) {
      List<String> stack = InstructionText.floatingPoint(after.floatingPoint());
      row.put("fa", stack.get(0));
      row.put("fb", stack.get(1));
      row.put("fc", stack.get(2));
    }
  }
}
