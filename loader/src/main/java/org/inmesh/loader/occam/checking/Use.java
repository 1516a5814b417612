package org.inmesh.loader.occam.checking;

import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.occam.checked.Symbol;

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
    OUTPUT
  }

  /** True if two components of a PAR must not do this both. */
  boolean conflictsWith(Use other) {
    boolean kinds =
        switch (kind) {
          case READ -> other.kind == Kind.ASSIGN;
          case ASSIGN -> other.kind == Kind.ASSIGN || other.kind == Kind.READ;
          case INPUT, OUTPUT -> other.kind == kind;
        };
    return kinds && place.surelyMeets(other.place);
  }
}
