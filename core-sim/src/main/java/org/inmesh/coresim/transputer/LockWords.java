package org.inmesh.coresim.transputer;

/**
 * The words of a lock, at a multiple of their size, so that they are in one cache line. All are
 * zero while nobody holds it. Offsets are in bytes.
 */
public final class LockWords {
  /** Size and alignment. */
  public static final int BYTES = 16;

  /** Content of the first word while nobody holds the lock. */
  static final int FREE = 0;

  // The first word is the descriptor of the last process that waits, or of the holder if none does.

  /** Descriptor of the first process that waits; meaningless if none does. */
  static final int FIRST = 4;

  /** Descriptor of the process that holds the lock. */
  static final int HOLDER = 8;

  /** Where the holder goes on behind its {@code lock} instruction. For diagnosis. */
  static final int PLACE = 12;

  private LockWords() {}

  /** Descriptor of the process that holds a lock. */
  public static int holder(TransputerCore core, int lock) {
    return core.peek(lock + HOLDER);
  }

  /** Address behind the {@code lock} instruction by which the holder got it. */
  public static int place(TransputerCore core, int lock) {
    return core.peek(lock + PLACE);
  }
}
