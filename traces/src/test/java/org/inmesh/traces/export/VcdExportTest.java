package org.inmesh.traces.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.inmesh.traces.event.EventList;
import org.inmesh.traces.header.ExampleHeaders;
import org.junit.jupiter.api.Test;

class VcdExportTest {

  private static WaveReader waves(WaveSignals signals, EventList events) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new VcdExport(signals).write(ExampleHeaders.twoCores(), events.source(), out);
    return WaveReader.read(out.toString(StandardCharsets.UTF_8));
  }

  // 500 MHz: a core cycle is 2000 ps, a network cycle 1000.
  @Test
  void shouldShowCoresPacketsAndLinks() throws IOException {
    WaveReader waves = waves(WaveSignals.all(), ExampleEvents.list());
    assertThat(waves.timescale()).isEqualTo("1 ps");
    assertThat(waves.changes("machine.core0.busy")).containsExactly("0=0", "0=1", "20000=0");
    assertThat(waves.changes("machine.core1.busy"))
        .containsExactly("0=0", "0=1", "6000=0", "28000=1");
    assertThat(waves.changes("machine.core1.process"))
        .containsExactly("0=z", "0=10000000000001", "6000=z", "28000=10000000000001");
    // One packet is delivered in the cycle in which the other is created.
    assertThat(waves.changes("machine.network0.packets")).containsExactly("0=0", "20000=1");
    // Two flits in cycles 22 and 23.
    assertThat(waves.changes("machine.network0.router0.x_plus"))
        .containsExactly("0=0", "22000=1", "24000=0");
    assertThat(waves.changes("machine.network0.router1.x_minus"))
        .containsExactly("0=0", "30000=1", "31000=0");
    assertThat(waves.end()).isEqualTo(31000);
  }

  @Test
  void shouldShowOnlyWhatIsChosen() throws IOException {
    WaveSignals links = new WaveSignals(EnumSet.of(WaveSignals.Kind.LINK), Set.of(1));
    assertThat(waves(links, ExampleEvents.list()).names())
        .containsExactlyInAnyOrder(
            "machine.network0.router1.x_plus",
            "machine.network0.router1.x_minus",
            "machine.network0.router1.y_plus",
            "machine.network0.router1.y_minus");
  }

  // Core cycle 10 is network cycle 20; an event of network cycle 17 may come after it.
  @Test
  void shouldPutLateEventsInOrder() throws IOException {
    EventList events = new EventList();
    events.coreBusy(0, 10);
    events.packetCreated(0, 0, 0, 0, 1, 8, 17);
    events.flitForwarded(0, 0, 0, 18);
    events.flitForwarded(0, 0, 0, 17);
    events.packetDelivered(0, 19);
    WaveReader waves = waves(WaveSignals.all(), events);
    assertThat(waves.changes("machine.network0.packets"))
        .containsExactly("0=0", "17000=1", "19000=0");
    assertThat(waves.changes("machine.network0.router0.x_plus"))
        .containsExactly("0=0", "17000=1", "19000=0");
    assertThat(waves.changes("machine.core0.busy")).containsExactly("0=0", "20000=1");
  }

  @Test
  void shouldGoOnAfterALongSilence() throws IOException {
    EventList events = new EventList();
    events.coreBusy(0, 1);
    events.coreIdle(0, 4_000_000_000L);
    assertThat(waves(WaveSignals.all(), events).changes("machine.core0.busy"))
        .containsExactly("0=0", "2000=1", "8000000000000=0");
  }
}
