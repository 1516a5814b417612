package org.inmesh.loader.machinefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inmesh.loader.machinefile.SourceOfValue.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What machine files say about machines: sources of values, and what is not modelled. */
class MachineDescriptionTest {
  private static final MachineDescription MESH = describe("mesh");

  @TempDir Path folder;

  static Stream<String> presets() {
    return MachineFile.presetNames().stream();
  }

  private static MachineDescription describe(String name, String... settings) {
    return MachineFile.describe(name, List.of(settings), OptionalInt.empty());
  }

  private static SourceOfValue source(MachineDescription machine, String key) {
    return machine.sourceOf(MachineKey.named(key).orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("presets")
  void shouldKnowASourceOfEveryValueOfAPreset(String preset) {
    MachineDescription machine = describe(preset);

    assertThat(machine.description()).isNotBlank();
    assertThat(machine.notModelled()).isNotEmpty();
    for (MachineKey key : MachineKey.describing(machine.specification())) {
      SourceOfValue source = machine.sourceOf(key);
      if (key != CoreKeys.NAME && key != CoreKeys.KIND) {
        assertThat(source.text()).as(key.path()).isNotBlank();
      }
      if (source.layer() == Layer.DEFAULT && !isDerived(key)) {
        assertThat(key.of(machine.specification()))
            .as(key.path())
            .isEqualTo(key.of(MESH.specification()));
      }
    }
  }

  /** Whether the default depends on the clock or the technology. */
  private static boolean isDerived(MachineKey key) {
    return key.path().matches("memory\\..*-cycles|energy\\..*");
  }

  @ParameterizedTest
  @MethodSource("presets")
  void shouldWriteAFileThatReadsBackToTheSameMachine(String preset) throws IOException {
    MachineDescription machine = describe(preset);
    Path file = Files.writeString(folder.resolve("copy.toml"), machine.toml());
    MachineDescription copy = describe(file.toString());

    assertThat(copy.specification()).isEqualTo(machine.specification());
    assertThat(copy.description()).isEqualTo(machine.description());
    assertThat(copy.notModelled()).isEqualTo(machine.notModelled());
    assertThat(source(copy, "clock-mhz").text()).isEqualTo(source(machine, "clock-mhz").inWords());
  }

  @Test
  void shouldSayWhichLayerHasSetAValue() throws IOException {
    Path file = folder.resolve("my.toml");
    Files.writeString(
        file,
        """
        extends = "epiphany-iii"
        columns = 8
        description = "Mine."
        not-modelled = ["Tea."]
        [network]
        flit-bytes = 4
        buffer-depth = 1
        [sources]
        "network.flit-bytes" = "a guess"
        "network.clock-ratio" = "checked by me"
        """);
    MachineDescription machine = describe(file.toString(), "clock-mhz=500");

    assertThat(source(machine, "clock-mhz"))
        .isEqualTo(new SourceOfValue(Layer.OPTION, "--set clock-mhz=500", ""));
    assertThat(source(machine, "network.flit-bytes"))
        .isEqualTo(new SourceOfValue(Layer.FILE, file + ":6", "a guess"));
    assertThat(source(machine, "network.buffer-depth"))
        .isEqualTo(new SourceOfValue(Layer.FILE, file + ":7", ""));
    assertThat(source(machine, "cores"))
        .isEqualTo(new SourceOfValue(Layer.FILE, file + ":2", "follows from columns"));
    assertThat(source(machine, "network.clock-ratio"))
        .isEqualTo(new SourceOfValue(Layer.PRESET, "epiphany-iii", "checked by me"));
    assertThat(source(machine, "network.link-delay").where()).isEqualTo("epiphany-iii");
    assertThat(source(machine, "caches.line-bytes").layer()).isEqualTo(Layer.DEFAULT);
    assertThat(machine.description()).isEqualTo("Mine.");
    assertThat(machine.notModelled()).contains("Tea.").hasSizeGreaterThan(3);
  }

  @Test
  void shouldSayWhatAValueFollowsFrom() {
    assertThat(source(describe("mesh", "network.router=v8"), "network.hop-latency").inWords())
        .isEqualTo("--set network.router=v8: follows from network.router");
    assertThat(source(describe("mesh", "network.hop-latency=5"), "network.link-delay").text())
        .isEqualTo("follows from network.hop-latency");
    assertThat(source(describe("mesh", "network.buffer-depth=5"), "network.router").text())
        .isEqualTo("follows from network.buffer-depth");
    assertThat(source(describe("mesh", "processor.type=T414"), "processor.on-chip-bytes").text())
        .isEqualTo("follows from processor.type");
    assertThat(
            source(MachineFile.describe("mesh", List.of(), OptionalInt.of(64)), "rows").inWords())
        .isEqualTo("--cores 64: follows from cores");
    assertThat(source(describe("mesh", "network.router=as-set"), "network.credit-delay").layer())
        .isEqualTo(Layer.DEFAULT);
  }

  /** The indented lines of the document's section "An example". */
  @Test
  void shouldReadTheExampleOfTheDocument() throws IOException {
    String document = Files.readString(Path.of("machines.md"));
    String section = document.split("## An example")[1].split("\n## ")[0];
    String example =
        section
            .lines()
            .filter(line -> line.isEmpty() || line.startsWith("    "))
            .map(String::strip)
            .collect(Collectors.joining("\n"));
    Path file = Files.writeString(folder.resolve("example.toml"), example);
    MachineDescription machine = describe(file.toString());

    assertThat(machine.specification().cores()).isEqualTo(512);
    assertThat(machine.specification().processor().cycles().variations())
        .containsExactly(entry("lb", 2), entry("mul", 8));
    assertThat(source(machine, "clock-mhz").text()).isEqualTo("what if");
  }
}
