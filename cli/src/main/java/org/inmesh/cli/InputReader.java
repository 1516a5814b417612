package org.inmesh.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.inmesh.loader.iserver.HostConsole;

/**
 * Reads standard input in a thread of its own, begun when the first byte is asked for: who asks is
 * not held up by a keyboard on which nobody types.
 */
final class InputReader {
  private static final int CHUNK_BYTES = 1 << 12;
  private static final int CHUNKS = 16;
  private static final byte[] END = {};

  /** Longer than a pipe's writer needs, short enough for Ctrl-C. */
  private static final int MILLISECONDS_OF_PATIENCE = 20;

  private final InputStream in;
  private final BlockingQueue<byte[]> chunks = new ArrayBlockingQueue<>(CHUNKS);
  private boolean started;
  private byte[] chunk = {};
  private int position;
  private boolean ended;

  InputReader(InputStream in) {
    this.in = in;
  }

  /**
   * Takes the next byte.
   *
   * @param patient whether to wait a moment if there is none
   * @return 0 to 255, {@link HostConsole#END} or {@link HostConsole#WAITING}
   */
  int next(boolean patient) {
    start();
    if (position == chunk.length && !ended && !takeChunk(patient)) {
      return HostConsole.WAITING;
    }
    return ended ? HostConsole.END : Byte.toUnsignedInt(chunk[position++]);
  }

  private boolean takeChunk(boolean patient) {
    try {
      byte[] next =
          patient ? chunks.poll(MILLISECONDS_OF_PATIENCE, TimeUnit.MILLISECONDS) : chunks.poll();
      if (next == null) {
        return false;
      }
      chunk = next;
      position = 0;
      ended = next.length == 0;
      return true;
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void start() {
    if (!started) {
      started = true;
      Thread thread = new Thread(this::readAll, "standard input");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void readAll() {
    byte[] buffer = new byte[CHUNK_BYTES];
    try {
      int count = read(buffer);
      while (count > 0) {
        chunks.put(Arrays.copyOf(buffer, count));
        count = read(buffer);
      }
      chunks.put(END);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
    }
  }

  /** What cannot be read any more has ended, as for a program that reads a closed terminal. */
  private int read(byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException exception) {
      return -1;
    }
  }
}
