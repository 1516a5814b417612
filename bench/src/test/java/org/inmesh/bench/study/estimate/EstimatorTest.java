package org.inmesh.bench.study.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.inmesh.bench.study.estimate.RunEstimate.Source;
import org.inmesh.bench.study.plan.Expansion;
import org.inmesh.bench.study.plan.StudyFile;
import org.inmesh.bench.study.run.RunKey;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.bench.study.store.HostTimes;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.programs.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimatorTest {
  @TempDir Path folder;

  private static List<StudyRun> runs() {
    String text = "programs = 'stencil'\nmachines = 'mesh'\ncores = [16, 64]";
    return Expansion.of(StudyFile.read("test", "test.toml", text, Path.of(""))).runs();
  }

  private Estimator knowing(String... lines) throws IOException {
    Path file = folder.resolve("host.csv");
    Files.writeString(
        file,
        "key,program,form,machine,cores,seconds,host,kind,parameters\n" + String.join("\n", lines));
    return new Estimator(HostTimes.read(List.of(folder)));
  }

  private static String line(String key, String program, int cores, String seconds) {
    return line(key, program, cores, seconds, "");
  }

  private static String line(
      String key, String program, int cores, String seconds, String parameters) {
    return "%s,%s,messages,grid,%d,%s,local,mesh,%s"
        .formatted(key, program, cores, seconds, parameters);
  }

  @Test
  void shouldTakeWhatTheVeryRunTook() throws IOException {
    String key = RunKey.of(runs().getFirst()).value();
    Estimator estimator =
        knowing(line(key, "stencil", 16, "3.5"), line("0".repeat(64), "stencil", 16, "9"));

    RunEstimate estimate = estimator.of(runs().getFirst());

    assertThat(estimate.seconds()).isEqualTo(3.5);
    assertThat(estimate.source()).isEqualTo(Source.MEASURED);
  }

  @Test
  void shouldTakeTheMedianOfSimilarRuns() throws IOException {
    Estimator estimator =
        knowing(
            line("1".repeat(64), "stencil", 16, "1"),
            line("2".repeat(64), "stencil", 16, "2"),
            line("3".repeat(64), "stencil", 16, "30"),
            line("4".repeat(64), "fft", 16, "100"));

    RunEstimate estimate = estimator.of(runs().getFirst());

    assertThat(estimate.seconds()).isEqualTo(2);
    assertThat(estimate.source()).isEqualTo(Source.SIMILAR);
  }

  private static StudyRun stencil(String parameters) {
    String text =
        "programs = 'stencil'\nmachines = 'mesh'\ncores = 16\n[parameters]\n" + parameters;
    return Expansion.of(StudyFile.read("test", "test.toml", text, Path.of(""))).runs().getFirst();
  }

  @Test
  void shouldScaleWithParametersAsRunsThatDifferInThemAlone() throws IOException {
    // Four times the steps took four times as long, twice the size four times.
    Estimator estimator =
        knowing(
            line("1".repeat(64), "stencil", 16, "2", "size=64 steps=10"),
            line("2".repeat(64), "stencil", 16, "8", "size=64 steps=40"),
            line("3".repeat(64), "stencil", 16, "32", "size=128 steps=40"),
            line("4".repeat(64), "fft", 16, "100", "size=64 steps=160"));

    // From each of the three: 2 x 16 x 16 = 8 x 4 x 16 = 32 x 4 x 4.
    RunEstimate estimate = estimator.of(stencil("steps = 160\nsize = 256"));

    assertThat(estimate.seconds()).isCloseTo(512, within(1e-6));
    assertThat(estimate.source()).isEqualTo(Source.SIMILAR);
  }

  @Test
  void shouldNotScaleWithAParameterThatHasNotVariedAlone() throws IOException {
    Estimator estimator =
        knowing(
            line("1".repeat(64), "stencil", 16, "2", "size=64 steps=10"),
            line("2".repeat(64), "stencil", 16, "8", "size=128 steps=20"));

    assertThat(estimator.of(stencil("steps = 160\nsize = 256")).seconds()).isEqualTo(8);
  }

  @Test
  void shouldScaleWhatKernelsTookElsewhereByThePaceOfThisHost() throws IOException {
    // Of bench/README.md: the FFT on the mesh of 16 cores took 1.3 s, the stencil 0.3 s.
    Estimator other = knowing(line("1".repeat(64), "fft", 16, "13"));
    assertThat(other.of(runs().getFirst()).seconds()).isCloseTo(3, within(1e-9));
    assertThat(other.of(runs().getFirst()).source()).isEqualTo(Source.KERNEL);

    // The same program in another form says more: 1.9 s there on the coherent machine.
    String shared = "%s,stencil,shared,grid,16,3.8,local,coherent,".formatted("2".repeat(64));
    Estimator own = knowing(line("1".repeat(64), "fft", 16, "13"), shared);
    assertThat(own.of(runs().getFirst()).seconds()).isCloseTo(0.6, within(1e-9));
  }

  @Test
  void shouldScaleFromAnotherSize() throws IOException {
    Estimator estimator = knowing(line("1".repeat(64), "stencil", 16, "2"));

    RunEstimate estimate = estimator.of(runs().getLast());

    // The mean of the kernels is 0.37 s on 16 cores and 0.5 s on 64.
    assertThat(estimate.seconds()).isCloseTo(2 * 0.5 / 0.37, within(1e-9));
    assertThat(estimate.source()).isEqualTo(Source.SCALED);
  }

  @Test
  void shouldTakeWhatTheKernelTookElsewhere() throws IOException {
    // The stencil on the mesh of 16 cores: 0.3 s in the table of bench/README.md.
    RunEstimate estimate = new Estimator(List.of()).of(runs().getFirst());

    assertThat(estimate.seconds()).isEqualTo(0.3);
    assertThat(estimate.source()).isEqualTo(Source.KERNEL);
    assertThat(knowing("half a li").of(runs().getFirst())).isEqualTo(estimate);
    assertThat(HostTimes.read(List.of(folder.resolve("nothing")))).isEmpty();
  }

  @Test
  void shouldTakeTheModelIfNothingIsKnown() {
    String text = "programs = 'sieve'\nmachines = 'mesh'\ncores = 1024";
    StudyRun run =
        Expansion.of(StudyFile.read("test", "test.toml", text, Path.of(""))).runs().getFirst();

    assertThat(new Estimator(List.of()).of(run).source()).isEqualTo(Source.MODEL);
    assertThat(new Estimator(List.of()).of(run).seconds()).isCloseTo(1.85, within(1e-9));
  }

  @Test
  void shouldInterpolateOnLogarithmicAxes() {
    // Half-way between 16 and 64 on a logarithmic axis is 32: the geometric mean of both times.
    assertThat(TimeModel.seconds(Kind.MESH, Form.MESSAGES, 32))
        .isCloseTo(Math.sqrt(0.37 * 0.5), within(1e-9));
    assertThat(TimeModel.seconds(Kind.MESH, Form.MESSAGES, 1)).isEqualTo(0.37);
    assertThat(TimeModel.seconds(Kind.COHERENT, Form.SHARED, 1024)).isCloseTo(29.4, within(1e-9));
    assertThat(TimeModel.seconds(Kind.COHERENT, Form.MESSAGES, 256)).isCloseTo(3.98, within(1e-9));
  }

  @Test
  void shouldBeginTheLongestFirst() {
    // On two threads: 5 | 4 + 3, then 2 to the first and 1 to either: 7 and 8, or 8 and 7.
    List<RunEstimate> estimates =
        List.of(1.0, 2.0, 3.0, 4.0, 5.0).stream()
            .map(seconds -> new RunEstimate(seconds, (long) (seconds * 10), Source.MODEL))
            .toList();

    assertThat(Estimator.together(estimates, 2)).isEqualTo(8);
    assertThat(Estimator.together(estimates, 1)).isEqualTo(15);
    assertThat(Estimator.together(List.of(), 3)).isZero();
    assertThat(Estimator.greatestTogether(estimates, 2)).isEqualTo(90);
  }
}
