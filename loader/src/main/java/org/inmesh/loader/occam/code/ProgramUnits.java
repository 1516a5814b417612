package org.inmesh.loader.occam.code;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.assembly.AssemblyItem;
import org.inmesh.loader.object.ObjectProgram.CodeUnit;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Symbol;

/** The units of a program as they come into being: PROCs when first called, tables when used. */
final class ProgramUnits {

  /**
   * A PROC whose code exists.
   *
   * @param unit index
   * @param label of its first instruction
   * @param hiddenParameters names of enclosing scopes that it gets after its own parameters
   * @param depth words below the caller's workspace pointer that a call needs
   */
  record CompiledProcedure(int unit, String label, List<Symbol> hiddenParameters, int depth) {}

  private record TableContent(boolean bytes, List<Integer> values) {}

  private final List<CodeUnit> units = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Map<Procedure, CompiledProcedure> procedures = new HashMap<>();
  private final Map<TableContent, Storage.Table> tables = new HashMap<>();
  private final Map<Symbol, Range> ranges = new HashMap<>();
  private final FreeNames freeNames = new FreeNames();
  private int marks;

  FreeNames freeNames() {
    return freeNames;
  }

  /** Ranges of replicator indices and VAL abbreviations, filled in as code is generated. */
  Map<Symbol, Range> ranges() {
    return ranges;
  }

  /** All units, each at its index. */
  List<CodeUnit> finished() {
    if (units.contains(null)) {
      throw new IllegalStateException("a unit was begun and not finished");
    }
    return List.copyOf(units);
  }

  /** A name that no other unit and no label has: names of occam contain no dollar sign. */
  String uniqueName(String wanted) {
    String name = wanted;
    for (int i = 2; !names.add(name); i++) {
      name = wanted + "$$" + i;
    }
    return name;
  }

  /** Index for a unit that will be finished later. */
  int reserve() {
    units.add(null);
    return units.size() - 1;
  }

  void finish(int index, UnitWriter writer) {
    CodeUnit unit = writer.finish(marks);
    marks += unit.lines().size();
    units.set(index, unit);
  }

  /** The code of a PROC. */
  CompiledProcedure procedure(Procedure procedure) {
    CompiledProcedure known = procedures.get(procedure);
    if (known == null) {
      known = compile(procedure);
      procedures.put(procedure, known);
    }
    return known;
  }

  private CompiledProcedure compile(Procedure procedure) {
    int index = reserve();
    String name = uniqueName(procedure.name());
    List<Symbol> hidden = freeNames.of(procedure);
    UnitWriter writer = new UnitWriter(name, procedure.name());
    Frame frame = Frame.outermost();
    UnitCode unit = new UnitCode(this, writer, frame, Captures.NONE);
    writer.mark(procedure.position());
    writer.adjustWorkspace(() -> -frame.size());
    List<Symbol> parameters = new ArrayList<>(procedure.parameters());
    parameters.addAll(hidden);
    unit.calls.bindParameters(parameters);
    unit.processes.generate(procedure.body());
    writer.adjustWorkspace(frame::size);
    writer.emit(Operation.RET);
    finish(index, writer);
    int depth = Frame.sum(Frame.CALL_WORDS + frame.size(), frame.below());
    return new CompiledProcedure(index, name, hidden, depth);
  }

  /** A table of constants; equal ones are stored once. */
  Storage.Table table(Expression.ConstantArray array) {
    boolean bytes = DataLayout.isByte(array.type());
    List<Integer> values = java.util.Arrays.stream(array.values()).boxed().toList();
    return tables.computeIfAbsent(new TableContent(bytes, values), this::makeTable);
  }

  private Storage.Table makeTable(TableContent content) {
    String name = uniqueName(content.bytes() ? "string$$1" : "table$$1");
    int index = reserve();
    int unitBytes = content.bytes() ? 1 : DataLayout.BYTES_PER_WORD;
    ByteBuffer data =
        ByteBuffer.allocate(content.values().size() * unitBytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : content.values()) {
      if (content.bytes()) {
        data.put((byte) value);
      } else {
        data.putInt(value);
      }
    }
    List<AssemblyItem> items = new ArrayList<>();
    if (!content.bytes()) {
      items.add(new AssemblyItem.Align(DataLayout.BYTES_PER_WORD));
    }
    items.add(new AssemblyItem.Label(name));
    items.add(new AssemblyItem.Data(data.array()));
    units.set(index, new CodeUnit(name, items, List.of(), List.of(), marks));
    return new Storage.Table(name, index);
  }
}
