package org.inmesh.loader.occam.syntax;

import java.util.List;
import org.inmesh.loader.occam.source.TextRange;

/** A line under ASM or GUY, as written. */
public sealed interface InsertLine {

  /** Where. */
  TextRange range();

  /** {@code :name}. */
  record Label(Identifier name, TextRange range) implements InsertLine {}

  /** A mnemonic, a pseudo-instruction or a directive with what follows it. */
  record Instruction(Identifier mnemonic, List<Operand> operands, TextRange range)
      implements InsertLine {}

  /** What follows a mnemonic. */
  sealed interface Operand {

    /** Where. */
    TextRange range();

    /** An expression, or a name. */
    record Value(SyntaxExpression expression, TextRange range) implements Operand {}

    /** {@code ADDRESSOF x}. */
    record Address(SyntaxExpression expression, TextRange range) implements Operand {}

    /** {@code :name}. */
    record LabelUse(Identifier name, TextRange range) implements Operand {}

    /** {@code :to - :from}. */
    record LabelDifference(Identifier to, Identifier from, TextRange range) implements Operand {}

    /** {@code .WSSIZE} and the like, perhaps with a minus sign in front. */
    record Special(String name, boolean negative, TextRange range) implements Operand {}
  }
}
