package org.inmesh.loader.machinefile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.machinefile.Origin.Place;

/**
 * Finds the line and column of each key in a TOML text. Jackson reads a whole document before it
 * gives out the first token, and its tokens carry no location. Keys at the start of a line and
 * table headings are found; a key inside an inline table is located at that table's line.
 */
final class KeyLocator {
  private static final String PART = "(?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')";
  private static final String PATH = "(" + PART + "(?:\\s*\\.\\s*" + PART + ")*)";
  private static final Pattern KEY = Pattern.compile("^\\s*" + PATH + "\\s*=");
  private static final Pattern TABLE = Pattern.compile("^\\s*\\[{1,2}\\s*" + PATH + "\\s*\\]");

  private final String file;
  private final List<String> lines;
  private final Map<String, Place> places = new HashMap<>();
  private Place secondDefinition;

  KeyLocator(String file, String text) {
    this.file = file;
    this.lines = text.lines().toList();
    String table = "";
    for (int index = 0; index < lines.size(); index++) {
      Matcher heading = TABLE.matcher(lines.get(index));
      Matcher key = KEY.matcher(lines.get(index));
      if (heading.find()) {
        String path = normal(heading.group(1));
        add(path, index, heading);
        table = path + ".";
      } else if (key.find()) {
        add(table + normal(key.group(1)), index, key);
      }
    }
  }

  private void add(String path, int index, Matcher match) {
    int length = match.group(1).length();
    Place place = place(index + 1, match.start(1) + 1, length);
    if (places.putIfAbsent(path, place) != null && secondDefinition == null) {
      secondDefinition = place;
    }
  }

  private static String normal(String path) {
    return path.replaceAll("\\s*\\.\\s*", ".").replaceAll("[\"']", "");
  }

  /** A place given by line and column, both from 1. */
  Place place(int line, int column, int length) {
    String sourceLine = line >= 1 && line <= lines.size() ? lines.get(line - 1) : "";
    return new Place(new SourcePosition(file, line, column), sourceLine, length);
  }

  /** Where a key is set, or the nearest thing around it that was found. */
  Place of(String path) {
    String[] parts = path.split("\\.");
    for (int length = parts.length; length > 0; length--) {
      Place place = places.get(String.join(".", Arrays.copyOf(parts, length)));
      if (place != null) {
        return place;
      }
    }
    return place(1, 1, 1);
  }

  /** The first key or table that had been there before. */
  Optional<Place> secondDefinition() {
    return Optional.ofNullable(secondDefinition);
  }
}
