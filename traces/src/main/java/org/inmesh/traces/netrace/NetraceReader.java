package org.inmesh.traces.netrace;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.exchange.TraceImport;
import org.inmesh.traces.header.TraceHeader;

/**
 * Reads a capture, {@code .tra} or {@code .tra.bz2}, as the events of a trace.
 *
 * <p>Packets are numbered in the order of the file. A packet that others name is created when all
 * of those have been delivered, in its own cycle at the earliest; one whose source is a
 * second-level cache {@link #L2_ACCESS_CYCLES} later. Others are created in their own cycle.
 */
public final class NetraceReader implements TraceImport.Opened {
  /** How long a second-level cache takes to answer, network cycles. */
  public static final int L2_ACCESS_CYCLES = 8;

  private static final int BZIP2_MAGIC = 'B' << 16 | 'Z' << 8 | 'h';

  private final LittleEndianInput input;
  private final NetraceHeader header;
  private final long expected;
  private final PendingCauses pending = new PendingCauses();
  private long packets;
  private long withParent;
  private long toThemselves;
  private long tooFar;
  private long lastCycle;

  private NetraceReader(LittleEndianInput input, OptionalInt region) throws IOException {
    this.input = input;
    header = new NetraceHeaderReader(input).read();
    if (region.isEmpty()) {
      expected = header.packets();
    } else {
      int number = region.getAsInt();
      if (number < 0 || number >= header.regions().size()) {
        throw input.wrong(
            input.offset(),
            "there is no region %d; the file has %d, from 0"
                .formatted(number, header.regions().size()));
      }
      NetraceHeader.Region chosen = header.regions().get(number);
      skip(chosen.offset());
      expected = chosen.packets();
    }
  }

  /**
   * Opens a file.
   *
   * @throws TraceFormatException if it does not begin as it should; the message names file and
   *     offset
   * @throws IOException if it cannot be read
   */
  public static NetraceReader open(Path file) throws IOException {
    return open(file, OptionalInt.empty());
  }

  /**
   * Opens a file to read one region, or all of it.
   *
   * @param region from 0
   * @throws TraceFormatException if it does not begin as it should, or has no such region; the
   *     message names file and offset
   * @throws IOException if it cannot be read
   */
  public static NetraceReader open(Path file, OptionalInt region) throws IOException {
    InputStream stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      return new NetraceReader(
          new LittleEndianInput(file.toString(), decompressed(file, stream)), region);
    } catch (IOException | RuntimeException exception) {
      stream.close();
      throw exception;
    }
  }

  private static InputStream decompressed(Path file, InputStream stream) throws IOException {
    stream.mark(3);
    int magic = stream.read() << 16 | stream.read() << 8 | stream.read();
    stream.reset();
    if (magic != BZIP2_MAGIC) {
      return stream;
    }
    try {
      return new BZip2CompressorInputStream(stream, true);
    } catch (IOException exception) {
      throw new TraceFormatException(file + ": offset 0: " + exception.getMessage(), exception);
    }
  }

  private void skip(long bytes) throws IOException {
    for (long left = bytes; left > 0; ) {
      int part = (int) Math.min(left, 1 << 12);
      input.need(part, "the way to the region");
      input.skip(part);
      left -= part;
    }
  }

  /** What the file says of itself. */
  public NetraceHeader capture() {
    return header;
  }

  @Override
  public TraceHeader header() {
    return NetraceHeaders.traceHeader(header);
  }

  @Override
  public boolean next(EventSink sink) throws IOException {
    if (packets == expected) {
      return false;
    }
    if (input.atEnd()) {
      throw input.wrong(
          input.offset(), "the file ends after %d of %d packets".formatted(packets, expected));
    }
    packet(sink);
    packets++;
    if (packets == header.packets() && !input.atEnd()) {
      throw input.wrong(
          input.offset(),
          "there is more behind the %d packets of the header".formatted(header.packets()));
    }
    return true;
  }

  private void packet(EventSink sink) throws IOException {
    long start = input.offset();
    input.need(NetraceHeader.PACKET_BYTES, "packet " + packets);
    long cycle = cycle(input.longInteger(), start);
    int identifier = input.integer();
    int address = input.integer();
    int typeNumber = input.unsignedByte();
    NetraceType type = NetraceType.of(typeNumber);
    if (type == null) {
      throw input.wrong(start + 16, "there is no packet type " + typeNumber);
    }
    int source = node(start + 17);
    int destination = node(start + 18);
    int kinds = input.unsignedByte();
    int sourceKind = kind(kinds >> 4, start + 19);
    int destinationKind = kind(kinds & 15, start + 19);
    int dependents = input.unsignedByte();
    causes(identifier, cycle, sourceKind, sink);
    sink.packetCreated(packets, 0, 0, source, destination, type.bytes(), cycle);
    sink.coherenceMessage(
        packets,
        NetraceType.messageType(typeNumber, sourceKind, destinationKind),
        source,
        destination,
        address,
        -1,
        cycle);
    input.need(Integer.BYTES * dependents, "the dependents of packet " + packets);
    for (int i = 0; i < dependents; i++) {
      int dependent = input.integer();
      if (dependent == identifier) {
        throw input.wrong(input.offset() - 4, "packet " + packets + " waits for itself");
      }
      pending.add(dependent, packets);
    }
    toThemselves += source == destination ? 1 : 0;
  }

  private void causes(int identifier, long cycle, int sourceKind, EventSink sink) {
    long gap = sourceKind == NetraceType.L2 ? L2_ACCESS_CYCLES : 0;
    int left = pending.take(identifier, packets, gap, sink);
    if (left >= 0) {
      withParent++;
      tooFar += left;
      sink.cause(EventSink.BEGINNING, cycle);
    }
  }

  private long cycle(long cycle, long offset) throws IOException {
    if (cycle < lastCycle) {
      throw input.wrong(
          offset,
          "packet %d is of cycle %s, the one before of cycle %d"
              .formatted(packets, Long.toUnsignedString(cycle), lastCycle));
    }
    lastCycle = cycle;
    return cycle;
  }

  private int node(long offset) throws IOException {
    int node = input.unsignedByte();
    if (node >= header.nodes()) {
      throw input.wrong(
          offset, "there is no node %d; the last is %d".formatted(node, header.nodes() - 1));
    }
    return node;
  }

  private int kind(int kind, long offset) throws IOException {
    if (kind >= NetraceType.NODE_KINDS.size()) {
      throw input.wrong(offset, "there is no kind of nodes " + kind);
    }
    return kind;
  }

  /** Packets read so far. */
  public long packets() {
    return packets;
  }

  /** Of these, those that others name. */
  public long packetsWithParent() {
    return withParent;
  }

  /** Of these, those whose destination is their source. */
  public long packetsToThemselves() {
    return toThemselves;
  }

  /** Identifiers that packets have named and that have not come; 0 at the end of a whole file. */
  public long missingDependents() {
    return pending.size();
  }

  /** Causes left out because they lie too far back, see {@link EventSink#FARTHEST_CAUSE}. */
  public long causesTooFar() {
    return tooFar;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
