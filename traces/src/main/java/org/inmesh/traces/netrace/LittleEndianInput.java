package org.inmesh.traces.netrace;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.inmesh.traces.TraceFormatException;

/** Numbers from a stream, and how far it was read. */
final class LittleEndianInput implements Closeable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final String file;
  private final InputStream stream;
  private final ByteBuffer buffer =
      ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN).limit(0);
  private long bytesBeforeBuffer;

  LittleEndianInput(String file, InputStream stream) {
    this.file = file;
    this.stream = stream;
  }

  /** Bytes read so far. */
  long offset() {
    return bytesBeforeBuffer + buffer.position();
  }

  /** Whether nothing is left. */
  boolean atEnd() throws IOException {
    return buffer.remaining() == 0 && !fill(1);
  }

  /**
   * Makes sure that so many bytes can be taken.
   *
   * @param bytes at most 65,536
   * @param what they are, for the message
   * @throws TraceFormatException if there are fewer
   */
  void need(int bytes, String what) throws IOException {
    if (buffer.remaining() < bytes && !fill(bytes)) {
      throw wrong(
          offset(),
          "the file ends %s bytes into %s, which has %s"
              .formatted(buffer.remaining(), what, bytes));
    }
  }

  private boolean fill(int bytes) throws IOException {
    bytesBeforeBuffer += buffer.position();
    buffer.compact();
    int got = 0;
    while (buffer.position() < bytes && got >= 0) {
      got = read();
      buffer.position(buffer.position() + Math.max(got, 0));
    }
    buffer.flip();
    return buffer.remaining() >= bytes;
  }

  private int read() throws IOException {
    try {
      return stream.read(buffer.array(), buffer.position(), buffer.remaining());
    } catch (IOException exception) {
      throw new TraceFormatException(
          "%s: after %d bytes, decompressed: %s"
              .formatted(file, bytesBeforeBuffer + buffer.position(), exception.getMessage()),
          exception);
    }
  }

  int unsignedByte() {
    return Byte.toUnsignedInt(buffer.get());
  }

  int integer() {
    return buffer.getInt();
  }

  long longInteger() {
    return buffer.getLong();
  }

  float floatingPoint() {
    return buffer.getFloat();
  }

  void bytes(byte[] target) {
    buffer.get(target);
  }

  void skip(int bytes) {
    buffer.position(buffer.position() + bytes);
  }

  /** An exception that names file and place. */
  TraceFormatException wrong(long offset, String message) {
    return new TraceFormatException("%s: offset %d: %s".formatted(file, offset, message));
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
