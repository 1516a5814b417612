package org.inmesh.traces.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.inmesh.traces.header.TraceHeader;

/**
 * Writes events in the JSON object form of the Trace Event Format (Google, document "Trace Event
 * Format", revision of 2016), an event to a line.
 *
 * <p>An event is begun, given its arguments if it has some, and ended:
 *
 * <pre>
 *   events.begin("B", "running", track, time);
 *   events.argument("line", "sieve.occ:12");
 *   events.end();
 * </pre>
 */
final class ChromeEvents implements Closeable {
  private final JsonGenerator json;
  private boolean hasArguments;
  private boolean isOpen;

  ChromeEvents(OutputStream out, TraceHeader header, TraceClock clock) throws IOException {
    json = new JsonFactory().createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
    json.writeStartObject();
    json.writeStringField("displayTimeUnit", "ns");
    json.writeObjectFieldStart("otherData");
    json.writeStringField("origin", header.origin());
    json.writeStringField("machine", header.machine().name());
    json.writeStringField("program", header.program().name());
    json.writeNumberField("seed", header.program().seed());
    json.writeStringField("time", clock.meaning());
    json.writeEndObject();
    json.writeArrayFieldStart("traceEvents");
    isOpen = true;
  }

  /**
   * Begins an event.
   *
   * @param phase of the format, such as {@code B}
   * @param process number of the group of tracks
   * @param thread number of the track
   * @param picoseconds since the beginning of the run
   */
  void begin(
      String phase, String category, String name, int process, int thread, long picoseconds) {
    try {
      json.writeRaw('\n');
      json.writeStartObject();
      json.writeStringField("ph", phase);
      if (!category.isEmpty()) {
        json.writeStringField("cat", category);
      }
      json.writeStringField("name", name);
      json.writeNumberField("pid", process);
      json.writeNumberField("tid", thread);
      json.writeFieldName("ts");
      json.writeNumber(TraceClock.microseconds(picoseconds));
    } catch (IOException exception) {
      throw unwritable(exception);
    }
  }

  /** Gives the event a field of the format that has a text. */
  void field(String name, String value) {
    try {
      json.writeStringField(name, value);
    } catch (IOException exception) {
      throw unwritable(exception);
    }
  }

  /** Gives the event a field of the format that has a number. */
  void field(String name, long value) {
    try {
      json.writeNumberField(name, value);
    } catch (IOException exception) {
      throw unwritable(exception);
    }
  }

  /** Gives the event an argument; after its fields. */
  void argument(String name, String value) {
    beginArguments();
    field(name, value);
  }

  /** Gives the event an argument; after its fields. */
  void argument(String name, long value) {
    beginArguments();
    field(name, value);
  }

  /** Gives the event an argument; after its fields. */
  void argument(String name, double value) {
    beginArguments();
    try {
      json.writeNumberField(name, value);
    } catch (IOException exception) {
      throw unwritable(exception);
    }
  }

  private void beginArguments() {
    if (!hasArguments) {
      try {
        json.writeObjectFieldStart("args");
      } catch (IOException exception) {
        throw unwritable(exception);
      }
      hasArguments = true;
    }
  }

  /** Ends the event. */
  void end() {
    try {
      if (hasArguments) {
        json.writeEndObject();
        hasArguments = false;
      }
      json.writeEndObject();
    } catch (IOException exception) {
      throw unwritable(exception);
    }
  }

  /** What cannot be written further is not ended either. */
  private UncheckedIOException unwritable(IOException exception) {
    isOpen = false;
    return new UncheckedIOException(exception);
  }

  /** False if the document is ended, or cannot be written any further. */
  boolean isOpen() {
    return isOpen;
  }

  /** Ends the document. The stream stays open. */
  @Override
  public void close() throws IOException {
    if (isOpen) {
      isOpen = false;
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
      json.close();
    }
  }
}
