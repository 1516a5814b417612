package org.inmesh.loader.occam.code;

import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.InsertedCode;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Process.Alternative;
import org.inmesh.loader.occam.checked.Process.Choice;
import org.inmesh.loader.occam.checked.Process.Declaration;
import org.inmesh.loader.occam.checked.Process.Replicator;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;

/**
 * Walks a process in the order of the text and reports names. Bodies of PROCs are not entered:
 * calls are reported.
 */
abstract class TreeVisitor {

  /** A name is used. */
  abstract void use(Expression.Name name);

  /** A name is declared, by a declaration or a replicator. */
  abstract void declare(Symbol symbol);

  /** A PROC or FUNCTION is called; its arguments are visited afterwards. */
  abstract void call(Procedure procedure, List<Expression> arguments);

  /** An element or part of an array of channels is named; its parts are visited afterwards. */
  void channelElement() {}

  /** Something is used whose code takes memory from the heap ({@link HeapCode}). */
  void heap() {}

  /** A value or variable is taken as one of another type; its parts are visited afterwards. */
  void retype(Expression.Retyped retyped) {}

  /** A process is forked, which the FORKING around it will wait for. */
  void fork() {}

  /** The body of a FORKING. */
  void forking(Process body) {
    visit(body);
  }

  /** A process is about to be visited. */
  void enter(Process process) {}

  /** A PROC or FUNCTION is declared. */
  void declare(Procedure procedure) {}

  /** True for a process that is to be passed over. */
  boolean passesOver(Process process) {
    return false;
  }

  final void visit(Process process) {
    if (passesOver(process)) {
      return;
    }
    enter(process);
    switch (process) {
      case Process.Skip skip -> {}
      case Process.Stop stop -> {}
      case Process.Assignment assignment -> {
        assignment.values().forEach(this::visit);
        assignment.targets().forEach(this::visit);
      }
      case Process.Input input -> {
        visit(input.channel());
        input.items().forEach(this::visit);
      }
      case Process.VariantInput input -> {
        visit(input.channel());
        input.variants().forEach(variant -> visit(variant.body()));
      }
      case Process.During during -> {
        visit(during.channel());
        visit(during.body());
      }
      case Process.Claim claim -> {
        visit(claim.channel());
        declare(claim.claimed());
        // A claim may serve as a lock, without a use of the channel.
        use(new Expression.Name(claim.claimed(), claim.position()));
        visit(claim.body());
      }
      case Process.Output output -> {
        visit(output.channel());
        output.items().forEach(this::visit);
      }
      case Process.TimerRead read -> visit(read.target());
      case Process.TimerWait wait -> visit(wait.time());
      case Process.Sequence sequence -> sequence.processes().forEach(this::visit);
      case Process.ReplicatedSequence sequence -> {
        visit(sequence.replicator());
        visit(sequence.body());
      }
      case Process.NewChannels ends -> {
        visit(ends.client());
        visit(ends.server());
      }
      case Process.Synchronisation sync -> visit(sync.barrier());
      case Process.Resignation resignation -> {
        visit(resignation.barrier());
        visit(resignation.body());
      }
      case Process.Parallel parallel -> {
        parallel.barriers().forEach(this::visit);
        parallel.processes().forEach(this::visit);
      }
      case Process.ReplicatedParallel parallel -> {
        parallel.barriers().forEach(this::visit);
        if (!(parallel.replicator().count() instanceof Expression.Constant)) {
          heap();
        }
        visit(parallel.replicator());
        visit(parallel.body());
      }
      case Process.PriorityParallel parallel -> {
        visit(parallel.high());
        visit(parallel.low());
      }
      case Process.LockRegion region -> {
        visit(region.lock());
        visit(region.body());
      }
      case Process.Atomic atomic -> atomic.arguments().forEach(this::visit);
      case Process.Mark mark -> visit(mark.value());
      case Process.Processor processor -> {
        visit(processor.number());
        visit(processor.body());
      }
      case Process.Alternation alternation -> alternation.alternatives().forEach(this::visit);
      case Process.Conditional conditional -> conditional.choices().forEach(this::visit);
      case Process.Selection selection -> {
        visit(selection.selector());
        selection.options().forEach(option -> visit(option.body()));
        selection.otherwise().ifPresent(this::visit);
      }
      case Process.While loop -> {
        visit(loop.condition());
        visit(loop.body());
      }
      case Process.Call call -> {
        activate(call.procedure(), call.arguments());
        call.arguments().forEach(this::visit);
      }
      case Process.Fork fork -> {
        heap();
        fork();
        call(fork.procedure(), fork.arguments());
        fork.arguments().forEach(this::visit);
      }
      case Process.Forking forking -> forking(forking.body());
      case Process.CallAssignment call -> {
        activate(call.function(), call.arguments());
        call.arguments().forEach(this::visit);
        call.targets().forEach(this::visit);
      }
      case Process.CodeInsert insert -> insert.lines().forEach(line -> visit(line.code()));
      case Process.Results results -> results.values().forEach(this::visit);
      case Process.Scope scope -> {
        visit(scope.declaration());
        visit(scope.body());
      }
    }
  }

