package org.inmesh.loader.occam.checked;

import java.util.List;
import java.util.Map;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.Diagnostic;

/**
 * A program that follows the language's rules.
 *
 * @param name from the file's name, without its ending
 * @param main the last PROC of the file. Its parameters are channels of the host, in the customary
 *     forms: {@code (CHAN OF BYTE screen)}, {@code (CHAN OF BYTE keyboard, screen)} or {@code (CHAN
 *     OF BYTE keyboard, screen, error)}, or none. Declarations of the file's outer level stand as
 *     scopes around main's body.
 * @param parameters the file's outer-level scalar constants that {@code --param} can set, with the
 *     values in force
 * @param warnings what the checks found that is no error, but probably not meant
 * @param unreliable names of channels around the outermost PAR that are to be unreliable, and where
 *     that was asked; not yet checked
 */
public record CheckedProgram(
    String name,
    Procedure main,
    Map<String, Integer> parameters,
    List<Diagnostic> warnings,
    Map<String, SourcePosition> unreliable) {

  /** A program without warnings. */
  public CheckedProgram(String name, Procedure main, Map<String, Integer> parameters) {
    this(name, main, parameters, List.of(), Map.of());
  }
}
