package org.inmesh.isa.transputer.assembly;

/** Words as bytes, low byte first. */
final class LittleEndian {
  /** Bytes of a word. */
  static final int WORD = Integer.BYTES;

  private LittleEndian() {}

  static byte[] word(int value) {
    byte[] bytes = new byte[WORD];
    write(value, WORD, bytes, 0);
    return bytes;
  }

  /** The lowest {@code count} bytes of a value. */
  static void write(int value, int count, byte[] target, int offset) {
    for (int i = 0; i < count; i++) {
      target[offset + i] = (byte) (value >> i * Byte.SIZE);
    }
  }
}
