package org.inmesh.traces.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.EventType;
import org.inmesh.traces.event.WaitReason;
import org.inmesh.traces.header.TraceEnd;
import org.inmesh.traces.header.TraceHeader;

/**
 * Writes a trace into a new folder. Call {@link #finish} when the run has ended, and {@link #close}
 * in any case; without the former the trace is one that was cut off, and can be read up to there.
 *
 * <p>The methods of {@link EventSink} throw an {@link UncheckedIOException} with one clear message
 * when the trace cannot be written further, as when the disk is full. After that, they do nothing.
 */
public final class TraceWriter implements EventSink, AutoCloseable {
  /** A block is written when no further event is sure to fit. */
  private static final int FULL = BlockLayout.LONGEST_RAW - EventEncoding.LONGEST_EVENT;

  private static final EventType[] TYPES = EventType.values();

  private final Path folder;
  private final BlockWriter blocks;
  private final BlockThread thread;

  /** An array, which is written to faster than a buffer. */
  private final byte[] encoded = new byte[BlockLayout.LONGEST_RAW];

  /** For the blocks of header and end. */
  private final ByteBuffer raw = ByteBuffer.allocateDirect(BlockLayout.LONGEST_RAW);

  private final EventEncoder encoder = new EventEncoder(encoded);
  private final long[] counts = new long[TYPES.length];
  private final BlockCycles all = new BlockCycles();
  private int countInBlock;
  private boolean ended;
  private boolean keepsFailure;

  /** Or null. */
  private IOException failure;

  /**
   * Begins a trace.
   *
   * @param folder does not exist, or is empty
   * @throws IOException if the folder is anything else or cannot be written; an existing trace is
   *     never replaced
   */
  public TraceWriter(Path folder, TraceHeader header) throws IOException {
    this(folder, header, DiskRoom.ofZeros());
  }

  TraceWriter(Path folder, TraceHeader header, DiskRoom room) throws IOException {
    this.folder = folder;
    makeEmpty(folder);
    try {
      blocks = new BlockWriter(new QueueWriter(folder, room));
    } catch (IOException exception) {
      throw unwritable(exception);
    }
    thread = new BlockThread(blocks);
    encoder.beginBlock();
    try {
      writeText(BlockLayout.KIND_HEADER, HeaderText.of(header));
    } catch (IOException | RuntimeException exception) {
      try (blocks) {
        throw exception;
      }
    }
  }

