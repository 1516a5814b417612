package org.inmesh.loader.iserver;

/**
 * What the first byte of a reply says. From 128 on they are failures of the server's choice ({@code
 * hostio.inc}: "anything 128 or above is a server dependent 'failure' result"); these are
 * iserver's.
 */
enum ServerResult {
  SUCCESS(0),
  UNIMPLEMENTED(1),
  FAILED(129),
  NO_SUCH_FILE(133),
  TRUNCATED(134),
  BAD_STREAM(135);

  private final int code;

  ServerResult(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
