package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.inmesh.coresim.program.WorkspaceLayout;
import org.inmesh.coresim.program.WorkspaceLayout.FrameEntry;
import org.inmesh.coresim.program.WorkspaceLayout.Procedure;
import org.inmesh.coresim.program.WorkspaceLayout.Variable;
import org.inmesh.coresim.program.WorkspaceLayout.Word;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.code.Storage.Binding;
import org.inmesh.loader.occam.code.Storage.Length;

/**
 * Notes, while the code of a unit is generated, in which workspace it runs and where the values of
 * names are, for a debugger. The code is the same with and without.
 */
final class WorkspaceRecorder {
  private static final int NONE = -1;

  /** The mark at the beginning of the unit. */
  private static final int START = 0;

  private record Entered(int mark, Frame frame, IntSupplier words, boolean linked) {}

  private static final class Named {
    final Symbol symbol;
    final Binding binding;
    final int from;
    int to;

    Named(Symbol symbol, Binding binding, int from) {
      this.symbol = symbol;
      this.binding = binding;
      this.from = from;
    }
  }

  private final UnitWriter writer;
  private final String procedure;
  private final Map<Frame, Integer> frames = new IdentityHashMap<>();
  private final List<Frame> numbered = new ArrayList<>();
  private final List<Entered> entered = new ArrayList<>();
  private final List<Named> names = new ArrayList<>();
  private final List<Named> open = new ArrayList<>();
  private Frame called;

  WorkspaceRecorder(UnitWriter writer, String procedure) {
    this.writer = writer;
    this.procedure = procedure;
  }

  /** The code that follows runs in a workspace, whose address is the workspace pointer. */
  void enter(Frame frame) {
    enter(frame, () -> 0);
  }

  /** The same, with the workspace's address so many words above the workspace pointer. */
  void enter(Frame frame, IntSupplier words) {
    number(frame);
    entered.add(new Entered(writer.placeMark(), frame, words, false));
  }

  /** The same, with the workspace's address in a word so many above the workspace pointer. */
  void enterThrough(Frame frame, IntSupplier word) {
    number(frame);
    entered.add(new Entered(writer.placeMark(), frame, word, true));
  }

  /** This workspace has a return address above it. */
  void isCalled(Frame frame) {
    called = frame;
  }

  /** From here on a name means this. */
  void bind(Symbol symbol, Binding binding) {
    // Parameters are there before the procedure has made room for its own.
    int from = isParameter(symbol) ? START : writer.placeMark();
    Named named = new Named(symbol, binding, from);
    names.add(named);
    open.add(named);
  }

  private boolean isParameter(Symbol symbol) {
    return called != null
        && (symbol.kind() == Symbol.Kind.VALUE_PARAMETER
            || symbol.kind() == Symbol.Kind.REFERENCE_PARAMETER);
  }

  /** To be given to {@link #leave} at the end of the scope that begins here. */
  int scope() {
    return open.size();
  }

  /** Ends a scope. */
  void leave(int scope) {
    if (open.size() > scope) {
      int mark = writer.placeMark();
      List<Named> ended = open.subList(scope, open.size());
      ended.forEach(named -> named.to = mark);
      ended.clear();
    }
  }

  /** What was noted; in place of addresses it has the numbers of marks. */
  WorkspaceLayout finish(int unitMark, int firstPlace) {
    List<FrameEntry> entries =
        entered.stream()
            .map(
                each ->
                    new FrameEntry(
                        firstPlace + each.mark(),
                        number(each.frame()),
                        bytes(each.words().getAsInt()),
                        each.linked()))
            .toList();
    List<Variable> variables = new ArrayList<>();
    for (Named named : names) {
      // Names that the compiler has made up contain one; no program's can.
      if (named.symbol.name().indexOf('$') < 0) {
        variable(named, firstPlace, variables);
      }
    }
    return new WorkspaceLayout(
        numbered.stream().map(this::frame).toList(),
        entries,
        List.copyOf(variables),
        List.of(new Procedure(procedure, unitMark)));
  }

  private int number(Frame frame) {
    Integer known = frames.get(frame);
    if (known != null) {
      return known;
    }
    if (frame.parent() != null) {
      number(frame.parent());
    }
    frames.put(frame, numbered.size());
    numbered.add(frame);
    return numbered.size() - 1;
  }

  private WorkspaceLayout.Frame frame(Frame frame) {
    boolean branch = frame.parent() != null;
    int distance = 0;
    if (frame.replicated()) {
      distance = bytes(frame.offset(frame.link()));
    } else if (branch) {
      distance = bytes(frame.displacement());
    }
    return new WorkspaceLayout.Frame(
        procedure,
        branch ? number(frame.parent()) : NONE,
        frame.replicated(),
        distance,
        frame == called ? bytes(frame.size()) : NONE);
  }

  private void variable(Named named, int firstPlace, List<Variable> variables) {
    switch (named.binding.storage()) {
      case Storage.Word word -> variables.add(at(named, word.place(), false, firstPlace));
      case Storage.Array array -> variables.add(at(named, array.place(), false, firstPlace));
      case Storage.Pointer pointer -> variables.add(at(named, pointer.place(), true, firstPlace));
      case Storage.Known known ->
          variables.add(
              new Variable(
                  named.symbol.name(),
                  named.symbol.declared(),
                  ValueTypes.of(named.symbol.type()),
                  WorkspaceLayout.Storage.CONSTANT,
                  0,
                  known.value(),
                  List.of(),
                  firstPlace + named.from,
                  firstPlace + named.to));
      // Tables in the code are read-only, and timers have no value.
      case Storage.Table table -> {}
      case Storage.Nothing nothing -> {}
    }
  }

  private Variable at(Named named, Place place, boolean pointer, int firstPlace) {
    List<Word> lengths = new ArrayList<>();
    for (Length length : named.binding.lengths()) {
      if (length instanceof Length.InWord inWord) {
        lengths.add(word(inWord.place()));
      }
    }
    Word word = word(place);
    return new Variable(
        named.symbol.name(),
        named.symbol.declared(),
        ValueTypes.of(named.symbol.type()),
        pointer ? WorkspaceLayout.Storage.POINTER : WorkspaceLayout.Storage.WORKSPACE,
        word.frame(),
        word.offset(),
        List.copyOf(lengths),
        firstPlace + named.from,
        firstPlace + named.to);
  }

  /** An array in a branch can have lengths from the workspace around. */
  private Word word(Place place) {
    return new Word(number(place.frame()), bytes(place.frame().offset(place)));
  }

  private static int bytes(int words) {
    return words * DataLayout.BYTES_PER_WORD;
  }
}
