package org.inmesh.loader.machinefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.loader.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Descriptions, sources and files that extend files: what is refused, and where. */
class WrongRemarksTest {
  @TempDir Path folder;

  private String file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text).toString();
  }

  private static MachineSpecification load(String path) {
    return MachineFile.load(path, List.of(), OptionalInt.empty());
  }

  @Test
  void shouldPointAtEveryWrongRemark() throws IOException {
    String path =
        file(
            "my.toml",
            """
            description = 3
            not-modelled = ["caches", 4]
            [sources]
            "network.hop-latncy" = "data sheet"
            "clock-mhz" = 600
            temperature = "a guess"
            """);

    assertThatThrownBy(() -> load(path))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            """
            %1$s:1:1: description must be a text in quotes, not 3
              description = 3
              ^^^^^^^^^^^
            %1$s:2:1: not-modelled must be a list of texts, not of 4
              not-modelled = ["caches", 4]
              ^^^^^^^^^^^^
            %1$s:4:1: 'network.hop-latncy' in sources is no key of a machine; did you mean 'network.hop-latency'?
              "network.hop-latncy" = "data sheet"
              ^^^^^^^^^^^^^^^^^^^^
            %1$s:5:1: the source of clock-mhz must be a text in quotes, not 600
              "clock-mhz" = 600
              ^^^^^^^^^^^
            %1$s:6:1: 'temperature' in sources is no key of a machine; 'inmesh machines --keys' lists them
              temperature = "a guess"
              ^^^^^^^^^^^\
            """
                .formatted(path));
  }

  @Test
  void shouldRefuseRemarksOfTheWrongKind() throws IOException {
    String sources = file("s.toml", "sources = \"books\"\n");
    assertThatThrownBy(() -> load(sources))
        .hasMessageStartingWith(sources + ":1:1: sources is a table: a key in quotes and where");
    String list = file("n.toml", "not-modelled = \"caches\"\n");
    assertThatThrownBy(() -> load(list))
        .hasMessageStartingWith(list + ":1:1: not-modelled must be a list of texts, as [");
    String blank = file("d.toml", "description = \" \"\n");
    assertThatThrownBy(() -> load(blank))
        .hasMessageStartingWith(blank + ":1:1: description must be a text in quotes, not \" \"");
    String misspelt = file("m.toml", "descripton = \"mine\"\n");
    assertThatThrownBy(() -> load(misspelt))
        .hasMessageStartingWith(
            misspelt + ":1:1: unknown key 'descripton'; did you mean 'description'?");
  }

  @Test
  void shouldTakeKeysOfSourcesWithoutQuotes() throws IOException {
    String path = file("my.toml", "[sources]\nnetwork.hop-latency = \"data sheet\"\n");

    assertThat(
            MachineFile.describe(path, List.of(), OptionalInt.empty())
                .sourceOf(NetworkKeys.HOP_LATENCY)
                .text())
        .isEqualTo("data sheet");
  }

  @Test
  void shouldExtendAFileByItsPathFromTheExtendingOne() throws IOException {
    file("base.toml", "extends = \"epiphany-iv\"\nname = \"base\"\n[network]\nflit-bytes = 4\n");
    file("lab/middle.toml", "extends = \"../base.toml\"\nclock-mhz = 700\n");
    String path = file("top.toml", "extends = \"lab/middle.toml\"\ncolumns = 4\n");
    MachineSpecification machine = load(path);

    assertThat(machine.name()).isEqualTo("top");
    assertThat(machine.clockMegahertz()).isEqualTo(700);
    assertThat(machine.network().flitBytes()).isEqualTo(4);
    assertThat(machine.network().columns()).isEqualTo(4);
    assertThat(machine.network().rows()).isEqualTo(8);
  }

  @Test
  void shouldRefuseFilesThatExtendOneAnother() throws IOException {
    String one = file("one.toml", "extends = \"two.toml\"\n");
    String two = file("two.toml", "cores = 4\nextends = \"./one.toml\"\n");
    assertThatThrownBy(() -> load(one))
        .hasMessageStartingWith(
            two + ":2:1: files must not extend one another: one.toml -> two.toml -> one.toml");
    String self = file("self.toml", "extends = \"self.toml\"\n");
    assertThatThrownBy(() -> load(self))
        .hasMessageStartingWith(
            self + ":1:1: files must not extend one another: self.toml -> self.toml");
  }

  @Test
  void shouldRefuseToExtendWhatIsNotThere() throws IOException {
    String path = file("my.toml", "extends = \"other.toml\"\n");
    assertThatThrownBy(() -> load(path))
        .hasMessageStartingWith(
            path
                + ":1:1: no preset 'other.toml', nor such a file beside this one; the presets are");
    assertThatThrownBy(() -> MachineFile.loadText("trace", "extends = \"my.toml\"\n", List.of()))
        .hasMessageStartingWith("trace:1:1: no preset 'my.toml'; the presets are");
  }
}
