package org.inmesh.bench.chart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Charts in the formats of files. */
public final class ChartFile {
  private ChartFile() {}

  /** A chart as an SVG document. */
  public static String svg(Chart chart) {
    ChartPainter painter = new ChartPainter(chart);
    SvgDrawing drawing = new SvgDrawing(painter.width(), painter.height());
    painter.paint(drawing);
    return drawing.document();
  }

  /**
   * A chart as a PNG file. The texts are in a font of the host; on one host the same chart gives
   * the same bytes.
   */
  public static byte[] png(Chart chart) throws IOException {
    ChartPainter painter = new ChartPainter(chart);
    BitmapDrawing drawing = new BitmapDrawing(painter.width(), painter.height());
    painter.paint(drawing);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    drawing.writePng(bytes);
    return bytes.toByteArray();
  }
}
