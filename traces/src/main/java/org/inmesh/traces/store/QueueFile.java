package org.inmesh.traces.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.inmesh.traces.TraceFormatException;

/**
 * The excerpts of a Chronicle Queue's file, found without the library: it maps files into memory,
 * and a file that was cut off would end the whole process. The file is a chain of documents, each a
 * head of 32 bits (two flags and the length) and its bytes, up to a multiple of four; documents of
 * the queue itself lie between the excerpts and are marked.
 */
final class QueueFile implements Closeable {
  private static final int INCOMPLETE = 0x8000_0000;
  private static final int QUEUES_OWN = 0x4000_0000;
  private static final int LENGTH = 0x3FFF_FFFF;
  private static final int HEAD = 4;
  private static final String ENDING = ".cq4";

  private final Path path;
  private final FileChannel channel;
  private final ByteBuffer head = ByteBuffer.allocateDirect(HEAD).order(ByteOrder.LITTLE_ENDIAN);
  private long position;
  private long excerpt;
  private int length;

  private QueueFile(Path path) throws IOException {
    this.path = path;
    channel = FileChannel.open(path, StandardOpenOption.READ);
  }

  /**
   * Opens the queue in a folder.
   *
   * @throws TraceFormatException if there is not exactly one file of a queue in it
   */
  static QueueFile open(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new TraceFormatException(
          folder
              + ": "
              + (Files.exists(folder)
                  ? "not a trace: a trace is a folder"
                  : "there is no such file or folder"));
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + ENDING)) {
      for (Path each : all) {
        if (Files.isRegularFile(each)) {
          files.add(each);
        }
      }
    }
    if (files.size() != 1) {
      throw new TraceFormatException(
          "%s: not a trace: a trace has one file *%s, this folder has %d"
              .formatted(folder, ENDING, files.size()));
    }
    return new QueueFile(files.get(0));
  }

  Path path() {
    return path;
  }

  /** Where the document after the last one found begins, or would begin. */
  long position() {
    return position;
  }

  /** Goes to a document's head that was found otherwise. */
  void position(long value) {
    position = value;
  }

  /** First byte of the excerpt that was found. */
  long excerpt() {
    return excerpt;
  }

  int length() {
    return length;
  }

  long size() throws IOException {
    return channel.size();
  }

  /**
   * Finds the next excerpt.
   *
   * @return false if there is none that is complete: the file ends, or was not written further
   */
  boolean next() throws IOException {
    while (true) {
      if (!read(position, head.clear())) {
        return false;
      }
      int word = head.getInt(0);
      long end = position + HEAD + (word & LENGTH);
      if (word == 0 || (word & INCOMPLETE) != 0 || end > channel.size()) {
        return false;
      }
      excerpt = position + HEAD;
      length = word & LENGTH;
      position = (end + 3) & ~3L;
      if ((word & QUEUES_OWN) == 0) {
        return true;
      }
    }
  }

  /**
   * Fills a buffer from its position to its limit.
   *
   * @return false if the file ends before
   */
  boolean read(long from, ByteBuffer buffer) throws IOException {
    long at = from;
    while (buffer.hasRemaining()) {
      int count = channel.read(buffer, at);
      if (count < 0) {
        return false;
      }
      at += count;
    }
    return true;
  }

  /** Where the file can end so that a reader of the queue still finds an empty head. */
  long paddedEnd() {
    return (position + HEAD + 4095) & ~4095L;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
