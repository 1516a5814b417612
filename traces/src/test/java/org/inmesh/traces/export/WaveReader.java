package org.inmesh.traces.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * Reads a value change dump by the grammar of IEEE 1364-2005, 18.2: words between white space;
 * declarations up to {@code $enddefinitions}, then times that ascend and changes of declared
 * variables.
 */
final class WaveReader {
  /** Values by the variable's full name, each as {@code time=value}. */
  private final Map<String, List<String>> changes = new HashMap<>();

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Integer> widths = new HashMap<>();
  private final Deque<String> scopes = new ArrayDeque<>();
  private final StringTokenizer words;
  private long time = -1;
  private String timescale = "";

  private WaveReader(String text) {
    words = new StringTokenizer(text);
  }

  static WaveReader read(String text) {
    WaveReader reader = new WaveReader(text);
    reader.readDeclarations();
    reader.readChanges();
    return reader;
  }

  List<String> changes(String name) {
    assertThat(changes).containsKey(name);
    return changes.get(name);
  }

  java.util.Set<String> names() {
    return changes.keySet();
  }

  String timescale() {
    return timescale;
  }

  long end() {
    return time;
  }

  private List<String> upToEnd() {
    List<String> found = new ArrayList<>();
    for (String word = words.nextToken(); !word.equals("$end"); word = words.nextToken()) {
      found.add(word);
    }
    return found;
  }

  private void readDeclarations() {
    while (true) {
      String keyword = words.nextToken();
      List<String> values = upToEnd();
      switch (keyword) {
        case "$version", "$comment" -> assertThat(values).isNotEmpty();
        case "$timescale" -> timescale = String.join(" ", values);
        case "$scope" -> {
          assertThat(values).hasSize(2).startsWith("module");
          scopes.addLast(values.get(1));
        }
        case "$upscope" -> scopes.removeLast();
        case "$var" -> {
          assertThat(values).hasSize(4);
          assertThat(values.get(0)).isIn("wire", "reg", "integer");
          assertThat(values.get(2)).matches("[!-~]+");
          assertThat(values.get(3)).matches("[a-zA-Z_][a-zA-Z0-9_]*");
          String name = String.join(".", scopes) + "." + values.get(3);
          assertThat(names.put(values.get(2), name)).isNull();
          widths.put(values.get(2), Integer.parseInt(values.get(1)));
          assertThat(changes.put(name, new ArrayList<>())).isNull();
        }
        case "$enddefinitions" -> {
          assertThat(scopes).isEmpty();
          return;
        }
        default -> throw new AssertionError(keyword);
      }
    }
  }

  private void readChanges() {
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      switch (word.charAt(0)) {
        case '#' -> {
          long next = Long.parseLong(word.substring(1));
          assertThat(next).isGreaterThan(time);
          time = next;
        }
        case '$' -> assertThat(word).isIn("$dumpvars", "$end");
        case 'b' -> change(word.substring(1), words.nextToken(), false);
        default -> change(word.substring(0, 1), word.substring(1), true);
      }
    }
  }

  private void change(String value, String identifier, boolean scalar) {
    assertThat(value).matches("[01]+|[xz]");
    assertThat(names).containsKey(identifier);
    assertThat(widths.get(identifier) == 1).isEqualTo(scalar);
    assertThat(value.length()).isLessThanOrEqualTo(widths.get(identifier));
    List<String> before = changes.get(names.get(identifier));
    if (!before.isEmpty()) {
      assertThat(before.get(before.size() - 1)).doesNotEndWith("=" + value);
    }
    before.add(time + "=" + value);
  }
}
