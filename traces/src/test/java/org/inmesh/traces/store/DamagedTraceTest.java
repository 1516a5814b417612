package org.inmesh.traces.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.event.RandomEvents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedTraceTest {
  @TempDir Path folder;

  private Path trace;
  private Path file;

  @BeforeEach
  void name() {
    trace = folder.resolve("a.trace");
    file = trace.resolve("19700101F.cq4");
  }

  /** What came of reading: the events before an exception, and whether an end was found. */
  private record Outcome(List<String> lines, boolean complete, IOException exception) {}

  private Outcome outcome() {
    List<String> lines = new ArrayList<>();
    try (TraceReader reader = TraceReader.open(trace)) {
      reader.forEach(RandomEvents.textsInto(lines));
      return new Outcome(lines, reader.end().isPresent(), null);
    } catch (IOException exception) {
      return new Outcome(lines, false, exception);
    }
  }

  /** True for the bytes of blocks and of the queue's heads before them, of a trace of 3 blocks. */
  private boolean[] ofBlocks(int size) throws IOException {
    boolean[] result = new boolean[size];
    try (QueueFile queue = QueueFile.open(trace)) {
      while (queue.next()) {
        for (long at = queue.excerpt() - 4; at < queue.excerpt() + queue.length(); at++) {
          result[(int) at] = true;
        }
      }
    }
    return result;
  }

  @Test
  void shouldFindEveryFlippedByteOfABlock() throws IOException {
    flipEveryByteOfBlocks(1009);
  }

  @Test
  @Tag("slow")
  void shouldFindEveryFlippedByteOfABlockAndNotMindManyOthers() throws IOException {
    flipEveryByteOfBlocks(41);
  }

  /** And of the queue's own pages one in so many. */
  private void flipEveryByteOfBlocks(int others) throws IOException {
    SampleTraces.write(trace, SampleTraces::everyType);
    List<String> all = SampleTraces.lines(SampleTraces::everyType);
    byte[] good = Files.readAllBytes(file);
    boolean[] ofBlocks = ofBlocks(good.length);

    int tried = 0;
    for (int at = 0; at < good.length; at++) {
      if (!ofBlocks[at] && at % others != 0) {
        continue;
      }
      byte[] bad = good.clone();
      bad[at] ^= (byte) (1 << at % 8);
      Files.write(file, bad);
      Outcome outcome = outcome();
      assertThat(outcome.lines()).as("byte %d", at).isIn(List.of(), all);
      if (ofBlocks[at]) {
        assertThat(outcome.complete()).as("byte %d", at).isFalse();
        tried++;
      }
      if (outcome.exception() != null) {
        assertThat(outcome.exception())
            .isInstanceOfAny(TraceDamagedException.class, TraceFormatException.class)
            .hasMessageStartingWith(trace + ": ");
      }
    }
    assertThat(tried).isGreaterThan(900);
  }

  @Test
  void shouldReadAPrefixOfAFileCutAnywhere() throws IOException {
    SampleTraces.write(trace, sink -> SampleTraces.traffic(sink, 20_000));
    List<String> all = SampleTraces.lines(sink -> SampleTraces.traffic(sink, 20_000));
    byte[] good = Files.readAllBytes(file);

    int longest = 0;
    for (int length = 0; length < good.length - 4096; length += good.length / 53) {
      Files.write(file, Arrays.copyOf(good, length));
      Outcome outcome = outcome();
      assertThat(outcome.complete()).isFalse();
      assertThat(outcome.lines()).isEqualTo(all.subList(0, outcome.lines().size()));
      assertThat(outcome.lines()).hasSizeGreaterThanOrEqualTo(longest);
      longest = outcome.lines().size();
      if (outcome.exception() != null) {
        assertThat(outcome.exception())
            .isInstanceOf(TraceFormatException.class)
            .hasMessageContaining("ends before its header");
      }
    }
    assertThat(longest).isPositive();
  }

  @Test
  void shouldNameBlockAndByteOfDamage() throws IOException {
    SampleTraces.write(trace, sink -> SampleTraces.traffic(sink, 20_000));
    byte[] bytes = Files.readAllBytes(file);
    long second;
    try (QueueFile queue = QueueFile.open(trace)) {
      queue.next();
      queue.next();
      queue.next();
      second = queue.excerpt();
    }
    bytes[(int) second + 1000] ^= 1;
    Files.write(file, bytes);

    Outcome outcome = outcome();

    assertThat(outcome.exception())
        .isInstanceOf(TraceDamagedException.class)
        .hasMessage(
            "%s: block 2 at byte %d is damaged: its checksum is not that of its content"
                .formatted(trace, second));
    assertThat(outcome.lines()).isNotEmpty();
  }

  @Test
  void shouldFindABlockThatIsMissing() throws IOException {
    SampleTraces.write(trace, sink -> SampleTraces.traffic(sink, 40_000));
    byte[] bytes = Files.readAllBytes(file);
    try (QueueFile queue = QueueFile.open(trace)) {
      queue.next();
      queue.next();
      long from = queue.excerpt() - 4;
      queue.next();
      long to = queue.excerpt() - 4;
      byte[] without = new byte[bytes.length - (int) (to - from)];
      System.arraycopy(bytes, 0, without, 0, (int) from);
      System.arraycopy(bytes, (int) to, without, (int) from, bytes.length - (int) to);
      Files.write(file, without);
    }

    Outcome outcome = outcome();

    assertThat(outcome.exception())
        .hasMessageContaining("block 1 at byte")
        .hasMessageContaining("block 2 is in its place");
    assertThat(outcome.lines()).isEmpty();
  }

  @Test
  void shouldTellAZeroedPageFromACut() throws IOException {
    SampleTraces.write(trace, sink -> SampleTraces.traffic(sink, 40_000));
    byte[] bytes = Files.readAllBytes(file);
    try (QueueFile queue = QueueFile.open(trace)) {
      queue.next();
      queue.next();
      int at = (int) queue.excerpt() - 4;
      Arrays.fill(bytes, at, at + 4096, (byte) 0);
      Files.write(file, bytes);
    }

    assertThat(outcome().exception())
        .isInstanceOf(TraceDamagedException.class)
        .hasMessageContaining("block 1 at byte")
        .hasMessageContaining("it is not complete, and block 2 follows");
  }

  /** The reader needs the blocks only. */
  @Test
  void shouldReadWithoutTheQueuesOwnTable() throws IOException {
    SampleTraces.write(trace, SampleTraces::everyType);
    Files.delete(trace.resolve("metadata.cq4t"));

    assertThat(SampleTraces.read(trace)).hasSize(21);
  }

  @Test
  void shouldRefuseATraceWithoutItsFile() throws IOException {
    SampleTraces.write(trace, SampleTraces::everyType);
    Files.delete(file);

    assertThatThrownBy(() -> TraceReader.open(trace))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageContaining("this folder has 0");
  }

  @Test
  void shouldVerifyAllBlocks() throws IOException {
    SampleTraces.write(trace, sink -> SampleTraces.traffic(sink, 60_000));
    byte[] bytes = Files.readAllBytes(file);
    int blocks = 0;
    try (QueueFile queue = QueueFile.open(trace)) {
      while (queue.next()) {
        if (blocks == 2 || blocks == 4) {
          bytes[(int) queue.excerpt() + 200] ^= 64;
        }
        blocks++;
      }
    }
    TraceVerification good = TraceVerification.of(trace, () -> false);
    assertThat(good.isGood()).isTrue();
    assertThat(good.blocks()).isEqualTo(blocks);
    Files.write(file, bytes);

    TraceVerification bad = TraceVerification.of(trace, () -> false);

    assertThat(bad.isGood()).isFalse();
    assertThat(bad.damage()).extracting(TraceDamagedException::block).containsExactly(2L, 4L);
    assertThat(bad.damagedBlocks()).isEqualTo(2);
    assertThat(bad.blocks()).isEqualTo(blocks);
    assertThat(bad.end()).isPresent();
    assertThat(bad.events()).isLessThan(good.events()).isPositive();
  }
}
