package org.inmesh.loader.iserver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** A file of the host. Text and binary files are the same, as on a UNIX host. */
final class DiskFile implements HostStream {

  /** The ways to open a file, in the order of the protocol's numbers 1 to 6; C's names beside. */
  enum Mode {
    /** r. */
    INPUT(StandardOpenOption.READ),
    /** w. */
    OUTPUT(
        StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING),
    /** a. */
    APPEND(StandardOpenOption.WRITE, StandardOpenOption.CREATE),
    /** r+. */
    EXISTING_UPDATE(StandardOpenOption.READ, StandardOpenOption.WRITE),
    /** w+. */
    NEW_UPDATE(
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING),
    /** a+. */
    APPEND_UPDATE(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);

    private final Set<OpenOption> options;

    Mode(OpenOption... options) {
      this.options = Set.of(options);
    }

    private boolean appends() {
      return this == APPEND || this == APPEND_UPDATE;
    }
  }

  private final FileChannel channel;
  private final Mode mode;
  private long position;
  private boolean atEnd;

  private DiskFile(FileChannel channel, Mode mode) throws IOException {
    this.channel = channel;
    this.mode = mode;
    // As iserver does: C leaves open where a file for appending begins.
    position = mode.appends() ? channel.size() : 0;
  }

  /**
   * Opens a file.
   *
   * @param path free of symbolic links
   * @throws IOException if that is not possible, or it is no plain file
   */
  static DiskFile open(Path path, Mode mode) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(path + " is no plain file");
    }
    Set<OpenOption> options = new HashSet<>(mode.options);
    options.add(LinkOption.NOFOLLOW_LINKS);
    return new DiskFile(FileChannel.open(path, options), mode);
  }

  @Override
  public byte[] read(int count) throws IOException {
    requireInput();
    byte[] bytes = peek(count);
    position += bytes.length;
    atEnd |= bytes.length < count;
    return bytes;
  }

  @Override
  public byte[] readLine(int most) throws IOException {
    requireInput();
    byte[] bytes = peek(most);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        position += i + 1;
        return Arrays.copyOf(bytes, i);
      }
    }
    position += bytes.length;
    atEnd |= bytes.length < most;
    return bytes.length == 0 ? null : bytes;
  }

  private void requireInput() throws IOException {
    if (!mode.options.contains(StandardOpenOption.READ)) {
      throw new IOException("the file is open for output only");
    }
  }

  private byte[] peek(int count) throws IOException {
    long available = Math.max(0, channel.size() - position);
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(count, available));
    while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) >= 0) {
      // Reads on until the buffer is full or somebody has shortened the file.
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    if (mode == Mode.INPUT) {
      throw new IOException("the file is open for input only");
    }
    if (mode.appends()) {
      position = channel.size();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      position += channel.write(buffer, position);
    }
  }

  @Override
  public void seek(int offset, Origin origin) throws IOException {
    long from =
        switch (origin) {
          case START -> 0;
          case CURRENT -> position;
          case END -> channel.size();
        };
    if (from + offset < 0) {
      throw new IOException("there is nothing before the start of a file");
    }
    position = from + offset;
    atEnd = false;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public boolean atEnd() {
    return atEnd;
  }

  @Override
  public boolean isTerminal() {
    return false;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
