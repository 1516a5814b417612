package org.inmesh.bench.study.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.inmesh.bench.study.run.StatisticKeys;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.machine.Measuring;
import org.inmesh.isa.transputer.assembly.NearestName;
import org.inmesh.loader.toml.TomlFile;

/** Reads a study's file from the top. */
final class StudyReader {
  static final List<String> KEYS =
      List.of(
          "title",
          "description",
          "programs",
          "forms",
          "machines",
          "cores",
          "placements",
          "scaling",
          "seeds",
          "limit-cycles",
          "measure",
          "baseline",
          "statistics",
          "parameters",
          "machine",
          "zip",
          "skip",
          "column");

  private static final List<String> MEASURES = List.of("cycles", "memory", "profile");

  private final JsonNode document;
  private final Problems problems;
  private final ValueReader values;
  private final Path folder;

  StudyReader(TomlFile toml, Path folder) {
    document = toml.document();
    problems = new Problems(toml.places());
    values = new ValueReader(problems);
    this.folder = folder;
  }

  Study read(String name, String text) {
    checkKeys();
    String title = values.text("title", document.path("title"));
    String description = values.text("description", document.path("description"));
    SubjectReader subjects = new SubjectReader(document, problems, values, folder);
    List<StudyProgram> programs = subjects.programs();
    Map<String, String> machines = subjects.machines();
    List<Axis> axes = new ArrayList<>(subjects.axes(programs, machines));
    VariationReader variations = new VariationReader(document, problems, values);
    axes.addAll(variations.parameterAxes(programs));
    axes.addAll(variations.machineAxes());
    RuleReader rules = new RuleReader(document, problems, values, axes);
    Study study =
        new Study(
            name,
            title.isEmpty() ? name : title,
            description.strip(),
            programs,
            machines,
            axes,
            rules.zips(),
            rules.skips(),
            variations.parameters(),
            variations.settings(),
            limit(),
            measuring(),
            rules.baseline(),
            statistics(),
            rules.columns(),
            text,
            folder);
    problems.refuse();
    return study;
  }

  private void checkKeys() {
    for (Map.Entry<String, JsonNode> entry : document.properties()) {
      String key = entry.getKey();
      if (!KEYS.contains(key)) {
        String suggestion = NearestName.suggestion(key, KEYS);
        problems.add(
            key,
            String.format(
                Locale.ROOT,
                "unknown key '%s'%s",
                key,
                suggestion.isEmpty() ? "; the keys are " + String.join(", ", KEYS) : suggestion));
      }
    }
  }

  private long limit() {
    JsonNode node = document.path("limit-cycles");
    if (node.isMissingNode()) {
      return Long.MAX_VALUE;
    }
    if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 1) {
      problems.add(
          "limit-cycles",
          "limit-cycles must be a whole number of core cycles, at least 1, not " + node);
      return Long.MAX_VALUE;
    }
    return node.longValue();
  }

  private Measuring measuring() {
    List<String> measured = values.texts("measure", document.path("measure"));
    for (String each : measured) {
      if (!MEASURES.contains(each)) {
        problems.unknown("measure", "measurement", each, MEASURES);
      }
    }
    return new Measuring(
        measured.contains("cycles"), measured.contains("memory"), measured.contains("profile"));
  }

  private List<Statistic> statistics() {
    List<String> names = values.texts("statistics", document.path("statistics"));
    if (names.isEmpty()) {
      return Study.USUAL_STATISTICS;
    }
    if (names.equals(List.of("all"))) {
      return List.of(Statistic.values());
    }
    List<Statistic> chosen = new ArrayList<>();
    for (String name : names) {
      Optional<Statistic> known = StatisticKeys.find(name);
      if (known.isPresent()) {
        chosen.add(known.get());
      } else {
        List<String> keys = Arrays.stream(Statistic.values()).map(Statistic::key).toList();
        String suggestion = NearestName.suggestion(name, keys);
        problems.add(
            "statistics",
            String.format(
                Locale.ROOT,
                "no statistic '%s'%s",
                name,
                suggestion.isEmpty()
                    ? "; a run's --stats file has their names; \"all\" takes all"
                    : suggestion));
      }
    }
    return chosen;
  }
}
