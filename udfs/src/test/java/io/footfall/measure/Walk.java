package io.footfall.measure;

import io.footfall.geometry.Box;
import io.footfall.geometry.PictureSize;
import io.footfall.geometry.Point;
import io.footfall.model.CameraId;
import io.footfall.model.Track;
import io.footfall.model.TrackPoint;
import io.footfall.model.TrackPoint.Source;
import java.util.ArrayList;
import java.util.List;

/** Builds a track whose foot point walks straight between given places, sampled evenly. */
final class Walk {
  static final PictureSize PICTURE = new PictureSize(640, 480);
  static final CameraId CAMERA = new CameraId("S1", "door");
  static final double HEIGHT = 100;
  private static final double WIDTH = 40;

  private final long stepUs;
  private final List<TrackPoint> points = new ArrayList<>();
  private double height = HEIGHT;
  private Source source = Source.SEEN;

  private Walk(long stepUs) {
    this.stepUs = stepUs;
  }

  /** A walk that begins at time 0. */
  static Walk from(double x, double y, double framesPerSecond) {
    Walk walk = new Walk(Math.round(1e6 / framesPerSecond));
    return walk.add(0, x, y);
  }

  /** A walk that begins at time 0, sampled 5 times a second. */
  static Walk from(double x, double y) {
    return from(x, y, 5);
  }

  /** Goes straight and evenly to a place; the time is rounded up to whole samples. */
  Walk to(double x, double y, double seconds) {
    TrackPoint start = points.get(points.size() - 1);
    Point foot = start.box().footPoint();
    int steps = (int) Math.ceil(seconds * 1e6 / stepUs - 1e-9);
    for (int i = 1; i <= steps; i++) {
      double fraction = (double) i / steps;
      add(
          start.timeUs() + i * stepUs,
          foot.x() + (x - foot.x()) * fraction,
          foot.y() + (y - foot.y()) * fraction);
    }
    return this;
  }

  Walk stay(double seconds) {
    Point foot = points.get(points.size() - 1).box().footPoint();
    return to(foot.x(), foot.y(), seconds);
  }

  /** From here on nobody sees the person. */
  Walk hidden() {
    source = Source.FILLED;
    return this;
  }

  /** From here on the person is seen again. */
  Walk seen() {
    source = Source.SEEN;
    return this;
  }

  /** From here on boxes have another height, in pixels. */
  Walk tall(double pixels) {
    height = pixels;
    return this;
  }

  private Walk add(long timeUs, double x, double y) {
    points.add(
        new TrackPoint(
            timeUs,
            Box.ofFootPoint(new Point(x, y), WIDTH, height),
            source == Source.SEEN ? 0.9 : 0,
            source));
    return this;
  }

  Track track() {
    return track(points);
  }

  static Track track(List<TrackPoint> points) {
    return new Track("t1", CAMERA, points);
  }

  /** The same walk, of somebody else, so many seconds later. */
  static Track later(String id, double seconds, Track track) {
    long us = Math.round(seconds * 1e6);
    return new Track(
        id,
        track.camera(),
        track.points().stream()
            .map(p -> new TrackPoint(p.timeUs() + us, p.box(), p.score(), p.source()))
            .toList());
  }

  static Point fraction(double x, double y) {
    return new Point(x / PICTURE.width(), y / PICTURE.height());
  }
}
