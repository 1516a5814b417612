package org.inmesh.bench.study.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.inmesh.bench.study.PointResult;
import org.inmesh.bench.study.StudyPoint;
import org.inmesh.bench.study.plan.Expansion;
import org.inmesh.bench.study.plan.Study;
import org.inmesh.bench.study.plan.StudyFile;
import org.inmesh.bench.study.run.RunKey;
import org.inmesh.bench.study.run.RunRecord;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.Statistic;
import org.junit.jupiter.api.Test;

/** Tables of invented results, whose derived values are computed by hand. */
class StudyTableTest {
  private static Study study(String text) {
    return StudyFile.read("test", "test.toml", text, Path.of(""));
  }

  /** A table in which each run takes the seconds that a function of its point says. */
  private static StudyTable table(Study study, Function<Map<String, Object>, Double> seconds) {
    List<PointResult> results = new ArrayList<>();
    for (StudyPoint point : Expansion.of(study).points()) {
      Double time = seconds.apply(point.coordinates());
      results.add(
          new PointResult(
              point, Optional.ofNullable(time).map(value -> record(value, value * 2e6)), ""));
    }
    return StudyTable.of(study, results);
  }

  private static RunRecord record(double seconds, double energy) {
    Map<Statistic, Number> statistics = new EnumMap<>(Statistic.class);
    statistics.put(Statistic.CYCLES, Math.round(seconds * 1e9));
    statistics.put(Statistic.SIMULATED_SECONDS, seconds);
    statistics.put(Statistic.INSTRUCTIONS, 1000L);
    statistics.put(Statistic.PACKETS, 250L);
    statistics.put(Statistic.ENERGY, energy);
    return new RunRecord(
        new RunKey("0"), Optional.of(Ending.FINISHED), List.of(), statistics, "out", 0);
  }

  private static List<OptionalDouble> column(StudyTable table, String name) {
    return table.rows().stream().map(row -> row.number(name)).toList();
  }

  private static OptionalDouble is(double value) {
    return OptionalDouble.of(value);
  }

  @Test
  void shouldComputeSpeedUpAndEfficiencyOfAFixedProblem() {
    Study study = study("programs = 'stencil'\nmachines = 'mesh'\ncores = [16, 64, 256]");

    StudyTable table =
        table(study, point -> Map.of(16, 8.0, 64, 4.0, 256, 1.0).get(point.get("cores")));

    // 8/8, 8/4, 8/1; on 1, 4 and 16 times as many cores.
    assertThat(column(table, "speedup")).containsExactly(is(1), is(2), is(8));
    assertThat(column(table, "efficiency")).containsExactly(is(1), is(0.5), is(0.5));
    assertThat(column(table, "ratio")).containsOnly(OptionalDouble.of(1));
  }

  @Test
  void shouldComputeEfficiencyOfAGrowingProblem() {
    Study study =
        study("programs = 'stencil'\nmachines = 'mesh'\ncores = [16, 64]\nscaling = 'weak'");

    StudyTable table = table(study, point -> Map.of(16, 3.0, 64, 4.0).get(point.get("cores")));

    assertThat(column(table, "efficiency")).containsExactly(is(1), is(0.75));
    assertThat(column(table, "speedup")).containsOnly(OptionalDouble.empty());
  }

  @Test
  void shouldNotRelateProblemsThatAreNotTheSame() {
    // This program has no weak scaling; it starts as many processes as there are cores, unless told
    // otherwise.
    String text = "programs = 'stencil1d'\nmachines = 'mesh'\ncores = [16, 64]\n";
    StudyTable growing = table(study(text), point -> 1.0);
    StudyTable fixed = table(study(text + "[parameters]\nprocesses = 16"), point -> 1.0);

    assertThat(column(growing, "speedup")).containsExactly(is(1), OptionalDouble.empty());
    assertThat(column(fixed, "speedup")).containsOnly(is(1));
  }

  @Test
  void shouldRelateToTheBaselineWithAsManyCores() {
    Study study =
        study(
            """
            programs = "stencil"
            cores = [16, 64]
            baseline = { machine = "coherent", form = "shared" }
            """);

    // In the order messages on mesh, messages and shared on coherent.
    StudyTable table =
        table(
            study,
            point -> {
              double bar = point.get("machine").equals("mesh") ? 1 : 2;
              return (point.get("form").equals("shared") ? 4 : bar) / (int) point.get("cores");
            });

    assertThat(column(table, "ratio"))
        .containsExactly(is(0.25), is(0.25), is(0.5), is(0.5), is(1), is(1));
    assertThat(column(table, "energy_ratio"))
        .containsExactly(is(0.25), is(0.25), is(0.5), is(0.5), is(1), is(1));
    assertThat(table.rows()).allMatch(row -> row.values().get("same_output").equals(true));
    assertThat(table.wrongOutputs()).isEmpty();
  }

