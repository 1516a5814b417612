package org.inmesh.cli.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import org.inmesh.coresim.inspection.OrderedEvents;
import org.inmesh.coresim.transputer.CoreEvent;
import org.inmesh.coresim.transputer.CoreObserver;

/** Writes what cores do, a line for each event. */
public final class InstructionTrace implements CoreObserver {
  /** Knows what the code of a core was compiled from. */
  public interface Source {
    /** {@code file:line}, or nothing. */
    String of(int core, int address);

    /** Of code that was not compiled from anything. */
    Source NONE = (core, address) -> "";
  }

  private final PrintWriter out;
  private final TraceFormat format;
  private final TraceSelection selection;
  private final Source source;
  private final ObjectMapper json = new ObjectMapper();
  private final OrderedEvents order = new OrderedEvents(this::write);

  /** Begins a trace; whoever gives the writer closes it. */
  public InstructionTrace(
      PrintWriter out, TraceFormat format, TraceSelection selection, Source source) {
    this.out = out;
    this.format = format;
    this.selection = selection;
    this.source = source;
    switch (format) {
      case TEXT -> out.println(EventText.heading());
      case CSV -> out.println(String.join(",", EventRow.NAMES));
      case JSON -> {}
    }
  }

  @Override
  public long firstCycle() {
    return selection.from();
  }

  @Override
  public long lastCycle() {
    return selection.to();
  }

  @Override
  public void observe(CoreEvent event) {
    if (selection.contains(event)) {
      order.observe(event);
    }
  }

  @Override
  public void reached(long cycle) {
    order.reached(cycle);
  }

  /**
   * Ends the trace.
   *
   * @param cycles of the run: cores may have run ahead of the end
   */
  public void finish(long cycles) {
    order.reached(cycles == Long.MAX_VALUE ? cycles : cycles + 1);
  }

  private void write(CoreEvent event) {
    String place = place(event);
    out.println(
        switch (format) {
          case TEXT -> EventText.of(event, place);
          case CSV -> csv(event, place);
          case JSON -> json(event, place);
        });
  }

  private String place(CoreEvent event) {
    return switch (event) {
      case CoreEvent.Executed executed -> source.of(event.core(), executed.address());
      case CoreEvent.Failed failed -> source.of(event.core(), failed.address());
      case CoreEvent.MemoryAwaited awaited -> source.of(event.core(), awaited.address());
      case CoreEvent.ProcessChanged changed ->
          changed.descriptor() == 0 ? "" : source.of(event.core(), changed.address());
    };
  }

  private String json(CoreEvent event, String place) {
    try {
      return json.writeValueAsString(EventRow.of(event, place));
    } catch (JsonProcessingException exception) {
      throw new IllegalStateException(exception);
    }
  }

  private static String csv(CoreEvent event, String place) {
    StringBuilder line = new StringBuilder();
    EventRow.of(event, place)
        .forEach(
            (name, value) ->
                line.append(line.isEmpty() ? "" : ",").append(value == null ? "" : cell(value)));
    return line.toString();
  }

  private static String cell(Object value) {
    String text = value.toString();
    return text.contains(",") || text.contains("\"")
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
