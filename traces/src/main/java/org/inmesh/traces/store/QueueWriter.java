package org.inmesh.traces.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;

/** Appends excerpts to a new Chronicle Queue, after it has made sure that the disk has room. */
final class QueueWriter implements Closeable {
  /** The queue grows its file by this; smaller values make no smaller file. */
  private static final int GROWTH = 1 << 20;

  /** Before there is a file: what the queue's own tables and the first blocks need. */
  private static final long FIRST_ROOM = 2 << 20;

  /** Room made at a time. */
  private static final long ROOM_STEP = 256 << 10;

  /** More than the queue adds by itself to an excerpt: a page of its index, and headers. */
  private static final long OVERHEAD = 128 << 10;

  private final DiskRoom room;
  private final ChronicleQueue queue;
  private final ExcerptAppender appender;
  private final Bytes<ByteBuffer> bytes;
  private final Path folder;
  private QueueFile written;
  private FileChannel file;
  private long reserved;

  /**
   * A queue in a folder that exists and is empty.
   *
   * @throws IOException if there is no room for it
   */
  QueueWriter(Path folder, DiskRoom room) throws IOException {
    this.folder = folder;
    this.room = room;
    if (Files.getFileStore(folder).getUsableSpace() < FIRST_ROOM) {
      throw new IOException("No space left on device");
    }
    try {
      // A queue names its file by the date: always the first day, so that the folder's content does
      // not depend on the wall clock.
      queue =
          SingleChronicleQueueBuilder.binary(folder)
              .timeProvider(() -> 0)
              .rollCycle(RollCycles.FAST_DAILY)
              .blockSize(GROWTH)
              .build();
      appender = queue.createAppender();
      // A trace is begun and ended in other threads than it is written in, one after the other.
      appender.singleThreadedCheckDisabled(true);
    } catch (RuntimeException | InternalError exception) {
      throw new IOException("the queue cannot be made: " + exception.getMessage(), exception);
    }
    bytes = Bytes.elasticByteBuffer(BlockLayout.LONGEST_BLOCK);
    bytes.singleThreadedCheckDisabled(true);
  }

  /** Appends the bytes of a direct buffer from its position to its limit. */
  void append(ByteBuffer excerpt) throws IOException {
    if (file != null) {
      reserve(written.position() + excerpt.remaining() + OVERHEAD);
    }
    bytes.clear();
    bytes.write(0, excerpt, excerpt.position(), excerpt.remaining());
    bytes.writePosition(excerpt.remaining());
    try {
      appender.writeBytes((BytesStore<?, ?>) bytes);
    } catch (RuntimeException | InternalError exception) {
      // A fault of mapped memory comes as an InternalError.
      throw new IOException("the queue takes no more: " + exception.getMessage(), exception);
    }
    if (file == null) {
      written = QueueFile.open(folder);
      file = FileChannel.open(written.path(), StandardOpenOption.WRITE);
      reserved = 0;
    }
    while (written.next()) {
      // Goes on to the end of what is written.
    }
  }

  private void reserve(long needed) throws IOException {
    if (reserved < needed) {
      long from = Math.max(reserved, written.position());
      long to = needed + ROOM_STEP;
      room.reserve(file, from, to);
      reserved = to;
    }
  }

  /** Closes the queue and gives back what was reserved for more. */
  @Override
  public void close() throws IOException {
    appender.close();
    queue.close();
    bytes.releaseLast();
    if (file != null) {
      try (FileChannel cut = file;
          QueueFile queued = written) {
        cut.truncate(queued.paddedEnd());
      }
    }
  }
}
