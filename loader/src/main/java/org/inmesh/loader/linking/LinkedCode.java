package org.inmesh.loader.linking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.inmesh.coresim.program.DebugInformation;
import org.inmesh.coresim.program.DebugInformation.LineEntry;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.program.MachineImage.CodeBlock;
import org.inmesh.coresim.program.WorkspaceLayout;
import org.inmesh.isa.transputer.assembly.AssembledCode;
import org.inmesh.isa.transputer.assembly.Assembler;
import org.inmesh.isa.transputer.assembly.AssemblyItem;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.object.ObjectProgram.CodeUnit;
import org.inmesh.loader.object.ObjectProgram.SourceLine;

/**
 * The code blocks of an image. Components that need the same units share one block, so that 4096
 * equal cores cost the memory of one.
 */
final class LinkedCode {

  /** Code begins at the first address that a program may use, which is word aligned. */
  static final int START = MachineImage.MEMORY_START + MachineImage.RESERVED_BYTES;

  private final ObjectProgram program;
  private final Map<Integer, TreeSet<Integer>> closures = new HashMap<>();
  private final Map<List<Integer>, Integer> blockOfUnits = new HashMap<>();
  private final List<AssembledCode> assembled = new ArrayList<>();
  private final List<CodeBlock> blocks = new ArrayList<>();
  private final List<LineEntry[]> lines = new ArrayList<>();
  private final List<WorkspaceLayout> workspaces = new ArrayList<>();

  LinkedCode(ObjectProgram program) {
    this.program = program;
  }

  /** Index of the block with all that some components need; -1 if there are no components. */
  int blockFor(int[] components) {
    if (components.length == 0) {
      return -1;
    }
    TreeSet<Integer> units = new TreeSet<>();
    for (int component : components) {
      units.addAll(closure(program.components().get(component).unit()));
    }
    return blockOfUnits.computeIfAbsent(List.copyOf(units), this::assemble);
  }

  List<CodeBlock> blocks() {
    return List.copyOf(blocks);
  }

  DebugInformation debugInformation(List<DebugInformation.Heap> heaps) {
    return debugInformation(heaps, List.of());
  }

  DebugInformation debugInformation(
      List<DebugInformation.Heap> heaps, List<DebugInformation.SharedVariable> shared) {
    return new DebugInformation(
        List.copyOf(lines), List.copyOf(heaps), List.copyOf(workspaces), List.copyOf(shared));
  }

  int bytes(int block) {
    return blocks.get(block).bytes().length;
  }

  /** Address of a component's first instruction in a block. */
  int entry(int block, int component) {
    String label = program.units().get(program.components().get(component).unit()).name();
    return START + assembled.get(block).labelOffset(label);
  }

  /** A unit and all that it refers to, directly or not. */
  private TreeSet<Integer> closure(int start) {
    return closures.computeIfAbsent(
        start,
        unit -> {
          TreeSet<Integer> reached = new TreeSet<>();
          reach(unit, reached);
          return reached;
        });
  }

  private void reach(int unit, TreeSet<Integer> reached) {
    if (reached.add(unit)) {
      program.units().get(unit).needs().forEach(needed -> reach(needed, reached));
    }
  }

  private int assemble(List<Integer> unitNumbers) {
    List<CodeUnit> units = unitNumbers.stream().map(program.units()::get).toList();
    List<AssemblyItem> items = units.stream().flatMap(unit -> unit.items().stream()).toList();
    AssembledCode code = Assembler.assemble(items);
    assembled.add(code);
    blocks.add(new CodeBlock(START, code.bytes()));
    lines.add(lineEntries(units, code));
    workspaces.add(workspaces(units, code));
    return blocks.size() - 1;
  }

  /**
   * The marks in the order of the code, which is that of the assembler's map. Of several at one
   * address the last is the one that belongs to the instruction there.
   */
  private static LineEntry[] lineEntries(List<CodeUnit> units, AssembledCode code) {
    Map<Integer, SourceLine> sourceOfMark = new HashMap<>();
    for (CodeUnit unit : units) {
      IntStream.range(0, unit.lines().size())
          .forEach(i -> sourceOfMark.put(unit.firstMark() + i, unit.lines().get(i)));
    }
    List<LineEntry> entries = new ArrayList<>();
    code.marks()
        .forEach(
            (mark, offset) -> {
              SourceLine line = sourceOfMark.get(mark);
              if (line == null) {
                return;
              }
              if (!entries.isEmpty() && entries.getLast().address() == START + offset) {
                entries.removeLast();
              }
              entries.add(
                  new LineEntry(START + offset, line.position(), line.procedure(), line.channel()));
            });
    return entries.toArray(LineEntry[]::new);
  }

  private static WorkspaceLayout workspaces(List<CodeUnit> units, AssembledCode code) {
    return WorkspaceLayout.union(
        units.stream()
            .map(CodeUnit::workspaces)
            .map(layout -> layout.moved(mark -> START + code.marks().get(mark)))
            .toList());
  }
}
