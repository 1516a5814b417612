package org.inmesh.traces.export;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.inmesh.traces.export.TimelineParts.Activity;
import org.inmesh.traces.export.TimelineParts.Arrow;
import org.inmesh.traces.export.TimelineParts.Place;
import org.inmesh.traces.export.TimelineParts.Slice;
import org.inmesh.traces.header.ProgramNames;
import org.inmesh.traces.header.TraceHeader;

/** Draws the parts of a timeline as SVG 1.1. Lengths are in pixels. */
final class TimelinePicture {
  private static final double LEFT = 150;
  private static final double RIGHT = 20;
  private static final double TOP = 84;
  private static final double BOTTOM = 30;
  private static final double LANE = 26;
  private static final double BAR = 14;
  private static final double WAITING_BAR = 6;
  private static final double ARROW_HEAD = 4;
  private static final int MOST_TICKS = 10;
  private static final String INK = "#333333";
  private static final String FAINT = "#dddddd";

  private final XMLStreamWriter xml;
  private final TraceHeader header;
  private final TimelineParts parts;
  private final List<Place> places;
  private final Map<Place, Integer> rows = new HashMap<>();
  private final long from;
  private final long to;
  private final double width;

  TimelinePicture(
      XMLStreamWriter xml, TraceHeader header, TimelineParts parts, long from, double width) {
    this.width = width;
    this.xml = xml;
    this.header = header;
    this.parts = parts;
    this.from = from;
    to = Math.max(parts.end(), from + 1);
    places = parts.places();
    for (Place place : places) {
      rows.put(place, rows.size());
    }
  }

