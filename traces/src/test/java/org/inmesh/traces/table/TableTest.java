package org.inmesh.traces.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.event.EventList;
import org.inmesh.traces.event.RandomEvents;
import org.inmesh.traces.exchange.ImportSetting;
import org.inmesh.traces.exchange.ImportSettings;
import org.inmesh.traces.exchange.TraceImport;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.header.TraceMachine;
import org.inmesh.traces.header.TraceProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("a.table"), text);
  }

  /** Packets of a table, each as the arguments of its event. */
  private static List<String> texts(EventList events) throws IOException {
    return RandomEvents.texts(events.source());
  }

  private List<String> events(String text, ImportSettings settings) throws IOException {
    try (TraceImport.Opened table = new TableImport().open(file(text), settings)) {
      return RandomEvents.texts(table);
    }
  }

  @Test
  void shouldReadRowsWithAnyBlanksAndCommas() throws IOException {
    String text =
        """
        # time source destination size

        0 0 5 8
        3\t1,2 , 16   # behind a row
          3,4,0,1
        """;
    EventList expected = new EventList();
    expected.packetCreated(0, 0, 0, 0, 5, 8, 0);
    expected.packetCreated(1, 0, 0, 1, 2, 16, 3);
    expected.packetCreated(2, 0, 0, 4, 0, 1, 3);
    assertThat(events(text, ImportSettings.NONE)).isEqualTo(texts(expected));
    TraceMachine machine = new TableImport().open(file(text)).header().machine();
    assertThat(machine.nodes()).isEqualTo(6);
    assertThat(machine.columns()).isZero();
  }

  @Test
  void shouldCountFlitsWhereTheyAreSaidToBeSo() throws IOException {
    EventList expected = new EventList();
    expected.packetCreated(0, 0, 0, 0, 1, 5 * 16, 7);
    ImportSettings settings = ImportSettings.NONE.with(ImportSetting.FLIT_BYTES, 16);
    assertThat(events("7 0 1 5\n", settings)).isEqualTo(texts(expected));
    assertThat(events("# size = flits\n# flit-bytes = 16\n7 0 1 5\n", ImportSettings.NONE))
        .isEqualTo(texts(expected));
    assertThat(events("# size = flits\n7 0 1 5\n", settings)).isEqualTo(texts(expected));
    assertThatThrownBy(() -> events("# size = flits\n7 0 1 5\n", ImportSettings.NONE))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageContaining("say how long a flit is");
    assertThatThrownBy(() -> events("# size = bytes\n7 0 1 5\n", settings))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageContaining("sizes are in bytes");
  }

  @Test
  void shouldHeedWhatCommentsSayOfTheNetwork() throws IOException {
    TraceMachine machine =
        new TableImport().open(file("# nodes = 64\n# columns=8\n1 0 1 4\n")).header().machine();
    assertThat(machine.nodes()).isEqualTo(64);
    assertThat(machine.columns()).isEqualTo(8);
    assertThat(new TableImport().open(file("# nodes are numbered by row\n")).header().machine())
        .extracting(TraceMachine::nodes)
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 0 1 8\\n4 0 1 8|:2:1: times must ascend, and 5 came before",
        "5 0 1|:1:6: something is missing: a row is 'time source destination size'",
        "5 0 1 8 9|:1:9: '9' is too much",
        "5 0 x 8|:1:5: destination must be a whole number, not 'x'",
        "5 0 1 0|:1:7: size must be from 1 to 2147483647, not '0'",
        "-5 0 1 8|:1:1: time must be from 0",
        "5 0 1.5 8|:1:5: destination must be a whole number, not '1.5'",
        "5 0,,1 8|:1:5: a value is missing before this comma",
        ",5 0 1 8|:1:1: a value is missing before this comma",
        "5 0 1,|:1:7: a value is missing behind the last comma",
        "5 0 4294967297 8|:1:5: destination must be from 0 to 1048575",
        "# nodes = 4\\n5 0 4 8|:2:5: destination must be from 0 to 3, not '4'",
        "5 0 4 8\\n# nodes = 4|there are 4 nodes, but there is node 4",
        "# nodes = 0|:1:1: the comment's 'nodes' must be from 1",
        "# nodes = many|:1:1: the comment's 'nodes' must be a whole number, not 'many'",
        "# size = words|:1:1: the comment's 'size' must be bytes or flits, not 'words'",
        "# columns = 3\\n# nodes = 4|4 nodes do not make rows of 3"
      })
  void shouldNameWhatIsWrongAndWhere(String text, String message) {
    assertThatThrownBy(() -> events(text.replace("\\n", "\n"), ImportSettings.NONE))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageStartingWith(folder.resolve("a.table").toString())
        .hasMessageContaining(message);
  }

  @Test
  void shouldRefusePacketsThatNoLengthHolds() throws IOException {
    ImportSettings settings = ImportSettings.NONE.with(ImportSetting.FLIT_BYTES, 16);
    assertThatThrownBy(() -> events("5 0 1 2000000000\n", settings))
        .hasMessageContaining(":1:7: packets have at most 2147483647 bytes");
  }

  @Test
  void shouldRefuseWhatIsNoText() throws IOException {
    Path file = Files.write(folder.resolve("a.table"), new byte[] {'1', (byte) 0xFF, '\n'});
    assertThatThrownBy(() -> new TableImport().open(file))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageContaining("this is not a text in UTF-8");
  }

  private static TraceHeader header(int nodes, int columns, int firstStep) {
    return new TraceHeader(
        TraceHeader.FORMAT_VERSION,
        "run",
        TraceHeader.Selection.usual(),
        new TraceMachine("m", "mesh", "", nodes, columns, 2, 4, 1, 1, firstStep, List.of()),
        TraceProgram.NONE);
  }

  @Test
  void shouldWriteTheFirstCycleInWhichAPacketTakesPart() throws IOException {
    EventList events = new EventList();
    events.packetCreated(0, 0, 0, 0, 3, 8, 10);
    events.packetInjected(0, 12);
    events.packetDelivered(0, 20);
    events.cause(0, 4);
    events.packetCreated(1, 1, 2, 3, 1, 12, 24);
    Path out = folder.resolve("b.table");
    new TableExport().write(header(4, 2, 1), events.source(), out);
    assertThat(Files.readString(out))
        .isEqualTo(
            """
            # time source destination size
            # size = bytes
            # nodes = 4
            # columns = 2
            11 0 3 8
            25 3 1 12
            """);
  }

  @Test
  void shouldRefuseToWriteTimesThatDoNotAscend() {
    EventList events = new EventList();
    events.packetCreated(0, 0, 0, 0, 3, 8, 10);
    events.packetCreated(1, 0, 0, 0, 3, 8, 9);
    Path out = folder.resolve("b.table");
    assertThatThrownBy(() -> new TableExport().write(header(4, 2, 0), events.source(), out))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageContaining("packet 1 was created in cycle 9, after one of cycle 10");
  }

  @Test
  void shouldReadBackWhatItWrote() throws IOException {
    SplittableRandom random = new SplittableRandom(4);
    for (int table = 0; table < 50; table++) {
      int nodes = random.nextInt(1, 100);
      EventList events = new EventList();
      long time = 0;
      for (int packet = 0; packet < random.nextInt(40); packet++) {
        time += random.nextLong(1L << random.nextInt(1, 40));
        events.packetCreated(
            packet,
            0,
            0,
            random.nextInt(nodes),
            random.nextInt(nodes),
            random.nextInt(1, 1 << random.nextInt(1, 31)),
            time);
      }
      Path written = folder.resolve("c.table");
      new TableExport().write(header(nodes, nodes, 0), events.source(), written);
      Path again = folder.resolve("d.table");
      try (TraceImport.Opened opened = new TableImport().open(written)) {
        assertThat(opened.header().machine().nodes()).isEqualTo(nodes);
        assertThat(RandomEvents.texts(opened)).isEqualTo(texts(events));
      }
      try (TraceImport.Opened opened = new TableImport().open(written)) {
        new TableExport().write(opened.header(), opened, again);
      }
      assertThat(Files.readString(again, StandardCharsets.US_ASCII))
          .isEqualTo(Files.readString(written, StandardCharsets.US_ASCII));
    }
  }
}
