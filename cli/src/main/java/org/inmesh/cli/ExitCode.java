package org.inmesh.cli;

/** What the process's exit code says. */
final class ExitCode {
  static final int OK = 0;

  /**
   * The simulated program or network deadlocked, the program failed, reached the cycle limit or did
   * not write the same on all machines.
   */
  static final int PROGRAM_WENT_WRONG = 1;

  /** The user's input or command line is wrong. */
  static final int BAD_INPUT = 2;

  /** A bug in Inmesh. */
  static final int BUG = 3;

  /** Interrupted by the user: 128 + the number of SIGINT, as shells have it. */
  static final int INTERRUPTED = 130;

  /** All of them, for help texts. */
  static final String MEANINGS =
      "Exit codes: 0 all went well; 1 the simulated program or network deadlocked, or the"
          + " program failed, reached the cycle limit or wrote not the same on all machines; 2 wrong input or options; 3 a bug in Inmesh; 130 interrupted.";

  private ExitCode() {}
}