  /** A table in which every run on the coherent machine writes something else than on the mesh. */
  private static StudyTable disagreeing(String study) {
    Study read = study(study);
    List<PointResult> results = new ArrayList<>();
    for (StudyPoint point : Expansion.of(read).points()) {
      RunRecord good = record(1, 1);
      String output = point.coordinates().get("machine").equals("mesh") ? "ok\nsum 8" : "ok\nsum 9";
      RunRecord record =
          new RunRecord(good.key(), good.ending(), good.report(), good.statistics(), output, 0);
      results.add(new PointResult(point, Optional.of(record), ""));
    }
    return StudyTable.of(read, results);
  }

  @Test
  void shouldSayWhereAnOutputDiffersFromTheBaselines() {
    StudyTable table =
        disagreeing("programs = 'hello'\ncores = [4, 16]\nmachines = ['mesh', 'coherent']");

    assertThat(table.wrongOutputs())
        .extracting(row -> row.coordinates().get("machine"), row -> row.coordinates().get("cores"))
        .containsExactly(tuple("coherent", 4), tuple("coherent", 16));
    assertThat(table.wrongOutputs().getFirst().values())
        .containsEntry("status", "finished")
        .containsEntry("same_output", false)
        .containsEntry(
            "reason",
            "output differs from that of mesh from line 2, column 5 on:"
                + " \"9\" instead of \"8\"");
    assertThat(table.rows().getFirst().values())
        .containsEntry("same_output", true)
        .containsEntry("reason", "");
  }

  /** A baseline that is one program on so many cores says nothing of what others write. */
  @Test
  void shouldExpectTheSameOutputOnlyOfTheSameProgramOnAsManyCores() {
    StudyTable table =
        disagreeing(
            """
            programs = ["hello", "sieve"]
            cores = [4, 16]
            machines = ["mesh", "coherent"]
            baseline = { program = "hello", machine = "mesh", cores = 4 }
            """);

    assertThat(table.rows())
        .allMatch(
            row ->
                row.values()
                    .get("same_output")
                    .equals(row.coordinates().get("machine").equals("mesh")));
    assertThat(table.wrongOutputs())
        .extracting(
            row -> row.coordinates().get("program"),
            row -> row.coordinates().get("machine"),
            row -> row.coordinates().get("cores"))
        .containsExactly(tuple("hello", "coherent", 4));
  }

  /** Two machines, of which one is given another parameter than the baseline. */
  @Test
  void shouldExpectTheSameOutputOnlyOfTheSameParameters() {
    StudyTable table =
        disagreeing(
            """
            programs = "hello"
            baseline = { machine = "mesh", "hello.times" = 1 }
            [parameters]
            "hello.times" = [1, 2]
            """);

    assertThat(table.rows())
        .extracting(row -> row.values().get("same_output"))
        .containsExactly(true, true, false, false);
    assertThat(table.wrongOutputs())
        .extracting(row -> row.result().point().run().orElseThrow().parameters().get("times"))
        .containsExactly(1);
  }

  @Test
  void shouldComputeTheColumnsOfTheFile() {
    Study study =
        study(
            """
            programs = "stencil"
            cores = 16
            [[column]]
            name = "packets per instruction"
            ratio = ["packets", "instructions"]
            [[column]]
            name = "quarter cores"
            product = ["packets per instruction", "cores"]
            [[column]]
            name = "more cycles"
            to-baseline = "cycles"
            """);

    StudyTable table = table(study, point -> point.get("machine").equals("mesh") ? 1.0 : 3.0);

    assertThat(column(table, "packets per instruction")).containsOnly(is(0.25));
    assertThat(column(table, "quarter cores")).containsOnly(is(4));
    assertThat(column(table, "more cycles")).containsExactly(is(1), is(3), is(3));
  }

  @Test
  void shouldRelateToTheMeanOfSeedsWhereThereIsNone() {
    // The default placement has no seed; the random one has three: 1, 2 and 6 s, mean 3 s.
    Study study =
        study(
            """
            programs = "stencil"
            machines = "mesh"
            placements = ["random", "default"]
            seeds = "1..3"
            baseline = { placement = "random" }
            """);

    StudyTable table =
        table(
            study,
            point ->
                point.get("seed").equals("any")
                    ? 1.5
                    : List.of(1.0, 2.0, 6.0).get((int) point.get("seed") - 1));

    assertThat(column(table, "ratio")).containsExactly(is(1), is(1), is(1), is(0.5));
    SummaryRow random = Summary.of(table).rows().getFirst();
    assertThat(random.points()).isEqualTo(3);
    Sample time = random.samples().get("simulated_seconds");
    assertThat(time.mean()).isEqualTo(3);
    // Deviations -2, -1, 3: s = sqrt(14 / 2) = 2.64575; t of 2 degrees is 4.303;
    // 4.303 x 2.64575 / sqrt(3) = 6.573.
    assertThat(time.halfWidth().orElseThrow()).isCloseTo(6.573, within(0.001));
  }

