package org.inmesh.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.inmesh.coresim.Host;

/**
 * Connects a simulated program to the standard streams. Its output is collected for a moment, so
 * that a program that writes much is not slowed down and one that writes little is seen at once. As
 * in other occam systems the byte 255 on a screen has it shown what came before, and nothing else.
 */
final class ProgramScreen implements Host {
  private static final int MOST_COLLECTED = 1 << 15;

  /** FLUSH of the course library. */
  private static final int FLUSH = 255;

  /**
   * What a program reads, once, when standard input has ended: END.OF.FILE of the course library.
   */
  private static final int END_OF_FILE = 255;

  private final Streams streams;
  private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
  private ProgressLine progress;
  private boolean lineIsOpen;
  private boolean inputEnded;

  ProgramScreen(Streams streams) {
    this.streams = streams;
  }

  /** Says which line has to give way to the program's output. */
  void shareTerminalWith(ProgressLine line) {
    progress = line;
  }

  @Override
  public synchronized void screen(int character) {
    if (character == FLUSH) {
      flush();
      return;
    }
    collected.write(character);
    if (collected.size() >= MOST_COLLECTED) {
      flush();
    }
  }

  @Override
  public synchronized void error(int character) {
    flush();
    if (character == FLUSH) {
      return;
    }
    streams.err().write(character);
    streams.err().flush();
  }

  /** Bytes for standard output as they are. */
  synchronized void write(byte[] bytes) {
    collected.writeBytes(bytes);
    if (collected.size() >= MOST_COLLECTED) {
      flush();
    }
  }

  /** Bytes for standard error as they are. */
  synchronized void writeError(byte[] bytes) {
    flush();
    streams.err().write(bytes, 0, bytes.length);
    streams.err().flush();
  }

  @Override
  public int keyboard() {
    // Whoever is to type something must see what he is asked.
    flush();
    try {
      int read = streams.in().read();
      if (read < 0 && !inputEnded) {
        inputEnded = true;
        return END_OF_FILE;
      }
      return read;
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  /** Brings what was collected to standard output. */
  synchronized void flush() {
    if (collected.size() == 0) {
      return;
    }
    if (progress != null) {
      progress.clear();
    }
    byte[] bytes = collected.toByteArray();
    collected.reset();
    streams.out().write(bytes, 0, bytes.length);
    streams.out().flush();
    lineIsOpen = bytes[bytes.length - 1] != '\n';
  }

  /** Brings what was collected to standard output, and ends the last line there. */
  synchronized void endLine() {
    flush();
    if (lineIsOpen) {
      streams.out().println();
      lineIsOpen = false;
    }
  }

  /** Flushes, then shows progress if that would not tear a line of the program's output. */
  synchronized void tick() {
    flush();
    if (!lineIsOpen) {
      progress.show();
    }
  }

  /** Takes the progress away until it is shown again. */
  synchronized void hideProgress() {
    progress.clear();
  }

  /** Ends the last line on a terminal that also shows what comes next. */
  synchronized void finish() {
    flush();
    progress.clear();
    if (lineIsOpen && streams.errIsTerminal()) {
      streams.err().println();
    }
  }
}
