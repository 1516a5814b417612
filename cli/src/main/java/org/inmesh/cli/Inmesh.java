package org.inmesh.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The program {@code inmesh}. */
public final class Inmesh {
  /** A run that is asked to stop does so within a fraction of a second. */
  private static final int SECONDS_TO_STOP = 10;

  private Inmesh() {}

  /** Executes the command line and exits with one of the codes in {@link ExitCode}. */
  public static void main(String[] arguments) {
    // Result files are the same on every host, also where digits are others.
    Locale.setDefault(Locale.ROOT);
    // Standard output is buffered and flushed where something should be seen.
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
            false,
            StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    Streams streams =
        new Streams(
            System.in,
            Boolean.getBoolean("inmesh.terminal.input"),
            out,
            err,
            Boolean.getBoolean("inmesh.terminal"));
    Interruption interruption = new Interruption();
    CountDownLatch done = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(interruption, done)));
    int code;
    try {
      code = CommandLines.of(streams, interruption).execute(arguments);
    } catch (OutOfMemoryError | StackOverflowError | AssertionError failure) {
      // Picocli hands over exceptions, but not these.
      code = CommandLines.explain(failure, err);
    } finally {
      out.flush();
      done.countDown();
    }
    System.exit(code);
  }

  /** On Ctrl-C: has the command print what it has so far before the machine goes down. */
  private static void stop(Interruption interruption, CountDownLatch done) {
    if (done.getCount() == 0) {
      return;
    }
    interruption.request();
    try {
      done.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
    }
  }
}
