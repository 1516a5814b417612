package org.inmesh.loader.occam.checked;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Shows a checked program, for {@code compile --emit tree}: as occam, two spaces for each level,
 * with constants folded, every declaration on its own line, and all parentheses.
 */
public final class TreePrinter {
  private final StringBuilder text = new StringBuilder();
  private int level;

  private TreePrinter() {}

  /** The text, its lines ended by a line feed. */
  public static String print(CheckedProgram program) {
    TreePrinter printer = new TreePrinter();
    printer.line("-- program " + program.name());
    program.parameters().forEach((name, value) -> printer.line("-- " + name + " = " + value));
    printer.procedure(program.main());
    return printer.text.toString();
  }

  private void line(String content) {
    text.append("  ".repeat(level)).append(content).append('\n');
  }

  private void under(Process process) {
    level++;
    process(process);
    level--;
  }

  private void procedure(Procedure procedure) {
    String parameters =
        procedure.parameters().stream()
            .map(TreePrinter::parameter)
            .collect(Collectors.joining(", "));
    String results =
        procedure.results().stream().map(Type::toString).collect(Collectors.joining(", "));
    String heading =
        (procedure.isRecursive() ? "REC " : "")
            + (procedure.isFunction() ? results + " FUNCTION " : "PROC ");
    line(heading + procedure.name() + " (" + parameters + ")");
    under(procedure.body());
    line(":");
  }

  private static String parameter(Symbol symbol) {
    return (symbol.kind() == Symbol.Kind.VALUE_PARAMETER ? "VAL " : "") + typed(symbol);
  }

  private static String typed(Symbol symbol) {
    String shared = symbol.isShared() ? "SHARED " : "";
    return shared + symbol.type() + " " + symbol.name() + symbol.type().direction().mark();
  }

  private void process(Process outer) {
    Process process = outer;
    while (process instanceof Process.Scope scope) {
      declaration(scope.declaration());
      process = scope.body();
    }
    switch (process) {
      case Process.Skip ignored -> line("SKIP");
      case Process.Stop ignored -> line("STOP");
      case Process.Assignment assignment ->
          line(list(assignment.targets(), ", ") + " := " + list(assignment.values(), ", "));
      case Process.Input input -> line(input(input));
      case Process.VariantInput input -> variants("", input);
      case Process.During during -> {
        line("DURING " + ExpressionText.of(during.channel()));
        under(during.body());
      }
      case Process.Claim claim -> {
        line("CLAIM " + ExpressionText.of(claim.channel()) + claim.end().mark());
        under(claim.body());
      }
      case Process.NewChannels ends ->
          line(
              "%s, %s := MOBILE %s"
                  .formatted(
                      ExpressionText.of(ends.client()),
                      ExpressionText.of(ends.server()),
                      ends.channels()));
      case Process.Synchronisation sync -> line("SYNC " + ExpressionText.of(sync.barrier()));
      case Process.Resignation resignation -> {
        line("RESIGN " + ExpressionText.of(resignation.barrier()));
        under(resignation.body());
      }
      case Process.Output output ->
          line(ExpressionText.of(output.channel()) + " ! " + items(output.items()));
      case Process.TimerRead timer -> line("TIMER ? " + ExpressionText.of(timer.target()));
      case Process.TimerWait timer -> line("TIMER ? AFTER " + ExpressionText.of(timer.time()));
      case Process.Sequence sequence -> {
        line("SEQ");
        sequence.processes().forEach(this::under);
      }
      case Process.ReplicatedSequence sequence -> {
        line("SEQ " + ExpressionText.ofReplicator(sequence.replicator()));
        under(sequence.body());
      }
      case Process.Parallel parallel -> {
        line((parallel.placed() ? "PLACED PAR" : "PAR") + barriers(parallel.barriers()));
        parallel.processes().forEach(this::under);
      }
      case Process.ReplicatedParallel parallel -> {
        line(
            (parallel.placed() ? "PLACED PAR " : "PAR ")
                + ExpressionText.ofReplicator(parallel.replicator())
                + barriers(parallel.barriers()));
        under(parallel.body());
      }
      case Process.PriorityParallel parallel -> {
        line("PRI PAR");
        under(parallel.high());
        under(parallel.low());
      }
      case Process.LockRegion region -> {
        line("LOCK " + ExpressionText.of(region.lock()));
        under(region.body());
      }
      case Process.Atomic atomic -> {
        String arguments =
            atomic.arguments().isEmpty() ? "" : " (" + list(atomic.arguments(), ", ") + ")";
        line(atomic.operation().text() + arguments);
      }
      case Process.Mark mark -> line("TRACE.MARK (" + ExpressionText.of(mark.value()) + ")");
      case Process.Processor processor -> {
        line("PROCESSOR " + ExpressionText.of(processor.number()));
        under(processor.body());
      }
      case Process.Alternation alternation -> alternatives("ALT", alternation.alternatives());
      case Process.Conditional conditional -> choices("IF", conditional.choices());
      case Process.Selection selection -> selection(selection);
      case Process.While loop -> {
        line("WHILE " + ExpressionText.of(loop.condition()));
        under(loop.body());
      }
      case Process.Call call ->
          line(call.procedure().name() + " (" + list(call.arguments(), ", ") + ")");
      case Process.Fork fork ->
          line("FORK " + fork.procedure().name() + " (" + list(fork.arguments(), ", ") + ")");
      case Process.Forking forking -> {
        line("FORKING");
        under(forking.body());
      }
      case Process.CallAssignment call ->
          line(
              "%s := %s (%s)"
                  .formatted(
                      list(call.targets(), ", "),
                      call.function().name(),
                      list(call.arguments(), ", ")));
      case Process.CodeInsert insert -> {
        line(insert.byName() ? "GUY" : "ASM");
        level++;
        insert.lines().forEach(each -> line(each.text()));
        level--;
      }
      case Process.Results results -> line("RESULT " + list(results.values(), ", "));
      case Process.Scope scope -> throw new IllegalStateException("after all declarations");
    }
  }

