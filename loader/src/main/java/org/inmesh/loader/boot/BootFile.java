package org.inmesh.loader.boot;

import org.inmesh.loader.BadInputException;

/**
 * What goes down the root transputer's link: first the length of the first stage and its bytes,
 * then whatever that stage reads. Only the first stage can be checked, as what follows is between
 * the stages.
 */
public final class BootFile {
  /** First bytes that a transputer takes for a command of its own, not for a length. */
  private static final int POKE = 0;

  private static final int PEEK = 1;
  private static final int COMMAND_BYTES = 9;

  private final byte[] bytes;

  private BootFile(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Any bytes, for who wants to see what comes back.
   *
   * @param name for messages
   * @throws BadInputException if there are none
   */
  public static BootFile unchecked(String name, byte[] bytes) {
    if (bytes.length == 0) {
      throw new BadInputException(
          name + ": the file is empty; a boot file begins with the length of its first stage");
    }
    return new BootFile(bytes.clone());
  }

  /**
   * Checks that a file can start a transputer whose program is then served.
   *
   * @param name for messages
   * @throws BadInputException if it cannot
   */
  public static BootFile of(String name, byte[] bytes) {
    BootFile file = unchecked(name, bytes);
    int first = skipPokes(bytes);
    if (first < bytes.length) {
      int length = Byte.toUnsignedInt(bytes[first]);
      if (length == PEEK) {
        throw new BadInputException(
            "%s: byte %d asks the transputer for a word of its memory, which only --raw takes"
                .formatted(name, first));
      }
      if (length > bytes.length - first - 1) {
        throw new BadInputException(
            ("%s: this is no boot file, or only the beginning of one: its first stage has %d"
                    + " bytes, but the file only %d more")
                .formatted(name, length, bytes.length - first - 1));
      }
    }
    return file;
  }

  private static int skipPokes(byte[] bytes) {
    int position = 0;
    while (position < bytes.length && bytes[position] == POKE) {
      position += COMMAND_BYTES;
    }
    return position;
  }

  /** All of it. */
  public byte[] bytes() {
    return bytes.clone();
  }
}
