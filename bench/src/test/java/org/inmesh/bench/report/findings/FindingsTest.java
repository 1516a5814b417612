package org.inmesh.bench.report.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.inmesh.bench.chart.Chart.Mark;
import org.inmesh.bench.report.Claim;
import org.inmesh.bench.report.HtmlReport;
import org.inmesh.bench.report.Report;
import org.inmesh.bench.report.Reproduction;
import org.inmesh.bench.report.Section;
import org.inmesh.bench.report.Table;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.Statistic;
import org.inmesh.loader.machinefile.MachineFile;
import org.junit.jupiter.api.Test;

/** Claims and figures of runs whose times are chosen so that ratios can be seen at once. */
class FindingsTest {
  private static final Reproduction NOTHING = new Reproduction(List.of(), Map.of(), Map.of());

  private static MeasuredRun run(String program, String machine, int cores, double seconds) {
    return new MeasuredRun(
        Map.of("program", program, "machine", machine, "cores", cores),
        MeasuredRun.FINISHED,
        List.of(),
        Map.of(
            Statistic.SIMULATED_SECONDS,
            seconds,
            Statistic.ENERGY,
            seconds * 1e9,
            Statistic.ENERGY_INSTRUCTIONS,
            seconds * 1e9,
            Statistic.COMPUTE_CYCLES,
            30L,
            Statistic.IDLE_CYCLES,
            10L),
        Optional.empty());
  }

  /** The mesh is slower by 2 with 16 cores, quicker by 2 with 64, by 4 with 256. */
  private static List<MeasuredRun> crossing(String program) {
    List<MeasuredRun> runs = new ArrayList<>();
    runs.add(run(program, "mesh", 16, 8e-3));
    runs.add(run(program, "coherent", 16, 4e-3));
    runs.add(run(program, "mesh", 64, 2e-3));
    runs.add(run(program, "coherent", 64, 4e-3));
    runs.add(run(program, "mesh", 256, 1e-3));
    runs.add(run(program, "coherent", 256, 4e-3));
    return runs;
  }

  /** On logarithmic axes the lines cross half way, as the ratio is 2 on both sides: at 32. */
  @Test
  void shouldFindWhereLinesCross() {
    RunGroup group = RunGroup.of(crossing("stencil")).getFirst();

    List<SeriesCrossing> crossings = ScalingFigures.crossings(group);

    assertThat(crossings).hasSize(1);
    assertThat(crossings.getFirst().at().cores()).isCloseTo(32, within(1e-9));
    assertThat(crossings.getFirst().at().time()).isCloseTo(4e-3, within(1e-12));
    assertThat(crossings.getFirst().before().label()).isEqualTo("coherent");
    Section.Curves curves = (Section.Curves) ScalingFigures.time(group).orElseThrow();
    assertThat(curves.chart().marks()).extracting(Mark::text).containsExactly("cross at 32 cores");
    // 8 ms with 16 cores: the ideal with 256 is a sixteenth.
    assertThat(curves.chart().curves().getLast().points().getLast().y())
        .isCloseTo(500, within(1e-9));
  }

  @Test
  void shouldClaimRatiosAndCrossings() {
    List<Claim> claims = Findings.claims(RunGroup.of(crossing("stencil")));

    assertThat(claims).extracting(Claim::number).containsExactly("4.00×", "32 cores", "4.00×");
    assertThat(claims.getFirst().text())
        .isEqualTo("stencil at 256 cores: mesh takes 1.000 ms, coherent 4.00 times that.");
    assertThat(claims.get(1).text())
        .isEqualTo(
            "stencil: with 16 cores coherent is quicker than mesh, with 64 it is slower; the lines"
                + " cross at about 32.");
  }

  @Test
  void shouldCompareToTheBaseline() {
    RunGroup group =
        RunGroup.of(
                crossing("stencil"),
                new Arrangement(Map.of("machine", "coherent", "cores", 16), Set.of(), Set.of()))
            .getFirst();

    assertThat(group.first().label()).isEqualTo("coherent");
    assertThat(Findings.claims(List.of(group)).getFirst().number()).isEqualTo("0.250×");
  }

