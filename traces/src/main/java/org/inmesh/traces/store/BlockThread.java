package org.inmesh.traces.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Compresses and writes blocks of events in a thread of its own, one after the other in their
 * order, so that whoever makes the events does not wait for it. A few blocks at most are on their
 * way; then the maker waits.
 */
final class BlockThread {
  private static final int BLOCKS = 4;

  private final BlockWriter writer;
  private final BlockingQueue<Block> free = new ArrayBlockingQueue<>(BLOCKS);
  private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS + 1);
  private final Block last = new Block(0);

  /** Null until there is a block. */
  private Thread thread;

  // Of the thread; others look at them when it has ended, or only for null.
  private final BlockCycles written = new BlockCycles();
  private volatile Throwable failure;

  BlockThread(BlockWriter writer) {
    this.writer = writer;
    for (int block = 0; block < BLOCKS; block++) {
      free.add(new Block(BlockLayout.LONGEST_RAW));
    }
  }

  /** What is on its way. */
  private static final class Block {
    private final ByteBuffer raw;
    private final BlockCycles cycles = new BlockCycles();
    private int length;
    private int count;

    private Block(int size) {
      raw = ByteBuffer.allocateDirect(size);
    }
  }

  /**
   * Takes a copy of a block's events. Blocks that come after one that could not be written are
   * dropped.
   */
  void write(int count, BlockCycles cycles, byte[] encoded, int length) {
    if (thread == null) {
      thread = new Thread(this::run, "trace");
      thread.setDaemon(true);
      thread.start();
    }
    Block block = take(free);
    block.raw.put(0, encoded, 0, length);
    block.length = length;
    block.count = count;
    block.cycles.clear();
    block.cycles.include(cycles);
    full.add(block);
  }

  /** Waits until all blocks are written, and ends the thread. */
  void finish() {
    if (thread == null) {
      return;
    }
    full.add(last);
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException exception) {
        interrupted = true;
      }
    }
    thread = null;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** True if a block could not be written; then {@link #finish} and {@link #rethrow}. */
  boolean hasFailed() {
    return failure != null;
  }

  /**
   * Throws what the writing of a block has thrown, if anything; after {@link #finish}.
   *
   * @throws IOException if a block could not be written
   */
  void rethrow() throws IOException {
    Throwable thrown = failure;
    switch (thrown) {
      case null -> {
        // All is well.
      }
      case IOException exception -> throw exception;
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      default -> throw new IllegalStateException(thrown);
    }
  }

  /** Of the blocks that were written; after {@link #finish}. */
  BlockCycles written() {
    return written;
  }

  private void run() {
    for (Block block = take(full); block != last; block = take(full)) {
      if (failure == null) {
        try {
          writer.write(BlockLayout.KIND_EVENTS, block.count, block.cycles, block.raw, block.length);
          written.include(block.cycles);
        } catch (IOException | RuntimeException | Error thrown) {
          failure = thrown;
        }
      }
      free.add(block);
    }
  }

  /** Waits for one; an interruption is kept for later. */
  private static Block take(BlockingQueue<Block> blocks) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return blocks.take();
        } catch (InterruptedException exception) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
