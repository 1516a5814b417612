package org.inmesh.bench.study.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.inmesh.bench.study.StudyPoint;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.occam.source.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpansionTest {
  @TempDir Path folder;

  private Expansion expand(String text) {
    return Expansion.of(StudyFile.read("test", "test.toml", text, folder));
  }

  private static List<Object> values(Expansion expansion, String coordinate) {
    return expansion.points().stream()
        .map(point -> point.coordinates().get(coordinate))
        .distinct()
        .toList();
  }

  @Test
  void shouldRunEveryFormOnTheMachinesThatItIsFor() {
    // Of each program: messages on both machines, shared on the coherent one; two sizes.
    Expansion expansion = expand("programs = ['stencil', 'fft']\ncores = [16, 64]");

    assertThat(expansion.points()).hasSize(2 * 3 * 2);
    assertThat(expansion.runs()).hasSize(12);
    assertThat(expansion.points().getFirst().coordinates())
        .containsExactly(
            Map.entry("program", "stencil"),
            Map.entry("form", "messages"),
            Map.entry("machine", "mesh"),
            Map.entry("cores", 16),
            Map.entry("scaling", "strong"),
            Map.entry("placement", "default"),
            Map.entry("seed", "default"));
  }

  @Test
  void shouldGiveEveryRunACompleteMachineParametersAndFiles() {
    StudyRun run =
        expand("programs = 'stencil'\nmachines = 'mesh'\ncores = 64\n[parameters]\nsteps = 3")
            .points()
            .getFirst()
            .run()
            .orElseThrow();

    // An 8 x 8 grid; size and weak have the defaults of the program's description.
    assertThat(run.parameters())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("size", 64, "weak", 0, "steps", 3, "columns", 8, "rows", 8));
    assertThat(run.machine()).contains("columns = 8\n").contains("network.hop-latency = ");
    assertThat(run.sources()).first().extracting(SourceText::file).isEqualTo("stencil.occ");
    assertThat(run.placement()).isEqualTo("default");
  }

  @Test
  void shouldFindIncludedFilesByTheNamesTheyAreAskedFor() throws IOException {
    Files.createDirectory(folder.resolve("lib"));
    Files.writeString(folder.resolve("mine.occ"), "#INCLUDE \"lib/one\"\nSKIP\n");
    Files.writeString(folder.resolve("lib/one.inc"), "#USE \"two.inc\"\n#INCLUDE \"hostio.inc\"\n");
    Files.writeString(folder.resolve("lib/two.inc"), "-- nothing\n");

    StudyRun run =
        expand("programs = 'mine.occ'\nmachines = 'mesh'").points().getFirst().run().orElseThrow();

    assertThat(run.program()).isEqualTo("mine");
    assertThat(run.sources())
        .extracting(SourceText::file)
        .startsWith("mine.occ", "lib/one.inc", "lib/two.inc", "hostio.inc");
  }

  @Test
  void shouldCrossParametersOnlyWithProgramsThatHaveThem() {
    // The stencil has steps, fft has not: 3 values of it for the one and none for the other, each
    // on three bars.
    Expansion expansion =
        expand("programs = ['stencil', 'fft']\ncores = 16\n[parameters]\nsteps = [1, 2, 3]");

    assertThat(expansion.points()).hasSize(3 * 3 + 3);
    assertThat(values(expansion, "steps")).containsExactly(1, 2, 3, "");
  }

  @Test
  void shouldLetAProgramsOwnParameterWin() {
    Expansion expansion =
        expand(
            """
            programs = ["stencil", "cannon"]
            forms = "messages"
            machines = "mesh"
            [parameters]
            size = 16
            "stencil.size" = 32
            """);

    assertThat(expansion.runs())
        .extracting(run -> run.parameters().get("size"))
        .containsExactly(32, 16);
  }

  @Test
  void shouldRunOnceWhatDoesNotDependOnTheSeed() {
    // The stencil is not random: one run. With random placement five; fft has a seed: five each.
    Expansion expansion =
        expand(
            """
            programs = ["stencil", "fft"]
            forms = "messages"
            machines = "mesh"
            cores = 16
            placements = ["default", "random"]
            seeds = "1..5"
            """);

    assertThat(expansion.points()).hasSize(1 + 5 + 5 + 5);
    assertThat(expansion.points().getFirst().coordinates()).containsEntry("seed", "any");
    assertThat(expansion.runs())
        .filteredOn(run -> run.program().equals("stencil"))
        .extracting(StudyRun::placement)
        .containsExactly("default", "random:1", "random:2", "random:3", "random:4", "random:5");
  }

  @Test
  void shouldSeedNetworksThatAreRandom() {
    Expansion expansion =
        expand(
            """
            programs = "stencil"
            machines = "mesh"
            seeds = [7, 8]
            [machine]
            network.loss = [0.0, 0.01]
            """);

    assertThat(expansion.points())
        .extracting(point -> point.coordinates().get("seed"))
        .containsExactly("any", 7, 8);
    assertThat(expansion.points().getLast().run().orElseThrow().machine())
        .contains("network.fault-seed = 8\n")
        .contains("network.loss = 0.01\n");
  }

  @Test
  void shouldSetWeakWhereAProgramHasIt() {
    // The sieve has no such parameter.
    Expansion expansion =
        expand(
            """
            programs = ["stencil", "sieve"]
            forms = "messages"
            machines = "mesh"
            scaling = ["strong", "weak"]
            """);

    assertThat(expansion.points())
        .extracting(point -> point.coordinates().get("scaling"))
        .containsExactly("strong", "weak", "default");
    assertThat(expansion.runs().get(1).parameters()).containsEntry("weak", 1);
  }

  @Test
  void shouldLetZippedAxesGoTogether() {
    Expansion expansion =
        expand(
            """
            programs = "stencil"
            machines = "mesh"
            cores = [16, 64, 256]
            [parameters]
            size = [32, 64, 128]
            steps = [1, 2]
            [[zip]]
            axes = ["cores", "size"]
            """);

    assertThat(expansion.points())
        .extracting(
            point ->
                List.of(
                    point.coordinates().get("cores"),
                    point.coordinates().get("size"),
                    point.coordinates().get("steps")))
        .containsExactly(
            List.of(16, 32, 1),
            List.of(16, 32, 2),
            List.of(64, 64, 1),
            List.of(64, 64, 2),
            List.of(256, 128, 1),
            List.of(256, 128, 2));
  }

  @Test
  void shouldSkipWithAReason() {
    Expansion expansion =
        expand(
            """
            programs = ["stencil", "fft"]
            forms = "messages"
            machines = "mesh"
            cores = "16..1024 x4"
            [[skip]]
            program = "fft"
            cores = ">64"
            reason = "takes an hour"
            [[skip]]
            cores = 4096
            """);

    // 4 of the stencil, 2 of fft; no point has 4096 cores.
    assertThat(expansion.points()).hasSize(6);
    assertThat(expansion.skipped())
        .extracting(skipped -> skipped.coordinates().get("cores"))
        .containsExactly(256, 1024);
    assertThat(expansion.skipped().getFirst().reason()).isEqualTo("takes an hour");
    assertThat(expansion.warnings()).hasSize(1).first().asString().contains("cores");
  }

  @Test
  void shouldKeepAnImpossiblePointWithItsComplaint() {
    // The description of the program allows a size of 1024 at most.
    Expansion expansion =
        expand("programs = 'stencil'\nmachines = 'mesh'\n[parameters]\nsize = [64, 5000]");

    StudyPoint impossible = expansion.points().getLast();
    assertThat(impossible.run()).isEmpty();
    assertThat(impossible.complaint()).contains("size=5000 is out of range");
    assertThat(expansion.runs()).hasSize(1);
  }

  @Test
  void shouldShareARunBetweenEqualMachinesOfTwoNames() throws IOException {
    Files.writeString(folder.resolve("other.toml"), "extends = 'mesh'\n");

    Expansion expansion =
        expand("programs = 'stencil'\nmachines = ['mesh', 'other.toml']\ncores = 16");

    assertThat(values(expansion, "machine")).containsExactly("mesh", "other");
    assertThat(expansion.runs()).hasSize(1);
  }

  @Test
  void shouldLeaveOutCacheKeysOnTheMesh() {
    Expansion expansion =
        expand(
            """
            programs = "stencil"
            forms = "messages"
            cores = 16
            [machine]
            caches.l1-bytes = [8192, 16384]
            """);

    assertThat(expansion.points())
        .extracting(
            point ->
                point.coordinates().get("machine")
                    + " "
                    + point.coordinates().get("caches.l1-bytes"))
        .containsExactly("mesh ", "coherent 8192", "coherent 16384");
  }

  @Test
  void shouldHaveTheNumberOfCoresThatAMachineHas() {
    assertThat(values(expand("programs = 'stencil'\nmachines = ['mesh', 'epiphany-iv']"), "cores"))
        .containsExactly(16, 64);
  }

  @Test
  void shouldRefuseAStudyWithoutPoints() {
    assertThatThrownBy(() -> expand("programs = 'stencil'\nforms = 'shared'\nmachines = 'mesh'"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("has no points");
    assertThatThrownBy(
            () ->
                expand("programs = 'stencil'\nseeds = '1..1000'\n[parameters]\nsteps = '1..1000'"))
        .hasMessageContaining("more than 100000 combinations");
  }

  @Test
  void shouldHaveTheSameKeysEveryTime() {
    String text = "programs = ['stencil', 'tickets']\ncores = [16, 64]";
    assertThat(expand(text).runs()).isEqualTo(expand(text).runs());
    assertThat(new TreeSet<>(expand(text).runs().stream().map(StudyRun::program).toList()))
        .containsExactly("stencil", "tickets");
  }
}
