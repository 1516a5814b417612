package org.inmesh.loader.iserver;

import java.io.IOException;
import java.util.function.Consumer;

/** Standard output or standard error: bytes go out, and that is all. */
final class StandardOutput implements HostStream {
  private final Consumer<byte[]> sink;
  private final boolean terminal;

  StandardOutput(Consumer<byte[]> sink, boolean terminal) {
    this.sink = sink;
    this.terminal = terminal;
  }

  @Override
  public byte[] read(int count) throws IOException {
    throw noInput();
  }

  @Override
  public byte[] readLine(int most) throws IOException {
    throw noInput();
  }

  @Override
  public void write(byte[] bytes) {
    sink.accept(bytes);
  }

  @Override
  public void seek(int offset, Origin origin) throws IOException {
    throw noPosition();
  }

  @Override
  public long position() throws IOException {
    throw noPosition();
  }

  @Override
  public boolean atEnd() {
    return false;
  }

  @Override
  public boolean isTerminal() {
    return terminal;
  }

  @Override
  public void close() {
    // It belongs to the host.
  }

  private static IOException noInput() {
    return new IOException("an output stream cannot be read");
  }

  private static IOException noPosition() {
    return new IOException("a standard stream has no position");
  }
}
