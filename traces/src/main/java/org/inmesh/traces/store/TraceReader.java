package org.inmesh.traces.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.EventSource;
import org.inmesh.traces.event.EventType;
import org.inmesh.traces.header.CycleRange;
import org.inmesh.traces.header.TraceEnd;
import org.inmesh.traces.header.TraceHeader;

/**
 * Reads a trace, event by event, in constant memory. A trace that was cut off gives all events of
 * its complete blocks; after the last one {@link #end} is empty. Every block is held to its
 * checksum before the first of its events is handed out.
 */
public final class TraceReader implements EventSource, Closeable {
  private static final EventType[] TYPES = EventType.values();

  private final Path trace;
  private final BlockReader blocks;
  private final TraceHeader header;
  private final EventsOfBlock events;
  private final long[] counts = new long[TYPES.length];
  private final BlockCycles read = new BlockCycles();
  private CycleRange range = CycleRange.ALL;
  private long eventsFound;
  private boolean skipped;
  private boolean exhausted;
  private TraceEnd end;

  private TraceReader(Path trace) throws IOException {
    this.trace = trace;
    blocks = new BlockReader(trace);
    try {
      events = new EventsOfBlock(blocks);
      header = readHeader();
    } catch (IOException | RuntimeException exception) {
      try (blocks) {
        throw exception;
      }
    }
  }

  /**
   * Opens a trace.
   *
   * @throws TraceFormatException if the folder is no trace, or one of a later version
   * @throws TraceDamagedException if its header is damaged
   * @throws IOException if it cannot be read
   */
  public static TraceReader open(Path trace) throws IOException {
    return new TraceReader(trace);
  }

  private TraceHeader readHeader() throws IOException {
    if (!blocks.next()) {
      throw new TraceFormatException(trace + ": no trace: it ends before its header");
    }
    if (blocks.block().kind() != BlockLayout.KIND_HEADER) {
      throw blocks.damaged(0, "a trace begins with its header");
    }
    byte[] text =
        TextOfBlocks.read(blocks)
            .orElseThrow(
                () -> new TraceFormatException(trace + ": no trace: its header is cut off"));
    try {
      return HeaderText.header(trace, text);
    } catch (JsonProcessingException exception) {
      throw blocks.damaged(0, "its text is no header: " + exception.getOriginalMessage());
    }
  }

  /** What the trace is of. */
  public TraceHeader header() {
    return header;
  }

  /**
   * From now on, blocks without an event in a range of core cycles are skipped unread. Events of
   * other cycles in the same blocks are still handed out.
   *
   * @param from first core cycle
   * @param to last core cycle
   */
  public void skipOutside(long from, long to) {
    range = CycleRange.ofCore(from, to, header.machine());
  }

  @Override
  public boolean next(EventSink sink) throws IOException {
    while (events.left() == 0) {
      if (exhausted || !nextBlock()) {
        return false;
      }
    }
    one(sink);
    return true;
  }

  @Override
  public void forEach(EventSink sink) throws IOException {
    while (events.left() > 0 || !exhausted && nextBlock()) {
      while (events.left() > 0) {
        one(sink);
      }
    }
  }

  private void one(EventSink sink) throws IOException {
    boolean good = false;
    try {
      counts[events.next(sink)]++;
      good = true;
    } finally {
      exhausted |= !good;
    }
    if (events.left() == 0) {
      read.include(blocks.block().cycles());
    }
  }

  /** Goes to the next block of events; false at the end. */
  private boolean nextBlock() throws IOException {
    exhausted = true;
    if (!blocks.next()) {
      return false;
    }
    StoredBlock block = blocks.block();
    switch (block.kind()) {
      case BlockLayout.KIND_EVENTS -> {
        if (block.cycles().isIn(range)) {
          events.begin();
        } else {
          skipped = true;
          read.include(block.cycles());
        }
        eventsFound += block.count();
        exhausted = false;
        return true;
      }
      case BlockLayout.KIND_END -> readEnd();
      default -> throw blocks.damaged(0, "a second header");
    }
    return false;
  }

  private void readEnd() throws IOException {
    Optional<byte[]> text = TextOfBlocks.read(blocks);
    if (text.isEmpty()) {
      return;
    }
    TraceEnd said;
    try {
      said = HeaderText.end(text.get());
    } catch (JsonProcessingException exception) {
      throw blocks.damaged(0, "its text is no end: " + exception.getOriginalMessage());
    }
    if (!skipped) {
      checkCounts(said);
    }
    if (blocks.next()) {
      throw blocks.damaged(0, "it comes after the end");
    }
    end = said;
  }

  private void checkCounts(TraceEnd said) throws IOException {
    Map<String, Long> expected = said.counts();
    for (EventType type : TYPES) {
      long count = counts[type.ordinal()];
      if (expected.getOrDefault(type.method(), 0L) != count) {
        throw blocks.damaged(
            0,
            "it counts %d events %s where there are %d"
                .formatted(expected.getOrDefault(type.method(), 0L), type.method(), count));
      }
    }
  }

  /**
   * What stands at the end. Ask when all events were read.
   *
   * @return empty if the trace was cut off, or was not read so far
   */
  public Optional<TraceEnd> end() {
    return Optional.ofNullable(end);
  }

  /** True if all complete blocks were read, and there was no end. */
  public boolean isTruncated() {
    return exhausted && events.left() == 0 && end == null;
  }

  /** Events of the blocks begun so far, but for those skipped. */
  public long count(EventType type) {
    return counts[type.ordinal()];
  }

  /** Events of the blocks begun or skipped so far. */
  public long eventsFound() {
    return eventsFound;
  }

  /** Blocks found so far, with the header's. */
  public long blocks() {
    return blocks.nextNumber();
  }

  /** The greatest core cycle in the blocks that were read or skipped; -1 if there is none. */
  public long lastCoreCycle() {
    return read.hasCore() ? read.greatestCore : -1;
  }

  /** The greatest network cycle in the blocks that were read or skipped; -1 if there is none. */
  public long lastNetworkCycle() {
    return read.hasNetwork() ? read.greatestNetwork : -1;
  }

  /** Bytes of the queue's file up to behind the last block found, of which the events take most. */
  public long storedBytes() {
    return blocks.position();
  }

  @Override
  public void close() throws IOException {
    blocks.close();
  }
}
