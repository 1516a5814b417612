package org.inmesh.bench.chart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Charts in the formats of files. */
public final class ChartFile {
  private ChartFile() {}

  /** A chart as an SVG document. */
  public static String svg(Chart chart) {
    return svg(new ChartPainter(chart));
  }

  /** Bars as an SVG document. */
  public static String svg(StackedBars bars) {
    return svg(new StackPainter(bars));
  }

  private static String svg(Picture picture) {
    SvgDrawing drawing = new SvgDrawing(picture.width(), picture.height());
    picture.paint(drawing);
    return drawing.document();
  }

  /**
   * A chart as a PNG file. The texts are in a font of the host; on one host the same chart gives
   * the same bytes.
   */
  public static byte[] png(Chart chart) throws IOException {
    return png(new ChartPainter(chart));
  }

  /** Bars as a PNG file, like charts. */
  public static byte[] png(StackedBars bars) throws IOException {
    return png(new StackPainter(bars));
  }

  private static byte[] png(Picture picture) throws IOException {
    BitmapDrawing drawing = new BitmapDrawing(picture.width(), picture.height());
    picture.paint(drawing);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    drawing.writePng(bytes);
    return bytes.toByteArray();
  }
}
