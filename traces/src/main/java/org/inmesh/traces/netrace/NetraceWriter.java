package org.inmesh.traces.netrace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.collections.LongArrayList;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.event.EventSink;

/**
 * Writes packets of a capture. A packet is kept until none that follows can name it as a cause, so
 * that its dependents are known.
 */
final class NetraceWriter implements EventSink {
  private static final int MOST_DEPENDENTS = 255;
  private static final long LAST_IDENTIFIER = 0xFFFF_FFFFL;

  /** A packet that may still get dependents. */
  private static final class Kept {
    private final long number;
    private final long cycle;
    private final int source;
    private final int destination;
    private int address;
    private int messageType;
    private final IntArrayList dependents = new IntArrayList();

    private Kept(long number, int source, int destination, long cycle) {
      this.number = number;
      this.source = source;
      this.destination = destination;
      this.cycle = cycle;
    }
  }

  private final String file;
  private final OutputStream stream;
  private final boolean isCapture;
  private final List<NetraceHeader.Region> wanted;
  private final List<NetraceHeader.Region> regions = new ArrayList<>();
  private final ArrayDeque<Kept> kept = new ArrayDeque<>();
  private final Long2ObjectHashMap<Kept> byNumber = new Long2ObjectHashMap<>();
  private final LongArrayList causes = new LongArrayList();
  private final ByteBuffer buffer =
      ByteBuffer.allocate(NetraceHeader.PACKET_BYTES + Integer.BYTES * MOST_DEPENDENTS)
          .order(ByteOrder.LITTLE_ENDIAN);
  private final LongUnaryOperator times;
  private long lengthened;
  private long gaps;
  private long packets;
  private long packetsInRegions;
  private long bytes;
  private long lastCycle;

  /** What is wrong with the packets so far; a sink cannot throw it itself. */
  private IOException failure;

  /**
   * Writes nothing yet.
   *
   * @param isCapture if the messages of the events are those of netrace
   * @param regions that the packets had; their offsets are found anew
   * @param times cycles of the capture of those of the trace
   */
  NetraceWriter(
      String file,
      OutputStream stream,
      boolean isCapture,
      List<NetraceHeader.Region> regions,
      LongUnaryOperator times) {
    this.times = times;
    this.file = file;
    this.stream = stream;
    this.isCapture = isCapture;
    this.wanted = List.copyOf(regions);
  }

  @Override
  public void cause(long packet, long cycles) {
    if (packet != BEGINNING) {
      causes.addLong(packet);
    }
    gaps += cycles > 0 && !isCapture ? 1 : 0;
  }

  @Override
  public void packetCreated(
      long packet,
      int network,
      int messageClass,
      int source,
      int destination,
      int length,
      long recordedCycle) {
    long cycle = times.applyAsLong(recordedCycle);
    NetraceType type = NetraceType.READ_REQ;
    if (length > type.bytes()) {
      type = NetraceType.READ_RESP;
    }
    if (!isCapture && length > type.bytes()) {
      fail("packet %d has %d bytes; netrace knows 8 and 72".formatted(packet, length));
    }
    lengthened += length < type.bytes() && !isCapture ? 1 : 0;
    if (packet > LAST_IDENTIFIER) {
      fail("packet %d: identifiers have 32 bits".formatted(packet));
    }
    if (cycle < lastCycle) {
      fail("packet %d is of cycle %d, after one of %d".formatted(packet, cycle, lastCycle));
    }
    lastCycle = Math.max(lastCycle, cycle);
    for (int i = 0; i < causes.size(); i++) {
      Kept cause = byNumber.get(causes.getLong(i));
      // A cause that is not there was left out of the trace.
      if (cause != null) {
        cause.dependents.addInt((int) packet);
      }
    }
    causes.clear();
    Kept added = new Kept(packet, source, destination, cycle);
    added.messageType = NetraceType.messageType(type.number(), 0, 0);
    kept.add(added);
    byNumber.put(packet, added);
    while (failure == null && packet - kept.getFirst().number >= FARTHEST_CAUSE) {
      writeFirst();
    }
  }

  @Override
  public void coherenceMessage(
      long packet, int type, int source, int destination, int line, int requestor, long cycle) {
    Kept message = byNumber.get(packet);
    if (message != null) {
      message.address = line;
      if (isCapture) {
        message.messageType = type;
      }
    }
  }

  private void fail(String message) {
    if (failure == null) {
      failure = new TraceFormatException(file + ": " + message);
    }
  }

  private void writeFirst() {
    Kept packet = kept.removeFirst();
    byNumber.remove(packet.number);
    int dependents = packet.dependents.size();
    if (dependents > MOST_DEPENDENTS) {
      fail(
          "packet %d is the cause of %d others; netrace knows at most %d"
              .formatted(packet.number, dependents, MOST_DEPENDENTS));
      return;
    }
    beginRegions();
    int type = packet.messageType;
    buffer.clear();
    buffer.putLong(packet.cycle).putInt((int) packet.number).putInt(packet.address);
    buffer.put((byte) NetraceType.typeOf(type));
    buffer.put((byte) packet.source).put((byte) packet.destination);
    buffer.put((byte) (NetraceType.sourceKind(type) << 4 | NetraceType.destinationKind(type)));
    buffer.put((byte) dependents);
    for (int i = 0; i < dependents; i++) {
      buffer.putInt(packet.dependents.getInt(i));
    }
    try {
      stream.write(buffer.array(), 0, buffer.position());
    } catch (IOException exception) {
      failure = exception;
    }
    bytes += buffer.position();
    packets++;
  }

  /** Regions that begin with the next packet, of which all but the last are empty. */
  private void beginRegions() {
    while (regions.size() < wanted.size() && packets == packetsInRegions) {
      NetraceHeader.Region region = wanted.get(regions.size());
      regions.add(new NetraceHeader.Region(bytes, region.cycles(), region.packets()));
      packetsInRegions += region.packets();
    }
  }

  /**
   * Says what went wrong.
   *
   * @throws TraceFormatException if the format cannot say what the trace does
   * @throws IOException if the file cannot be written
   */
  void check() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  /** Writes what is left, and checks. */
  void finish() throws IOException {
    while (failure == null && !kept.isEmpty()) {
      writeFirst();
    }
    beginRegions();
    check();
  }

  /** Packets that became longer. */
  long lengthened() {
    return lengthened;
  }

  /** Causes with a time between delivery and creation, which a capture does not know. */
  long gaps() {
    return gaps;
  }

  /** Packets written. */
  long packets() {
    return packets;
  }

  /** The cycle of the last packet; 0 if there is none. */
  long lastCycle() {
    return lastCycle;
  }

  /** The regions as they are in this file; one for all if the trace has other packets than they. */
  List<NetraceHeader.Region> regions() {
    return packets == packetsInRegions && regions.size() == wanted.size() && !wanted.isEmpty()
        ? regions
        : List.of(new NetraceHeader.Region(0, lastCycle, packets));
  }
}
