package org.inmesh.cli;

import java.util.function.Supplier;

/** A line on the terminal that is written over again and again; nothing if nobody watches. */
final class ProgressLine {
  private static final String CLEAR = "\r\u001b[K";

  /** Work that is done sooner needs no progress. */
  private static final long NANOSECONDS_BEFORE_FIRST = 1_000_000_000L;

  private final Streams streams;
  private final Supplier<String> text;
  private final long start = System.nanoTime();
  private boolean shown;

  ProgressLine(Streams streams, Supplier<String> text) {
    this.streams = streams;
    this.text = text;
  }

  /** Shows how things are now. */
  synchronized void show() {
    if (streams.errIsTerminal() && System.nanoTime() - start >= NANOSECONDS_BEFORE_FIRST) {
      streams.err().print(CLEAR + text.get());
      streams.err().flush();
      shown = true;
    }
  }

  /** Makes place for something else. */
  synchronized void clear() {
    if (shown) {
      streams.err().print(CLEAR);
      streams.err().flush();
      shown = false;
    }
  }

  /**
   * Shows progress while some work is done.
   *
   * @param progress asked now and then, in another thread
   */
  static <T> T during(Streams streams, Supplier<String> progress, Work<T> work)
      throws InterruptedException {
    ProgressLine line = new ProgressLine(streams, progress);
    try (Ticker ticker = new Ticker(line::show)) {
      ticker.start();
      return work.run();
    } finally {
      line.clear();
    }
  }

  /** What may take long. */
  @FunctionalInterface
  interface Work<T> {
    /** Does it. */
    T run() throws InterruptedException;
  }

  /** Seconds since this was made. */
  double seconds() {
    return (System.nanoTime() - start) * 1e-9;
  }
}
