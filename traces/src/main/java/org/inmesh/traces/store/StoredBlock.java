package org.inmesh.traces.store;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** One block in a file, whose head and, if asked for, whole is read and held to its checksum. */
final class StoredBlock {
  private static final int LONGEST_STORED = (int) Zstd.compressBound(BlockLayout.LONGEST_RAW);

  /** Bytes that a block can have. */
  static final int LONGEST = BlockLayout.HEAD + LONGEST_STORED + BlockLayout.CHECKSUM;

  private final ByteBuffer bytes =
      ByteBuffer.allocateDirect(LONGEST).order(ByteOrder.LITTLE_ENDIAN);
  private final CRC32C checksum = new CRC32C();
  private final BlockCycles cycles = new BlockCycles();
  private long offset;

  /**
   * Reads the head of the block that begins at a byte of the file.
   *
   * @return false if there is none: magic number, checksum or what it says is wrong
   */
  boolean readHead(QueueFile file, long at) throws IOException {
    offset = at;
    if (!file.read(at, bytes.clear().limit(BlockLayout.HEAD))) {
      return false;
    }
    bytes.clear();
    if (bytes.getInt(BlockLayout.MAGIC_AT) != BlockLayout.MAGIC
        || bytes.getInt(BlockLayout.HEAD_CHECKSUM_AT) != checksum(BlockLayout.HEAD_CHECKSUM_AT)) {
      return false;
    }
    cycles.leastCore = bytes.getLong(BlockLayout.LEAST_CORE_CYCLE_AT);
    cycles.greatestCore = bytes.getLong(BlockLayout.GREATEST_CORE_CYCLE_AT);
    cycles.leastNetwork = bytes.getLong(BlockLayout.LEAST_NETWORK_CYCLE_AT);
    cycles.greatestNetwork = bytes.getLong(BlockLayout.GREATEST_NETWORK_CYCLE_AT);
    int compression = bytes.getInt(BlockLayout.COMPRESSION_AT);
    return number() >= 0
        && count() >= 0
        && kind() >= BlockLayout.KIND_HEADER
        && kind() <= BlockLayout.KIND_END
        && rawLength() >= 0
        && rawLength() <= BlockLayout.LONGEST_RAW
        && storedLength() >= 0
        && storedLength() <= LONGEST_STORED
        && (compression == BlockLayout.STORED_ZSTD
            || compression == BlockLayout.STORED_PLAIN && storedLength() == rawLength());
  }

  /**
   * Reads all of the block whose head was read last.
   *
   * @return false if its checksum is not right
   */
  boolean readAll(QueueFile file) throws IOException {
    int length = length();
    int end = length - BlockLayout.CHECKSUM;
    boolean all = file.read(offset, bytes.clear().limit(length));
    bytes.clear();
    return all && bytes.getInt(end) == checksum(end);
  }

  private int checksum(int length) {
    checksum.reset();
    checksum.update(bytes.clear().limit(length));
    bytes.clear();
    return (int) checksum.getValue();
  }

  ByteBuffer bytes() {
    return bytes;
  }

  /** First byte of the block in the file. */
  long offset() {
    return offset;
  }

  /** Bytes of the whole block. */
  int length() {
    return BlockLayout.HEAD + storedLength() + BlockLayout.CHECKSUM;
  }

  int kind() {
    return bytes.getInt(BlockLayout.KIND_AT);
  }

  long number() {
    return bytes.getLong(BlockLayout.NUMBER_AT);
  }

  int count() {
    return bytes.getInt(BlockLayout.COUNT_AT);
  }

  int rawLength() {
    return bytes.getInt(BlockLayout.RAW_LENGTH_AT);
  }

  int storedLength() {
    return bytes.getInt(BlockLayout.STORED_LENGTH_AT);
  }

  boolean isCompressed() {
    return bytes.getInt(BlockLayout.COMPRESSION_AT) == BlockLayout.STORED_ZSTD;
  }

  BlockCycles cycles() {
    return cycles;
  }
}
