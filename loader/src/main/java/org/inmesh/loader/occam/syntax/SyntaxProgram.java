package org.inmesh.loader.occam.syntax;

import java.util.List;

/**
 * A program as written.
 *
 * @param declarations of the outer level, those of included files among them
 */
public record SyntaxProgram(List<SyntaxDeclaration> declarations) {}
