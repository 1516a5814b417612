package org.inmesh.loader.occam.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Process.Declaration;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;

/**
 * The form of main that takes {@code SHARED CHAN BYTE screen!}: the host's channel is not shared,
 * so the program makes a shared channel of it.
 */
final class SharedHostChannels {
  private SharedHostChannels() {}

  /** Main with parameters that are not shared, and shared channels around its body. */
  static Procedure made(Procedure main) {
    if (main.parameters().stream().noneMatch(parameter -> parameter.type().isSharedChannel())) {
      return main;
    }
    List<Symbol> parameters = new ArrayList<>();
    List<Declaration> shared = new ArrayList<>();
    for (Symbol parameter : main.parameters()) {
      if (parameter.type().isSharedChannel()) {
        Type.ChannelOf type = (Type.ChannelOf) parameter.type();
        Symbol host =
            new Symbol(
                parameter.name(),
                parameter.kind(),
                new Type.ChannelOf(type.protocol(), type.direction(), Optional.empty()),
                parameter.declared());
        parameters.add(host);
        shared.add(
            new Declaration.Variable(
                parameter, Optional.of(new Expression.Name(host, host.declared()))));
      } else {
        parameters.add(parameter);
      }
    }
    Process body = ProcessChecker.inScopes(shared, main.body());
    return new Procedure(main.name(), parameters, body, main.position());
  }
}