  final void visit(Expression expression) {
    if (expression.type() instanceof Type.MobileOf) {
      heap();
    }
    switch (expression) {
      case Expression.Constant constant -> {}
      case Expression.ConstantArray constant -> {}
      case Expression.Name name -> use(name);
      case Expression.Subscript element -> {
        if (element.type().isChannel()) {
          channelElement();
        }
        visit(element.array());
        visit(element.index());
      }
      case Expression.Slice slice -> {
        if (slice.type().isChannel()) {
          channelElement();
        }
        visit(slice.array());
        visit(slice.from());
        visit(slice.count());
      }
      case Expression.ArrayConstructor array -> array.elements().forEach(this::visit);
      case Expression.FieldOf field -> visit(field.record());
      case Expression.RecordConstructor constructor -> constructor.values().forEach(this::visit);
      case Expression.ReplicatedArray array -> {
        visit(array.replicator());
        visit(array.element());
      }
      case Expression.Retyped retyped -> {
        retype(retyped);
        visit(retyped.operand());
      }
      case Expression.Unary unary -> visit(unary.operand());
      case Expression.Binary binary -> {
        visit(binary.left());
        visit(binary.right());
      }
      case Expression.Conversion conversion -> visit(conversion.operand());
      case Expression.SizeOf size -> visit(size.array());
      case Expression.FieldChannel channel -> visit(channel.end());
      case Expression.OfMobile mobile -> mobile.operands().forEach(this::visit);
      case Expression.FunctionCall call -> {
        activate(call.function(), call.arguments());
        call.arguments().forEach(this::visit);
      }
    }
  }

  private void visit(InsertedCode code) {
    switch (code) {
      case InsertedCode.AtName at -> visit(at.name());
      case InsertedCode.Store store -> store.targets().forEach(this::visit);
      case InsertedCode.CallOf call -> call(call.procedure(), List.of());
      case InsertedCode.Load load -> load.sources().forEach(this::visit);
      default -> {}
    }
  }

  private void visit(InsertedCode.Source source) {
    switch (source) {
      case InsertedCode.Source.Value value -> visit(value.expression());
      case InsertedCode.Source.Address address -> visit(address.expression());
      case InsertedCode.Source.Entry entry -> call(entry.procedure(), List.of());
    }
  }

  private void activate(Procedure procedure, List<Expression> arguments) {
    if (procedure.isRecursive()) {
      heap();
    }
    call(procedure, arguments);
  }

  private void visit(Process.Item item) {
    switch (item) {
      case Process.Item.Single single -> visit(single.data());
      case Process.Item.Counted counted -> {
        visit(counted.count());
        visit(counted.array());
      }
      case Process.Item.TagOf tag -> {}
    }
  }

  private void visit(Declaration declaration) {
    switch (declaration) {
      case Declaration.Variable variable -> {
        visit(variable.initial());
        declare(variable.symbol());
        if (variable.symbol().type().hasMobiles()) {
          heap();
        }
      }
      case Declaration.Abbreviation abbreviation -> {
        visit(abbreviation.value());
        declare(abbreviation.symbol());
      }
      case Declaration.ProcedureDeclaration declared -> declare(declared.procedure());
    }
  }

  private void visit(Replicator replicator) {
    visit(replicator.from());
    visit(replicator.count());
    visit(replicator.step());
    declare(replicator.index());
  }

  private void visit(Optional<Expression> expression) {
    expression.ifPresent(this::visit);
  }

  private void visit(Choice choice) {
    switch (choice) {
      case Choice.Guarded guarded -> {
        visit(guarded.condition());
        visit(guarded.body());
      }
      case Choice.Nested nested -> nested.choices().forEach(this::visit);
      case Choice.Replicated replicated -> {
        visit(replicated.replicator());
        visit(replicated.body());
      }
      case Choice.Scoped scoped -> {
        visit(scoped.declaration());
        visit(scoped.body());
      }
    }
  }

  private void visit(Alternative alternative) {
    switch (alternative) {
      case Alternative.InputGuard guard -> {
        visit(guard.condition());
        visit(guard.input());
        visit(guard.body());
      }
      case Alternative.TimerGuard guard -> {
        visit(guard.condition());
        visit(guard.time());
        visit(guard.body());
      }
      case Alternative.SkipGuard guard -> {
        visit(guard.condition());
        visit(guard.body());
      }
      case Alternative.Nested nested -> nested.alternatives().forEach(this::visit);
      case Alternative.Replicated replicated -> {
        visit(replicated.replicator());
        visit(replicated.body());
      }
      case Alternative.Scoped scoped -> {
        visit(scoped.declaration());
        visit(scoped.body());
      }
    }
  }
}
