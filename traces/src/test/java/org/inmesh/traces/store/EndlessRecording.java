package org.inmesh.traces.store;

import java.io.IOException;
import java.nio.file.Path;

/** Records until it is killed, or for some minutes if nobody does. For {@link KilledWriterTest}. */
final class EndlessRecording {
  private static final long PACKETS = 30_000_000;

  /** Some blocks are written by then. */
  private static final long PACKETS_BEFORE_READY = 60_000;

  private EndlessRecording() {}

  public static void main(String[] arguments) throws IOException {
    try (TraceWriter writer = new TraceWriter(Path.of(arguments[0]), SampleTraces.HEADER)) {
      SampleTraces.traffic(writer, PACKETS_BEFORE_READY);
      System.out.println("ready");
      while (writer.events() < PACKETS) {
        SampleTraces.traffic(writer, PACKETS_BEFORE_READY);
      }
    }
  }
}
