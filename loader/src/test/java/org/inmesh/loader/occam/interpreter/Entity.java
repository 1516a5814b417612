package org.inmesh.loader.occam.interpreter;

import java.util.List;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration.FunctionDefinition;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration.ProcedureDefinition;

/** What a name stands for. */
sealed interface Entity {
  /** A variable, a value, or a part of one. */
  record Data(Location location) implements Entity {}

  /** One channel. */
  record OneChannel(Channel channel) implements Entity {}

  /** An array of channels. */
  record Channels(List<Entity> elements) implements Entity {}

  /** A timer. */
  record Timer() implements Entity {}

  /** A PROC with the names that its body may use. */
  record Procedure(ProcedureDefinition definition, Scope scope) implements Entity {}

  /** A FUNCTION with the names that its body may use. */
  record Function(FunctionDefinition definition, Scope scope) implements Entity {}

  /** A PROTOCOL. */
  record NamedProtocol(MessageForm form) implements Entity {}

  /** A DATA TYPE. */
  record NamedType(OccamType type) implements Entity {}
}
