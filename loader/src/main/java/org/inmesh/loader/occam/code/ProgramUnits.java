package org.inmesh.loader.occam.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.assembly.AssemblyItem;
import org.inmesh.isa.transputer.assembly.AssemblySource;
import org.inmesh.loader.ErrorMode;
import org.inmesh.loader.object.ObjectProgram.CodeUnit;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.syntax.Operators;

/** The units of a program as they come into being: PROCs when first called, tables when used. */
final class ProgramUnits {

  /**
   * A PROC or FUNCTION whose code exists.
   *
   * @param unit index
   * @param label of its first instruction
   * @param hiddenParameters names of enclosing scopes that it gets after its own parameters and, of
   *     a FUNCTION, after the addresses of results that are too large for registers
   * @param depth words below the caller's workspace pointer that a call needs; of a recursive one
   *     known only when all code is generated
   */
  record CompiledProcedure(
      int unit, String label, List<Symbol> hiddenParameters, IntSupplier depth) {}

  /**
   * A routine written in assembly language; it begins with {@code ajw}.
   *
   * @param unit index
   * @param depth words below the caller's workspace pointer that a call needs
   */
  record Routine(int unit, int depth) {}

  private record TableContent(int unitBytes, List<Long> values) {}

  private final ErrorMode errors;
  private final List<CodeUnit> units = new ArrayList<>();
  private final Map<Integer, UnitWriter> unfinished = new LinkedHashMap<>();
  private final Set<String> names = new HashSet<>();
  private final Map<Procedure, CompiledProcedure> procedures = new HashMap<>();
  private final Map<TableContent, Storage.Table> tables = new HashMap<>();
  private final Map<String, Routine> routines = new HashMap<>();
  private final Map<Symbol, Range> ranges = new HashMap<>();
  private final FreeNames freeNames = new FreeNames();

  ProgramUnits(ErrorMode errors) {
    this.errors = errors;
  }

  /** What the code does about errors. */
  ErrorMode errors() {
    return errors;
  }

  FreeNames freeNames() {
    return freeNames;
  }

  /** Ranges of replicator indices and VAL abbreviations, filled in as code is generated. */
  Map<Symbol, Range> ranges() {
    return ranges;
  }

  /** All units, each at its index. */
  List<CodeUnit> finished() {
    int marks = 0;
    for (Map.Entry<Integer, UnitWriter> entry : unfinished.entrySet()) {
      CodeUnit unit = entry.getValue().finish(marks);
      marks += unit.lines().size() + unit.places();
      units.set(entry.getKey(), unit);
    }
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

  /** The unit's code is complete, but for what depends on workspaces of other units. */
  void finish(int index, UnitWriter writer) {
    unfinished.put(index, writer);
  }

  /** The code of a PROC. */
  CompiledProcedure procedure(Procedure procedure) {
    CompiledProcedure known = procedures.get(procedure);
    return known == null ? compile(procedure) : known;
  }

  private CompiledProcedure compile(Procedure procedure) {
    int index = reserve();
    String name =
        uniqueName(Operators.isOperator(procedure.name()) ? "operator$$1" : procedure.name());
    List<Symbol> hidden = freeNames.of(procedure);
    UnitWriter writer = new UnitWriter(name, procedure.name(), errors);
    Frame frame = Frame.outermost();
    CompiledProcedure compiled =
        new CompiledProcedure(
            index, name, hidden, () -> Frame.sum(Frame.CALL_WORDS + frame.size(), frame.below()));
    if (procedure.isRecursive()) {
      procedures.put(procedure, compiled);
    }
    UnitCode unit = new UnitCode(this, writer, frame, Captures.NONE);
    writer.mark(procedure.position());
    writer.workspaces().isCalled(frame);
    writer.workspaces().enter(frame, () -> -frame.size());
    writer.adjustWorkspace(() -> -frame.size());
    writer.workspaces().enter(frame);
    List<Symbol> parameters = new ArrayList<>(procedure.parameters());
    parameters.addAll(unit.functions.resultParameters(procedure));
    parameters.addAll(hidden);
    unit.calls.bindParameters(parameters);
    unit.processes.generate(procedure.body());
    writer.adjustWorkspace(frame::size);
    writer.workspaces().enter(frame, () -> -frame.size());
    writer.emit(Operation.RET);
    finish(index, writer);
    procedures.put(procedure, compiled);
    return compiled;
  }

  /** A table of constants; equal ones are stored once. */
  Storage.Table table(Expression.ConstantArray array) {
    List<Long> values = Arrays.stream(array.values()).boxed().toList();
    int unitBytes = DataLayout.unitBytes(array.type());
    return tables.computeIfAbsent(new TableContent(unitBytes, values), this::makeTable);
  }

  private Storage.Table makeTable(TableContent content) {
    String name = uniqueName(content.unitBytes() == 1 ? "string$$1" : "table$$1");
    int index = reserve();
    ByteBuffer data =
        ByteBuffer.allocate(content.values().size() * content.unitBytes())
            .order(ByteOrder.LITTLE_ENDIAN);
    for (long value : content.values()) {
      switch (content.unitBytes()) {
        case 1 -> data.put((byte) value);
        case 2 -> data.putShort((short) value);
        case 4 -> data.putInt((int) value);
        default -> data.putLong(value);
      }
    }
    List<AssemblyItem> items = new ArrayList<>();
    if (content.unitBytes() >= DataLayout.BYTES_PER_WORD) {
      items.add(new AssemblyItem.Align(DataLayout.BYTES_PER_WORD));
    }
    items.add(new AssemblyItem.Label(name));
    items.add(new AssemblyItem.Data(data.array()));
    units.set(index, new CodeUnit(name, items, List.of(), List.of(), 0));
    return new Storage.Table(name, index);
  }

  /** A routine that is written in assembly language, by the label of its first instruction. */
  Routine routine(String label) {
    return routines.computeIfAbsent(
        label,
        unused -> {
          int index = reserve();
          String file = label.replace('$', '-') + ".txt";
          List<AssemblyItem> items = AssemblySource.parse(file, resource(file));
          units.set(index, new CodeUnit(label, items, List.of(), List.of(), 0));
          int workspace = -((AssemblyItem.Direct) items.get(1)).operand();
          return new Routine(index, Frame.CALL_WORDS + workspace + Frame.PROCESS_WORDS);
        });
  }

  private static String resource(String file) {
    try (InputStream stream = ProgramUnits.class.getResourceAsStream(file)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