  private static void makeEmpty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      if (!Files.isDirectory(folder)) {
        throw new IOException(
            folder + ": a trace is a folder, and this is a file; remove it or choose another name");
      }
      try (var files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new IOException(
              folder + ": exists already and is not empty; remove it or choose another name");
        }
      }
    }
    Files.createDirectories(folder);
  }

  private IOException unwritable(IOException exception) {
    return new IOException(
        "%s: the trace cannot be written: %s".formatted(folder, exception.getMessage()), exception);
  }

  private void writeText(int kind, byte[] text) throws IOException {
    int pieces = Math.max(1, Math.ceilDiv(text.length, BlockLayout.LONGEST_RAW));
    for (int piece = 0; piece < pieces; piece++) {
      int from = piece * BlockLayout.LONGEST_RAW;
      int length = Math.min(BlockLayout.LONGEST_RAW, text.length - from);
      raw.put(0, text, from, length);
      try {
        blocks.write(kind, pieces - 1 - piece, all, raw, length);
      } catch (IOException exception) {
        throw notFurther(exception);
      }
    }
  }

  private IOException notFurther(IOException exception) {
    ended = true;
    return new IOException(
        "%s: the trace cannot be written further: %s; it ends %s"
            .formatted(folder, exception.getMessage(), lastCycles()),
        exception);
  }

  private String lastCycles() {
    if (all.hasCore()) {
      return "at core cycle " + all.greatestCore;
    }
    return all.hasNetwork() ? "at network cycle " + all.greatestNetwork : "before the first event";
  }

  /**
   * Ends a complete trace.
   *
   * @param ending how the run ended, such as {@code finished}
   * @param statistics of the run, by name
   * @throws IOException if the last block cannot be written
   */
  public void finish(String ending, Map<String, Number> statistics) throws IOException {
    if (ended) {
      return;
    }
    flush();
    waitForBlocks();
    ended = true;
    Map<String, Long> byType = new LinkedHashMap<>();
    long events = 0;
    for (EventType type : TYPES) {
      byType.put(type.method(), counts[type.ordinal()]);
      events += counts[type.ordinal()];
    }
    writeText(
        BlockLayout.KIND_END,
        HeaderText.of(
            new TraceEnd(
                events,
                byType,
                all.hasCore() ? all.greatestCore : -1,
                all.hasNetwork() ? all.greatestNetwork : -1,
                ending,
                statistics)));
  }

  /**
   * From now on no event throws an exception when the trace cannot be written further: whoever
   * makes them goes on, and asks for the {@link #failure} at the end.
   */
  public void keepFailure() {
    keepsFailure = true;
  }

  /** What no event has thrown, if the trace could not be written further. */
  public Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  /** Events taken so far. */
  public long events() {
    long events = 0;
    for (long count : counts) {
      events += count;
    }
    return events;
  }

  /**
   * Closes the trace. What was taken so far can be read, also if it was not finished.
   *
   * @throws IOException if it cannot be written
   */
  @Override
  public void close() throws IOException {
    try (blocks) {
      if (!ended) {
        flush();
        waitForBlocks();
        ended = true;
      }
    }
  }

  private void flush() throws IOException {
    try {
      if (thread.hasFailed()) {
        waitForBlocks();
      }
      if (countInBlock > 0) {
        thread.write(countInBlock, encoder.cycles(), encoded, encoder.position());
      }
    } finally {
      countInBlock = 0;
      encoder.beginBlock();
    }
  }

  /** Until then a block that could not be written may be unnoticed. */
  private void waitForBlocks() throws IOException {
    thread.finish();
    all.include(thread.written());
    ended |= thread.hasFailed();
    try {
      thread.rethrow();
    } catch (IOException exception) {
      throw notFurther(exception);
    }
  }

  private void taken(int type) {
    if (ended) {
      // What comes after the end goes nowhere.
      encoder.beginBlock();
      return;
    }
    counts[type]++;
    countInBlock++;
    if (encoder.position() >= FULL) {
      try {
        flush();
      } catch (IOException exception) {
        if (!keepsFailure) {
          throw new UncheckedIOException(exception.getMessage(), exception);
        }
        failure = exception;
      }
    }
  }

  @Override
  public void cause(long packet, long cycles) {
    encoder.cause(packet, cycles);
    taken(EventEncoding.CAUSE);
  }

  @Override
  public void packetCreated(
      long packet,
      int network,
      int messageClass,
      int source,
      int destination,
      int bytes,
      long cycle) {
    encoder.packetCreated(packet, network, messageClass, source, destination, bytes, cycle);
    taken(EventEncoding.PACKET_CREATED);
  }

  @Override
  public void packetInjected(long packet, long cycle) {
    encoder.packetInjected(packet, cycle);
    taken(EventEncoding.PACKET_INJECTED);
  }

  @Override
  public void flitForwarded(long packet, int router, int output, long cycle) {
    encoder.flitForwarded(packet, router, output, cycle);
    taken(EventEncoding.FLIT_FORWARDED);
  }

  @Override
  public void packetDelivered(long packet, long cycle) {
    encoder.packetDelivered(packet, cycle);
    taken(EventEncoding.PACKET_DELIVERED);
  }

  @Override
  public void packetLost(long packet, long cycle) {
    encoder.packetLost(packet, cycle);
    taken(EventEncoding.PACKET_LOST);
  }

  @Override
  public void coherenceMessage(
      long packet, int type, int source, int destination, int line, int requestor, long cycle) {
    encoder.coherenceMessage(packet, type, source, destination, line, requestor, cycle);
    taken(EventEncoding.COHERENCE_MESSAGE);
  }

  @Override
  public void outputStarted(int core, int process, int channel, int bytes, long cycle) {
    encoder.outputStarted(core, process, channel, bytes, cycle);
    taken(EventEncoding.OUTPUT_STARTED);
  }

  @Override
  public void inputStarted(int core, int process, int channel, int bytes, long cycle) {
    encoder.inputStarted(core, process, channel, bytes, cycle);
    taken(EventEncoding.INPUT_STARTED);
  }

  @Override
  public void messageReceived(int core, int process, int channel, int bytes, long cycle) {
    encoder.messageReceived(core, process, channel, bytes, cycle);
    taken(EventEncoding.MESSAGE_RECEIVED);
  }

  @Override
  public void processStarted(int core, int process, int address, long cycle) {
    encoder.processStarted(core, process, address, cycle);
    taken(EventEncoding.PROCESS_STARTED);
  }

  @Override
  public void processReady(int core, int process, long cycle) {
    encoder.processReady(core, process, cycle);
    taken(EventEncoding.PROCESS_READY);
  }

  @Override
  public void processRunning(int core, int process, int address, long cycle) {
    encoder.processRunning(core, process, address, cycle);
    taken(EventEncoding.PROCESS_RUNNING);
  }

  @Override
  public void processWaiting(
      int core, int process, int address, WaitReason reason, int channel, long cycle) {
    encoder.processWaiting(core, process, address, reason, channel, cycle);
    taken(EventEncoding.PROCESS_WAITING);
  }

  @Override
  public void processEnded(int core, int process, int address, long cycle) {
    encoder.processEnded(core, process, address, cycle);
    taken(EventEncoding.PROCESS_ENDED);
  }

  @Override
  public void coreIdle(int core, long cycle) {
    encoder.coreIdle(core, cycle);
    taken(EventEncoding.CORE_IDLE);
  }

  @Override
  public void coreBusy(int core, long cycle) {
    encoder.coreBusy(core, cycle);
    taken(EventEncoding.CORE_BUSY);
  }

  @Override
  public void instruction(
      int core, int process, int address, int function, int operand, long cycle) {
    encoder.instruction(core, process, address, function, operand, cycle);
    taken(EventEncoding.INSTRUCTION);
  }

  @Override
  public void marker(int core, int process, int value, long cycle) {
    encoder.marker(core, process, value, cycle);
    taken(EventEncoding.MARKER);
  }
}
