package org.inmesh.loader.occam.interpreter;

import java.util.List;
import java.util.Map;

/** What a message consists of. */
sealed interface MessageForm {
  /** A value of one type. */
  record Simple(OccamType type) implements MessageForm {}

  /** A count and as many elements. */
  record Counted(OccamType count, OccamType element) implements MessageForm {}

  /** Several after each other. */
  record Sequence(List<MessageForm> items) implements MessageForm {}

  /** What the tag in front says. */
  record Variant(Map<String, List<MessageForm>> tags) implements MessageForm {}
}
