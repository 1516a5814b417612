package org.inmesh.loader.iserver;

import java.io.IOException;
import java.util.Optional;
import java.util.TreeMap;

/** The streams a program has open, by their numbers: 0, 1 and 2 are the standard streams. */
final class HostStreams {
  private static final int FIRST_FILE = 3;

  /** A stream and what went wrong with it last, empty if nothing did. */
  private static final class Entry {
    private final HostStream stream;
    private String failure = "";

    Entry(HostStream stream) {
      this.stream = stream;
    }
  }

  private final TreeMap<Integer, Entry> entries = new TreeMap<>();

  HostStreams(StandardInput input, HostConsole console) {
    boolean terminal = console.isTerminal();
    entries.put(0, new Entry(input));
    entries.put(1, new Entry(new StandardOutput(console::output, terminal)));
    entries.put(2, new Entry(new StandardOutput(console::error, terminal)));
  }

  /** Gives a stream the lowest number that is free, so that equal programs get equal numbers. */
  int add(HostStream stream) {
    int number = FIRST_FILE;
    while (entries.containsKey(number)) {
      number++;
    }
    entries.put(number, new Entry(stream));
    return number;
  }

  Optional<HostStream> find(int number) {
    return Optional.ofNullable(entries.get(number)).map(entry -> entry.stream);
  }

  void remove(int number) {
    entries.remove(number);
  }

  /** Marks that something went wrong with an open stream. */
  void fail(int number, String failure) {
    entries.get(number).failure = failure;
  }

  /** What went wrong with an open stream; empty if nothing did. */
  String failure(int number) {
    return entries.get(number).failure;
  }

  /**
   * Closes everything at the end of a run.
   *
   * @throws IOException if one cannot be closed; the others are, all the same
   */
  void closeAll() throws IOException {
    IOException failure = null;
    for (Entry entry : entries.values()) {
      try {
        entry.stream.close();
      } catch (IOException exception) {
        if (failure == null) {
          failure = exception;
        } else {
          failure.addSuppressed(exception);
        }
      }
    }
    entries.clear();
    if (failure != null) {
      throw failure;
    }
  }
}
