package org.inmesh.traces.store;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** Numbers blocks, compresses what they hold, adds the checksum and hands them to the queue. */
final class BlockWriter implements AutoCloseable {
  /** The fastest; recording must not slow a run. */
  private static final int LEVEL = 1;

  /** Compression may lengthen; then the content is stored as it is. */
  private static final int LONGEST_ATTEMPT =
      BlockLayout.HEAD + (int) Zstd.compressBound(BlockLayout.LONGEST_RAW) + BlockLayout.CHECKSUM;

  private final QueueWriter queue;
  private final ZstdCompressCtx zstd = new ZstdCompressCtx();
  private final CRC32C checksum = new CRC32C();
  private final ByteBuffer block =
      ByteBuffer.allocateDirect(LONGEST_ATTEMPT).order(ByteOrder.LITTLE_ENDIAN);
  private long number;

  BlockWriter(QueueWriter queue) {
    this.queue = queue;
    zstd.setLevel(LEVEL);
  }

  /**
   * Writes a block.
   *
   * @param raw direct buffer, from 0 to {@code length}
   */
  void write(int kind, int count, BlockCycles cycles, ByteBuffer raw, int length)
      throws IOException {
    int stored = compress(raw, length);
    boolean compressed = stored < length;
    if (!compressed) {
      stored = length;
      block.put(BlockLayout.HEAD, raw, 0, length);
    }
    block.putInt(BlockLayout.MAGIC_AT, BlockLayout.MAGIC);
    block.putInt(BlockLayout.KIND_AT, kind);
    block.putLong(BlockLayout.NUMBER_AT, number);
    block.putInt(BlockLayout.COUNT_AT, count);
    block.putInt(
        BlockLayout.COMPRESSION_AT,
        compressed ? BlockLayout.STORED_ZSTD : BlockLayout.STORED_PLAIN);
    block.putLong(BlockLayout.LEAST_CORE_CYCLE_AT, cycles.leastCore);
    block.putLong(BlockLayout.GREATEST_CORE_CYCLE_AT, cycles.greatestCore);
    block.putLong(BlockLayout.LEAST_NETWORK_CYCLE_AT, cycles.leastNetwork);
    block.putLong(BlockLayout.GREATEST_NETWORK_CYCLE_AT, cycles.greatestNetwork);
    block.putInt(BlockLayout.RAW_LENGTH_AT, length);
    block.putInt(BlockLayout.STORED_LENGTH_AT, stored);
    block.putInt(BlockLayout.HEAD_CHECKSUM_AT, checksum(BlockLayout.HEAD_CHECKSUM_AT));
    int end = BlockLayout.HEAD + stored;
    block.putInt(end, checksum(end));
    queue.append(block.limit(end + BlockLayout.CHECKSUM));
    number++;
  }

  private int checksum(int length) {
    checksum.reset();
    checksum.update(block.clear().limit(length));
    block.clear();
    return (int) checksum.getValue();
  }

  /** Compresses into the block, and returns the length. */
  private int compress(ByteBuffer raw, int length) {
    block.clear();
    int room = block.capacity() - BlockLayout.HEAD - BlockLayout.CHECKSUM;
    return zstd.compressDirectByteBuffer(block, BlockLayout.HEAD, room, raw, 0, length);
  }

  @Override
  public void close() throws IOException {
    zstd.close();
    queue.close();
  }
}
