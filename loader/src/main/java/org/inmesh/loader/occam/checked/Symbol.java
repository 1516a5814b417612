package org.inmesh.loader.occam.checked;

import java.util.Objects;
import org.inmesh.coresim.program.SourcePosition;

/** A declared name. Two symbols are the same only if they are the same object. */
public final class Symbol {

  /** What was declared. */
  public enum Kind {
    /** A variable, an array of variables, a channel, an array of channels, or a timer. */
    VARIABLE,
    /** {@code VAL x IS e:}, read only. */
    VALUE_ABBREVIATION,
    /** {@code x IS y[i]:}, another name for a variable, an element, or a channel. */
    REFERENCE_ABBREVIATION,
    /** A VAL parameter. */
    VALUE_PARAMETER,
    /** A parameter passed by reference: a variable, an array, or a channel. */
    REFERENCE_PARAMETER,
    /** The index of a replicator, read only. */
    REPLICATOR
  }

  /** What its declaration says of it besides its type. */
  public enum Mark {
    /** Nothing. */
    NONE,
    /** {@code PORT OF}. */
    PORT,
    /** {@code SHARED}: components of a PAR may use and change it at the same time. */
    SHARED
  }

  private final String name;
  private final Kind kind;
  private final Type type;
  private final SourcePosition declared;
  private final Mark mark;

  /** Creates a name of its own. */
  public Symbol(String name, Kind kind, Type type, SourcePosition declared) {
    this(name, kind, type, declared, Mark.NONE);
  }

  /** Creates a name that may be marked. */
  public Symbol(String name, Kind kind, Type type, SourcePosition declared, Mark mark) {
    this.mark = Objects.requireNonNull(mark);
    this.name = Objects.requireNonNull(name);
    this.kind = Objects.requireNonNull(kind);
    this.type = Objects.requireNonNull(type);
    this.declared = Objects.requireNonNull(declared);
  }

  /** As written. */
  public String name() {
    return name;
  }

  /** What was declared. */
  public Kind kind() {
    return kind;
  }

  /** Its type. */
  public Type type() {
    return type;
  }

  /** True if it was declared SHARED. */
  public boolean isShared() {
    return mark == Mark.SHARED;
  }

  /** Where it was declared. */
  public SourcePosition declared() {
    return declared;
  }

  /** True for a PORT, which is input from and output to instead of being read and assigned. */
  public boolean isPort() {
    return mark == Mark.PORT;
  }

  @Override
  public String toString() {
    return name;
  }
}