  @Test
  void shouldSayWhichLimitARunDidNotEndWithin() {
    Study study = study("programs = 'stencil'\nmachines = 'mesh'\nlimit-cycles = 900");
    RunRecord limited =
        new RunRecord(new RunKey("1"), Optional.of(Ending.CYCLE_LIMIT), List.of(), Map.of(), "", 0);
    StudyPoint point = Expansion.of(study).points().getFirst();

    StudyTable table =
        StudyTable.of(study, List.of(new PointResult(point, Optional.of(limited), "")));

    assertThat(table.rows().getFirst().values())
        .containsEntry("status", "cycle-limit")
        .containsEntry("reason", "not ended within 900 cycles");
  }

  @Test
  void shouldShowWhatIsMissingAndWhatFailed() {
    Study study =
        study("programs = 'stencil'\nmachines = 'mesh'\n[parameters]\nsize = [5000, 64, 65, 66]");
    List<StudyPoint> points = Expansion.of(study).points();
    RunRecord deadlock =
        new RunRecord(
            new RunKey("1"),
            Optional.of(Ending.DEADLOCK),
            List.of("no process can go on", "left waits"),
            Map.of(),
            "",
            0);

    StudyTable table =
        StudyTable.of(
            study,
            List.of(
                new PointResult(points.get(0), Optional.empty(), points.get(0).complaint()),
                new PointResult(points.get(1), Optional.empty(), ""),
                new PointResult(points.get(2), Optional.empty(), "a bug\n\tat Some.java:1"),
                new PointResult(points.get(3), Optional.of(deadlock), "")));

    assertThat(table.rows())
        .extracting(row -> row.values().get("status"))
        .containsExactly("impossible", "missing", "failed", "deadlock");
    assertThat(table.rows().get(0).values().get("reason").toString()).contains("out of range");
    assertThat(table.rows().get(2).values()).containsEntry("reason", "a bug");
    assertThat(table.rows().get(3).values())
        .containsEntry("reason", "no process can go on; left waits");
    assertThat(table.failures()).hasSize(3);
    assertThat(table.missing()).hasSize(1);
    assertThat(TableFiles.csv(table).lines()).hasSize(5);
  }

  @Test
  void shouldFindTheCrossoverBetweenTwoCoreCounts() {
    // The mesh takes 8, 4, 2 s; the coherent machine 4, 4 sqrt(2), 8 s: equal between 16 and 64
    // cores. ln(2) at 16, -ln(sqrt 2) at 64: two thirds of the way from 2^4 to 2^6: 2^(5 1/3).
    Study study = study("programs = 'stencil'\nforms = 'messages'\ncores = [16, 64, 256]");

    List<Crossover> crossovers =
        Crossovers.of(
            table(
                study,
                point ->
                    point.get("machine").equals("mesh")
                        ? Map.of(16, 8.0, 64, 4.0, 256, 2.0).get(point.get("cores"))
                        : Map.of(16, 4.0, 64, 4 * Math.sqrt(2), 256, 8.0).get(point.get("cores"))));

    assertThat(crossovers).hasSize(1);
    Crossover crossover = crossovers.getFirst();
    assertThat(crossover.cores().orElseThrow()).isCloseTo(40.3, within(0.05));
    assertThat(crossover.below()).isEqualTo(16);
    assertThat(crossover.above()).isEqualTo(64);
    assertThat(crossover.quickerBelow()).hasToString("coherent messages");
    assertThat(crossover.quickerAbove()).hasToString("mesh messages");
  }

  @Test
  void shouldSayThatTheOrderStays() {
    Study study = study("programs = 'stencil'\nforms = 'messages'\ncores = [16, 64]");

    List<Crossover> crossovers =
        Crossovers.of(table(study, point -> point.get("machine").equals("mesh") ? 1.0 : 2.0));

    assertThat(crossovers).hasSize(1);
    assertThat(crossovers.getFirst().crosses()).isFalse();
    assertThat(crossovers.getFirst().quickerAbove().machine()).isEqualTo("mesh");
  }

  @Test
  void shouldCrossWhereTimesAreEqual() {
    Study study = study("programs = 'stencil'\nforms = 'messages'\ncores = [16, 64, 256]");

    List<Crossover> crossovers =
        Crossovers.of(
            table(
                study,
                point ->
                    point.get("machine").equals("mesh")
                        ? Map.of(16, 2.0, 64, 1.0, 256, 0.5).get(point.get("cores"))
                        : 1.0));

    assertThat(crossovers).hasSize(1);
    assertThat(crossovers.getFirst().cores()).hasValue(64);
  }

  @Test
  void shouldWriteTheSameBytesWhateverTheOrderOfResults() {
    Study study = study("programs = ['stencil', 'fft']\ncores = [16, 64]");
    StudyTable one = table(study, point -> 1.0 / (int) point.get("cores"));
    StudyTable other = table(study, point -> 1.0 / (int) point.get("cores"));

    assertThat(TableFiles.csv(one)).isEqualTo(TableFiles.csv(other)).startsWith("program,form,");
    assertThat(TableFiles.summaryCsv(study, Summary.of(one)))
        .contains(",points,finished,")
        .doesNotContain("_ci95");
  }
}