  private static MeasuredRun sized(int size, String machine, int cores, double seconds) {
    MeasuredRun run = run("stencil", machine, cores, seconds);
    Map<String, Object> coordinates = new LinkedHashMap<>(run.coordinates());
    coordinates.put("size", size);
    return new MeasuredRun(
        coordinates, run.status(), List.of(), run.statistics(), Optional.empty());
  }

  /** Twice the size is other work: it says nothing about the machines that it takes longer. */
  @Test
  void shouldCompareRunsOfEqualParametersOnly() {
    List<MeasuredRun> runs =
        List.of(
            sized(12, "mesh", 16, 1),
            sized(24, "mesh", 16, 4),
            sized(12, "coherent", 16, 2),
            sized(24, "coherent", 16, 12));

    List<RunGroup> groups =
        RunGroup.of(runs, new Arrangement(Map.of("machine", "mesh"), Set.of("size"), Set.of()));

    assertThat(groups)
        .extracting(RunGroup::name)
        .containsExactly("stencil, size=12", "stencil, size=24");
    assertThat(Findings.claims(groups).subList(1, 3))
        .extracting(Claim::text)
        .containsExactly(
            "stencil, size=12 at 16 cores: mesh takes 1.000 s, coherent 2.00 times that.",
            "stencil, size=24 at 16 cores: mesh takes 4.000 s, coherent 3.00 times that.");
    // The root of 2 x 3.
    assertThat(Findings.claims(groups).getFirst().text())
        .startsWith("At 16 cores coherent takes 2.45 times as long as mesh")
        .contains("2 programs and variants");
  }

  @Test
  void shouldMakeOneSeriesOfParametersThatGoWithTheCores() {
    List<MeasuredRun> runs =
        List.of(
            sized(12, "mesh", 16, 1),
            sized(24, "mesh", 64, 1),
            sized(12, "coherent", 16, 2),
            sized(24, "coherent", 64, 3));

    RunGroup group =
        RunGroup.of(runs, new Arrangement(Map.of(), Set.of(), Set.of("size"))).getFirst();

    assertThat(group.series()).extracting(Series::label).containsExactly("mesh", "coherent");
    assertThat(group.first().finished()).containsExactly(16, 64);
    // How much work there is with 64 cores is not known: no ideal, no speed-up.
    Section.Curves curves = (Section.Curves) ScalingFigures.time(group).orElseThrow();
    assertThat(curves.chart().curves()).hasSize(2);
    assertThat(Findings.text(group)).isEmpty();
  }

  @Test
  void shouldClaimNoCrossingOfRunsThatAreEquallyQuick() {
    List<MeasuredRun> runs =
        List.of(
            run("a", "mesh", 16, 1),
            run("a", "coherent", 16, 0.999),
            run("a", "mesh", 64, 1),
            run("a", "coherent", 64, 1.001));

    assertThat(Findings.claims(RunGroup.of(runs)))
        .extracting(Claim::text)
        .noneMatch(text -> text.contains("cross"));
  }

  @Test
  void shouldShowTheRangeOfSeveralRatios() {
    List<MeasuredRun> runs =
        List.of(run("a", "mesh", 16, 1), run("a", "coherent", 16, 0.5), run("a", "server", 16, 3));

    assertThat(Findings.claims(RunGroup.of(runs)).getFirst().number()).isEqualTo("0.500–3.00×");
  }

  /** Ratios of 4 and 1 have the geometric mean 2. */
  @Test
  void shouldClaimMeansOverPrograms() {
    List<MeasuredRun> runs =
        List.of(
            run("a", "mesh", 16, 1),
            run("a", "coherent", 16, 4),
            run("b", "mesh", 16, 3),
            run("b", "coherent", 16, 3));

    Claim first = Findings.claims(RunGroup.of(runs)).getFirst();

    assertThat(first.number()).isEqualTo("2.00×");
    assertThat(first.text())
        .isEqualTo(
            "At 16 cores coherent takes 2.00 times as long as mesh (geometric mean of the 2"
                + " programs that finished on both); it is the slower in 1 of them.");
  }

