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
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.topology.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks that cannot be are refused where they are described, before anything runs. */
class WrongNetworksTest {
  @TempDir Path folder;

  private static MachineSpecification load(String file, String... settings) {
    return MachineFile.load(file, List.of(settings), OptionalInt.empty());
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("my.toml"), text.replace('~', '\n')).toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // Too few channels: where they are set, else where they are asked for.
        "[network]~topology = \"torus\" | 2:1: xy on a 4x4 torus needs at least 2 virtual channels"
            + " | network.virtual-channels = [2] would do",
        "extends = \"coherent\"~[network]~topology = \"ring\" | 3:1: xy on a 4x4 ring needs | [2]",
        "[network]~topology = \"torus\"~router = \"w1\" | 3:1: xy on a 4x4 torus needs | not 1",
        "network.routing = \"valiant\" | 1:1: valiant on a 4x4 mesh needs at least 2 | not 1",
        "[network]~virtual-channels = [1]~routing = \"romm\" | 2:1: romm on | [2] would do",
        "[network]~routing = \"o1turn\" | 2:1: o1turn on a 4x4 mesh needs at least 2 | not 1",
        "[network]~topology = \"torus\"~virtual-channels = [3, 5]~routing = \"valiant\""
            + " | 3:1: valiant on a 4x4 torus needs at least 4 | [4, 5] would do",
        // Routing that does not suit.
        "[network]~topology = \"torus\"~routing = \"odd-even\" | 3:1: odd-even routes on meshes only"
            + " | up-down adapt there",
        "cores = 65536~[network]~routing = \"up-down\" | 3:1: up-down needs a table | at most 16384",
        "[network]~routing = \"xy-no-dateline\"~topology = \"torus\" | 2:1: xy-no-dateline"
            + " | (0,2) y+ class 0 -> (0,3) y+ class 0 -> (0,0) y+ class 0; network.allow-deadlock",
        "[network]~routing = \"minimal-adaptive\"~virtual-channels = [2] | 2:1: minimal-adaptive on"
            + " | network.wait-for-tail-credit = true would do",
        "[network]~wait-for-tail-credit = false~router = \"v8\"~routing = \"minimal-adaptive\""
            + " | 2:1: minimal-adaptive on | network.wait-for-tail-credit = true would do",
        "cores = 9~[network]~topology = \"concentrated-mesh\" | 3:1: 3 columns | blocks of 2",
        // Chips.
        "[network]~chip-link-cycles = 9~chip-rows = 2 | 2:1: network.chip-link-cycles needs"
            + " | \"packet\" or \"ideal\"",
        "[network]~model = \"packet\"~chip-link-cycles = 9~chip-columns = 3 | 4:1: chips of 3 columns"
            + " | a mesh of 4",
        "[network]~model = \"packet\"~chip-link-cycles = 9~chip-rows = 2~topology = \"torus\""
            + "~virtual-channels = [2] | 4:1: only a mesh | divided into chips",
        // Unreliable links.
        "[network]~loss = 1 | 2:1: network.loss must be a number from 0 to less than 1 | not 1",
        "[network]~loss = \"much\" | 2:1: network.loss must be | such as 0.01",
        "[network]~loss = 0.1~model = \"bus\" | 2:1: network.loss and | no links",
        "[network]~reorder-probability = 0.1 | 2:1: network.reorder-probability needs | 1 or more",
        "extends = \"coherent\"~[network]~loss = 0.1 | 3:1: coherence needs a reliable network | be 0",
        "[network]~receive-buffer = 0 | 2:1: network.receive-buffer must be | from 1 to 1024",
        // Faults.
        "[network]~dead-links = [[1, 2]] | 2:1: network.dead-links leave xy no way for 32 of the 240"
            + " | from 0 to 2, from 0 to 3, from 0 to 6; network.routing = \"up-down\"",
        "[network]~router = \"v8\"~dead-links = [[0, 1], [4, 0]]~routing = \"up-down\""
            + " | 3:1: network.dead-links leave up-down no way for 30 | falls into parts",
        "[network]~dead-links = [[0, 5]] | 2:1: | no link between routers 0 and 5 of a 4x4 mesh",
        "[network]~dead-links = [[3, 16]] | 2:1: | no router 16 in a 4x4 mesh",
        "[network]~dead-links = [\"3-4\"] | 2:1: | such as [[3, 4], [12, 20]], not [\"3-4\"]",
        "[network]~dead-links = [[3, 4, 5]] | 2:1: | not [[3,4,5]]",
        "[network]~dead-routers = [3] | 2:1: | must be [] in a machine",
        "[network]~dead-routers = [16] | 2:1: | no router 16 in a 4x4 mesh",
        // Routers.
        "[network]~virtual-channels = [20, 13] | 2:1: | at most 32 in all, not 33",
        "[network]~virtual-channels = [0] | 2:1: | from 1 to 32",
        "[network]~link-delay = 40~traversal-delay = 40 | 3:1: | at most 63, not 40 + 40",
        "[network]~link-delay = -1 | 2:1: | from 0 to 62 (network cycles), not -1",
        "[network]~speculative = false | 2:1: | network.speculative must be true",
        "[network]~switch-allocator = \"with-switch\" | 2:1: | \"islip\" or \"separable-input-first\"",
        "[network]~off-threshold = 3 | 2:1: | network.on-threshold",
        "[network]~on-threshold = 6~off-threshold = 2 | 3:1: | at least 4, the flits that come",
        "[network]~on-threshold = 9~off-threshold = 4 | 2:1: | buffer-depth = 8, not 9",
        "[network]~on-threshold = 4~off-threshold = 4 | 2:1: | above network.off-threshold = 4",
        "[network]~on-threshold = 8~router = \"v8\"~off-threshold = 6 | 3:1: | must be false",
        // The Epiphany's network is what it is.
        "[network]~model = \"epiphany\" | 2:1: | network.clock-ratio to be 2, not 1; the preset",
        "[network]~model = \"epiphany\"~clock-ratio = 3 | 3:1: | network.clock-ratio to be 2, not 3",
        "extends = \"epiphany-iii\"~[network]~topology = \"torus\" | 3:1: | \"mesh\", not \"torus\"",
        "extends = \"epiphany-iii\"~[network]~routing = \"yx\" | 3:1: | \"xy\", not \"yx\"",
        "extends = \"epiphany-iv\"~[network]~hop-latency = 1 | 3:1: | at least 2, not 1",
        "extends = \"epiphany-iv\"~[network]~buffer-depth = 2 | 3:1: | buffer-depth to be 1, not 2",
        "extends = \"epiphany-iv\"~[network]~dead-links = [[1, 2]] | 3:1: | to be [], not [[1, 2]]",
      })
  void shouldSayWhereAndWhat(String text, String beginning, String part) throws IOException {
    String path = file(text);

    assertThatThrownBy(() -> load(path))
        .isInstanceOf(BadInputException.class)
        .message()
        .startsWith(path + ":" + beginning)
        .contains(part);
  }

  @Test
  void shouldNameTheOptionThatMakesANetworkImpossible() throws IOException {
    String ring = file("[network]~topology = \"ring\"~virtual-channels = [2]");
    assertThat(load(ring).network().topology().label()).isEqualTo("4x4 ring");

    assertThatThrownBy(() -> load(ring, "network.routing=valiant"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "--set network.routing=valiant: valiant on a 4x4 ring needs at least 4");
  }

  @Test
  void shouldTakeFaultsThatTheRoutingGoesAround() throws IOException {
    String path = file("[network]~dead-links = [[2, 1], [5, 6]]~routing = \"up-down\"");

    assertThat(load(path).network().faults())
        .isEqualTo(new Faults(List.of(new Faults.Link(1, 2), new Faults.Link(5, 6)), List.of()));
  }

  @Test
  void shouldBuildNetworksThatCanDeadlockIfAsked() throws IOException {
    String path =
        file("[network]~topology = \"torus\"~routing = \"xy-no-dateline\"~allow-deadlock = true");

    assertThat(load(path).network().cyclesAllowed()).isTrue();
  }

  @Test
  void shouldLetTrafficHaveDeadRoutersAndPairsWithoutAWay() throws IOException {
    String path = file("[network]~dead-links = [[1, 2]]~dead-routers = [9]");

    NetworkSpecification network = MachineFile.loadNetwork(path, List.of());
    assertThat(network.faults()).isEqualTo(new Faults(List.of(new Faults.Link(1, 2)), List.of(9)));
  }
}
