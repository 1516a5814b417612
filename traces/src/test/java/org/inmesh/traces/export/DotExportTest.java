package org.inmesh.traces.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.inmesh.traces.event.EventList;
import org.inmesh.traces.header.ExampleHeaders;
import org.junit.jupiter.api.Test;

class DotExportTest {
  /** What of DOT's grammar we use: quoted names, attributes, edges. */
  private static final Pattern GRAMMAR =
      Pattern.compile(
          """
          digraph S \\{
            node \\[shape=box\\];
          (  S;
          )*(  S -> S \\[label=S, penwidth=[0-9.]+\\];
          )*\\}
          """
              .replace("S", "\"(?:[^\"\\\\]|\\\\.)*\""));

  private static String graph(EventList events) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new DotExport().write(ExampleHeaders.twoCores(), events.source(), out);
    String text = out.toString(StandardCharsets.UTF_8);
    assertThat(text).matches(GRAMMAR);
    return text;
  }

  @Test
  void shouldJoinComponentsByTheirMessages() throws IOException {
    EventList events = ExampleEvents.list();
    events.outputStarted(0, ExampleEvents.PRODUCER, 0x10, 8, 40);
    events.messageReceived(1, ExampleEvents.CONSUMER, 0x20, 8, 50);
    assertThat(graph(events))
        .contains(
            "\"producer\\ncore 0\" -> \"consumer\\ncore 1\""
                + " [label=\"2 messages\\n12 bytes\", penwidth=6.0];");
  }

  // Words of memory 0x10 of core 0 and of core 5 are two channels.
  @Test
  void shouldTellChannelsOfOneCoreByTheirAddress() throws IOException {
    EventList events = new EventList();
    events.outputStarted(5, 0x100, 0x10, 1, 1);
    events.outputStarted(5, 0x200, 0x18, 1, 1);
    events.messageReceived(5, 0x300, 0x18, 1, 2);
    events.messageReceived(5, 0x400, 0x10, 1, 3);
    assertThat(graph(events))
        .contains("\"process 0x100\\ncore 5\" -> \"process 0x400\\ncore 5\"")
        .contains("\"process 0x200\\ncore 5\" -> \"process 0x300\\ncore 5\"");
  }

  // The most bytes give the thickest edge, 6 wide; a quarter of them 1 + 5 / 4.
  @Test
  void shouldJoinNodesByTheirPacketsIfThereAreNoMessages() throws IOException {
    EventList events = new EventList();
    events.packetCreated(0, 0, 0, 2, 3, 16, 1);
    events.packetCreated(1, 0, 0, 2, 3, 16, 1);
    events.packetCreated(2, 0, 0, 3, 2, 8, 1);
    assertThat(graph(events))
        .contains("\"node 2\" -> \"node 3\" [label=\"2 packets\\n32 bytes\", penwidth=6.0];")
        .contains("\"node 3\" -> \"node 2\" [label=\"1 packets\\n8 bytes\", penwidth=2.3];");
  }

  @Test
  void shouldBeAGraphWithoutAnything() throws IOException {
    assertThat(graph(new EventList())).doesNotContain("->");
  }
}
