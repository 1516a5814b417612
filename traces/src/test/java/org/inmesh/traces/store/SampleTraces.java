package org.inmesh.traces.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.RandomEvents;
import org.inmesh.traces.event.WaitReason;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.header.TraceHeader.Selection;
import org.inmesh.traces.header.TraceMachine;
import org.inmesh.traces.header.TraceProgram;

/** Traces for tests. */
final class SampleTraces {
  static final TraceMachine MACHINE =
      new TraceMachine("small", "mesh", "[network]\n", 64, 8, 1, 8, 1, 1, 1, List.of("GetS"));

  static final TraceHeader HEADER =
      new TraceHeader(
          TraceHeader.FORMAT_VERSION,
          "run",
          Selection.usual(),
          MACHINE,
          new TraceProgram(
              "sieve",
              Map.of("limit", "100", "cores", "4"),
              "00ff",
              7,
              List.of(new TraceProgram.Process("node[3]", 3, 0x8000_0100, 0x8000_0200)),
              List.of(new TraceProgram.Channel("link[3]", 3, 64, "node[3]", 4, 68, "node[4]")),
              new int[] {0, -1},
              List.of(List.of(new TraceProgram.Line(0x8000_0070, "sieve.occ", 12, "node")))));

  private SampleTraces() {}

  /** One event of every type. */
  static void everyType(EventSink sink) {
    sink.processStarted(3, 0x8000_0101, 0x8000_0070, 0);
    sink.coreBusy(3, 0);
    sink.processReady(3, 0x8000_0101, 1);
    sink.processRunning(3, 0x8000_0101, 0x8000_0072, 2);
    sink.outputStarted(3, 0x8000_0101, 64, 4, 9);
    sink.inputStarted(4, 0x8000_0101, 68, 4, 8);
    sink.processWaiting(3, 0x8000_0101, 0x8000_0080, WaitReason.OUTPUT, 64, 9);
    sink.coreIdle(3, 9);
    sink.cause(EventSink.BEGINNING, 9);
    sink.packetCreated(0, 0, 1, 3, 4, 16, 9);
    sink.coherenceMessage(0, 2, 3, 4, 0x1234, -1, 9);
    sink.packetInjected(0, 10);
    sink.flitForwarded(0, 3, 2, 11);
    sink.packetDelivered(0, 20);
    sink.messageReceived(4, 0x8000_0101, 68, 4, 21);
    sink.cause(0, 5);
    sink.packetCreated(1, 0, 1, 4, 3, 16, 25);
    sink.packetLost(1, 30);
    sink.instruction(4, 0x8000_0101, 0x8000_0090, 15, -3, 31);
    sink.marker(4, 0x8000_0101, -77, 32);
    sink.processEnded(4, 0x8000_0101, 0x8000_0099, 40);
  }

  /** Packets over a mesh of 64 nodes, in the order of time, about {@code packets} * 4 events. */
  static void traffic(EventSink sink, long packets) {
    for (long packet = 0; packet < packets; packet++) {
      long cycle = packet / 4;
      if (packet > 200) {
        sink.cause(packet - 1 - packet * 7 % 150, packet % 13);
      }
      int bytes = packet % 3 == 0 ? 72 : 8;
      int destination = (int) ((packet * 40503 >>> 5) & 63);
      sink.packetCreated(packet, 0, 0, (int) (packet * 31 & 63), destination, bytes, cycle);
      sink.packetInjected(packet, cycle + packet % 2);
      if (packet >= 40) {
        sink.packetDelivered(packet - 40 + packet * 5 % 3, cycle);
      }
    }
  }

  /** Writes a complete trace. */
  static void write(Path folder, Recording recording) throws IOException {
    try (TraceWriter writer = new TraceWriter(folder, HEADER)) {
      recording.into(writer);
      writer.finish("finished", Map.of("cycles", 41));
    }
  }

  /** Calls a sink. */
  interface Recording {
    void into(EventSink sink) throws IOException;
  }

  /** All events that can be read. */
  static List<String> read(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    try (TraceReader reader = TraceReader.open(folder)) {
      reader.forEach(RandomEvents.textsInto(lines));
    }
    return lines;
  }

  /** What a recording calls. */
  static List<String> lines(Recording recording) throws IOException {
    List<String> lines = new ArrayList<>();
    recording.into(RandomEvents.textsInto(lines));
    return lines;
  }
}
