package org.inmesh.traces.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.RandomEvents;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.header.TraceProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceStoreTest {
  @TempDir Path folder;

  private Path trace() {
    return folder.resolve("a.trace");
  }

  @Test
  void shouldReadEveryTypeBack() throws IOException {
    SampleTraces.write(trace(), SampleTraces::everyType);

    assertThat(SampleTraces.read(trace()))
        .isEqualTo(SampleTraces.lines(SampleTraces::everyType))
        .hasSize(21);
  }

  @Test
  void shouldReadHeaderAndEndBack() throws IOException {
    SampleTraces.write(trace(), SampleTraces::everyType);

    try (TraceReader reader = TraceReader.open(trace())) {
      assertThat(reader.header())
          .usingRecursiveComparison()
          .withStrictTypeChecking()
          .ignoringCollectionOrder()
          .ignoringFieldsOfTypes(Map.class, java.util.Set.class, List.class)
          .isEqualTo(SampleTraces.HEADER);
      assertThat(reader.header().program().channels())
          .isEqualTo(SampleTraces.HEADER.program().channels());
      assertThat(reader.header().selection()).isEqualTo(SampleTraces.HEADER.selection());
      assertThat(reader.end()).isEmpty();
      reader.forEach(new EventSink() {});

      assertThat(reader.isTruncated()).isFalse();
      assertThat(reader.end())
          .hasValueSatisfying(
              end -> {
                assertThat(end.events()).isEqualTo(21);
                assertThat(end.counts())
                    .containsEntry("cause", 2L)
                    .containsEntry("packetCreated", 2L)
                    .containsEntry("marker", 1L);
                assertThat(end.lastCoreCycle()).isEqualTo(40);
                assertThat(end.lastNetworkCycle()).isEqualTo(30);
                assertThat(end.ending()).isEqualTo("finished");
                assertThat(end.statistics()).isEqualTo(Map.of("cycles", 41));
              });
    }
  }

  @Test
  void shouldReadManyBlocksBack() throws IOException {
    SampleTraces.write(trace(), sink -> SampleTraces.traffic(sink, 50_000));

    assertThat(SampleTraces.read(trace()))
        .isEqualTo(SampleTraces.lines(sink -> SampleTraces.traffic(sink, 50_000)));
    try (TraceReader reader = TraceReader.open(trace())) {
      reader.forEach(new EventSink() {});
      assertThat(reader.blocks()).isGreaterThan(5);
    }
  }

  @Test
  void shouldReadATraceWithoutEvents() throws IOException {
    SampleTraces.write(trace(), sink -> {});

    try (TraceReader reader = TraceReader.open(trace())) {
      assertThat(reader.next(new EventSink() {})).isFalse();
      assertThat(reader.end()).hasValueSatisfying(end -> assertThat(end.events()).isZero());
    }
  }

  @Test
  void shouldReadALongHeaderBack() throws IOException {
    Map<String, String> parameters = new HashMap<>();
    for (int parameter = 0; parameter < 40_000; parameter++) {
      parameters.put("parameter" + parameter, "" + parameter * 977 % 31_337);
    }
    TraceHeader header =
        new TraceHeader(
            1,
            "run",
            TraceHeader.Selection.usual(),
            SampleTraces.MACHINE,
            new TraceProgram(
                "long", parameters, "", 0, List.of(), List.of(), new int[0], List.of()));
    try (TraceWriter writer = new TraceWriter(trace(), header)) {
      SampleTraces.everyType(writer);
    }

    try (TraceReader reader = TraceReader.open(trace())) {
      assertThat(reader.blocks()).isGreaterThan(5);
      assertThat(reader.header().program().parameters()).isEqualTo(parameters);
    }
    assertThat(SampleTraces.read(trace())).hasSize(21);
  }

  @Test
  void shouldMakeTheSameFilesOfTheSameEvents() throws IOException {
    Path other = folder.resolve("b.trace");
    SampleTraces.write(trace(), sink -> SampleTraces.traffic(sink, 10_000));
    SampleTraces.write(other, sink -> SampleTraces.traffic(sink, 10_000));

    try (var files = Files.list(trace())) {
      assertThat(files)
          .hasSize(2)
          .allSatisfy(
              file -> assertThat(file).hasSameBinaryContentAs(other.resolve(file.getFileName())));
    }
  }

  @Test
  void shouldTakeNoMoreRoomThanItsBlocks() throws IOException {
    SampleTraces.write(trace(), SampleTraces::everyType);

    try (var files = Files.list(trace())) {
      assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThan(256 << 10);
    }
  }

  /** The folder is a queue like any other: its own reader finds the same blocks. */
  @Test
  void shouldBeReadableAsAQueue() throws IOException {
    SampleTraces.write(trace(), sink -> SampleTraces.traffic(sink, 20_000));

    int excerpts = 0;
    try (var queue =
            SingleChronicleQueueBuilder.binary(trace())
                .rollCycle(RollCycles.FAST_DAILY)
                .timeProvider(() -> 0)
                .blockSize(1 << 20)
                .readOnly(true)
                .build();
        ExcerptTailer tailer = queue.createTailer();
        QueueFile file = QueueFile.open(trace())) {
      Bytes<?> bytes = Bytes.allocateElasticOnHeap();
      while (tailer.readBytes(bytes)) {
        assertThat(file.next()).isTrue();
        ByteBuffer own = ByteBuffer.allocate(file.length());
        file.read(file.excerpt(), own);
        assertThat(bytes.toByteArray()).isEqualTo(own.array());
        bytes.clear();
        excerpts++;
      }
      assertThat(file.next()).isFalse();
    }
    assertThat(excerpts).isGreaterThan(3);
  }

  @Test
  void shouldSkipBlocksOutsideARange() throws IOException {
    SampleTraces.write(trace(), sink -> SampleTraces.traffic(sink, 50_000));
    List<String> all = SampleTraces.read(trace());

    List<String> lines = new ArrayList<>();
    try (TraceReader reader = TraceReader.open(trace())) {
      reader.skipOutside(5_000, 5_100);
      reader.forEach(RandomEvents.textsInto(lines));

      assertThat(reader.end()).isPresent();
      assertThat(reader.lastNetworkCycle()).isEqualTo(12_500);
    }
    assertThat(lines.size()).isLessThan(all.size() / 2);
    assertThat(all).containsSubsequence(lines);
    assertThat(lines)
        .containsAll(all.stream().filter(line -> line.matches(".* 50\\d\\d")).toList());
  }

  @Test
  void shouldReadATraceThatWasNotFinishedAsTruncated() throws IOException {
    try (TraceWriter writer = new TraceWriter(trace(), SampleTraces.HEADER)) {
      SampleTraces.everyType(writer);
    }

    try (TraceReader reader = TraceReader.open(trace())) {
      List<String> lines = new ArrayList<>();
      reader.forEach(RandomEvents.textsInto(lines));
      assertThat(lines).hasSize(21);
      assertThat(reader.isTruncated()).isTrue();
      assertThat(reader.end()).isEmpty();
      assertThat(reader.lastCoreCycle()).isEqualTo(40);
      assertThat(reader.lastNetworkCycle()).isEqualTo(30);
    }
  }

  @Test
  void shouldReplaceNothing() throws IOException {
    SampleTraces.write(trace(), SampleTraces::everyType);
    Path file = Files.writeString(folder.resolve("file"), "x");

    assertThatThrownBy(() -> new TraceWriter(trace(), SampleTraces.HEADER))
        .isInstanceOf(IOException.class)
        .hasMessage(
            trace() + ": exists already and is not empty; remove it or choose another name");
    assertThatThrownBy(() -> new TraceWriter(file, SampleTraces.HEADER))
        .hasMessageContaining("a trace is a folder, and this is a file");
    assertThat(SampleTraces.read(trace())).hasSize(21);
  }

  @Test
  void shouldWriteIntoAnEmptyFolder() throws IOException {
    Files.createDirectory(trace());

    SampleTraces.write(trace(), SampleTraces::everyType);

    assertThat(SampleTraces.read(trace())).hasSize(21);
  }

  @Test
  void shouldRefuseWhatIsNoTrace() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertThatThrownBy(() -> TraceReader.open(trace()))
        .isInstanceOf(TraceFormatException.class)
        .hasMessage(trace() + ": there is no such file or folder");
    assertThatThrownBy(() -> TraceReader.open(file)).hasMessageContaining("a trace is a folder");
    assertThatThrownBy(() -> TraceReader.open(empty))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageContaining("this folder has 0");
  }

  @Test
  void shouldRefuseALaterVersion() throws IOException {
    TraceHeader later =
        new TraceHeader(
            TraceHeader.FORMAT_VERSION + 1,
            "run",
            TraceHeader.Selection.usual(),
            SampleTraces.MACHINE,
            TraceProgram.NONE);
    new TraceWriter(trace(), later).close();

    assertThatThrownBy(() -> TraceReader.open(trace()))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageContaining("its format has version 2");
  }
}
