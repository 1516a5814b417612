package org.inmesh.loader.occam.syntax;

import java.util.List;
import org.inmesh.loader.occam.source.TextRange;

/**
 * {@code VALOF process RESULT values}, or the values alone behind {@code IS}.
 *
 * @param declarations in front of VALOF, valid for the values too
 * @param process SKIP if there are only the values
 * @param results at least one
 * @param range of the line with RESULT or IS
 */
public record ValueProcess(
    List<SyntaxDeclaration> declarations,
    SyntaxProcess process,
    List<SyntaxExpression> results,
    TextRange range) {}
