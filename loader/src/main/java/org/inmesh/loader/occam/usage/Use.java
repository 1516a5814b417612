package org.inmesh.loader.occam.usage;

import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;

/**
 * That a process uses a variable or channel.
 *
 * @param place which
 * @param kind how
 * @param through the name by which it is used, which may be an abbreviation
 * @param position where, the first time
 */
record Use(Place place, Kind kind, Symbol through, SourcePosition position) {

  /** Ways of use. */
  enum Kind {
    READ,
    ASSIGN,
    INPUT,
    OUTPUT,
    /** Waiting at a barrier, resigning from it, or enrolling components on it. */
    SYNCHRONISE,
    /** Of a LOCK. */
    LOCK,
    /** Of the input end of a shared channel. */
    CLAIM_INPUT,
    /** Of the output end of a shared channel. */
    CLAIM_OUTPUT;

    /** How several processes may hold an end of a shared channel. */
    static Kind claimOf(Type.Direction end) {
      return end == Type.Direction.INPUT ? CLAIM_INPUT : CLAIM_OUTPUT;
    }

    boolean isCommunication() {
      return this == INPUT || this == OUTPUT;
    }

    boolean isClaim() {
      return this == CLAIM_INPUT || this == CLAIM_OUTPUT;
    }
  }

  /** True if it is by a SHARED name: then no rule of PAR or of aliasing holds. */
  boolean isShared() {
    return place.root().isShared() && through.isShared();
  }

  /** True if two components of a PAR must not do this both. */
  boolean conflictsWith(Use other) {
    return excludes(other) && place.surelyMeets(other.place);
  }

  /** True if two components must not do this both to one thing, and it may be one. */
  boolean excludes(Use other) {
    boolean kinds =
        switch (kind) {
          case READ -> other.kind == Kind.ASSIGN;
          case ASSIGN -> other.kind == Kind.ASSIGN || other.kind == Kind.READ;
          case INPUT, OUTPUT, SYNCHRONISE -> other.kind == kind;
          case LOCK, CLAIM_INPUT, CLAIM_OUTPUT -> false;
        };
    boolean shared = isShared() && other.isShared();
    return !shared && kinds && place.root() == other.place.root();
  }

  /** True if a subscript that depends on a variable leaves open whether the two conflict. */
  boolean mayConflictWith(Use other) {
    return excludes(other)
        && (place.isVariable() || other.place.isVariable())
        && !place.surelyApart(other.place);
  }
}
