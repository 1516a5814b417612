package org.inmesh.traces.csv;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.EventSource;
import org.inmesh.traces.event.WaitReason;
import org.inmesh.traces.exchange.TraceExport;
import org.inmesh.traces.header.TraceHeader;

/**
 * Writes a trace as a table: the header in a comment, the names of the columns, an event to a row.
 * {@link CsvImport} reads it back.
 */
public final class CsvExport implements TraceExport {
  /** Makes one; it has no options. */
  public CsvExport() {}

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public String purpose() {
    return "a table of all events";
  }

  @Override
  public void write(TraceHeader header, EventSource events, Path out) throws IOException {
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(out))) {
      write(header, events, stream);
    }
  }

  /**
   * Writes all events that are left.
   *
   * @param out stays open
   * @throws IOException if they cannot be read or written; if they cannot be read, the table has
   *     what came before
   */
  public void write(TraceHeader header, EventSource source, OutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.write(new HeaderLine().text(header) + "\n");
    CsvSchema.Builder schema = CsvSchema.builder();
    for (Column column : Column.values()) {
      schema.addColumn(column.label());
    }
    CsvGenerator rows = new CsvMapper().getFactory().createGenerator(writer);
    rows.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    rows.setSchema(schema.build().withHeader());
    try {
      source.forEach(new Rows(rows));
    } catch (UncheckedIOException exception) {
      throw exception.getCause();
    } finally {
      rows.close();
      writer.flush();
    }
  }

  /** Writes each event as a row. */
  private static final class Rows implements EventSink {
    private final CsvGenerator rows;

    Rows(CsvGenerator rows) {
      this.rows = rows;
    }

    private Rows begin(String event) {
      try {
        rows.writeStartObject();
        rows.writeStringField(Column.EVENT.label(), event);
      } catch (IOException exception) {
        throw new UncheckedIOException(exception);
      }
      return this;
    }

    private Rows with(Column column, long value) {
      try {
        rows.writeNumberField(column.label(), value);
      } catch (IOException exception) {
        throw new UncheckedIOException(exception);
      }
      return this;
    }

    private Rows with(WaitReason reason) {
      try {
        rows.writeStringField(Column.REASON.label(), reason.name());
      } catch (IOException exception) {
        throw new UncheckedIOException(exception);
      }
      return this;
    }

    private void end() {
      try {
        rows.writeEndObject();
      } catch (IOException exception) {
        throw new UncheckedIOException(exception);
      }
    }

    private void end(long cycle) {
      with(Column.CYCLE, cycle).end();
    }

    private Rows process(String event, int core, int process) {
      return begin(event).with(Column.CORE, core).with(Column.PROCESS, process);
    }

    private void message(String event, int core, int process, int channel, int bytes, long cycle) {
      process(event, core, process)
          .with(Column.CHANNEL, channel)
          .with(Column.BYTES, bytes)
          .end(cycle);
    }

    @Override
    public void cause(long packet, long cycles) {
      begin("cause").with(Column.PACKET, packet).with(Column.CYCLES, cycles).end();
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
      begin("packetCreated")
          .with(Column.PACKET, packet)
          .with(Column.NETWORK, network)
          .with(Column.CLASS, messageClass)
          .with(Column.SOURCE, source)
          .with(Column.DESTINATION, destination)
          .with(Column.BYTES, bytes)
          .end(cycle);
    }

    @Override
    public void packetInjected(long packet, long cycle) {
      begin("packetInjected").with(Column.PACKET, packet).end(cycle);
    }

    @Override
    public void flitForwarded(long packet, int router, int output, long cycle) {
      begin("flitForwarded")
          .with(Column.PACKET, packet)
          .with(Column.ROUTER, router)
          .with(Column.OUTPUT, output)
          .end(cycle);
    }

    @Override
    public void packetDelivered(long packet, long cycle) {
      begin("packetDelivered").with(Column.PACKET, packet).end(cycle);
    }

    @Override
    public void packetLost(long packet, long cycle) {
      begin("packetLost").with(Column.PACKET, packet).end(cycle);
    }

    @Override
    public void coherenceMessage(
        long packet, int type, int source, int destination, int line, int requestor, long cycle) {
      begin("coherenceMessage")
          .with(Column.PACKET, packet)
          .with(Column.TYPE, type)
          .with(Column.SOURCE, source)
          .with(Column.DESTINATION, destination)
          .with(Column.LINE, line)
          .with(Column.REQUESTOR, requestor)
          .end(cycle);
    }

    @Override
    public void outputStarted(int core, int process, int channel, int bytes, long cycle) {
      message("outputStarted", core, process, channel, bytes, cycle);
    }

    @Override
    public void inputStarted(int core, int process, int channel, int bytes, long cycle) {
      message("inputStarted", core, process, channel, bytes, cycle);
    }

    @Override
    public void messageReceived(int core, int process, int channel, int bytes, long cycle) {
      message("messageReceived", core, process, channel, bytes, cycle);
    }

    @Override
    public void processStarted(int core, int process, int address, long cycle) {
      process("processStarted", core, process).with(Column.ADDRESS, address).end(cycle);
    }

    @Override
    public void processReady(int core, int process, long cycle) {
      process("processReady", core, process).end(cycle);
    }

    @Override
    public void processRunning(int core, int process, int address, long cycle) {
      process("processRunning", core, process).with(Column.ADDRESS, address).end(cycle);
    }

    @Override
    public void processWaiting(
        int core, int process, int address, WaitReason reason, int channel, long cycle) {
      process("processWaiting", core, process)
          .with(Column.ADDRESS, address)
          .with(reason)
          .with(Column.CHANNEL, channel)
          .end(cycle);
    }

    @Override
    public void processEnded(int core, int process, int address, long cycle) {
      process("processEnded", core, process).with(Column.ADDRESS, address).end(cycle);
    }

    @Override
    public void coreIdle(int core, long cycle) {
      begin("coreIdle").with(Column.CORE, core).end(cycle);
    }

    @Override
    public void coreBusy(int core, long cycle) {
      begin("coreBusy").with(Column.CORE, core).end(cycle);
    }

    @Override
    public void instruction(
        int core, int process, int address, int function, int operand, long cycle) {
      process("instruction", core, process)
          .with(Column.ADDRESS, address)
          .with(Column.FUNCTION, function)
          .with(Column.OPERAND, operand)
          .end(cycle);
    }

    @Override
    public void marker(int core, int process, int value, long cycle) {
      process("marker", core, process).with(Column.VALUE, value).end(cycle);
    }
  }
}
