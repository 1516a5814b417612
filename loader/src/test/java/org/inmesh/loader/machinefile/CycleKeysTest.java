package org.inmesh.loader.machinefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.inmesh.loader.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What machine files and options say of the cycles of instructions. */
class CycleKeysTest {
  @TempDir Path folder;

  private static MachineDescription describe(String machine, String... settings) {
    return MachineFile.describe(machine, List.of(settings), OptionalInt.empty());
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static SortedMap<String, Integer> cycles(MachineDescription machine) {
    return machine.specification().processor().cycles().variations();
  }

  @Test
  void shouldLayInstructionsOverOneAnotherOneByOne() throws IOException {
    file("base.toml", "[processor.cycles]\nmul = 4\nlb = 2\nfpadd = 9\n");
    String file = file("my.toml", "extends = \"base.toml\"\n[processor]\ncycles.mul = 5\n");
    MachineDescription machine = describe(file, "processor.cycles.lb=5", "processor.cycles.pfix=3");

    // lb is the table's again.
    assertThat(cycles(machine))
        .containsExactly(entry("fpadd", 9), entry("mul", 5), entry("pfix", 3));
    assertThat(describe("mesh").specification().processor())
        .isEqualTo(describe("mesh", "processor.cycles.mul=38").specification().processor());
  }

  @Test
  void shouldShowThoseThatDifferWithTheirSources() throws IOException {
    String file =
        file(
            "my.toml",
            """
            [processor.cycles]
            mul = 4
            lb = 5
            [sources]
            "processor.cycles.mul" = "data sheet, page 3"
            """);
    MachineDescription machine = describe(file, "processor.cycles.cj=1");
    List<MachineKey> shown = MachineKey.describing(machine.specification());

    assertThat(shown)
        .extracting(MachineKey::path)
        .filteredOn(path -> path.startsWith("processor.cycles."))
        .containsExactly("processor.cycles.cj", "processor.cycles.mul");
    assertThat(machine.sourceOf(CycleKeys.of("mul")).inWords())
        .isEqualTo(file + ":2: data sheet, page 3");
    assertThat(machine.sourceOf(CycleKeys.of("cj")).inWords())
        .isEqualTo("--set processor.cycles.cj=1");
    assertThat(MachineFile.describe(machine.specification()))
        .contains(
            new MachineFile.Row(
                "processor.cycles.mul", "4", "core cycles", "B x A, checked; the table has 38"));
  }

  @Test
  void shouldReadBackFromACompleteFile() throws IOException {
    MachineDescription machine =
        describe("mesh", "processor.cycles.mul=4", "processor.cycles.fpuabs=20");
    MachineDescription copy = describe(file("mesh.toml", machine.toml()));

    assertThat(copy.specification()).isEqualTo(machine.specification());
    assertThat(copy.sourceOf(CycleKeys.of("mul")).text()).isEqualTo("--set processor.cycles.mul=4");
  }

  @Test
  void shouldRefuseWhatIsNoInstructionOrOutOfRange() throws IOException {
    String file =
        file(
            "my.toml",
            """
            [processor.cycles]
            mull = 4
            lb = 0
            fpadd = 1501
            pfix = 17
            multiply = 3
            div = "many"
            """);
    String place = file + ":";

    assertThatThrownBy(() -> describe(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            place
                + "2:1: unknown key 'processor.cycles.mull'; did you mean 'processor.cycles.mul'?")
        .hasMessageContaining(
            place
                + "3:1: processor.cycles.lb must be a whole number from 1 to 1500 (core cycles),"
                + " not 0")
        .hasMessageContaining(place + "4:1: processor.cycles.fpadd must be")
        .hasMessageContaining(
            place + "5:1: processor.cycles.pfix must be a whole number from 1 to 16")
        .hasMessageContaining(
            place
                + "6:1: unknown key 'processor.cycles.multiply'; the keys are the instructions of"
                + " isa/README.md")
        .hasMessageContaining(place + "7:1: processor.cycles.div must be");
  }

  @ParameterizedTest
  @CsvSource({
    "processor.cycles=4, processor.cycles is a table: its keys are the instructions of isa",
    "processor.cycle.mul=4, unknown key 'processor.cycle.mul'; did you mean 'processor.cycles.mul'",
    "mul=4, unknown key 'mul'; did you mean 'processor.cycles.mul'?",
    "network.hop=4, unknown key 'network.hop'; the keys are",
  })
  void shouldExplainASettingThatIsNone(String setting, String message) {
    assertThatThrownBy(() -> describe("mesh", setting))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message)
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("fpldnlmuldb"));
  }
}
