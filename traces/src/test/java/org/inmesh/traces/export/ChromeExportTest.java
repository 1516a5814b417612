package org.inmesh.traces.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.traces.event.EventList;
import org.inmesh.traces.event.EventSource;
import org.inmesh.traces.header.ExampleHeaders;
import org.junit.jupiter.api.Test;

class ChromeExportTest {

  private static String document(EventSource events) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ChromeExport(10).write(ExampleHeaders.twoCores(), events, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Phase, time, name of the events of a track, whose name is looked for. */
  private static List<String> track(List<JsonNode> events, String name) {
    JsonNode track = null;
    List<String> found = new ArrayList<>();
    for (JsonNode event : events) {
      if (event.at("/args/name").asText().equals(name)) {
        track = event.get("tid");
      } else if (event.get("tid").equals(track) && !event.get("ph").asText().equals("M")) {
        found.add(
            event.get("ph").asText()
                + " "
                + event.get("ts").decimalValue().toPlainString()
                + " "
                + event.get("name").asText());
      }
    }
    return found;
  }

  @Test
  void shouldDrawNoArrowToTheHost() throws IOException {
    EventList events = new EventList();
    events.processRunning(0, 0x101, 0x40, 1);
    events.outputStarted(0, 0x101, MachineImage.HOST_SCREEN, 1, 2);
    events.processRunning(0, 0x101, 0x44, 3);
    assertThat(ChromeRules.check(document(events.source())))
        .extracting(event -> event.get("ph").asText())
        .contains("X")
        .doesNotContain("s", "f");
  }

  // 500 MHz: core cycle 10 is at 20 ns, 0.02 microseconds.
  @Test
  void shouldShowWhatEachProcessDoes() throws IOException {
    List<JsonNode> events = ChromeRules.check(document(ExampleEvents.list().source()));
    assertThat(track(events, "producer"))
        .containsExactly(
            "i 0 started",
            "B 0 ready",
            "E 0 ready",
            "B 0 running",
            "X 0.02 sends c",
            "s 0.02 message",
            "E 0.02 running",
            "B 0.02 waits to send c",
            "E 0.032 waits to send c");
    assertThat(track(events, "consumer"))
        .containsExactly(
            "B 0 running",
            "E 0.006 running",
            "B 0.006 waits to receive c",
            "X 0.028 has received c",
            "f 0.028 message",
            "E 0.028 waits to receive c",
            "B 0.028 ready",
            "E 0.028 ready",
            "B 0.028 running",
            "i 0.032 marker 5",
            "E 0.032 running");
    assertThat(track(events, "core 1"))
        .containsExactly(
            "B 0 busy",
            "E 0.006 busy",
            "B 0.006 idle",
            "E 0.028 idle",
            "B 0.028 busy",
            "E 0.032 busy");
  }

  @Test
  void shouldNameLinesOfTheSource() throws IOException {
    List<String> lines = new ArrayList<>();
    for (JsonNode event : ChromeRules.check(document(ExampleEvents.list().source()))) {
      if (event.get("ph").asText().equals("B") && event.has("args")) {
        lines.add(event.get("name").asText() + " " + event.at("/args/line").asText());
      }
    }
    assertThat(lines)
        .containsExactly(
            "running pair.occ:2",
            "running pair.occ:6",
            "waits to receive c pair.occ:6",
            "waits to send c pair.occ:3",
            "running pair.occ:6");
  }

  // A network cycle is 1 ns. Windows of 10 cycles: two flits in 20 to 29, one in 30 to 39.
  @Test
  void shouldCountPacketsAndFlitsOfLinks() throws IOException {
    List<String> counters = new ArrayList<>();
    List<String> packets = new ArrayList<>();
    for (JsonNode event : ChromeRules.check(document(ExampleEvents.list().source()))) {
      String text = event.get("ts").decimalValue().toPlainString() + " ";
      if (event.get("ph").asText().equals("C")) {
        counters.add(text + event.get("name").asText() + " " + event.get("args").iterator().next());
      } else if (event.path("cat").asText().equals("packet")) {
        packets.add(event.get("ph").asText() + " " + text + event.at("/args/outcome").asText());
      }
    }
    assertThat(counters)
        .containsExactly(
            "0.02 packets under way 1",
            "0.028 packets under way 0",
            "0.028 packets under way 1",
            "0.02 router 0 to x+ 0.2",
            "0.03 router 0 to x+ 0",
            "0.03 router 1 to x- 0.1",
            "0.04 router 1 to x- 0");
    assertThat(packets)
        .containsExactly(
            "b 0.02 ",
            "n 0.021 ",
            "e 0.028 delivered",
            "b 0.028 ",
            "e 0.032 under way when the trace ends");
  }

  @Test
  void shouldBeCompleteWhereverTheEventsEnd() throws IOException {
    int size = ExampleEvents.list().size();
    for (int length = 0; length <= size; length++) {
      ChromeRules.check(document(first(length, ExampleEvents.list())));
    }
  }

  private static EventSource first(int length, EventList events) {
    EventSource source = events.source();
    int[] left = {length};
    return sink -> left[0]-- > 0 && source.next(sink);
  }

  @Test
  void shouldBeCompleteIfTheTraceIsDamaged() {
    EventSource before = first(9, ExampleEvents.list());
    EventSource damaged =
        sink -> {
          if (!before.next(sink)) {
            throw new IOException("block 3 is damaged");
          }
          return true;
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThatThrownBy(() -> new ChromeExport().write(ExampleHeaders.twoCores(), damaged, out))
        .isInstanceOf(IOException.class)
        .hasMessage("block 3 is damaged");
    assertThat(ChromeRules.check(out.toString(StandardCharsets.UTF_8))).isNotEmpty();
  }

  @Test
  void shouldSayThatTheDiskIsFullWhenItIs() {
    EventList events = new EventList();
    for (int cycle = 0; cycle < 10_000; cycle++) {
      events.marker(0, 0x8000_0001, cycle, cycle);
    }
    OutputStream full =
        new OutputStream() {
          private int room = 20_000;

          @Override
          public void write(int one) throws IOException {
            if (--room < 0) {
              throw new IOException("No space left on device");
            }
          }
        };

    assertThatThrownBy(
            () -> new ChromeExport().write(ExampleHeaders.twoCores(), events.source(), full))
        .isInstanceOf(IOException.class)
        .hasMessage("No space left on device");
  }
}
