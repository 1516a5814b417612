package org.inmesh.traces.goal;

import java.io.IOException;
import java.util.List;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.exchange.TraceImport;
import org.inmesh.traces.goal.GoalPackets.Cause;
import org.inmesh.traces.goal.GoalPackets.Packet;
import org.inmesh.traces.header.TraceHeader;

/** Hands out the packets of a schedule: the causes of each, then its creation. */
final class GoalEvents implements TraceImport.Opened {
  private final String file;
  private final TraceHeader header;
  private final List<Packet> packets;

  /** Numbers of the packets that were handed out, by their indices. */
  private final int[] numbers;

  private int packet;
  private int cause;

  GoalEvents(String file, TraceHeader header, List<Packet> packets) {
    this.file = file;
    this.header = header;
    this.packets = packets;
    numbers = new int[packets.size()];
  }

  @Override
  public TraceHeader header() {
    return header;
  }

  @Override
  public boolean next(EventSink sink) throws IOException {
    if (packet == packets.size()) {
      return false;
    }
    Packet current = packets.get(packet);
    if (cause < current.causes().size()) {
      Cause next = current.causes().get(cause++);
      sink.cause(number(next.packet()), next.cycles());
    } else {
      sink.packetCreated(
          packet,
          0,
          0,
          current.source(),
          current.destination(),
          // A message without contents still has a head.
          Math.max(current.bytes(), 1),
          current.created());
      numbers[current.index()] = packet;
      packet++;
      cause = 0;
    }
    return true;
  }

  private long number(Packet causing) throws IOException {
    if (causing == null) {
      return EventSink.BEGINNING;
    }
    long number = numbers[causing.index()];
    if (packet - number >= EventSink.FARTHEST_CAUSE) {
      throw new IOException(
          "%s: message %d depends on message %d; a trace can only name one of the last %d"
              .formatted(file, packet, number, EventSink.FARTHEST_CAUSE));
    }
    return number;
  }

  @Override
  public void close() {
    // The file is closed already.
  }
}
