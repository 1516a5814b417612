package org.inmesh.traces.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.inmesh.traces.event.EventSource;
import org.inmesh.traces.exchange.StreamExport;
import org.inmesh.traces.header.TraceHeader;

/**
 * A trace as a timeline in JSON that Perfetto's viewer and Chrome's {@code about:tracing} open: the
 * Trace Event Format.
 *
 * <p>A core is a group of tracks: when it was busy, and for each of its processes when that ran,
 * was ready, and waited for what. A message is an arrow from where the sender began to where the
 * receiver had it; a packet a slice of its network's group; packets under way and, if hops were
 * recorded, flits per cycle of each link are counters; a marker is an instant. Causes and
 * instructions are left out.
 *
 * <p>The document is complete however the events end: what is open then, ends with the last event.
 */
public final class ChromeExport implements StreamExport {
  /** Network cycles over which the load of a link is counted, if nothing else is asked for. */
  public static final int USUAL_WINDOW = 100;

  private final int window;

  /** Counts the links' load in windows of {@link #USUAL_WINDOW} cycles. */
  public ChromeExport() {
    this(USUAL_WINDOW);
  }

  /**
   * Says how the links' load is counted.
   *
   * @param window network cycles, at least 1
   */
  public ChromeExport(int window) {
    if (window < 1) {
      throw new IllegalArgumentException("a window is at least 1 cycle long, not " + window);
    }
    this.window = window;
  }

  @Override
  public String name() {
    return "chrome";
  }

  @Override
  public String purpose() {
    return "a timeline for Perfetto and Chrome, in JSON";
  }

  @Override
  public void write(TraceHeader header, EventSource source, OutputStream out) throws IOException {
    TraceClock clock = new TraceClock(header.machine());
    try (ChromeEvents events = new ChromeEvents(out, header, clock)) {
      ChromeTimeline timeline = new ChromeTimeline(events, header, clock, window);
      try {
        source.forEach(timeline);
      } finally {
        if (events.isOpen()) {
          timeline.finish();
        }
      }
    } catch (UncheckedIOException exception) {
      throw exception.getCause();
    }
  }
}
