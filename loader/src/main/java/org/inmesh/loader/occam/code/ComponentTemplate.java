package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.loader.object.ObjectProgram.Slot;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;

/**
 * The code of a component body, generated once, and what differs between the elements that run it:
 * the words that the loader fills in.
 *
 * <p>At its end a component executes {@code endp} on a record of its own that counts one process
 * more, the loader, which never ends: so it just ends.
 */
final class ComponentTemplate {
  /** A component and the loader. */
  private static final int PROCESSES = 2;

  private final ProgramUnits program;
  private final int unitIndex;
  private final Frame frame = Frame.outermost();
  private final Place record = frame.capture();
  private final Place recordCount = frame.capture();
  private final Map<Symbol, Place> indices = new LinkedHashMap<>();
  private final Map<Symbol, Place> sharedVariables = new LinkedHashMap<>();
  private final ComponentCaptures captures;
  private final UnitWriter writer;
  private final UnitCode unit;
  private final boolean forks;
  private Place heap;
  private Place start;
  private Place end;

  /**
   * Begins a component's code.
   *
   * @param name of the component without indices
   * @param channels that exist before it starts
   * @param usedIndices replicators of the outermost PAR that its body uses
   * @param shared variables and locks around the outermost PAR that its body may use
   * @param freeNames of its body, the hidden ones of the compiler included
   */
  ComponentTemplate(
      ProgramUnits program,
      String name,
      Collection<Symbol> channels,
      Collection<Symbol> usedIndices,
      Collection<Symbol> shared,
      Collection<Symbol> freeNames) {
    this.program = program;
    this.unitIndex = program.reserve();
    this.captures = new ComponentCaptures(frame, union(channels, shared), usedIndices);
    this.writer = new UnitWriter(program.uniqueName(name), name, program.errors());
    this.unit = new UnitCode(program, writer, frame, captures);
    for (Symbol index : usedIndices) {
      Place place = frame.capture();
      indices.put(index, place);
      unit.bind(index, new Storage.Word(place));
    }
    for (Symbol variable : shared) {
      Place place = frame.capture();
      sharedVariables.put(variable, place);
      unit.bind(variable, new Storage.Pointer(place));
    }
    if (freeNames.contains(HeapCode.HEAP)) {
      heap = frame.capture();
      unit.bind(HeapCode.HEAP, new Storage.Word(heap));
    }
    forks = freeNames.contains(ForkCode.RECORD);
  }

  /** A component that waits for a message before it begins, or sends one when it has ended. */
  void generateComponent(Process body, boolean started, boolean awaited) {
    writer.chooseErrorMode();
    writer.mark(body.position());
    collectForks();
    if (started) {
      start = frame.capture();
      writer.mark(body.position(), "start of the PAR");
      receive(unit.workspace.word(start));
    }
    unit.processes.generate(body);
    if (awaited) {
      end = frame.capture();
      writer.mark(body.position(), "end of the PAR");
      send(unit.workspace.word(end));
    }
    finish();
  }

  /** The process around the outermost PAR, which starts and awaits its components. */
  void generateMain(OutermostParallel outermost, int components) {
    captures.replace(
        outermost.parallel(),
        () -> {
          if (outermost.before()) {
            start = frame.capture();
            writer.mark(outermost.parallel().position(), "start of the PAR");
            forAll(components, start, this::send);
          }
          if (outermost.after()) {
            end = frame.capture();
            writer.mark(outermost.parallel().position(), "end of the PAR");
            forAll(components, end, this::receive);
          }
        });
    writer.chooseErrorMode();
    writer.mark(outermost.root().position());
    collectForks();
    unit.processes.generate(outermost.root());
    finish();
  }

  /** A process that is forked outside of any FORKING counts like the component itself. */
  private void collectForks() {
    if (forks) {
      unit.forks.collectAt(record);
    }
  }

  private void finish() {
    unit.workspace.loadAddress(record);
    writer.emit(Operation.ENDP);
    program.finish(unitIndex, writer);
  }

  private void forAll(int count, Place table, java.util.function.Consumer<Operand> communication) {
    Place control = frame.scalars(2);
    Operand channel =
        unit.stack
            .combine(unit.workspace.word(control), unit.workspace.word(table), Operation.WSUB)
            .then(() -> writer.emit(Function.LDNL, 0));
    unit.loops.repeat(
        control,
        unit.stack.constant(0),
        unit.stack.constant(count),
        true,
        () -> communication.accept(channel));
  }

  private void send(Operand channel) {
    frame.low(0);
    unit.stack.combine(channel, unit.stack.constant(0), Operation.OUTWORD).load().run();
  }

  private void receive(Operand channel) {
    Operand message = unit.workspace.address(frame.scalar());
    Operand length = unit.stack.constant(DataLayout.BYTES_PER_WORD);
    unit.stack.push(List.of(message, channel, length));
    writer.emit(Operation.IN);
  }

  private static List<Symbol> union(Collection<Symbol> some, Collection<Symbol> others) {
    List<Symbol> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  /** The slots for addresses of shared variables. */
  List<Slot> sharedBlocks(SharedVariables variables) {
    List<Slot> slots = new ArrayList<>();
    sharedVariables.forEach(
        (name, place) ->
            slots.add(new Slot.SharedBlock(frame.offset(place), variables.block(name))));
    return slots;
  }

  int unitIndex() {
    return unitIndex;
  }

  int wordsBelow() {
    return frame.below();
  }

  int wordsAbove() {
    return frame.size();
  }

  /** The captured channels of one element, by workspace offset. */
  Map<Integer, Optional<ChannelView>> channels(LoadTimeValues values) {
    LoadTimeValues inside = captures.define(values);
    Map<Integer, Optional<ChannelView>> views = new LinkedHashMap<>();
    for (ComponentCaptures.Channel channel : captures.channels()) {
      views.put(frame.offset(channel.place()), inside.channels(channel.channel()));
    }
    return views;
  }

  /** The slots of one element that are not channels of the program. */
  List<Slot> numbers(Map<Symbol, Integer> values) {
    List<Slot> slots = new ArrayList<>();
    slots.add(new Slot.Value(frame.offset(recordCount), PROCESSES));
    indices.forEach(
        (index, place) -> slots.add(new Slot.Value(frame.offset(place), values.get(index))));
    if (heap != null) {
      slots.add(new Slot.Heap(frame.offset(heap)));
    }
    return slots;
  }

  /** Where the address of the start channel, or of main's table of them, goes; if there is one. */
  Optional<Integer> startOffset() {
    return Optional.ofNullable(start).map(frame::offset);
  }

  /** The same for the end channel. */
  Optional<Integer> endOffset() {
    return Optional.ofNullable(end).map(frame::offset);
  }
}