  @Test
  void shouldClaimNothingOfRunsThatFailedAndTellWhy() {
    List<MeasuredRun> runs = new ArrayList<>(crossing("stencil").subList(0, 1));
    runs.add(
        new MeasuredRun(
            Map.of("program", "stencil", "machine", "coherent", "cores", 16),
            "deadlock",
            List.of("a waits for b", "b waits for a"),
            Map.of(Statistic.SIMULATED_SECONDS, 9.0),
            Optional.empty()));

    Report report = ExperimentReport.of("t", "", runs, Arrangement.FIRST, List.of(), NOTHING);

    assertThat(report.claims()).isEmpty();
    Section.Numbers failures = (Section.Numbers) report.sections().getLast();
    assertThat(failures.table().rows().getFirst())
        .extracting(Table.Cell::shown)
        .contains("deadlock", "a waits for b; b waits for a");
    assertThat(report.sections()).noneMatch(Section.Curves.class::isInstance);
  }

  /** 30 of 40 cycles are 75 %. */
  @Test
  void shouldStackSharesOfCycles() {
    RunGroup group = RunGroup.of(crossing("stencil")).getFirst();

    Section.Stacks stacks = (Section.Stacks) StackFigures.cycles(group).orElseThrow();

    assertThat(stacks.bars().bars()).hasSize(6);
    assertThat(stacks.bars().bars().getFirst().values()).containsExactly(75.0, 25.0);
    assertThat(stacks.bars().bars()).extracting(bar -> bar.group()).first().isEqualTo("16 cores");
  }

  @Test
  void shouldTakeTheMeanOfRunsWithOtherSeeds() {
    List<MeasuredRun> runs = new ArrayList<>();
    for (int seed = 1; seed <= 3; seed++) {
      runs.add(
          new MeasuredRun(
              Map.of("program", "p", "machine", "mesh", "cores", 4, "seed", seed),
              MeasuredRun.FINISHED,
              List.of(),
              Map.of(Statistic.SIMULATED_SECONDS, (double) seed),
              Optional.empty()));
    }

    RunGroup group = RunGroup.of(runs).getFirst();

    assertThat(group.series()).hasSize(1);
    assertThat(group.first().time(4)).hasValue(2);
  }

  @Test
  void shouldWriteTheSamePageEveryTime() {
    List<MeasuredRun> runs = new ArrayList<>(crossing("a"));
    runs.addAll(crossing("b"));
    Report report = ExperimentReport.of("t", "", runs, Arrangement.FIRST, List.of(), NOTHING);

    String again =
        HtmlReport.of(ExperimentReport.of("t", "", runs, Arrangement.FIRST, List.of(), NOTHING));

    assertThat(again)
        .isEqualTo(HtmlReport.of(report))
        .contains("Time relative to the first series");
  }

  /** Two machines of one name that differ in a setting, and the first again. */
  @Test
  void shouldShowEveryMachineOnce() {
    MachineSpecification quick = mesh("network.hop-latency=2");
    MachineSpecification slow = mesh("network.hop-latency=8");

    Map<String, String> files =
        Reproductions.of(List.of("compare"), Map.of(), List.of(quick, slow, quick)).files();

    assertThat(files)
        .containsOnlyKeys(
            "mesh, 16 cores: the complete machine file",
            "mesh, 16 cores: the complete machine file (2)");
    assertThat(files.values())
        .satisfiesExactly(
            text -> assertThat(text).contains("network.hop-latency = 2"),
            text -> assertThat(text).contains("network.hop-latency = 8"));
  }

  private static MachineSpecification mesh(String setting) {
    return MachineFile.load("mesh", List.of("cores=16", setting), OptionalInt.empty());
  }

  @Test
  void shouldQuoteArgumentsForTheShell() {
    assertThat(Reproductions.command(List.of("run", "my life.occ", "--set", "name=it's")))
        .isEqualTo("./inmesh run 'my life.occ' --set 'name=it'\\''s'");
  }
}
