package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.inmesh.isa.transputer.Function;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.InsertedCode;
import org.inmesh.loader.occam.checked.InsertedCode.Source;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Type;

/** The instructions that a program inserts with ASM or GUY. */
final class InsertCode {
  private final UnitCode unit;
  private final UnitWriter writer;
  private final Workspace workspace;
  private final Map<String, String> labels = new HashMap<>();

  private InsertCode(UnitCode unit) {
    this.unit = unit;
    this.writer = unit.writer;
    this.workspace = unit.workspace;
  }

  /** Emits one insert, whose labels nothing else knows. */
  static void emit(UnitCode unit, Process.CodeInsert insert) {
    InsertCode code = new InsertCode(unit);
    unit.writer.keepAsWritten();
    for (InsertedCode.Line line : insert.lines()) {
      unit.writer.line(line.position(), "");
      code.emit(line.code());
    }
  }

  private String label(String name) {
    return labels.computeIfAbsent(name, unused -> writer.newLabel());
  }

  private void emit(InsertedCode code) {
    switch (code) {
      case InsertedCode.Label label -> writer.label(label(label.name()));
      case InsertedCode.Operate operate -> writer.emit(operate.operation());
      case InsertedCode.Enter enter -> writer.emit(enter.entry());
      case InsertedCode.Direct direct -> writer.emit(direct.function(), direct.operand());
      case InsertedCode.Prefix prefix -> {
        Function function = prefix.negative() ? Function.NFIX : Function.PFIX;
        writer.data(new byte[] {(byte) (function.code() << 4 | prefix.operand())});
      }
      case InsertedCode.AtName at -> atName(at);
      case InsertedCode.WorkspaceSize size -> {
        Frame frame = workspace.current();
        int sign = size.negative() ? -1 : 1;
        writer.emit(size.function(), () -> sign * frame.size());
      }
      case InsertedCode.Branch branch -> writer.branch(branch.function(), label(branch.label()));
      case InsertedCode.CallOf call -> call(call.procedure());
      case InsertedCode.Load load ->
          unit.stack.push(load.sources().stream().map(this::source).toList().reversed());
      case InsertedCode.Store store -> store(store.targets());
      case InsertedCode.LoadDifference distance ->
          writer.loadDifference(label(distance.from()), label(distance.to()));
      case InsertedCode.LoadLabel load -> writer.loadAddress(label(load.label()));
      case InsertedCode.Data data -> writer.data(data.bytes());
      case InsertedCode.Align ignored -> writer.align(DataLayout.BYTES_PER_WORD);
      case InsertedCode.Reserve reserve ->
          workspace.current().needBelow(Frame.PROCESS_WORDS + reserve.words());
    }
  }

  /** In a branch of a PAR the word may be another process's, to which a path of words leads. */
  private void atName(InsertedCode.AtName at) {
    Optional<Place> captured =
        at.name().type().isChannel() ? unit.captures.channel(at.name()) : Optional.empty();
    Place place = captured.orElseGet(() -> stored(at.name()));
    switch (at.function()) {
      case LDL -> workspace.load(place);
      case LDLP -> workspace.loadAddress(place);
      case STL -> workspace.store(place);
      default -> {
        IntSupplier offset = workspace.offset(place);
        writer.emit(at.function(), offset);
      }
    }
  }

  private Place stored(Expression.Name name) {
    return switch (unit.binding(name.symbol()).storage()) {
      case Storage.Word word -> word.place();
      case Storage.Pointer pointer -> pointer.place();
      case Storage.Array array -> array.place();
      case Storage.Known known -> workspace.keep(unit.stack.constant(known.value()));
      default -> workspace.keep(unit.locations.address(name));
    };
  }

  private Operand source(Source source) {
    return switch (source) {
      case Source.Value value ->
          value.expression().type().isChannel()
              ? unit.locations.channel(value.expression())
              : unit.expressions.value(value.expression());
      case Source.Address address -> address(address.expression());
      case Source.Entry entry -> {
        ProgramUnits.CompiledProcedure procedure = unit.program.procedure(entry.procedure());
        yield new Operand(1, () -> writer.loadAddress(procedure.label(), procedure.unit()));
      }
    };
  }

  private Operand address(Expression expression) {
    if (expression.type() instanceof Type.ChannelOf) {
      return kept(unit.locations.channel(expression));
    }
    boolean inMemory =
        switch (expression) {
          case Expression.Constant constant -> false;
          case Expression.Name name ->
              !(unit.binding(name.symbol()).storage() instanceof Storage.Known);
          default -> true;
        };
    return inMemory ? unit.locations.address(expression) : kept(unit.expressions.value(expression));
  }

  /** The address of a word in which a value is put. */
  private Operand kept(Operand value) {
    Place place = workspace.current().scalar();
    return new Operand(
        value.need(),
        () -> {
          value.load().run();
          workspace.store(place);
          workspace.loadAddress(place);
        });
  }

  /** A word of this process leaves the other registers alone. */
  private void store(List<Expression> targets) {
    List<Place> kept = new ArrayList<>();
    for (Expression target : targets) {
      boolean plain =
          unit.locations.isVariableWord(target)
              && DataLayout.unitBytes(target.type()) != LocationCode.HALF_WORD;
      Place place = plain ? unit.locations.of(target).word() : workspace.current().scalar();
      workspace.store(place);
      kept.add(plain ? null : place);
    }
    for (int i = 0; i < targets.size(); i++) {
      if (kept.get(i) != null) {
        unit.stores.store(targets.get(i), workspace.word(kept.get(i)));
      }
    }
  }

  /**
   * INMOS's compiler gives a PROC that uses names from around it a static link as first parameter,
   * which programs push last before the call; here these names are parameters themselves.
   */
  private void call(Procedure callee) {
    ProgramUnits.CompiledProcedure procedure = unit.program.procedure(callee);
    if (procedure.hiddenParameters().isEmpty()) {
      writer.call(procedure.label(), procedure.unit());
      workspace.current().needBelow(procedure.depth().getAsInt());
      return;
    }
    workspace.store(workspace.current().scalar());
    List<Operand> words = new ArrayList<>();
    for (int i = 0; i < Math.min(callee.parameters().size(), Operand.STACK_DEPTH - 1); i++) {
      Place place = workspace.current().scalar();
      workspace.store(place);
      words.add(workspace.word(place));
    }
    unit.calls.callWithWords(callee, words);
  }
}
