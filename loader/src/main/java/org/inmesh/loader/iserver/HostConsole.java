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
   * Says how the program takes what is typed next: key by key, each at once and not shown, or line
   * by line.
   */
  default void takeKeys(boolean keyByKey) {
    // Only a terminal makes a difference between the two.
  }

  /**
   * Whether somebody types standard input. Only then may what a program sees depend on when a byte
   * comes; bytes of a file or a pipe are waited for.
   */
  boolean isTerminal();
}
