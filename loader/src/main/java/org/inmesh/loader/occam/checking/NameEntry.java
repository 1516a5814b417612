package org.inmesh.loader.occam.checking;

import org.inmesh.loader.occam.checked.ChannelType;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Protocol;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.syntax.Identifier;

/** What a name stands for. */
sealed interface NameEntry {

  /** A variable, channel, timer, abbreviation, parameter or replicator index. */
  record Variable(Symbol symbol) implements NameEntry {}

  /** A constant: {@link Expression.Constant} or {@link Expression.ConstantArray}. */
  record Value(Expression constant) implements NameEntry {}

  /** A DATA TYPE. */
  record DataType(Type type) implements NameEntry {}

  /** A channel type. */
  record Channels(ChannelType type) implements NameEntry {}

  /** An end of a channel type that is claimed, by the name that its address has there. */
  record Claimed(Expression end, Symbol address) implements NameEntry {}

  /** A PROTOCOL. */
  record Carried(Protocol protocol) implements NameEntry {}

  /** A PROC. */
  record Proc(Procedure procedure) implements NameEntry {}

  /** A PROC or FUNCTION in its parameters and, unless it is recursive, its body: not in scope. */
  record Unfinished(Identifier name, String word, boolean recursive) implements NameEntry {}

  /** A declaration with an error; uses of the name are not reported. */
  record Broken() implements NameEntry {}
}
