package org.inmesh.traces.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import org.inmesh.traces.event.EventSource;
import org.inmesh.traces.exchange.StreamExport;
import org.inmesh.traces.header.TraceHeader;

/**
 * A span of a trace as a picture in SVG: a lane for each process, coloured by what it does, and an
 * arrow for each message. It has room for some thousands of slices and arrows; of a longer span the
 * first are shown, and the picture says so.
 */
public final class SvgExport implements StreamExport {
  /** Width of a picture in pixels, if nothing else is asked for. */
  public static final int USUAL_WIDTH = 1200;

  /** In a narrower picture there is no room beside the names. */
  public static final int LEAST_WIDTH = 400;

  private static final int LIMIT = 20_000;

  private final long from;
  private final long to;
  private final int width;

  /** Shows all, as far as there is room. */
  public SvgExport() {
    this(0, Long.MAX_VALUE, USUAL_WIDTH);
  }

  /**
   * Shows a span of time.
   *
   * @param from first core cycle
   * @param to last core cycle
   * @param width of the picture in pixels, at least {@link #LEAST_WIDTH}
   */
  public SvgExport(long from, long to, int width) {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "no cycles from %d to %d", from, to));
    }
    if (width < LEAST_WIDTH) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "a picture is at least %d pixels wide, not %d", LEAST_WIDTH, width));
    }
    this.from = from;
    this.to = to;
    this.width = width;
  }

  @Override
  public String name() {
    return "svg";
  }

  @Override
  public String purpose() {
    return "a picture of what each process did, and of messages";
  }

  @Override
  public void write(TraceHeader header, EventSource events, OutputStream out) throws IOException {
    TimelineParts parts = new TimelineParts(header.program(), from, to, LIMIT);
    events.forEach(parts);
    parts.finish();
    try {
      var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
      new TimelinePicture(xml, header, parts, from, width).draw();
      xml.close();
    } catch (XMLStreamException exception) {
      throw new IOException(exception);
    }
  }
}