  void draw() throws XMLStreamException {
    double height = TOP + places.size() * LANE + BOTTOM;
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("svg");
    xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
    xml.writeAttribute("viewBox", "0 0 %s %s".formatted(number(width), number(height)));
    xml.writeAttribute("width", number(width));
    xml.writeAttribute("height", number(height));
    xml.writeAttribute("font-family", "Helvetica, Arial, 'DejaVu Sans', sans-serif");
    rectangle(0, 0, width, height, "#ffffff");
    drawTitle();
    drawTime(height - BOTTOM);
    drawLanes();
    for (Slice slice : parts.slices()) {
      drawSlice(slice);
    }
    for (Arrow arrow : parts.arrows()) {
      drawArrow(arrow);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void drawTitle() throws XMLStreamException {
    text(
        LEFT,
        24,
        String.format(
            Locale.ROOT,
            "%s on %s, core cycles %d to %d%s",
            header.program().name(),
            header.machine().name(),
            from,
            to,
            parts.isFull() ? " (what comes later has no room)" : ""),
        16,
        "start");
    double x = LEFT;
    for (Activity activity : Activity.values()) {
      double bar = height(activity);
      rectangle(x, 45 - bar / 2, 18, bar, colour(activity));
      text(x + 24, 49, label(activity), 12, "start");
      x += 44 + 7 * label(activity).length();
    }
    line(x, 45, x + 18, 45, INK, 1);
    head(x + 18, 45, 1, 0);
    text(x + 26, 49, "message, from its sending to its rendezvous", 12, "start");
  }

  private void drawTime(double bottom) throws XMLStreamException {
    long step = step(to - from);
    for (long cycle = (from + step - 1) / step * step; cycle <= to; cycle += step) {
      line(x(cycle), TOP - 6, x(cycle), bottom, FAINT, 1);
      text(x(cycle), TOP - 10, Long.toString(cycle), 11, "middle");
    }
  }

  /** 1, 2 or 5 times a power of ten, so that there are not too many ticks. */
  private static long step(long span) {
    long unit = 1;
    while (span / (5 * unit) > MOST_TICKS) {
      unit *= 10;
    }
    long step = unit;
    if (span / step > MOST_TICKS) {
      step = span / (2 * unit) > MOST_TICKS ? 5 * unit : 2 * unit;
    }
    return step;
  }

  private void drawLanes() throws XMLStreamException {
    ProgramNames names = new ProgramNames(header.program());
    for (Place place : places) {
      double middle = middle(place);
      text(
          LEFT - 10,
          middle + 4,
          String.format(
              Locale.ROOT,
              "core %d  %s",
              place.core(),
              names.component(place.core(), place.process())),
          12,
          "end");
      line(LEFT, middle, width - RIGHT, middle, FAINT, 1);
    }
  }

  private void drawSlice(Slice slice) throws XMLStreamException {
    double bar = height(slice.activity());
    double start = x(slice.from());
    rectangle(
        start,
        middle(slice.place()) - bar / 2,
        Math.max(x(slice.to()) - start, 0.3),
        bar,
        colour(slice.activity()));
  }

  private void drawArrow(Arrow arrow) throws XMLStreamException {
    double startX = x(arrow.sent());
    double startY = middle(arrow.sender());
    double endX = x(arrow.received());
    double endY = middle(arrow.receiver());
    double length = Math.hypot(endX - startX, endY - startY);
    if (length > 0) {
      line(startX, startY, endX, endY, INK, 0.8);
      head(endX, endY, (endX - startX) / length, (endY - startY) / length);
    }
  }

  private void head(double x, double y, double alongX, double alongY) throws XMLStreamException {
    double backX = x - 2 * ARROW_HEAD * alongX;
    double backY = y - 2 * ARROW_HEAD * alongY;
    xml.writeEmptyElement("path");
    xml.writeAttribute(
        "d",
        "M%s %sL%s %sL%s %sZ"
            .formatted(
                number(x),
                number(y),
                number(backX - ARROW_HEAD * alongY),
                number(backY + ARROW_HEAD * alongX),
                number(backX + ARROW_HEAD * alongY),
                number(backY - ARROW_HEAD * alongX)));
    xml.writeAttribute("fill", INK);
  }

  private double x(long cycle) {
    return LEFT + (width - LEFT - RIGHT) * (cycle - from) / (to - from);
  }

  private double middle(Place place) {
    return TOP + LANE * rows.get(place) + LANE / 2;
  }

  private static double height(Activity activity) {
    return activity == Activity.RUNNING || activity == Activity.READY ? BAR : WAITING_BAR;
  }

  private static String colour(Activity activity) {
    return switch (activity) {
      case RUNNING -> "#2c7fb8";
      case READY -> "#f4c542";
      case SENDING -> "#e08a6d";
      case RECEIVING -> "#a9cfa4";
      case WAITING -> "#bbbbbb";
    };
  }

  private static String label(Activity activity) {
    return switch (activity) {
      case RUNNING -> "running";
      case READY -> "ready";
      case SENDING -> "waits to send";
      case RECEIVING -> "waits to receive";
      case WAITING -> "waits otherwise";
    };
  }

  private void rectangle(double x, double y, double width, double height, String colour)
      throws XMLStreamException {
    xml.writeEmptyElement("rect");
    xml.writeAttribute("x", number(x));
    xml.writeAttribute("y", number(y));
    xml.writeAttribute("width", number(width));
    xml.writeAttribute("height", number(height));
    xml.writeAttribute("fill", colour);
  }

  private void line(double fromX, double fromY, double toX, double toY, String colour, double width)
      throws XMLStreamException {
    xml.writeEmptyElement("line");
    xml.writeAttribute("x1", number(fromX));
    xml.writeAttribute("y1", number(fromY));
    xml.writeAttribute("x2", number(toX));
    xml.writeAttribute("y2", number(toY));
    xml.writeAttribute("stroke", colour);
    xml.writeAttribute("stroke-width", number(width));
  }

  private void text(double x, double y, String words, int size, String anchor)
      throws XMLStreamException {
    xml.writeStartElement("text");
    xml.writeAttribute("x", number(x));
    xml.writeAttribute("y", number(y));
    xml.writeAttribute("font-size", Integer.toString(size));
    xml.writeAttribute("text-anchor", anchor);
    xml.writeAttribute("fill", INK);
    xml.writeCharacters(words);
    xml.writeEndElement();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
