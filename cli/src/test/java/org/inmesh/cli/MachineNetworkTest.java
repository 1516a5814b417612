package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs on machines whose network is not the usual one. */
class MachineNetworkTest {
  /** All 16 cores at once send long messages to the core that is 7 further on. */
  private static final String ALL_AT_ONCE =
      """
      VAL INT n IS 16:
      PROC node(CHAN OF [256]INT in, out)
        [256]INT given, taken:
        SEQ r = 0 FOR 4
          PAR
            out ! given
            in ? taken
      :
      PROC main(CHAN OF BYTE screen)
        [n]CHAN OF [256]INT link:
        PLACED PAR i = 0 FOR n
          PROCESSOR i
            node(link[i], link[(i + 7) \\ n])
      :
      """;

  private static final String RING =
      """
      [network]
      topology = "ring"
      routing = "xy-no-dateline"
      buffer-depth = 2
      allow-deadlock = true
      """;

  @TempDir Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mesh", "coherent"})
  void shouldReportThatTheNetworkIsDeadlocked(String kind) throws IOException {
    String program = file("all.occ", ALL_AT_ONCE);
    String machine = file("ring.toml", RING);
    Cli.Result result = Cli.run("run", program, "--machine", machine, "--set", "kind=" + kind);

    assertThat(result.exitCode()).isEqualTo(ExitCode.PROGRAM_WENT_WRONG);
    assertThat(result.err())
        .startsWith("the network is deadlocked, seen in cycle ")
        .containsPattern("\n  packet \\d+ from node \\d+ to node \\d+, at router \\(\\d+,0\\) in ")
        .contains("all on ring, 4 x 4 cores at 1,000 MHz: deadlock\n")
        .doesNotContain("Exception", "\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mesh", "coherent"})
  void shouldFinishOnTheSameRingWithDatelines(String kind) throws IOException {
    String program = file("all.occ", ALL_AT_ONCE);
    String machine = file("ring.toml", RING);
    Cli.Result result =
        Cli.run(
            "run",
            program,
            "--machine=" + machine,
            "--set=kind=" + kind,
            "--set=network.routing=xy",
            "--set=network.virtual-channels=[2]",
            "--set=network.allow-deadlock=false");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).startsWith("all on ring, 4 x 4 cores at 1,000 MHz: finished\n");
  }

  @Test
  void shouldPointAtTheKeyThatMakesTheNetworkImpossible() throws IOException {
    String machine = file("my.toml", "[network]\nrouting = \"valiant\"\n");

    for (String command : new String[] {"run", "compare"}) {
      Cli.Result result = Cli.run(command, "hello", "--machine", machine);
      assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(result.out()).isEmpty();
      assertThat(result.err())
          .isEqualTo(
              """
              %s:2:1: valiant on a 4x4 mesh needs at least 2 virtual channels for each message class, \
              not 1; network.virtual-channels = [2] would do
                routing = "valiant"
                ^^^^^^^
              """
                  .formatted(machine));
    }
  }
}