  private void selection(Process.Selection selection) {
    line("CASE " + ExpressionText.of(selection.selector()));
    level++;
    for (Process.Option option : selection.options()) {
      line(list(option.values(), ", "));
      under(option.body());
    }
    if (selection.otherwise().isPresent()) {
      line("ELSE");
      under(selection.otherwise().get());
    }
    level--;
  }

  private void declaration(Process.Declaration declaration) {
    switch (declaration) {
      case Process.Declaration.Variable variable ->
          line(
              variable
                  .initial()
                  .map(
                      value ->
                          "INITIAL %s IS %s:"
                              .formatted(typed(variable.symbol()), ExpressionText.of(value)))
                  .orElseGet(() -> typed(variable.symbol()) + ":"));
      case Process.Declaration.Abbreviation abbreviation -> {
        Symbol symbol = abbreviation.symbol();
        String value = symbol.kind() == Symbol.Kind.VALUE_ABBREVIATION ? "VAL " : "";
        String is = abbreviation.value() instanceof Expression.Retyped ? " RETYPES " : " IS ";
        line(value + typed(symbol) + is + ExpressionText.of(abbreviation.value()) + ":");
      }
      case Process.Declaration.ProcedureDeclaration declared -> procedure(declared.procedure());
    }
  }

  private void choices(String head, List<Process.Choice> choices) {
    line(head);
    level++;
    choices.forEach(this::choice);
    level--;
  }

  private void choice(Process.Choice choice) {
    switch (choice) {
      case Process.Choice.Guarded guarded -> {
        line(ExpressionText.of(guarded.condition()));
        under(guarded.body());
      }
      case Process.Choice.Nested nested -> choices("IF", nested.choices());
      case Process.Choice.Replicated replicated -> {
        line("IF " + ExpressionText.ofReplicator(replicated.replicator()));
        level++;
        choice(replicated.body());
        level--;
      }
      case Process.Choice.Scoped scoped -> {
        declaration(scoped.declaration());
        choice(scoped.body());
      }
    }
  }

  private void alternatives(String head, List<Process.Alternative> alternatives) {
    line(head);
    level++;
    alternatives.forEach(this::alternative);
    level--;
  }

  private void alternative(Process.Alternative alternative) {
    switch (alternative) {
      case Process.Alternative.InputGuard guard -> {
        switch (guard.input()) {
          case Process.Input input -> guarded(guard.condition(), input(input), guard.body());
          case Process.VariantInput input -> variants(condition(guard.condition()), input);
        }
      }
      case Process.Alternative.TimerGuard guard ->
          guarded(
              guard.condition(), "TIMER ? AFTER " + ExpressionText.of(guard.time()), guard.body());
      case Process.Alternative.SkipGuard guard -> guarded(guard.condition(), "SKIP", guard.body());
      case Process.Alternative.Nested nested -> alternatives("ALT", nested.alternatives());
      case Process.Alternative.Replicated replicated -> {
        line("ALT " + ExpressionText.ofReplicator(replicated.replicator()));
        level++;
        alternative(replicated.body());
        level--;
      }
      case Process.Alternative.Scoped scoped -> {
        declaration(scoped.declaration());
        alternative(scoped.body());
      }
    }
  }

  private void guarded(Optional<Expression> condition, String guard, Process body) {
    line(condition(condition) + guard);
    under(body);
  }

  private static String condition(Optional<Expression> condition) {
    return condition.map(value -> ExpressionText.of(value) + " & ").orElse("");
  }

  private void variants(String condition, Process.VariantInput input) {
    line(condition + ExpressionText.of(input.channel()) + inputMark(input.extended()) + "CASE");
    level++;
    for (Process.Variant variant : input.variants()) {
      line(variant.tag().name());
      under(variant.body());
    }
    level--;
  }

  private static String input(Process.Input input) {
    return ExpressionText.of(input.channel()) + inputMark(input.extended()) + items(input.items());
  }

  private static String barriers(List<Expression> barriers) {
    return barriers.isEmpty() ? "" : " BARRIER " + list(barriers, ", ");
  }

  private static String inputMark(boolean extended) {
    return extended ? " ?? " : " ? ";
  }

  private static String items(List<Process.Item> items) {
    return items.stream().map(TreePrinter::item).collect(Collectors.joining("; "));
  }

  private static String item(Process.Item item) {
    return switch (item) {
      case Process.Item.Single single -> ExpressionText.of(single.data());
      case Process.Item.Counted counted ->
          ExpressionText.of(counted.count()) + "::" + ExpressionText.of(counted.array());
      case Process.Item.TagOf tag -> tag.tag().name();
    };
  }

  private static String list(List<? extends Expression> expressions, String separator) {
    return expressions.stream().map(ExpressionText::of).collect(Collectors.joining(separator));
  }
}
