package org.inmesh.loader.toml;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inmesh.coresim.program.SourcePosition;

/**
 * Finds the line and column of each key in a TOML text. Jackson reads a whole document before it
 * gives out the first token, and its tokens carry no location. Keys at the start of a line and
 * table headings are found; a key inside an inline table is located at that table's line. The
 * tables of an array are numbered from 0: {@code skip.1.reason}.
 */
public final class KeyLocator {
  private static final String PART = "(?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')";
  private static final String PATH = "(" + PART + "(?:\\s*\\.\\s*" + PART + ")*)";
  private static final Pattern KEY = Pattern.compile("^\\s*" + PATH + "\\s*=");
  private static final Pattern TABLE = Pattern.compile("^\\s*\\[\\s*" + PATH + "\\s*\\]");
  private static final Pattern ARRAY = Pattern.compile("^\\s*\\[\\[\\s*" + PATH + "\\s*\\]\\]");
  private static final Pattern LONG_QUOTE = Pattern.compile("\"\"\"|'''");

  private final String file;
  private final List<String> lines;
  private final Map<String, TomlPlace> places = new HashMap<>();
  private final Map<String, Integer> tablesOfArray = new HashMap<>();
  private TomlPlace secondDefinition;

  /** Reads a text. */
  public KeyLocator(String file, String text) {
    this.file = file;
    this.lines = text.lines().toList();
    String table = "";
    boolean inText = false;
    for (int index = 0; index < lines.size(); index++) {
      String line = lines.get(index);
      if (!inText) {
        table = locate(line, index, table);
      }
      // Lines of a text of several lines may look like keys.
      inText ^= LONG_QUOTE.matcher(line).results().count() % 2 == 1;
    }
  }

  /** The table that the following lines belong to. */
  private String locate(String line, int index, String table) {
    Matcher array = ARRAY.matcher(line);
    Matcher heading = TABLE.matcher(line);
    Matcher key = KEY.matcher(line);
    if (array.find()) {
      String path = normal(array.group(1));
      places.putIfAbsent(path, place(array, index));
      String numbered = path + "." + (tablesOfArray.merge(path, 1, Integer::sum) - 1);
      add(numbered, index, array);
      return numbered + ".";
    }
    if (heading.find()) {
      String path = normal(heading.group(1));
      add(path, index, heading);
      return path + ".";
    }
    if (key.find()) {
      add(table + normal(key.group(1)), index, key);
    }
    return table;
  }

  private void add(String path, int index, Matcher match) {
    TomlPlace place = place(match, index);
    if (places.putIfAbsent(path, place) != null && secondDefinition == null) {
      secondDefinition = place;
    }
  }

  private TomlPlace place(Matcher match, int index) {
    return place(index + 1, match.start(1) + 1, match.group(1).length());
  }

  private static String normal(String path) {
    return path.replaceAll("\\s*\\.\\s*", ".").replaceAll("[\"']", "");
  }

  /** A place given by line and column, both from 1. */
  public TomlPlace place(int line, int column, int length) {
    String sourceLine = line >= 1 && line <= lines.size() ? lines.get(line - 1) : "";
    return new TomlPlace(new SourcePosition(file, line, column), sourceLine, length);
  }

  /** Where a key is set, or the nearest thing around it that was found. */
  public TomlPlace of(String path) {
    String[] parts = path.split("\\.");
    for (int length = parts.length; length > 0; length--) {
      TomlPlace place = places.get(String.join(".", Arrays.copyOf(parts, length)));
      if (place != null) {
        return place;
      }
    }
    return place(1, 1, 1);
  }

  /** The first key or table that had been there before. */
  public Optional<TomlPlace> secondDefinition() {
    return Optional.ofNullable(secondDefinition);
  }
}
