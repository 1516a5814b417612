package org.inmesh.traces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.fidelity.NumberedPackets;
import org.junit.jupiter.api.Test;

class PacketLogTest {
  private static final String HEADER =
      "pid,src,dst,flits,create_cycle,inject_cycle,head_arrive,tail_arrive,routers\n";

  private final StringBuilder log = new StringBuilder();

  private Network watched(NetworkSpecification specification) throws IOException {
    return new NumberedPackets(
        specification, (source, destination, flits, tag, cycle) -> {}, new PacketLog(log));
  }

  @Test
  void shouldWriteOnlyTheHeaderWhenNothingIsSent() throws IOException {
    watched(NetworkSpecification.wormhole(2, 2, 3, 8, 4, 1)).step(0);

    assertThat(log).hasToString(HEADER);
  }

  @Test
  void shouldWritePacketsAsTheyArrive() throws IOException {
    Network network = watched(NetworkSpecification.wormhole(8, 8, 3, 8, 4, 1));
    network.send(4, 6, 5, 77, 0);
    network.step(0);
    network.send(31, 28, 5, 77, 1);
    for (int cycle = 1; cycle < 40; cycle++) {
      network.step(cycle);
    }

    // Two packets of the golden file of 5-flit packets that met no other.
    assertThat(log).hasToString(HEADER + "0,4,6,5,0,0,11,15,3\n1,31,28,5,1,1,15,19,4\n");
  }

  /** On eight virtual channels the short packet overtakes the long one with the same tag. */
  @Test
  void shouldTellPacketsApartThatOvertakeEachOther() throws IOException {
    Network network = watched(NetworkSpecification.mesh(8, 1, RouterSpecification.v8(), 4, 1));
    network.send(0, 7, 40, 5, 0);
    network.send(1, 7, 40, 5, 0);
    network.send(1, 7, 1, 5, 0);
    for (int cycle = 0; cycle < 400; cycle++) {
      network.step(cycle);
    }

    List<PacketRecord> written =
        PacketLogReader.read("log", new BufferedReader(new StringReader(log.toString())));
    assertThat(written).extracting(PacketRecord::flits).containsExactlyInAnyOrder(40, 40, 1);
    assertThat(written)
        .allSatisfy(
            packet ->
                assertThat(packet.tailArrived())
                    .isGreaterThanOrEqualTo(packet.headArrived() + packet.flits() - 1));
    assertThat(written.stream().filter(packet -> packet.flits() == 1))
        .singleElement()
        .satisfies(packet -> assertThat(packet.packet()).isEqualTo(2))
        .satisfies(packet -> assertThat(packet.routers()).isEqualTo(7));
  }

  /** Every packet of a BookSim 2 run at 20 % load, tags not used to tell packets apart. */
  @Test
  void shouldReproduceTheGoldenFileOfTheReferenceNetwork() throws IOException {
    List<PacketRecord> golden = golden();
    Network network = watched(NetworkSpecification.wormhole(8, 8, 3, 8, 4, 1));
    // BookSim may number a packet later than the cycle it is created in.
    List<PacketRecord> created =
        golden.stream().sorted(Comparator.comparingLong(PacketRecord::created)).toList();
    int next = 0;
    for (long cycle = 0; next < created.size() || !network.isQuiet(); cycle++) {
      for (; next < created.size() && created.get(next).created() == cycle; next++) {
        PacketRecord packet = created.get(next);
        network.send(packet.source(), packet.destination(), packet.flits(), 0, cycle);
      }
      network.step(cycle);
    }

    List<PacketRecord> written =
        PacketLogReader.read("log", new BufferedReader(new StringReader(log.toString())));
    assertThat(written.stream().map(PacketLogTest::unnumbered).sorted(ORDER))
        .isEqualTo(golden.stream().map(PacketLogTest::unnumbered).sorted(ORDER).toList());
  }

  private static final Comparator<PacketRecord> ORDER =
      Comparator.comparingLong(PacketRecord::created)
          .thenComparingInt(PacketRecord::source)
          .thenComparingInt(PacketRecord::destination)
          .thenComparingLong(PacketRecord::tailArrived);

  private static PacketRecord unnumbered(PacketRecord packet) {
    return new PacketRecord(
        0,
        packet.source(),
        packet.destination(),
        packet.flits(),
        packet.created(),
        packet.injected(),
        packet.headArrived(),
        packet.tailArrived(),
        packet.routers());
  }

  private static List<PacketRecord> golden() throws IOException {
    String file = "W1_8x8_uniform_p5_r0.20.csv.gz";
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(PacketLogTest.class.getResourceAsStream(file)),
                StandardCharsets.US_ASCII))) {
      return PacketLogReader.read(file, reader);
    }
  }
}
