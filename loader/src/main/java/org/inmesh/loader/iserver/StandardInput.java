package org.inmesh.loader.iserver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Standard input, of which keys, bytes and lines are taken. Nothing here blocks: who wants
 * something asks first whether it has come.
 */
final class StandardInput implements HostStream {
  private final HostConsole console;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private boolean ended;
  private boolean atEnd;

  StandardInput(HostConsole console) {
    this.console = console;
  }

  /** Whether a read of so many bytes would get them; typed input is given line by line. */
  boolean hasBytes(int count) {
    console.takeKeys(false);
    return count == 0 || fill(count, console.isTerminal());
  }

  /** Whether a read of a line would get it. */
  boolean hasLine(int most) {
    console.takeKeys(false);
    return most == 0 || fill(most, true);
  }

  /** Whether it is known what the next key is, or that there is none any more. */
  boolean hasKey() {
    console.takeKeys(true);
    return fill(1, false);
  }

  /** The next byte, or {@link HostConsole#END}; only after {@link #hasKey}. */
  int key() {
    byte[] key = take(Math.min(1, pending.size()));
    return key.length == 0 ? HostConsole.END : Byte.toUnsignedInt(key[0]);
  }

  private boolean fill(int count, boolean lineIsEnough) {
    boolean enough = lineIsEnough && lineLength(count) > 0;
    while (!enough && pending.size() < count && !ended) {
      int value = console.input();
      if (value == HostConsole.WAITING) {
        return false;
      }
      if (value == HostConsole.END) {
        ended = true;
      } else {
        pending.write(value);
        enough = lineIsEnough && value == '\n';
      }
    }
    return true;
  }

  /** Bytes of the first line with its end, if it ends within so many bytes; otherwise 0. */
  private int lineLength(int most) {
    byte[] bytes = pending.toByteArray();
    for (int i = 0; i < Math.min(most, bytes.length); i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return 0;
  }

  private byte[] take(int count) {
    byte[] bytes = pending.toByteArray();
    pending.reset();
    pending.write(bytes, count, bytes.length - count);
    return Arrays.copyOf(bytes, count);
  }

  @Override
  public byte[] read(int count) {
    int line = console.isTerminal() ? lineLength(count) : 0;
    byte[] bytes = take(line > 0 ? line : Math.min(count, pending.size()));
    atEnd |= bytes.length < count && ended;
    return bytes;
  }

  @Override
  public byte[] readLine(int most) {
    int line = lineLength(most);
    if (line > 0) {
      return Arrays.copyOf(take(line), line - 1);
    }
    byte[] bytes = take(Math.min(most, pending.size()));
    atEnd |= bytes.length < most && ended;
    return bytes.length == 0 ? null : bytes;
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    throw new IOException("standard input cannot be written");
  }

  @Override
  public void seek(int offset, Origin origin) throws IOException {
    throw new IOException("standard input has no position");
  }

  @Override
  public long position() throws IOException {
    throw new IOException("standard input has no position");
  }

  @Override
  public boolean atEnd() {
    return atEnd;
  }

  @Override
  public boolean isTerminal() {
    return console.isTerminal();
  }

  @Override
  public void close() {
    // It belongs to the host.
  }
}
