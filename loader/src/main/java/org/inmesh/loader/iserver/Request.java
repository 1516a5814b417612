package org.inmesh.loader.iserver;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the arguments of a request, one after the other; numbers are little endian. */
final class Request {
  private final byte[] data;
  private int position;

  /**
   * A request.
   *
   * @param data the packet without its length: the tag, the arguments, perhaps padding; at least
   *     one byte
   */
  Request(byte[] data) {
    this.data = data;
    position = 1;
  }

  /** The command's number, 0 to 255. */
  int tag() {
    return Byte.toUnsignedInt(data[0]);
  }

  int byteArgument() {
    require(1);
    return Byte.toUnsignedInt(data[position++]);
  }

  /** A 16-bit argument, which never is negative: all are lengths. */
  int shortArgument() {
    int low = byteArgument();
    return low | byteArgument() << 8;
  }

  int wordArgument() {
    int low = shortArgument();
    return low | shortArgument() << 16;
  }

  /** A counted array of bytes. */
  byte[] bytesArgument() {
    int length = shortArgument();
    require(length);
    byte[] bytes = Arrays.copyOfRange(data, position, position + length);
    position += length;
    return bytes;
  }

  /** A name. The server is a C program, to which a zero byte ends a text. */
  String textArgument() {
    byte[] bytes = bytesArgument();
    int length = 0;
    while (length < bytes.length && bytes[length] != 0) {
      length++;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private void require(int bytes) {
    if (position + bytes > data.length) {
      throw new MalformedRequestException(
          "its arguments go beyond its %d bytes".formatted(data.length));
    }
  }
}
