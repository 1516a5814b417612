package org.inmesh.bench.study.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.machine.Measuring;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudyFileTest {
  private static final String START = "programs = 'stencil'\n";

  @TempDir Path folder;

  private Study read(String text) {
    return StudyFile.read("my", "my.toml", text, folder);
  }

  private List<Diagnostic> problems(String text) {
    BadInputException refusal = catchThrowableOfType(BadInputException.class, () -> read(text));
    assertThat(refusal).as("refusal of %s", text).isNotNull();
    return refusal.diagnostics();
  }

  private Diagnostic problem(String text) {
    List<Diagnostic> problems = problems(text);
    assertThat(problems).hasSize(1);
    return problems.getFirst();
  }

  @Test
  void shouldReadEverythingThatAFileMaySay() {
    Study study =
        read(
            """
            title = "A title"
            description = "More of it."
            programs = ["stencil", "fft"]
            forms = ["messages"]
            machines = ["coherent", "mesh"]
            cores = ["16..64 x2", 256]
            placements = ["default", "random", "annealed:3"]
            scaling = ["strong", "weak"]
            seeds = "1..3"
            limit-cycles = 5_000_000_000
            measure = ["cycles", "profile"]
            statistics = ["cycles", "energy"]
            baseline = { machine = "mesh" }

            [parameters]
            steps = 10
            "stencil.size" = [64, 128]

            [machine]
            network.hop-latency = "1..4 x2"
            clock-mhz = 500

            [[zip]]
            axes = ["stencil.size", "scaling"]

            [[skip]]
            program = "fft"
            cores = ">64"
            reason = "too long"

            [[column]]
            name = "packets per instruction"
            ratio = ["packets", "instructions"]
            """);

    assertThat(study.title()).isEqualTo("A title");
    assertThat(study.machines().keySet()).containsExactly("coherent", "mesh");
    assertThat(study.coordinates())
        .containsExactly(
            "program",
            "form",
            "machine",
            "cores",
            "scaling",
            "placement",
            "seed",
            "stencil.size",
            "network.hop-latency");
    assertThat(study.axis("cores").values()).containsExactly(16, 32, 64, 256);
    assertThat(study.axis("placement").values()).containsExactly("default", "random", "annealed:3");
    assertThat(study.axis("seed").values()).containsExactly(1, 2, 3);
    assertThat(study.axis("network.hop-latency").values()).containsExactly(1, 2, 4);
    assertThat(study.parameters()).isEqualTo(Map.of("steps", 10));
    assertThat(study.settings()).isEqualTo(Map.of("clock-mhz", "500"));
    assertThat(study.maximumCycles()).isEqualTo(5_000_000_000L);
    assertThat(study.measuring()).isEqualTo(new Measuring(true, false, true));
    assertThat(study.statistics()).containsExactly(Statistic.CYCLES, Statistic.ENERGY);
    assertThat(study.baseline()).isEqualTo(Map.of("machine", "mesh"));
    assertThat(study.zips()).containsExactly(List.of("stencil.size", "scaling"));
    assertThat(study.columns()).hasSize(1);
  }

  @Test
  void shouldTakeBothMachinesAndAllFormsIfNothingIsSaid() {
    Study study = read(START);

    assertThat(study.title()).isEqualTo("my");
    assertThat(study.machines().keySet()).containsExactly("mesh", "coherent");
    assertThat(study.axis("form").values()).containsExactly("messages", "shared");
    assertThat(study.baseline()).isEqualTo(Map.of("machine", "mesh", "form", "messages"));
  }

  @Test
  void shouldReadDottedParametersWithAndWithoutQuotes() {
    assertThat(read(START + "[parameters]\nstencil.size = 8\n").parameters())
        .isEqualTo(read(START + "[parameters]\n\"stencil.size\" = 8\n").parameters())
        .isEqualTo(Map.of("stencil.size", 8));
  }

  // Each line is the fourth of a file.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "core = 16 | unknown key 'core'; did you mean 'cores'?",
        "forms = 'shares' | no form 'shares'; did you mean 'shared'?",
        "machines = ['mesh', 'coherant'] | no machine 'coherant'",
        "cores = 257 | no machine has 257 cores",
        "cores = [16, 257, 263] | but no side may be longer than 256; nor 263",
        "cores = 'many' | cores must be a whole number of at least 1, a list, or a range",
        "cores = [16, 64, 16] | cores has 16 twice",
        "cores = [] | cores has no value",
        "cores = 0 | of at least 1",
        "placements = 'randon:1' | 'randon:1' is no placement; did you mean 'random'",
        "placements = 'file=p.csv' | a study's placements do not depend on files",
        "scaling = 'string' | no scaling 'string'; did you mean 'strong'?",
        "limit-cycles = 'no' | limit-cycles must be a whole number of core cycles",
        "measure = 'profil' | no measurement 'profil'; did you mean 'profile'?",
        "statistics = 'packet' | no statistic 'packet'; did you mean 'packets'?",
        "baseline = { machine = 'nosuch' } | no machine 'nosuch'; there are mesh, coherent",
        "baseline = { seeds = 1 } | 'seeds' does not vary; did you mean 'seed'?",
        "title = 7 | title must be a text in quotes, not 7",
        "seeds = -1 | of at least 0",
        "parameters = 3 | parameters is a table",
        "skip = 3 | skip is a list of tables",
      })
  void shouldPointAtTheKeyThatIsWrong(String line, String message) {
    String text = START + "\n# the next line is wrong\n" + line + "\n";

    Diagnostic problem = problem(text);

    assertThat(problem.message()).contains(message);
    assertThat(problem.position().file()).isEqualTo("my.toml");
    assertThat(problem.position().line()).isEqualTo(4);
    assertThat(problem.position().column()).isEqualTo(1);
  }

  @Test
  void shouldPointIntoTables() {
    List<Diagnostic> problems =
        problems(
            """
            programs = ["stencil", "fft"]
            [parameters]
            stepps = 3
            "stencil.sizes" = 4
              weak = 1
            cores = 16
            [machine]
            network.hop-latncy = 2
            network.hop-latency = [1, "two"]
            name = "other"
            [[skip]]
            program = "fft"
            [[skip]]
            progam = "fft"
            [[skip]]
            reason = "none"
            [[zip]]
            axes = ["cores"]
            [[column]]
            name = "cycles"
            ratio = ["cycles", "cores"]
            [[column]]
            name = "x"
            ratio = ["cycles"]
            [[column]]
            name = "y"
            ratio = ["cyles", "packets"]
            """);

    assertThat(problems)
        .extracting(
            problem ->
                problem.position().line()
                    + ":"
                    + problem.position().column()
                    + " "
                    + problem.message().lines().findFirst().orElse("").split("[;,]")[0])
        .containsExactly(
            "3:1 none of the programs has a parameter 'stepps'",
            "4:1 no parameter of stencil 'sizes'",
            "5:3 scaling = [\"strong\"",
            "6:1 none of the programs has a parameter 'cores'",
            "8:1 machines have no key 'network.hop-latncy'",
            "9:1 network.hop-latency must be a whole number from 1 to 64",
            "10:1 the name of a machine is its file's",
            "14:1 'progam' does not vary",
            "15:3 a skip names at least one axis",
            "18:1 a zip takes at least two axes",
            "19:3 a column needs a name that no other has",
            "24:1 ratio takes 2 names",
            "27:1 no statistic or column 'cyles'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "machine = ['mesh'] | machine is a table: a line [machine], then key = value; machines are"
            + " listed in machines = [...]",
        "skip = [{ cores = '>>4' }] | '>>4' is no condition: one is a value, a list of values,"
            + " \">1024\" (also <, >=, <=, !=) or \"16..64\"",
        "skip = [{ cores = [4, '>8'] }] | '>8' is no condition",
        "zip = [{ axes = ['cores', 'tasks'] }] | no axis 'tasks'; there are program, form,",
        "column = [{ name = 'x', ratio = ['duration', 'cores'] }, { name = 'y', ratio = ['x',"
            + " 'cores'] }] | no statistic or column 'duration'; there are cores, cycles,",
      })
  void shouldSayOnceWhatWouldBeRight(String line, String message) {
    assertThat(problem(START + "cores = [4, 16]\n" + line.replace("'", "\"") + "\n").message())
        .startsWith(message.replace("''", "'"));
  }

  @Test
  void shouldRefuseAxesOfDifferentLengthsThatGoTogether() {
    Diagnostic problem =
        problem(
            START
                + """
                cores = [16, 64, 256]
                [parameters]
                size = [1, 2]
                [[zip]]
                axes = ["cores", "size"]
                """);

    assertThat(problem.message())
        .isEqualTo("axes that go together have as many values each: cores has 3, size has 2");
    assertThat(problem.position().line()).isEqualTo(6);
  }

  @Test
  void shouldRefuseAnUnknownProgramWithASuggestion() {
    assertThat(problem("programs = ['stencl']").message())
        .startsWith("no program 'stencl'")
        .endsWith("did you mean 'stencil'?");
    assertThat(problem("title = 'x'").message()).contains("programs is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"programs = [", "programs = 'stencil'\nprograms = 'fft'\n"})
  void shouldRefuseWhatIsNoToml(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BadInputException.class)
        .hasMessageMatching("(?s)my.toml:\\d+:\\d+: this is (not TOML|set twice).*");
  }

  @Test
  void shouldShowWhatIsWrongInAMachinesFile() throws IOException {
    Files.writeString(folder.resolve("bad.toml"), "extends = 'mesh'\ncors = 3\n");

    assertThat(problem(START + "machines = 'bad.toml'").position().toString())
        .endsWith("bad.toml:2:1");
  }

  @Test
  void shouldReadAFileByItsName() throws IOException {
    Path file = folder.resolve("question.toml");
    Files.writeString(file, START);

    assertThat(StudyFile.read(file).name()).isEqualTo("question");
    Files.write(file, new byte[] {(byte) 0xC3, 0x28});
    assertThatThrownBy(() -> StudyFile.read(file)).hasMessageContaining("not a text in UTF-8");
  }

  @Test
  void shouldReadTheStudiesThatComeWithInmesh() {
    // Six kernels, three bars, five sizes; two kernels, three bars, two sizes.
    assertThat(Expansion.of(BuiltInStudies.read("default")).runs())
        .hasSizeGreaterThanOrEqualTo(6 * 3 * 5);
    assertThat(Expansion.of(BuiltInStudies.read("quick")).runs()).hasSize(2 * 3 * 2);
  }
}
