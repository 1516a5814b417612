package org.inmesh.bench.chart;

import java.util.Locale;

/** Writes a drawing as SVG 1.1. Texts stay texts, in the reader's own font without serifs. */
final class SvgDrawing implements Drawing {
  private final StringBuilder text = new StringBuilder();

  SvgDrawing(double width, double height) {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\""
            + " font-family=\"Helvetica, Arial, 'DejaVu Sans', sans-serif\">",
        number(width), number(height), number(width), number(height));
  }

  private void add(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  /** The whole document; nothing may be drawn after it. */
  String document() {
    return text + "</svg>\n";
  }

  /** Two decimals, without zeros at the end. */
  private static String number(double value) {
    String digits = String.format(Locale.ROOT, "%.2f", value);
    return digits.replaceFirst("\\.?0+$", "").replaceFirst("^-0$", "0");
  }

  private static String colour(int rgb) {
    return String.format(Locale.ROOT, "#%06x", rgb);
  }

  private static String escaped(String raw) {
    return raw.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public void line(double fromX, double fromY, double toX, double toY, int colour, double width) {
    addLine(fromX, fromY, toX, toY, colour, width, "");
  }

  @Override
  public void dashedLine(
      double fromX, double fromY, double toX, double toY, int colour, double width) {
    addLine(fromX, fromY, toX, toY, colour, width, " stroke-dasharray=\"4 4\"");
  }

  private void addLine(
      double fromX, double fromY, double toX, double toY, int colour, double width, String more) {
    add(
        "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-width=\"%s\""
            + " stroke-linecap=\"round\"%s/>",
        number(fromX),
        number(fromY),
        number(toX),
        number(toY),
        colour(colour),
        number(width),
        more);
  }

  @Override
  public void rectangle(double x, double y, double width, double height, int colour, String note) {
    String rectangle = "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"";
    add(
        rectangle + (note.isEmpty() ? "/>" : "><title>%6$s</title></rect>"),
        number(x),
        number(y),
        number(width),
        number(height),
        colour(colour),
        escaped(note));
  }

  @Override
  public void marker(Marker marker, double x, double y, int colour, boolean filled, String note) {
    String look =
        String.format(
            Locale.ROOT,
            "fill=\"%s\" stroke=\"%s\" stroke-width=\"1.5\"",
            filled ? colour(colour) : "#ffffff",
            colour(colour));
    String shape;
    if (marker == Marker.CIRCLE) {
      shape = "circle cx=\"%s\" cy=\"%s\" r=\"%s\"";
      shape = String.format(Locale.ROOT, shape, number(x), number(y), number(Marker.RADIUS));
    } else {
      StringBuilder points = new StringBuilder();
      for (double place : marker.corners(x, y)) {
        points.append(points.isEmpty() ? "" : " ").append(number(place));
      }
      shape = "polygon points=\"" + points + "\"";
    }
    String name = shape.substring(0, shape.indexOf(' '));
    add("<%s %s><title>%s</title></%s>", shape, look, escaped(note), name);
  }

  @Override
  public void text(double x, double y, String words, Font font, Anchor anchor) {
    addText(
        String.format(
            Locale.ROOT,
            "x=\"%s\" y=\"%s\" text-anchor=\"%s\"",
            number(x),
            number(y),
            anchor.name().toLowerCase(Locale.ROOT)),
        words,
        font);
  }

  @Override
  public void upwardText(double x, double y, String words, Font font) {
    addText(
        String.format(
            Locale.ROOT,
            "text-anchor=\"middle\" transform=\"translate(%s %s) rotate(-90)\"",
            number(x),
            number(y)),
        words,
        font);
  }

  private void addText(String place, String words, Font font) {
    add(
        "<text %s font-size=\"%s\"%s fill=\"%s\">%s</text>",
        place,
        number(font.size()),
        font.bold() ? " font-weight=\"bold\"" : "",
        colour(font.colour()),
        escaped(words));
  }
}
