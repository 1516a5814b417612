package org.inmesh.cli.debugger;

/** A command that makes no sense, with the line that says so. */
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  CommandFailure(String message) {
    super(message);
  }
}
