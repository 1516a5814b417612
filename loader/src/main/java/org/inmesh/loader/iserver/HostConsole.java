package org.inmesh.loader.iserver;

/** The host's standard streams. */
public interface HostConsole {
  /** Answer of {@link #input}: standard input has ended. */
  int END = -1;

  /** Answer of {@link #input}: the next byte is not known yet. */
  int WAITING = -2;

  /** Bytes for standard output; to be seen by who watches before {@link #input} waits. */
  void output(byte[] bytes);

  /** Bytes for standard error. */
  void error(byte[] bytes);

  /**
   * Takes the next byte of standard input; never blocks.
   *
   * @return 0 to 255, {@link #END} or {@link #WAITING}
   */
  int input();

  /**
   * Whether somebody types standard input. Only then may what a program sees depend on when a byte
   * comes; bytes of a file or a pipe are waited for.
   */
  boolean isTerminal();
}
