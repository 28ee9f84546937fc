package io.footfall.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/** Strokes and labels whose size follows the picture's height. */
final class Brush implements AutoCloseable {
  static final Color PLATE = new Color(0, 0, 0, 150);
  static final Color SHADOW = new Color(0, 0, 0, 110);

  private static final float SMALLEST_FONT_PX = 10;
  private static final float FONT_OF_HEIGHT = 1 / 42f;
  private static final float STROKE_OF_HEIGHT = 1 / 420f;

  private final Graphics2D graphics;
  private final float fontPx;
  private final float strokePx;

  Brush(BufferedImage picture) {
    graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    fontPx = Math.max(SMALLEST_FONT_PX, picture.getHeight() * FONT_OF_HEIGHT);
    strokePx = Math.max(1.2f, picture.getHeight() * STROKE_OF_HEIGHT);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 1).deriveFont(fontPx));
  }

  float fontPx() {
    return fontPx;
  }

  void fill(Shape shape, Color colour) {
    graphics.setColor(colour);
    graphics.fill(shape);
  }

  /** A line with a dark shadow, so that it shows on any ground. */
  void outline(Shape shape, Color colour, float weight) {
    stroke(shape, SHADOW, strokePx * (weight + 1.2f));
    stroke(shape, colour, strokePx * weight);
  }

  void dashedOutline(Shape shape, Color colour, float weight) {
    float[] dashes = {strokePx * 4, strokePx * 4};
    graphics.setColor(colour);
    graphics.setStroke(
        new BasicStroke(
            strokePx * weight, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0));
    graphics.draw(shape);
  }

  void line(Shape shape, Color colour, float weight) {
    stroke(shape, colour, strokePx * weight);
  }

  private void stroke(Shape shape, Color colour, float width) {
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(shape);
  }

  double textWidth(String text) {
    return graphics.getFontMetrics().stringWidth(text);
  }

  /** Height of a label with its plate. */
  double labelHeight() {
    return fontPx * 1.35;
  }

  /** Text on a plate, moved so far that the picture holds all of it. */
  void label(
      String text, double centreX, double top, Color ink, Color plate, BufferedImage picture) {
    FontMetrics metrics = graphics.getFontMetrics();
    double pad = fontPx * 0.3;
    double width = metrics.stringWidth(text) + 2 * pad;
    double left = Math.max(0, Math.min(picture.getWidth() - width, centreX - width / 2));
    double y = Math.max(0, Math.min(picture.getHeight() - labelHeight(), top));
    fill(new RoundRectangle2D.Double(left, y, width, labelHeight(), pad * 1.5, pad * 1.5), plate);
    text(text, left + pad, y + labelHeight() / 2, ink);
  }

  /** Text from its left edge, centred on a height. */
  void text(String text, double left, double middle, Color ink) {
    FontMetrics metrics = graphics.getFontMetrics();
    graphics.setColor(ink);
    graphics.drawString(
        text, (float) left, (float) (middle + (metrics.getAscent() - metrics.getDescent()) / 2.0));
  }

  @Override
  public void close() {
    graphics.dispose();
  }
}
