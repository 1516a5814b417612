package org.inmesh.loader.occam.syntax;

import java.util.List;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration.VariantProtocol;

/**
 * A program as written.
 *
 * @param declarations of the outer level, those of included files among them
 * @param protocols all with tags, those inside PROCs too, in the order of the text
 */
public record SyntaxProgram(
    List<SyntaxDeclaration> declarations, List<VariantProtocol> protocols) {}
