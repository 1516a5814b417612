package org.inmesh.traces.csv;

import java.util.List;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.WaitReason;

/**
 * An event as a line of the table.
 *
 * @param line from 1
 * @param cells one for each {@link Column}
 */
record Row(String file, int line, List<String> cells) {

  /** Hands the event over. */
  void deliver(EventSink sink) throws TraceFormatException {
    String event = cells.get(Column.EVENT.ordinal());
    switch (event) {
      case "cause" -> sink.cause(longOf(Column.PACKET), longOf(Column.CYCLES));
      case "packetCreated" ->
          sink.packetCreated(
              longOf(Column.PACKET),
              intOf(Column.NETWORK),
              intOf(Column.CLASS),
              intOf(Column.SOURCE),
              intOf(Column.DESTINATION),
              intOf(Column.BYTES),
              cycle());
      case "packetInjected" -> sink.packetInjected(longOf(Column.PACKET), cycle());
      case "flitForwarded" ->
          sink.flitForwarded(
              longOf(Column.PACKET), intOf(Column.ROUTER), intOf(Column.OUTPUT), cycle());
      case "packetDelivered" -> sink.packetDelivered(longOf(Column.PACKET), cycle());
      case "packetLost" -> sink.packetLost(longOf(Column.PACKET), cycle());
      case "coherenceMessage" ->
          sink.coherenceMessage(
              longOf(Column.PACKET),
              intOf(Column.TYPE),
              intOf(Column.SOURCE),
              intOf(Column.DESTINATION),
              intOf(Column.LINE),
              intOf(Column.REQUESTOR),
              cycle());
      default -> deliverOfCore(event, sink);
    }
  }

  private void deliverOfCore(String event, EventSink sink) throws TraceFormatException {
    int core = intOf(Column.CORE);
    switch (event) {
      case "coreIdle" -> sink.coreIdle(core, cycle());
      case "coreBusy" -> sink.coreBusy(core, cycle());
      case "outputStarted" ->
          sink.outputStarted(core, process(), intOf(Column.CHANNEL), intOf(Column.BYTES), cycle());
      case "inputStarted" ->
          sink.inputStarted(core, process(), intOf(Column.CHANNEL), intOf(Column.BYTES), cycle());
      case "messageReceived" ->
          sink.messageReceived(
              core, process(), intOf(Column.CHANNEL), intOf(Column.BYTES), cycle());
      case "processStarted" -> sink.processStarted(core, process(), intOf(Column.ADDRESS), cycle());
      case "processReady" -> sink.processReady(core, process(), cycle());
      case "processRunning" -> sink.processRunning(core, process(), intOf(Column.ADDRESS), cycle());
      case "processWaiting" ->
          sink.processWaiting(
              core, process(), intOf(Column.ADDRESS), reason(), intOf(Column.CHANNEL), cycle());
      case "processEnded" -> sink.processEnded(core, process(), intOf(Column.ADDRESS), cycle());
      case "instruction" ->
          sink.instruction(
              core,
              process(),
              intOf(Column.ADDRESS),
              intOf(Column.FUNCTION),
              intOf(Column.OPERAND),
              cycle());
      case "marker" -> sink.marker(core, process(), intOf(Column.VALUE), cycle());
      default -> throw wrong(Column.EVENT, "no event is called '" + event + "'", null);
    }
  }

  private long cycle() throws TraceFormatException {
    return longOf(Column.CYCLE);
  }

  private int process() throws TraceFormatException {
    return intOf(Column.PROCESS);
  }

  private WaitReason reason() throws TraceFormatException {
    String text = cells.get(Column.REASON.ordinal());
    try {
      return WaitReason.valueOf(text);
    } catch (IllegalArgumentException exception) {
      throw wrong(Column.REASON, "no reason to wait is called '" + text + "'", exception);
    }
  }

  private int intOf(Column column) throws TraceFormatException {
    long value = longOf(column);
    if (value != (int) value) {
      throw wrong(column, value + " is out of the range of 32 bits", null);
    }
    return (int) value;
  }

  private long longOf(Column column) throws TraceFormatException {
    String text = cells.get(column.ordinal());
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException exception) {
      String event = cells.get(Column.EVENT.ordinal());
      throw wrong(column, "%s needs a whole number, not '%s'".formatted(event, text), exception);
    }
  }

  private TraceFormatException wrong(Column column, String what, Exception cause) {
    return new TraceFormatException(
        file, line, "column %s: %s".formatted(column.label(), what), cause);
  }
}
