package org.inmesh.bench.study.plan;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inmesh.bench.study.StudyPoint;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.loader.BadInputException;

/**
 * The points of a study, in this order: the first axis varies slowest, the last fastest, each in
 * the order of its values; axes that go together vary where the first of them would. An axis that
 * has no effect on a point (another program's parameter, a seed where nothing is random) has no
 * value there, and what is then the same point is there once.
 *
 * @param points to be studied
 * @param skipped coordinates of those left out by a skip, with its reason
 * @param warnings about the study, one line each
 */
public record Expansion(List<StudyPoint> points, List<Skipped> skipped, List<String> warnings) {
  /** Copies the lists. */
  public Expansion {
    points = List.copyOf(points);
    skipped = List.copyOf(skipped);
    warnings = List.copyOf(warnings);
  }

  /**
   * A point that is left out.
   *
   * @param reason as the file gives it
   */
  public record Skipped(Map<String, Object> coordinates, String reason) {}

  /** Runs of the points, each once, in the order of the points. */
  public List<StudyRun> runs() {
    return points.stream().map(StudyPoint::run).flatMap(Optional::stream).distinct().toList();
  }

  /**
   * Finds the points of a study.
   *
   * @throws BadInputException if it has none, or more than 100,000 combinations
   */
  public static Expansion of(Study study) {
    Map<Map<String, Object>, StudyPoint> points = new LinkedHashMap<>();
    Map<Map<String, Object>, Skipped> skipped = new LinkedHashMap<>();
    Set<Skip> used = new HashSet<>();
    PointBuilder builder = new PointBuilder(study);
    for (Map<String, Object> combination : new Combinations(study).all()) {
      Optional<StudyPoint> point = builder.point(combination);
      if (point.isEmpty()) {
        continue;
      }
      Map<String, Object> coordinates = point.get().coordinates();
      List<Skip> skips = study.skips().stream().filter(skip -> skip.covers(coordinates)).toList();
      used.addAll(skips);
      if (skips.isEmpty()) {
        points.putIfAbsent(coordinates, point.get());
      } else {
        skipped.putIfAbsent(coordinates, new Skipped(coordinates, skips.getFirst().reason()));
      }
    }
    if (points.isEmpty()) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "study %s has no points: %s",
              study.name(),
              skipped.isEmpty()
                  ? "none of its forms of programs is for any of its machines"
                  : String.format(Locale.ROOT, "all %d are skipped", skipped.size())));
    }
    List<String> warnings =
        study.skips().stream()
            .filter(skip -> !used.contains(skip))
            .map(skip -> "a skip leaves out nothing: " + skip)
            .toList();
    return new Expansion(List.copyOf(points.values()), List.copyOf(skipped.values()), warnings);
  }
}
