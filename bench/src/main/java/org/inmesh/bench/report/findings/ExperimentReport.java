package org.inmesh.bench.report.findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inmesh.bench.report.Quantity;
import org.inmesh.bench.report.Report;
import org.inmesh.bench.report.Reproduction;
import org.inmesh.bench.report.Section;
import org.inmesh.bench.study.plan.Axis;

/** A report of many runs: of a comparison or a study. */
public final class ExperimentReport {
  private ExperimentReport() {}

  /**
   * Makes the report.
   *
   * @param runs in the order of the experiment, at least one
   * @param arrangement what is compared with what
   * @param more sections behind the figures: derived tables, graphs
   */
  public static Report of(
      String title,
      String subtitle,
      List<MeasuredRun> runs,
      Arrangement arrangement,
      List<Section> more,
      Reproduction reproduction) {
    List<RunGroup> groups = RunGroup.of(runs, arrangement);
    List<Section> sections = new ArrayList<>();
    Overview.table(groups).ifPresent(sections::add);
    for (RunGroup group : groups) {
      if (groups.size() == 1) {
        sections.addAll(figures(group));
      } else {
        sections.add(new Section.Group(group.name(), Findings.text(group), figures(group)));
      }
    }
    ProfileFigures.maps(profiles(runs)).ifPresent(sections::add);
    sections.addAll(more);
    sections.add(RunTables.all(runs));
    RunTables.failures(runs).ifPresent(sections::add);
    return new Report(title, subtitle, Findings.claims(groups), sections, reproduction);
  }

  private static List<Section> figures(RunGroup group) {
    List<Section> sections = new ArrayList<>();
    ScalingFigures.time(group).ifPresent(sections::add);
    StackFigures.cycles(group).ifPresent(sections::add);
    StackFigures.energy(group).ifPresent(sections::add);
    ScalingFigures.energyDelay(group).ifPresent(sections::add);
    sections.addAll(latencies(group));
    sections.add(RunTables.scaling(group));
    return sections;
  }

  /** Of all series with the greatest number of cores that most of them finished with. */
  private static List<Section> latencies(RunGroup group) {
    Map<String, MeasuredProfile> most = Map.of();
    for (int cores : group.cores()) {
      Map<String, MeasuredProfile> here = new LinkedHashMap<>();
      for (Series series : group.series()) {
        series.runs().getOrDefault(cores, List.of()).stream()
            .filter(MeasuredRun::finished)
            .flatMap(run -> run.profile().stream())
            .findFirst()
            .ifPresent(
                profile ->
                    here.put(series.label() + ", " + Quantity.count(cores) + " cores", profile));
      }
      most = here.size() >= most.size() ? here : most;
    }
    return ProfileFigures.latencies(most);
  }

  private static Map<String, MeasuredProfile> profiles(List<MeasuredRun> runs) {
    Set<String> varying = RunGroup.varying(runs);
    boolean programs =
        runs.stream().map(run -> run.coordinate(Axis.PROGRAM)).distinct().count() > 1;
    Map<String, MeasuredProfile> profiles = new LinkedHashMap<>();
    for (MeasuredRun run : runs) {
      String program = programs ? run.coordinate(Axis.PROGRAM) + ", " : "";
      String rest = RunGroup.label(run, varying);
      run.profile()
          .ifPresent(
              profile -> profiles.put(program + rest + ", " + run.cores() + " cores", profile));
    }
    return profiles;
  }
}
