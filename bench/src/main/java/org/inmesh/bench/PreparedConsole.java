package org.inmesh.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.inmesh.coresim.Host;

/** A console at which nobody sits: keeps what the program writes, and reads out a text to it. */
public final class PreparedConsole implements Host {
  /** What the keyboard gives once when the input has ended, as the course library expects. */
  private static final int END_OF_FILE = 255;

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final byte[] input;
  private int taken;

  /**
   * A console.
   *
   * @param input all that the keyboard gives
   */
  public PreparedConsole(String input) {
    this.input = input.getBytes(StandardCharsets.UTF_8);
  }

  /** What the program has written to its screen. */
  public byte[] output() {
    return written.toByteArray();
  }

  @Override
  public void screen(int character) {
    written.write(character);
  }

  @Override
  public void error(int character) {
    // The error screen is not what machines are compared by.
  }

  @Override
  public int keyboard() {
    if (taken < input.length) {
      return input[taken++] & 0xff;
    }
    if (taken == input.length) {
      taken++;
      return END_OF_FILE;
    }
    return -1;
  }
}
