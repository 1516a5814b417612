package org.inmesh.loader.occam.random;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Takes lines away from a program, each with what is indented under it, and moves what is under a
 * line in its place, as long as it still shows what it showed.
 */
final class Reducer {
  private final Predicate<String> shows;

  Reducer(Predicate<String> shows) {
    this.shows = shows;
  }

  /** The shortest program that was found. */
  String reduce(String program) {
    List<String> lines = new ArrayList<>(program.lines().toList());
    boolean shorter = true;
    while (shorter) {
      shorter = false;
      for (int at = lines.size() - 1; at >= 0; at--) {
        for (List<String> candidate : List.of(without(lines, at), lifted(lines, at))) {
          if (candidate.size() < lines.size() && shows.test(String.join("\n", candidate) + "\n")) {
            lines = candidate;
            shorter = true;
            break;
          }
        }
        at = Math.min(at, lines.size());
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static List<String> without(List<String> lines, int at) {
    List<String> rest = new ArrayList<>(lines.subList(0, at));
    int end = end(lines, at);
    boolean definition = end < lines.size() && lines.get(end).strip().equals(":");
    rest.addAll(lines.subList(definition ? end + 1 : end, lines.size()));
    return rest;
  }

  private static List<String> lifted(List<String> lines, int at) {
    List<String> rest = new ArrayList<>(lines.subList(0, at));
    int end = end(lines, at);
    for (String line : lines.subList(at + 1, end)) {
      rest.add(line.substring(2));
    }
    rest.addAll(lines.subList(end, lines.size()));
    return rest;
  }

  /** The line behind what is indented under a line. */
  private static int end(List<String> lines, int at) {
    int end = at + 1;
    while (end < lines.size() && indentation(lines.get(end)) > indentation(lines.get(at))) {
      end++;
    }
    return end;
  }

  private static int indentation(String line) {
    return line.length() - line.stripLeading().length();
  }
}
