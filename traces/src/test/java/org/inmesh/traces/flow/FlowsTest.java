package org.inmesh.traces.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.exchange.ImportSetting;
import org.inmesh.traces.exchange.ImportSettings;
import org.inmesh.traces.exchange.TraceImport;
import org.inmesh.traces.header.TraceProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowsTest {
  private static final long CYCLES = 100_000;

  /** A mean may be so many standard deviations off; the seeds do not change. */
  private static final double DEVIATIONS = 4;

  @TempDir Path folder;

  private record Packet(int source, int destination, int bytes, long cycle) {}

  private static ImportSettings cycles(long cycles) {
    return ImportSettings.NONE.with(ImportSetting.CYCLES, cycles);
  }

  private List<Packet> packets(TraceImport format, String text, ImportSettings settings)
      throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), text);
    List<Packet> packets = new ArrayList<>();
    try (TraceImport.Opened opened = format.open(file, settings)) {
      opened.forEach(
          new EventSink() {
            @Override
            public void packetCreated(
                long packet,
                int network,
                int messageClass,
                int source,
                int destination,
                int bytes,
                long cycle) {
              assertThat(packet).isEqualTo(packets.size());
              packets.add(new Packet(source, destination, bytes, cycle));
            }
          });
    }
    assertThat(packets).isSortedAccordingTo((one, two) -> Long.compare(one.cycle, two.cycle));
    return packets;
  }

  private List<Packet> noxim(String text, ImportSettings settings) throws IOException {
    return packets(new NoximImport(), text, settings);
  }

  private static long count(List<Packet> packets, int source, int destination) {
    return packets.stream()
        .filter(packet -> packet.source == source && packet.destination == destination)
        .count();
  }

  private static void assertRate(long packets, double rate) {
    double deviation = Math.sqrt(CYCLES * rate * (1 - rate));
    assertThat((double) packets).isCloseTo(CYCLES * rate, within(DEVIATIONS * deviation));
  }

  @Test
  void shouldSendAtTheRatesOfTheTable() throws IOException {
    List<Packet> packets =
        noxim(
            """
            % src dst pir
            0 1 0.05
            0 2 0.2
            3 0
            3 1 -1 % as Noxim's configuration has it
            """,
            cycles(CYCLES));
    assertRate(count(packets, 0, 1), 0.05);
    assertRate(count(packets, 0, 2), 0.2);
    assertRate(count(packets, 3, 0), 0.01);
    assertRate(count(packets, 3, 1), 0.01);
    assertThat(packets)
        .hasSize(
            (int)
                (count(packets, 0, 1)
                    + count(packets, 0, 2)
                    + count(packets, 3, 0)
                    + count(packets, 3, 1)));
    assertThat(packets).extracting(Packet::bytes).containsOnly(32);
  }

  /** A chain of two states: mean rate pir / (1 - por + pir). */
  @Test
  void shouldSendAfterAPacketAtTheOtherRate() throws IOException {
    List<Packet> packets = noxim("0 1 0.1 0.6\n", cycles(CYCLES));
    assertThat(packets.size() / (double) CYCLES).isCloseTo(0.1 / 0.5, within(0.01));
    long pairs = 0;
    for (int packet = 1; packet < packets.size(); packet++) {
      pairs += packets.get(packet).cycle == packets.get(packet - 1).cycle + 1 ? 1 : 0;
    }
    assertThat(pairs / (double) packets.size()).isCloseTo(0.6, within(0.02));
    assertThat(noxim("0 1 1 0\n", cycles(10)))
        .extracting(Packet::cycle)
        .containsExactly(1L, 3L, 5L, 7L, 9L);
  }

  /** Between t_on and t_off, both left out; so there is none in cycle 0 either. */
  @Test
  void shouldSendInItsWindowsOnly() throws IOException {
    assertThat(noxim("0 1 1 1 2 5 10\n", cycles(25)))
        .extracting(Packet::cycle)
        .containsExactly(3L, 4L, 13L, 14L, 23L, 24L);
    assertThat(noxim("0 1 1 -1 -1 3\n", cycles(9)))
        .extracting(Packet::cycle)
        .containsExactly(1L, 2L);
    assertThat(noxim("0 1 1 1 0 4 8\n0 2 1 1 4 6 8\n", cycles(8)))
        .extracting(Packet::destination)
        .containsExactly(1, 1, 1, 2);
  }

  @Test
  void shouldBeginOnePacketACycleAtMost() throws IOException {
    List<Packet> packets = noxim("0 1 0.3\n0 2 0.7\n", cycles(CYCLES));
    assertThat(packets).hasSize((int) CYCLES - 1);
    assertRate(count(packets, 0, 1), 0.3);
    assertThatThrownBy(() -> noxim("0 1 1 1 0 5\n0 2 0.5 0.5 2\n", cycles(9)))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageContaining("node 0 is to send 1.5 packets in cycle 3");
  }

  @Test
  void shouldHeedSettings() throws IOException {
    ImportSettings settings =
        cycles(CYCLES)
            .with(ImportSetting.PACKET_BYTES, 64)
            .with(ImportSetting.RATE_FACTOR, 0.5)
            .with(ImportSetting.SEED, 7);
    List<Packet> packets = noxim("0 1 0.2\n", settings);
    assertRate(packets.size(), 0.1);
    assertThat(packets).extracting(Packet::bytes).containsOnly(64);
    assertThat(noxim("0 1 0.2\n", settings)).isEqualTo(packets);
    assertThat(noxim("0 1 0.2\n", settings.with(ImportSetting.SEED, 8))).isNotEqualTo(packets);
    assertThatThrownBy(() -> cycles(0)).hasMessage("--cycles must be at least 1, not 0");
    assertThatThrownBy(() -> settings.with(ImportSetting.RATE_FACTOR, 0.0))
        .hasMessage("--rate-factor must be a number above 0, not 0.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|:1:2: something is missing: a row is 'src dst pir por t_on t_off t_period'",
        "0 x|:1:3: dst must be a whole number, not 'x'",
        "-1 2|:1:1: src must be from 0 to",
        "0 1 1.5|:1:5: pir must be at most 1.0, not '1.5'",
        "0 1 nan|:1:5: pir must be a number, not 'nan'",
        "0 1 0.1 0.1 8 5|:1:15: t_off must be above t_on, not '5'",
        "0 1 0.1 0.1 2 5 5|:1:17: t_period must be above t_off, not '5'",
        "0 1 0.1 0.1 2 5 9 7|:1:19: '7' is too much",
        "% nothing|there is no row"
      })
  void shouldNameWhatIsWrongInATable(String text, String message) {
    assertThatThrownBy(() -> noxim("\n" + text, ImportSettings.NONE))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageContaining(message.replace(":1:", ":2:"));
  }

  private List<Packet> graph(String text, ImportSettings settings) throws IOException {
    return packets(new TaskGraphImport(), text, settings);
  }

  /** 640 MB/s in packets of 32 bytes are 20 million packets a second: of 200 million cycles 0.1. */
  @Test
  void shouldSendAsManyBytesAsTheBandwidthSays() throws IOException {
    ImportSettings settings = cycles(CYCLES).with(ImportSetting.CLOCK_MHZ, 200.0);
    List<Packet> packets = graph("# MB/s\n0 1 640\n1 4 64.0\n", settings);
    assertRate(count(packets, 0, 1), 0.1);
    assertRate(count(packets, 1, 4), 0.01);
    ImportSettings other =
        settings.with(ImportSetting.PACKET_BYTES, 8).with(ImportSetting.RATE_FACTOR, 0.5);
    assertRate(graph("0 1 640\n", other).size(), 0.2);
    assertThatThrownBy(() -> graph("0 1 6500\n", settings))
        .hasMessageContaining("node 0 is to send 1.015625 packets in cycle 0");
  }

  @Test
  void shouldGiveNodesToNamesAsTheyCome() throws IOException {
    String text = "vld run_le_dec 70\nrun_le_dec inv_scan 362\ninv_scan vld 27\n";
    List<Packet> packets = graph(text, cycles(CYCLES));
    assertRate(count(packets, 0, 1), 70 / 32_000.0);
    assertRate(count(packets, 1, 2), 362 / 32_000.0);
    assertRate(count(packets, 2, 0), 27 / 32_000.0);
    try (TraceImport.Opened opened = new TaskGraphImport().open(folder.resolve("a.txt"))) {
      assertThat(opened.header().machine().nodes()).isEqualTo(3);
      assertThat(opened.header().program().processes())
          .extracting(TraceProgram.Process::name)
          .containsExactly("vld", "run_le_dec", "inv_scan");
      assertThat(opened.header().program().seed()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 1|:1:4: something is missing: a row is 'source destination bandwidth'",
        "0 b 5|:1:3: destination must be a whole number, not 'b'",
        "a 1 5|:1:3: destination must be a name, as those before, not '1'",
        "a b much|:1:5: bandwidth must be a number, not 'much'",
        "a b -1|:1:5: bandwidth must be at least 0.0, not '-1'",
        "# nothing|there is no row"
      })
  void shouldNameWhatIsWrongInAGraph(String text, String message) {
    assertThatThrownBy(() -> graph(text, ImportSettings.NONE))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageContaining(message);
  }
}
