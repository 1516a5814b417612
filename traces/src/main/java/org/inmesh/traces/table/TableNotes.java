package org.inmesh.traces.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.text.TextRows;

/** What the comments of a table say about it, as {@code # nodes = 64}. */
final class TableNotes {
  private static final Pattern NOTE =
      Pattern.compile("\\s*(nodes|columns|size|flit-bytes)\\s*=\\s*(\\S*)\\s*");

  private static final int LARGEST = 1 << 24;

  /** Nodes of the network; 0 if not said. */
  int nodes;

  /** Nodes of a row of the mesh; 0 if not said. */
  int columns;

  /** Bytes of a flit; 0 if not said. */
  int flitBytes;

  /** {@code bytes} or {@code flits}; empty if not said. */
  String size = "";

  /** Takes a comment; most have no meaning. */
  void read(TextRows rows, String text) throws TraceFormatException {
    Matcher note = NOTE.matcher(text);
    if (!note.matches()) {
      return;
    }
    String value = note.group(2);
    switch (note.group(1)) {
      case "nodes" -> nodes = number(rows, note);
      case "columns" -> columns = number(rows, note);
      case "flit-bytes" -> flitBytes = number(rows, note);
      default -> {
        if (!value.equals("bytes") && !value.equals("flits")) {
          throw wrong(rows, note, "must be bytes or flits");
        }
        size = value;
      }
    }
  }

  private static int number(TextRows rows, Matcher note) throws TraceFormatException {
    try {
      int number = Integer.parseInt(note.group(2));
      if (number >= 1 && number <= LARGEST) {
        return number;
      }
    } catch (NumberFormatException exception) {
      throw wrong(rows, note, "must be a whole number");
    }
    throw wrong(rows, note, "must be from 1 to " + LARGEST);
  }

  private static TraceFormatException wrong(TextRows rows, Matcher note, String rule) {
    return rows.wrong(
        1, "the comment's '%s' %s, not '%s'".formatted(note.group(1), rule, note.group(2)));
  }
}
