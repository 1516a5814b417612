package org.inmesh.loader.occam.code;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.InsertedCode;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;

/**
 * Looks for what a program does with addresses of channels: inserted instructions that name one,
 * and RETYPES between a channel and a number. Which component uses the channel cannot be seen then.
 */
final class ChannelAddressUse extends TreeVisitor {
  private final Set<Procedure> visited = new HashSet<>();
  private Optional<SourcePosition> found = Optional.empty();

  private ChannelAddressUse() {}

  /** Where the first is, in what the process does and calls. */
  static Optional<SourcePosition> in(Process process) {
    ChannelAddressUse visitor = new ChannelAddressUse();
    visitor.visit(process);
    return visitor.found;
  }

  private void found(SourcePosition position) {
    if (found.isEmpty()) {
      found = Optional.of(position);
    }
  }

  @Override
  void use(Expression.Name name) {}

  @Override
  void declare(Symbol symbol) {}

  @Override
  void call(Procedure procedure, List<Expression> arguments) {
    if (visited.add(procedure)) {
      visit(procedure.body());
    }
  }

  @Override
  void retype(Expression.Retyped retyped) {
    if (retyped.type().isChannel() || retyped.operand().type().isChannel()) {
      found(retyped.position());
    }
  }

  @Override
  void enter(Process process) {
    if (process instanceof Process.CodeInsert insert) {
      insert.lines().stream()
          .filter(line -> namesChannel(line.code()))
          .findFirst()
          .ifPresent(line -> found(line.position()));
    }
  }

  private static boolean namesChannel(InsertedCode code) {
    return switch (code) {
      case InsertedCode.AtName at -> at.name().type().isChannel();
      case InsertedCode.Load load -> load.sources().stream().anyMatch(ChannelAddressUse::isChannel);
      default -> false;
    };
  }

  private static boolean isChannel(InsertedCode.Source source) {
    return switch (source) {
      case InsertedCode.Source.Value value -> value.expression().type().isChannel();
      case InsertedCode.Source.Address address -> address.expression().type().isChannel();
      case InsertedCode.Source.Entry entry -> false;
    };
  }
}
