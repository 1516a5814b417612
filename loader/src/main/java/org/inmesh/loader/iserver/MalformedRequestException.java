package org.inmesh.loader.iserver;

/** A request whose arguments are not all there, or that no server could read. */
final class MalformedRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedRequestException(String message) {
    super(message);
  }
}
