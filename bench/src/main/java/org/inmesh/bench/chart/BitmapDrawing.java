package org.inmesh.bench.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;

/** Paints a drawing as a bitmap, in the host's font without serifs. */
final class BitmapDrawing implements Drawing {
  /** Pixels of a point: sharp on paper and on dense screens. */
  private static final int SCALE = 2;

  private final BufferedImage image;
  private final Graphics2D graphics;

  BitmapDrawing(double width, double height) {
    image =
        new BufferedImage(
            (int) Math.ceil(SCALE * width),
            (int) Math.ceil(SCALE * height),
            BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.scale(SCALE, SCALE);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  /** Writes the picture; nothing may be drawn after it. */
  void writePng(OutputStream out) throws IOException {
    graphics.dispose();
    ImageIO.write(image, "png", out);
  }

  @Override
  public void line(double fromX, double fromY, double toX, double toY, int colour, double width) {
    draw(fromX, fromY, toX, toY, colour, stroke(width, null));
  }

  @Override
  public void dashedLine(
      double fromX, double fromY, double toX, double toY, int colour, double width) {
    draw(fromX, fromY, toX, toY, colour, stroke(width, new float[] {4, 4}));
  }

  private static BasicStroke stroke(double width, float[] dashes) {
    return new BasicStroke(
        (float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }

  private void draw(
      double fromX, double fromY, double toX, double toY, int colour, BasicStroke stroke) {
    graphics.setColor(new Color(colour));
    graphics.setStroke(stroke);
    graphics.draw(new Line2D.Double(fromX, fromY, toX, toY));
  }

  @Override
  public void rectangle(double x, double y, double width, double height, int colour, String note) {
    graphics.setColor(new Color(colour));
    graphics.fill(new Rectangle2D.Double(x, y, width, height));
  }

  @Override
  public void marker(Marker marker, double x, double y, int colour, boolean filled, String note) {
    Shape shape = shape(marker, x, y);
    graphics.setColor(filled ? new Color(colour) : Color.WHITE);
    graphics.fill(shape);
    graphics.setColor(new Color(colour));
    graphics.setStroke(stroke(1.5, null));
    graphics.draw(shape);
  }

  private static Shape shape(Marker marker, double x, double y) {
    if (marker == Marker.CIRCLE) {
      double radius = Marker.RADIUS;
      return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }
    double[] corners = marker.corners(x, y);
    Path2D path = new Path2D.Double();
    path.moveTo(corners[0], corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      path.lineTo(corners[i], corners[i + 1]);
    }
    path.closePath();
    return path;
  }

  @Override
  public void text(double x, double y, String words, Font font, Anchor anchor) {
    set(font);
    double width = graphics.getFontMetrics().getStringBounds(words, graphics).getWidth();
    double before =
        switch (anchor) {
          case START -> 0;
          case MIDDLE -> width / 2;
          case END -> width;
        };
    graphics.drawString(words, (float) (x - before), (float) y);
  }

  @Override
  public void upwardText(double x, double y, String words, Font font) {
    AffineTransform upright = graphics.getTransform();
    graphics.translate(x, y);
    graphics.rotate(-Math.PI / 2);
    text(0, 0, words, font, Anchor.MIDDLE);
    graphics.setTransform(upright);
  }

  private void set(Font font) {
    int style = font.bold() ? java.awt.Font.BOLD : java.awt.Font.PLAIN;
    graphics.setFont(
        new java.awt.Font(java.awt.Font.SANS_SERIF, style, 1).deriveFont((float) font.size()));
    graphics.setColor(new Color(font.colour()));
  }
}
