package org.inmesh.loader.iserver;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Puts a reply together: a result, then what the command answers; numbers are little endian. */
final class Reply {
  /** Bytes of a packet's length. */
  private static final int LENGTH_BYTES = 2;

  /** Of a packet with its length, {@code sp.min.packet.size}. */
  private static final int SHORTEST_PACKET = 8;

  /**
   * What a counted array in a reply may have, as a packet's length has 16 bits and is even: the
   * result, up to a word and the count go before.
   */
  static final int MOST_BYTES = 0xFFFE - 1 - Integer.BYTES - Short.BYTES;

  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  private Reply(ServerResult result) {
    data.write(result.code());
  }

  static Reply of(ServerResult result) {
    return new Reply(result);
  }

  static Reply success() {
    return of(ServerResult.SUCCESS);
  }

  static Reply failure() {
    return of(ServerResult.FAILED);
  }

  Reply addByte(int value) {
    data.write(value);
    return this;
  }

  Reply addShort(int value) {
    return addByte(value).addByte(value >> 8);
  }

  Reply addWord(int value) {
    return addShort(value).addShort(value >> 16);
  }

  /** Adds a counted array, {@link #MOST_BYTES} at most. */
  Reply addBytes(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException(bytes.length + " bytes are too many for a reply");
    }
    addShort(bytes.length);
    data.writeBytes(bytes);
    return this;
  }

  Reply addText(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return addBytes(Arrays.copyOf(bytes, Math.min(bytes.length, MOST_BYTES)));
  }

  /**
   * The packet as it goes down the link: an even number of bytes, eight at least. iserver itself
   * does without the padding in this direction; a program that reads the length first does not
   * notice, and one that expects the shortest packet is served too.
   */
  byte[] packet() {
    int length = LENGTH_BYTES + data.size();
    byte[] packet = new byte[Math.max(SHORTEST_PACKET, length + (length & 1))];
    int counted = packet.length - LENGTH_BYTES;
    packet[0] = (byte) counted;
    packet[1] = (byte) (counted >> 8);
    System.arraycopy(data.toByteArray(), 0, packet, LENGTH_BYTES, data.size());
    return packet;
  }
}
