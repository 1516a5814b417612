package org.inmesh.loader.occam.interpreter;

/** The program does what has no defined outcome, or what this interpreter does not know. */
public final class UnsuitableProgram extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnsuitableProgram(String message) {
    super(message, null, false, false);
  }
}
