package org.inmesh.loader.occam.checked;

import java.util.List;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.isa.transputer.FloatingPointEntry;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;

/** An instruction, label or datum that a program inserts with ASM or GUY. */
public sealed interface InsertedCode {

  /** An instruction and the line that it stands in. */
  record Line(InsertedCode code, String text, SourcePosition position) {}

  /** A label, known in its insert only. */
  record Label(String name) implements InsertedCode {}

  /** An operation. */
  record Operate(Operation operation) implements InsertedCode {}

  /** A floating-point operation by way of {@code fpentry}. */
  record Enter(FloatingPointEntry entry) implements InsertedCode {}

  /** A direct function with a number. */
  record Direct(Function function, int operand) implements InsertedCode {}

  /** A prefix byte alone. */
  record Prefix(boolean negative, int operand) implements InsertedCode {}

  /** A direct function whose operand is the place of a name's word in the workspace. */
  record AtName(Function function, Expression.Name name) implements InsertedCode {}

  /** A direct function with the size of the workspace in words, or minus it. */
  record WorkspaceSize(Function function, boolean negative) implements InsertedCode {}

  /** {@code j}, {@code cj} or {@code call} to a label. */
  record Branch(Function function, String label) implements InsertedCode {}

  /** {@code call} of a PROC or FUNCTION, its parameters in A, B and C. */
  record CallOf(Procedure procedure) implements InsertedCode {}

  /** {@code LD}, {@code LDAB} and {@code LDABC}: what is to be in A, B and C. */
  record Load(List<Source> sources) implements InsertedCode {}

  /** {@code ST}, {@code STAB} and {@code STABC}: where A, B and C go. */
  record Store(List<Expression> targets) implements InsertedCode {}

  /** The distance in bytes between two labels. */
  record LoadDifference(String to, String from) implements InsertedCode {}

  /** The address of a label. */
  record LoadLabel(String label) implements InsertedCode {}

  /** Bytes. */
  record Data(byte[] bytes) implements InsertedCode {}

  /** Zeros up to the next word. */
  record Align() implements InsertedCode {}

  /** That many words below the workspace pointer are used. */
  record Reserve(int words) implements InsertedCode {}

  /** What is loaded. */
  sealed interface Source {
    /** A value of at most a word, or the address of a channel's word. */
    record Value(Expression expression) implements Source {}

    /** The address of a variable or value; of a channel that of a word with its address. */
    record Address(Expression expression) implements Source {}

    /** The address of a PROC's first instruction. */
    record Entry(Procedure procedure) implements Source {}
  }
}
