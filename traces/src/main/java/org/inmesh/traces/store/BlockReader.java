package org.inmesh.traces.store;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Reads the blocks of a trace one after the other. Nothing of a head is looked at before its
 * checksum was found right, and nothing of what a block holds before that of the block was.
 */
final class BlockReader implements Closeable {
  private static final int DOCUMENT_HEAD = 4;

  private final Path trace;
  private final QueueFile file;
  private final StoredBlock block = new StoredBlock();
  private final ZstdDecompressCtx zstd = new ZstdDecompressCtx();
  private final ByteBuffer raw = ByteBuffer.allocateDirect(BlockLayout.LONGEST_RAW);
  private final LaterBlock later;
  private long next;

  /**
   * Opens a trace before its first block.
   *
   * @throws org.inmesh.traces.TraceFormatException if the folder is no trace
   */
  BlockReader(Path trace) throws IOException {
    this.trace = trace;
    file = QueueFile.open(trace);
    later = new LaterBlock(file);
  }

  /** The block that was found last. */
  StoredBlock block() {
    return block;
  }

  /** What {@link #load} has decompressed. */
  ByteBuffer raw() {
    return raw;
  }

  /** Number of the block that {@link #next} looks for. */
  long nextNumber() {
    return next;
  }

  /** Where the file of the queue goes on behind the last block. */
  long position() {
    return file.position();
  }

  /**
   * Goes to the next block, and reads its head.
   *
   * @return false if there is none: the trace ends, or was cut off, here
   * @throws TraceDamagedException if it is not what was written; the next call goes on behind it
   */
  boolean next() throws IOException {
    long before = file.position();
    if (!file.next()) {
      return goOnBehindDamage(file.position());
    }
    String wrong = wrongHead();
    if (wrong != null) {
      throw new TraceDamagedException(trace, next++, before, wrong);
    }
    long expected = next;
    next = block.number() + 1;
    if (block.number() != expected) {
      throw new TraceDamagedException(
          trace, expected, before, "block %d is in its place".formatted(block.number()));
    }
    return true;
  }

  private String wrongHead() throws IOException {
    int length = file.length();
    if (length < BlockLayout.HEAD + BlockLayout.CHECKSUM || length > StoredBlock.LONGEST) {
      return "it has %d bytes, not between %d and %d"
          .formatted(length, BlockLayout.HEAD + BlockLayout.CHECKSUM, StoredBlock.LONGEST);
    }
    if (!block.readHead(file, file.excerpt())) {
      return "its head is not what was written (magic number or checksum)";
    }
    if (block.length() != length) {
      return "it says that it has %d bytes, and it has %d".formatted(block.length(), length);
    }
    return null;
  }

  /**
   * The queue ends here, unless it was damaged: then blocks come behind.
   *
   * @return false if it ends
   */
  private boolean goOnBehindDamage(long end) throws IOException {
    long found = later.find(end + DOCUMENT_HEAD, next);
    boolean itself = found == end + DOCUMENT_HEAD;
    if (itself) {
      // A block that is whole but was not declared so by the queue: a writer was killed just then,
      // unless others follow.
      found = later.find(found + later.lengthFound(), next);
    }
    if (found < 0) {
      return false;
    }
    file.position(found - DOCUMENT_HEAD);
    long damaged = next;
    next = later.numberFound();
    throw new TraceDamagedException(
        trace, damaged, end, "it is not complete, and block %d follows".formatted(next));
  }

  /**
   * Checks and decompresses what the block holds, into {@link #raw}.
   *
   * @throws TraceDamagedException if it is not what was written
   */
  void load() throws IOException {
    if (!block.readAll(file)) {
      throw damaged(0, "its checksum is not that of its content");
    }
    int length = block.rawLength();
    raw.clear();
    if (!block.isCompressed()) {
      raw.put(0, block.bytes(), BlockLayout.HEAD, length);
      return;
    }
    try {
      int got =
          zstd.decompressDirectByteBuffer(
              raw, 0, raw.capacity(), block.bytes(), BlockLayout.HEAD, block.storedLength());
      if (got != length) {
        throw damaged(0, "it holds %d bytes where it says %d".formatted(got, length));
      }
    } catch (ZstdException exception) {
      throw damaged(0, "it cannot be decompressed: " + exception.getMessage());
    }
  }

  /**
   * Damage of the block that was found last.
   *
   * @param within byte of what it holds, decompressed; 0 for the whole block
   */
  TraceDamagedException damaged(int within, String what) {
    return new TraceDamagedException(
        trace,
        block.number(),
        block.offset(),
        within == 0 ? what : "at byte %d of what it holds, %s".formatted(within, what));
  }

  @Override
  public void close() throws IOException {
    try (zstd) {
      file.close();
    }
  }
}
