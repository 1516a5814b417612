package org.inmesh.isa.transputer.boot;

/** Bytes that no transputer could be booted with; the message says why, for users. */
public final class MalformedBootFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedBootFileException(String message) {
    super(message);
  }
}
