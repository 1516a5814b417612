package org.inmesh.traces.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.text.TextRows;

/** The nodes of tasks: their numbers, or one after the other for names. */
final class TaskNames {
  private static final int MOST_NODES = 1 << 20;
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+");

  private final Map<String, Integer> nodeOfName = new LinkedHashMap<>();
  private boolean known;
  private boolean numbers;

  /** The node of a task; the first word of a file says whether its tasks are numbers. */
  int node(TextRows rows, int index, String name) throws TraceFormatException {
    boolean isNumber = NUMBER.matcher(rows.word(index)).matches();
    if (!known) {
      known = true;
      numbers = isNumber;
    }
    if (numbers) {
      return (int) rows.whole(index, name, 0, MOST_NODES - 1);
    }
    if (isNumber) {
      throw rows.wrongWord(index, name + " must be a name, as those before");
    }
    return nodeOfName.computeIfAbsent(rows.word(index), task -> nodeOfName.size());
  }

  /** By node; empty if tasks are numbers. */
  List<String> names() {
    return new ArrayList<>(nodeOfName.keySet());
  }
}
