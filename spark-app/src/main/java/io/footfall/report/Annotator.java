package io.footfall.report;

import io.footfall.geometry.Box;
import io.footfall.geometry.DirectedLine;
import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Point;
import io.footfall.model.Crossing;
import io.footfall.model.Line;
import io.footfall.model.Zone;
import io.footfall.model.ZoneVisit;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Draws tracks, lines and zones onto pictures of a camera, with counts as they stand at that
 * instant.
 *
 * <p>Positions between two samples are interpolated, so a video may have more frames than were
 * looked at. A box is dashed where the person was hidden and the position computed. Pictures may
 * come in any order. Memory grows with the number of tracks and events only, not with the length of
 * the video. Not thread safe on one picture; one annotator may serve several threads.
 */
public final class Annotator {
  private static final long TAIL_US = 3_000_000;

  /** A line lights up for so long after somebody went over it. */
  private static final long FLASH_US = 600_000;

  private static final Color LINE = new Color(0x4CC3E8);
  private static final Color ZONE = new Color(0xF2F2F2);
  private static final Color ZONE_GROUND = new Color(255, 255, 255, 26);
  private static final Color DARK = new Color(0x101418);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.S", Locale.ROOT);

  private final Scene scene;
  private final Heads heads;
  private final TrackIndex tracks;
  private final Map<String, LineTally> lines = new HashMap<>();
  private final Map<String, ZoneTally> zones = new HashMap<>();

  private record LineTally(Tally in, Tally out) {}

  private record ZoneTally(Tally starts, Tally ends) {}

  /** An annotator that makes heads unrecognisable. */
  public Annotator(Scene scene) {
    this(scene, Heads.MOSAIC);
  }

  public Annotator(Scene scene, Heads heads) {
    this.scene = scene;
    this.heads = heads;
    this.tracks = new TrackIndex(scene.tracks());
    for (Line line : scene.lines()) {
      lines.put(
          line.id(),
          new LineTally(
              crossings(line, Crossing.Direction.IN), crossings(line, Crossing.Direction.OUT)));
    }
    for (Zone zone : scene.zones()) {
      zones.put(
          zone.id(),
          new ZoneTally(
              new Tally(visits(zone).mapToLong(ZoneVisit::startUs)),
              new Tally(visits(zone).mapToLong(ZoneVisit::endUs))));
    }
  }

  private Tally crossings(Line line, Crossing.Direction direction) {
    return new Tally(
        scene.crossings().stream()
            .filter(crossing -> crossing.lineId().equals(line.id()) && !crossing.netted())
            .filter(crossing -> crossing.direction() == direction)
            .mapToLong(Crossing::timeUs));
  }

  private Stream<ZoneVisit> visits(Zone zone) {
    return scene.visits().stream().filter(visit -> visit.zoneId().equals(zone.id()));
  }

  /**
   * Draws onto a picture.
   *
   * @param picture the camera's picture in the size that boxes refer to, for example {@link
   *     BufferedImage#TYPE_3BYTE_BGR}; changed in place
   * @param timeUs when it was taken, UTC
   */
  public void draw(BufferedImage picture, long timeUs) {
    List<TrackIndex.Sighting> inView = tracks.at(timeUs);
    if (heads == Heads.MOSAIC) {
      inView.forEach(person -> HeadMosaic.apply(picture, person.box()));
    }
    PictureSize size = new PictureSize(picture.getWidth(), picture.getHeight());
    try (Brush brush = new Brush(picture)) {
      scene.zones().forEach(zone -> zone(brush, zone, size));
      inView.forEach(person -> tail(brush, person, timeUs));
      scene.lines().forEach(line -> line(brush, line, size, timeUs));
      inView.forEach(person -> box(brush, person));
      // Labels last: no box may hide a number.
      inView.forEach(person -> number(brush, person, picture));
      scene.zones().forEach(zone -> zoneLabel(brush, zone, timeUs, picture, size));
      scene.lines().forEach(line -> lineLabel(brush, line, timeUs, picture, size));
      bar(brush, timeUs, inView.size(), picture);
    }
  }

  private void zone(Brush brush, Zone zone, PictureSize size) {
    Path2D path = new Path2D.Double();
    for (Point corner : zone.polygon()) {
      Point at = size.toPixels(corner);
      if (path.getCurrentPoint() == null) {
        path.moveTo(at.x(), at.y());
      } else {
        path.lineTo(at.x(), at.y());
      }
    }
    path.closePath();
    brush.fill(path, ZONE_GROUND);
    brush.outline(path, ZONE, 0.8f);
  }

