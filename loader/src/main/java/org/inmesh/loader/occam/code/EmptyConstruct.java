package org.inmesh.loader.occam.code;

import java.util.Optional;
import org.inmesh.loader.occam.checked.Process;

/**
 * A construct under which nothing stands. The language defines these: SEQ and PAR of nothing do
 * nothing, like SKIP; IF, ALT and CASE of nothing have nothing to choose, like STOP. Mostly the
 * indentation was forgotten.
 *
 * @param word that names the construct
 * @param stops true if it acts as STOP, false for SKIP
 */
record EmptyConstruct(String word, boolean stops) {

  /** What a process is, if it is one of these. */
  static Optional<EmptyConstruct> of(Process process) {
    return switch (process) {
      case Process.Sequence sequence -> where(sequence.processes().isEmpty(), "SEQ", false);
      case Process.Parallel parallel -> where(parallel.processes().isEmpty(), "PAR", false);
      case Process.Conditional conditional -> where(conditional.choices().isEmpty(), "IF", true);
      case Process.Alternation alternation ->
          where(alternation.alternatives().isEmpty(), "ALT", true);
      case Process.VariantInput input -> where(input.variants().isEmpty(), "CASE", true);
      case Process.Selection selection ->
          where(selection.options().isEmpty() && selection.otherwise().isEmpty(), "CASE", true);
      default -> Optional.empty();
    };
  }

  private static Optional<EmptyConstruct> where(boolean empty, String word, boolean stops) {
    return empty ? Optional.of(new EmptyConstruct(word, stops)) : Optional.empty();
  }

  /** What a programmer should know. */
  String warning() {
    return "nothing stands under this %s, so it %s; what belongs to it is indented by two spaces"
            .formatted(word, stops ? "stops" : "does nothing")
        + " more";
  }
}
