package io.footfall.track;

import io.footfall.model.Detection;
import java.util.ArrayList;
import java.util.List;

/** Sightings that certainly show one person: the pieces tracks are made of. */
final class Tracklet {
  private final List<Detection> sightings = new ArrayList<>();
  private boolean closed;
  private Tracklet before;
  private Tracklet after;

  Tracklet(Detection first) {
    sightings.add(first);
  }

  void add(Detection sighting) {
    sightings.add(sighting);
  }

  /** No sighting will be added any more. */
  void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  /** In time order. */
  List<Detection> sightings() {
    return sightings;
  }

  Detection first() {
    return sightings.get(0);
  }

  Detection last() {
    return sightings.get(sightings.size() - 1);
  }

  long startUs() {
    return first().timeUs();
  }

  long endUs() {
    return last().timeUs();
  }

  Tracklet before() {
    return before;
  }

  Tracklet after() {
    return after;
  }

  /** The same person goes on in another tracklet. */
  void linkTo(Tracklet next) {
    after = next;
    next.before = this;
  }

  void unlinkAfter() {
    after.before = null;
    after = null;
  }
}