  private void zoneLabel(
      Brush brush, Zone zone, long timeUs, BufferedImage picture, PictureSize size) {
    ZoneTally tally = zones.get(zone.id());
    int visits = tally.starts().until(timeUs);
    int inside = visits - tally.ends().before(timeUs);
    String text = "%s  %s now, %s".formatted(zone.id(), inside, Wording.counted(visits, "visit"));
    Point middle = size.toPixels(HeatMap.middle(zone.polygon()));
    double bottom =
        zone.polygon().stream().mapToDouble(Point::y).max().orElseThrow() * size.height();
    brush.label(text, middle.x(), bottom - brush.labelHeight() * 1.2, ZONE, Brush.PLATE, picture);
  }

  private void line(Brush brush, Line line, PictureSize size, long timeUs) {
    LineTally tally = lines.get(line.id());
    boolean flashes = count(tally, timeUs) > count(tally, timeUs - FLASH_US);
    float weight = flashes ? 2.6f : 1.5f;
    DirectedLine segment = line.segment().toPixels(size);
    brush.outline(stretch(segment.from(), segment.to()), LINE, weight);
    InArrow arrow = InArrow.of(line, size, Math.max(14, size.height() / 18.0));
    Path2D path = new Path2D.Double();
    path.moveTo(arrow.tail().x(), arrow.tail().y());
    path.lineTo(arrow.tip().x(), arrow.tip().y());
    path.moveTo(arrow.leftBarb().x(), arrow.leftBarb().y());
    path.lineTo(arrow.tip().x(), arrow.tip().y());
    path.lineTo(arrow.rightBarb().x(), arrow.rightBarb().y());
    brush.outline(path, LINE, weight);
  }

  private static int count(LineTally tally, long timeUs) {
    return tally.in().until(timeUs) + tally.out().until(timeUs);
  }

  private void lineLabel(
      Brush brush, Line line, long timeUs, BufferedImage picture, PictureSize size) {
    LineTally tally = lines.get(line.id());
    String text =
        "%s  in %s  out %s"
            .formatted(line.id(), tally.in().until(timeUs), tally.out().until(timeUs));
    DirectedLine segment = line.segment().toPixels(size);
    Point lower = segment.from().y() > segment.to().y() ? segment.from() : segment.to();
    brush.label(text, lower.x(), lower.y() + brush.fontPx() * 0.4, DARK, LINE, picture);
  }

  private void tail(Brush brush, TrackIndex.Sighting person, long timeUs) {
    List<Point> tail = TrackIndex.tail(person, timeUs - TAIL_US, timeUs);
    Color colour = TrackColour.of(person.track().id());
    for (int i = 1; i < tail.size(); i++) {
      int alpha = 20 + 215 * i / tail.size();
      Color faded = new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
      Shape stretch = stretch(tail.get(i - 1), tail.get(i));
      brush.line(stretch, new Color(0, 0, 0, alpha / 4), 2.4f);
      brush.line(stretch, faded, 1.4f);
    }
  }

  private void box(Brush brush, TrackIndex.Sighting person) {
    Box box = person.box();
    Shape shape = new Rectangle2D.Double(box.left(), box.top(), box.width(), box.height());
    Color colour = TrackColour.of(person.track().id());
    if (person.seen()) {
      brush.outline(shape, colour, 1.1f);
    } else {
      brush.dashedOutline(shape, colour, 1.1f);
    }
  }

  private void number(Brush brush, TrackIndex.Sighting person, BufferedImage picture) {
    Box box = person.box();
    brush.label(
        Integer.toString(person.number()),
        box.centre().x(),
        box.top() - brush.labelHeight(),
        DARK,
        TrackColour.of(person.track().id()),
        picture);
  }

  private void bar(Brush brush, long timeUs, int inView, BufferedImage picture) {
    double height = brush.fontPx() * 1.7;
    brush.fill(new Rectangle2D.Double(0, 0, picture.getWidth(), height), Brush.PLATE);
    String time =
        CLOCK.format(Instant.EPOCH.plus(timeUs, ChronoUnit.MICROS).atZone(scene.timeZone()));
    brush.text(time, brush.fontPx() * 0.6, height / 2, Color.WHITE);
    String counts = counts(timeUs) + inView + " in view";
    double left = picture.getWidth() - brush.textWidth(counts) - brush.fontPx() * 0.6;
    brush.text(counts, left, height / 2, Color.WHITE);
  }

  /** The sum over entrance lines, when there are any. */
  private String counts(long timeUs) {
    List<LineTally> entrances =
        scene.lines().stream()
            .filter(line -> line.kind() == Line.Kind.ENTRANCE)
            .map(line -> lines.get(line.id()))
            .toList();
    if (entrances.isEmpty()) {
      return "";
    }
    int in = entrances.stream().mapToInt(tally -> tally.in().until(timeUs)).sum();
    int out = entrances.stream().mapToInt(tally -> tally.out().until(timeUs)).sum();
    return "in %s   out %s   ".formatted(in, out);
  }

  private static Shape stretch(Point from, Point to) {
    return new Line2D.Double(from.x(), from.y(), to.x(), to.y());
  }
}
