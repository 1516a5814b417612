package org.inmesh.loader.occam.checked;

import java.util.Map;

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
 */
public record CheckedProgram(String name, Procedure main, Map<String, Integer> parameters) {}
