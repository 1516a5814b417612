package org.inmesh.loader.iserver;

import java.io.IOException;

/**
 * A stream of the host as C's standard library has it: with a position, a mark that the end was
 * met, and a mark that something went wrong.
 */
interface HostStream {

  /** From where a position counts, in the order of the protocol's numbers 1, 2, 3. */
  enum Origin {
    START,
    CURRENT,
    END
  }

  /** Reads as many bytes as there are up to a count; fewer marks the end. */
  byte[] read(int count) throws IOException;

  /** Up to a line's end, which is read and left out, or as many bytes as asked; null at the end. */
  byte[] readLine(int most) throws IOException;

  /** Writes bytes. */
  void write(byte[] bytes) throws IOException;

  /** Moves the position and takes back the mark of the end. */
  void seek(int offset, Origin origin) throws IOException;

  /** Bytes from the start. */
  long position() throws IOException;

  /** Whether a read met the end. */
  boolean atEnd();

  /** Whether somebody sits at it. */
  boolean isTerminal();

  /** Closes it. */
  void close() throws IOException;
}
