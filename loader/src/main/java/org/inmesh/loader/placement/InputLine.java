package org.inmesh.loader.placement;

import java.util.Collection;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.isa.transputer.assembly.NearestName;
import org.inmesh.loader.Diagnostic;

/**
 * A line of a file about components, for messages.
 *
 * @param number from 1
 */
public record InputLine(String file, int number, String text) {
  /** Of what was not read from a file. */
  static final InputLine NONE = new InputLine("profile", 1, "");

  /**
   * Says that something on the line is wrong.
   *
   * @param part of the line that is underlined; the whole line if it is not found
   */
  Diagnostic wrong(String part, String message) {
    return wrong(0, part, message);
  }

  /** The same of a part that begins behind so many characters. */
  Diagnostic wrong(int from, String part, String message) {
    int start = part.isEmpty() ? -1 : text.indexOf(part, from);
    String shown = start < 0 ? text.strip() : part;
    int column = Math.max(0, start < 0 ? text.indexOf(shown) : start) + 1;
    return new Diagnostic(
        new SourcePosition(file, number, column), message, text, Math.max(1, shown.length()));
  }

  /** Says that a component does not exist. */
  Diagnostic unknown(String component, String program, Collection<String> names) {
    String suggestion = NearestName.suggestion(component, names);
    return wrong(
        component,
        "%s has no component '%s'%s"
            .formatted(
                program,
                component,
                suggestion.isEmpty()
                    ? "; 'inmesh compile %s --emit places' lists its components".formatted(program)
                    : suggestion));
  }
}
