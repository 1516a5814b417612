package org.inmesh.loader.machinefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.DeliverySpecification;
import org.inmesh.coresim.DeliverySpecification.Acknowledgement;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.coresim.coherence.memory.DramTiming;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.coresim.energy.EnergySpecification;
import org.inmesh.loader.BadInputException;
import org.inmesh.mesh.FlowControl;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.RouterSpecification.Allocator;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.topology.Chips;
import org.inmesh.mesh.topology.Faults;
import org.inmesh.mesh.topology.Topology;
import org.inmesh.mesh.topology.UnreliableLinks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MachineFileTest {
  private static final CacheSpecification CACHES =
      new CacheSpecification(Protocol.MESI, 64, 32 * 1024, 4, 0, 256 * 1024, 8, 10, 100);

  @TempDir Path folder;

  private static MachineSpecification load(String name, String... settings) {
    return MachineFile.load(name, List.of(settings), OptionalInt.empty());
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("my.toml"), text).toString();
  }

  private static void assertRefused(Runnable loading, String... parts) {
    assertThatThrownBy(loading::run)
        .isInstanceOf(BadInputException.class)
        .message()
        .contains(parts);
  }

  @Test
  void shouldGiveAProcessorTheMemoryOfItsType() {
    MachineSpecification machine = load("t800-module", "processor.type=T414");
    assertThat(machine.processor().onChipBytes()).isEqualTo(2048);
    assertThat(machine.processor().externalCycles()).isEqualTo(5);
    assertThat(
            load("t800-module", "processor.on-chip-bytes=8192", "processor.type=T414")
                .processor()
                .onChipBytes())
        .isEqualTo(8192);
    assertRefused(() -> load("mesh", "processor.link-megabits=15"), "5, 10 or 20 (Mbit/s), not 15");
    assertRefused(() -> load("mesh", "processor.type=T9000"), "\"T805\", not \"T9000\"");
  }

  @Test
  void shouldKnowThePresets() {
    assertThat(load("mesh"))
        .isEqualTo(
            new MachineSpecification(
                "mesh",
                Kind.MESH,
                1000,
                ProcessorSpecification.T800,
                32768,
                NetworkSpecification.wormhole(4, 4, 3, 8, 8, 1),
                64,
                CACHES));
    assertThat(load("coherent"))
        .isEqualTo(
            new MachineSpecification(
                "coherent",
                Kind.COHERENT,
                1000,
                ProcessorSpecification.T800,
                32768,
                NetworkSpecification.wormhole(4, 4, 3, 8, 8, 1),
                64,
                CACHES));
    assertThat(load("epiphany-iii").clockMegahertz()).isEqualTo(600);
    assertThat(load("epiphany-iii").network()).isEqualTo(NetworkSpecification.epiphany(4, 4));
    assertThat(load("epiphany-iv").network()).isEqualTo(NetworkSpecification.epiphany(8, 8));
    assertThat(load("epiphany-iv").name()).isEqualTo("epiphany-iv");
  }

  @ParameterizedTest
  @MethodSource("org.inmesh.loader.machinefile.MachineFile#presetNames")
  void shouldLoadEveryPreset(String name) {
    assertThat(load(name).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "2,2,1", "8,4,2", "12,4,3", "64,8,8", "60,10,6", "251,251,1", "4096,64,64"})
  void shouldMakeTheMostSquareMesh(int cores, int columns, int rows) {
    MachineSpecification machine = MachineFile.load("mesh", List.of(), OptionalInt.of(cores));

    assertThat(machine.network().columns()).isEqualTo(columns);
    assertThat(machine.network().rows()).isEqualTo(rows);
  }

  @Test
  void shouldReplaceTheMeshOfTheLayersBelow() throws IOException {
    assertThat(load("epiphany-iv", "cores=32").network().rows()).isEqualTo(4);
    assertThat(load("mesh", "columns=8").cores()).isEqualTo(32);
    assertThat(load("mesh", "cores=64", "columns=16").network().rows()).isEqualTo(4);
    assertThat(load(file("columns = 2\nrows = 3\n")).cores()).isEqualTo(6);
  }

  @Test
  void shouldReadAFileThatExtendsAPreset() throws IOException {
    String path =
        file(
            """
            # A narrower Epiphany.
            extends = "epiphany-iv"
            [network]
            flit-bytes = 2
            """);

    assertThat(load(path, "network.hop-latency=2").network())
        .isEqualTo(
            NetworkSpecification.wormhole(8, 8, 2, 1, 2, 2)
                .withModel(NetworkSpecification.Model.EPIPHANY));
    assertThat(load(path).name()).isEqualTo("my");
    assertThat(load(path).clockMegahertz()).isEqualTo(600);
  }

  @Test
  void shouldTakeDottedKeysAndInlineTables() throws IOException {
    assertThat(load(file("network.hop-latency = 5\n")).network().hopLatency()).isEqualTo(5);
    assertThat(load(file("network = { hop-latency = 6 }\n")).network().hopLatency()).isEqualTo(6);
  }

  @Test
  void shouldTakeOptionsWithAndWithoutQuotes() {
    assertThat(load("mesh", "kind=coherent").kind()).isEqualTo(Kind.COHERENT);
    assertThat(load("mesh", "kind = \"coherent\"").kind()).isEqualTo(Kind.COHERENT);
    assertThat(load("mesh", "memory.bytes-per-core=0x10_000").memoryBytesPerCore())
        .isEqualTo(65536);
    assertThat(load("mesh", "name=7").name()).isEqualTo("7");
  }

  @Test
  void shouldPointAtEveryWrongKeyOfAFile() throws IOException {
    String path =
        file(
            """
            kind = "mehs"
            [network]
            hop-latency = 65
              hop-latncy = 3
            """);

    assertThatThrownBy(() -> load(path))
        .hasMessage(
            """
            %1$s:1:1: kind must be "mesh" or "coherent", not "mehs"
              kind = "mehs"
              ^^^^
            %1$s:3:1: network.hop-latency must be a whole number from 1 to 64 (network cycles), not 65
              hop-latency = 65
              ^^^^^^^^^^^
            %1$s:4:3: unknown key 'network.hop-latncy'; did you mean 'network.hop-latency'?
                hop-latncy = 3
                ^^^^^^^^^^\
            """
                .formatted(path));
  }

  @Test
  void shouldSayWhatAKeyMayBeMeant() throws IOException {
    assertRefused(() -> load("mesh", "hop-latency=3"), "did you mean 'network.hop-latency'?");
    assertRefused(
        () -> load("mesh", "temperature=3"), "the keys and tables are caches, clock-mhz,");
    assertRefused(
        () -> load("mesh", "clusters.side=3"),
        "unknown key 'clusters.side'; the keys are clusters.cores, clusters.slice-bytes,");
    assertRefused(() -> load("mesh", "cores=16.0"), "from 1 to 65536 (cores), not 16.0");
    String table = file("[netwrk]\nhop-latency = 3\n");
    assertRefused(() -> load(table), table + ":1:2: unknown key 'netwrk'; did you mean 'network'?");
    String number = file("network = 3\n");
    assertRefused(() -> load(number), ":1:1: network is a table: its keys are network.model,");
  }

  @Test
  void shouldRefuseWrongTypes() {
    assertRefused(() -> load("mesh", "clock-mhz=fast"), "whole number", "not \"fast\"");
    assertRefused(() -> load("mesh", "clock-mhz=1.5"), "whole number", "not 1.5");
    assertRefused(() -> load("mesh", "clock-mhz=99999999999"), "not 99999999999");
    assertRefused(() -> load("mesh", "clock-mhz=[1]"), "not [1]");
    assertRefused(() -> load("mesh", "clock-mhz="), "whole number");
    assertRefused(() -> load("mesh", "memory.bytes-per-core=3000"), "power of two from 1024");
    assertRefused(() -> load("mesh", "network.message-payload-bytes=6"), "a multiple of 4");
    assertRefused(() -> load("mesh", "name=\"\""), "a text");
  }

  @Test
  void shouldNameTheOptionInQuestion() {
    assertRefused(
        () -> load("mesh", "network.hop-latency=0"),
        "--set network.hop-latency=0: network.hop-latency must be a whole number from 1 to 64");
    assertRefused(() -> load("mesh", "hop"), "--set hop: expected KEY=VALUE");
    assertRefused(
        () -> MachineFile.load("mesh", List.of(), OptionalInt.of(0)),
        "--cores 0: cores must be a whole number from 1 to 65536");
    assertRefused(
        () -> MachineFile.load("mesh", List.of(), OptionalInt.of(257)),
        "--cores 257: 257 cores make a mesh of 257 x 1");
    assertRefused(
        () -> load("mesh", "cores=10", "columns=4"),
        "--set cores=10: 10 cores cannot be a mesh of 4 columns and 2 rows");
  }

  @Test
  void shouldRefuseMemoryThatCannotBe() {
    assertRefused(
        () -> load("coherent", "memory.row-bytes=32"),
        "--set memory.row-bytes=32: memory.row-bytes and caches.line-bytes: a row of 32 bytes",
        "smaller than a line of 64 bytes");
    assertRefused(
        () -> load("coherent", "memory.controllers=5"),
        "--set memory.controllers=5: memory.controllers = 5",
        "5 controllers for the mesh's 4 corners");
    assertRefused(
        () ->
            load("coherent", "memory.controllers=1", "memory.placement=list", "memory.nodes=[16]"),
        "node 16 is listed for a controller, but nodes are 0 to 15");
  }

  @Test
  void shouldTakeTheTimesOfMemoryFromTheDataSheetAtTheClock() {
    // 13.75 ns and 5 ns at 2 GHz.
    assertThat(load("coherent", "clock-mhz=2000").caches().memory().timing())
        .isEqualTo(new DramTiming(28, 28, 28, 10));
    assertThat(load("coherent", "clock-mhz=2000", "memory.cas-cycles=7").caches().memory().timing())
        .isEqualTo(new DramTiming(7, 28, 28, 10));
  }

  @Test
  void shouldRefuseCachesThatCannotBe() throws IOException {
    assertRefused(
        () -> load("coherent", "caches.l1-ways=3"),
        "--set caches.l1-ways=3: caches.l1-bytes = 32768 with caches.l1-ways = 3",
        "the bytes must be 192 x a power of two");
    assertRefused(() -> load("coherent", "caches.l1-bytes=128"), "256 x a power of two");
    assertRefused(() -> load("coherent", "caches.slice-bytes=768"), "512 x a power of two");
    String path = file("[caches]\nslice-ways = 7\n");
    assertRefused(() -> load(path), path + ":2:1: caches.slice-bytes = 262144");
    assertThat(
            load("coherent", "caches.l1-ways=3", "caches.l1-bytes=49152")
                .caches()
                .privateCaches()
                .data()
                .ways())
        .isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clock-mhz = | 1:12",
        "[network]~hop-latency = tru | 2:15",
        "clock-mhz = 1~clock-mhz = 2 | 2:1",
        "[network]~hop-latency = 1~[network]~ | 3:2",
        "[network~ | 1:9"
      })
  void shouldPointAtWhatIsNotToml(String text, String place) throws IOException {
    String path = file(text.replace('~', '\n'));

    assertRefused(() -> load(path), path + ":" + place + ": this is ");
  }

  @Test
  void shouldRefuseUnknownMachines() throws IOException {
    assertRefused(() -> load("mehs"), "no machine 'mehs'", "did you mean 'mesh'?");
    assertRefused(
        () -> load("cray"),
        "the presets are mesh, coherent, coherent-clusters, coherent-1024, t414-grid, ");
    String path = file("clock-mhz = 5\nextends = \"epiphany\"\n");
    assertRefused(() -> load(path), path + ":2:1: no preset 'epiphany'");
    String number = file("extends = 3\n");
    assertRefused(() -> load(number), number + ":1:1: extends must be the name of a preset");
  }

  @Test
  void shouldDescribeEveryKey() {
    assertThat(MachineFile.describe(load("mesh")))
        // All but those of the cycles of instructions.
        .hasSize(MachineKey.schema().size() - 1)
        .contains(
            new MachineFile.Row(
                "network.hop-latency",
                "3",
                "network cycles",
                "between input buffers; alone it sets traversal and link"),
            new MachineFile.Row(
                "kind", "mesh", "", "private memories and messages, or one coherent memory"));
  }

  @Test
  void shouldHaveThePresetMeshAsDefaults() throws IOException {
    MachineSpecification empty = load(file(""));
    MachineSpecification mesh = load("mesh", "name=my");

    assertThat(empty).isEqualTo(mesh);
    for (MachineKey key : MachineKey.all()) {
      if (key != CoreKeys.NAME) {
        assertThat(key.of(mesh)).as(key.path()).isEqualTo(key.defaultValue());
      }
    }
  }

  @Test
  void shouldTakeATechnologysEnergiesWhereNothingElseIsSaid() {
    assertThat(load("mesh").energy()).isEqualTo(EnergySpecification.USUAL);
    assertThat(load("mesh", "energy.technology=Bulk22LVT").energy())
        .isEqualTo(new EnergySpecification("Bulk22LVT", 1000, 3, 3920, 1710, 624, 30_000));
    assertThat(
            load("mesh", "energy.technology=TG11LVT", "energy.instruction-femtojoules=7000")
                .energy())
        .isEqualTo(new EnergySpecification("TG11LVT", 1000, 3, 7000, 514, 187, 30_000));
  }

  @Test
  void shouldRefuseEnergiesThatThereAreNot() {
    assertRefused(
        () -> load("mesh", "energy.technology=Bulk65LVT"),
        "--set energy.technology=Bulk65LVT: energy.technology must be \"Bulk45LVT\", \"Bulk32LVT\","
            + " \"Bulk22LVT\" or \"TG11LVT\", not \"Bulk65LVT\"");
    assertRefused(
        () -> load("mesh", "energy.network-leakage-percent=101"),
        "--set energy.network-leakage-percent=101: energy.network-leakage-percent must be a whole"
            + " number from 0 to 100 (percent), not 101");
  }

  /**
   * What {@code describe} prints can be given back as options, and each value arrives at its key.
   */
  @Test
  void shouldReadWhatItDescribes() {
    MachineSpecification machine =
        new MachineSpecification(
            "odd",
            Kind.COHERENT,
            123,
            ProcessorSpecification.T800,
            2048,
            NetworkSpecification.wormhole(5, 7, 2, 9, 3, 4),
            20,
            new CacheSpecification(Protocol.MESI, 32, 6 * 1024, 6, 1, 4096, 16, 11, 222),
            DeliverySpecification.USUAL,
            new EnergySpecification("Bulk32LVT", 1, 2, 3, 4, 5, 6));
    String[] settings =
        MachineFile.describe(machine).stream()
            .map(row -> row.key() + "=" + row.value())
            .toArray(String[]::new);

    assertThat(load("mesh", settings)).isEqualTo(machine);
  }

  @Test
  void shouldReadANetworkThatItDescribes() {
    MachineSpecification mesh = load("mesh");
    NetworkSpecification network =
        new NetworkSpecification(
            NetworkSpecification.Model.PACKET,
            Topology.concentratedMesh(6, 4),
            RoutingAlgorithm.UP_DOWN,
            RouterSpecification.v8().toBuilder()
                .channelsOfClass(List.of(2, 3))
                .bufferDepth(12)
                .routingDelay(1)
                .channelAllocationDelay(2)
                .switchAllocationDelay(3)
                .traversalDelay(2)
                .linkDelay(3)
                .creditDelay(1)
                .channelAllocator(Allocator.SEPARABLE_INPUT_FIRST)
                .switchAllocator(Allocator.SEPARABLE_INPUT_FIRST)
                .allocatorIterations(3)
                .speculative(true)
                .waitForTailCredit(false)
                .flowControl(new FlowControl.OnOff(10, 11))
                .build(),
            4,
            2,
            77,
            new Faults(List.of(new Faults.Link(0, 1), new Faults.Link(2, 5)), List.of()),
            true);
    MachineSpecification machine =
        new MachineSpecification(
            "odd",
            mesh.kind(),
            5,
            mesh.processor(),
            2048,
            network,
            mesh.messagePayloadBytes(),
            mesh.caches());
    String[] settings =
        MachineFile.describe(machine).stream()
            .map(row -> row.key() + "=" + row.value())
            .toArray(String[]::new);

    assertThat(load("coherent", settings)).isEqualTo(machine);
  }

  @Test
  void shouldReadChipsThatItDescribes() {
    MachineSpecification machine =
        load(
            "coherent",
            "cores=32",
            "network.model=packet",
            "network.chip-columns=4",
            "network.chip-rows=2",
            "network.chip-link-cycles=70");
    assertThat(machine.network().chips()).isEqualTo(new Chips(4, 2, 70));
    String[] settings =
        MachineFile.describe(machine).stream()
            .map(row -> row.key() + "=" + row.value())
            .toArray(String[]::new);
    assertThat(load("mesh", settings)).isEqualTo(machine);
  }

  @Test
  void shouldReadUnreliableLinksThatItDescribes() {
    MachineSpecification machine =
        load(
            "mesh",
            "network.loss=0.001",
            "network.reorder-probability=0.25",
            "network.reorder-cycles=70",
            "network.fault-seed=9",
            "network.retry-cycles=33",
            "network.receive-buffer=2",
            "network.acknowledgement=packet");
    assertThat(machine.network().unreliableLinks())
        .isEqualTo(new UnreliableLinks(0.001, 0.25, 70, List.of(), 9));
    assertThat(machine.delivery())
        .isEqualTo(new DeliverySpecification(33, 2, Acknowledgement.PACKET));
    String[] settings =
        MachineFile.describe(machine).stream()
            .map(row -> row.key() + "=" + row.value())
            .toArray(String[]::new);
    assertThat(load("mesh", settings)).isEqualTo(machine);
    assertThat(load("mesh").network().unreliableLinks()).isEqualTo(UnreliableLinks.NONE);
  }

  @Test
  void shouldTakeAPublishedRouterAndChangeIt() throws IOException {
    assertThat(load("mesh", "network.router=v8").network().router())
        .isEqualTo(RouterSpecification.v8());
    String path =
        file("extends = \"mesh\"\n[network]\nvirtual-channels = [2, 2]\nrouter = \"v8\"\n");
    assertThat(load(path).network().router())
        .isEqualTo(RouterSpecification.v8().toBuilder().channelsOfClass(List.of(2, 2)).build());
    assertThat(load("mesh", "network.hop-latency=4").network().router())
        .isEqualTo(RouterSpecification.wormhole(4, 8));
    assertThat(load("mesh", "network.hop-latency=4", "network.link-delay=2").network().router())
        .isEqualTo(RouterSpecification.wormhole(3, 8).toBuilder().linkDelay(2).build());
  }

  @Test
  void shouldRefuseRoutersThatCannotBe() {
    assertRefused(
        () -> load("mesh", "network.hop-latency=4", "network.link-delay=5"),
        "--set network.hop-latency=4",
        "4 cannot be with traversal-delay = none given and link-delay = 5");
    assertRefused(
        () -> load("mesh", "network.speculative=false"),
        "--set network.speculative=false",
        "speculative router only");
    assertRefused(
        () -> load("mesh", "network.virtual-channels=[]"), "a list of whole numbers from 1 to 32");
    assertRefused(() -> load("mesh", "network.virtual-channels=8"), "a list of whole numbers");
    assertRefused(() -> load("mesh", "network.speculative=perhaps"), "true or false");
    assertRefused(
        () -> load("mesh", "network.topology=concentrated-mesh", "cores=9"),
        "3 columns of nodes cannot be served in blocks of 2");
  }
}
