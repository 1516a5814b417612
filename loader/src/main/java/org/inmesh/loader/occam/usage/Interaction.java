package org.inmesh.loader.occam.usage;

/** What a process does with others or with time, and what no FUNCTION may do therefore. */
enum Interaction {
  INPUT("input"),
  OUTPUT("output"),
  /** For a time or at a barrier. */
  WAIT("wait"),
  READ_TIMER("read a timer"),
  PAR("contain PAR"),
  PRI_PAR("contain PRI PAR"),
  ALT("contain ALT"),
  LOCK("take a LOCK"),
  CLAIM("claim a channel"),
  FORKING("contain FORKING"),
  /** A FORK whose FORKING is further out. */
  FORK("FORK");

  private final String verb;

  Interaction(String verb) {
    this.verb = verb;
  }

  /** What a message says behind "cannot". */
  String verb() {
    return verb;
  }
}
