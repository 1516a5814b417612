package org.inmesh.loader.occam.syntax;

import org.inmesh.loader.occam.source.TextRange;

/**
 * A name at the place where it is declared.
 *
 * @param text the name
 * @param range where
 */
public record Identifier(String text, TextRange range) {}
