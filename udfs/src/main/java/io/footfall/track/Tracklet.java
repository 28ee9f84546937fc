package io.footfall.track;

import io.footfall.model.Detection;
import java.util.ArrayList;
import java.util.Collections;
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

  /** Adds sightings before the first, in time order. */
  void addBefore(List<Detection> earlier) {
    sightings.addAll(0, earlier);
  }

  /** No sighting will be added any more. */
  void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  /** In time order, at least one. */
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

  /** The same person's tracklet before this one; null when there is none. */
  Tracklet before() {
    return before;
  }

  /** The same person's tracklet after this one; null when there is none. */
  Tracklet after() {
    return after;
  }

  /** The same person goes on in another tracklet. */
  void linkTo(Tracklet next) {
    after = next;
    next.before = this;
  }

  /**
   * Takes out what was seen from one of the sightings on.
   *
   * @param first at least 1
   * @return what was taken out, closed, linked to what this tracklet was linked to
   */
  Tracklet cutFrom(int first) {
    List<Detection> taken = sightings.subList(first, sightings.size());
    Tracklet rest = new Tracklet(taken.get(0));
    taken.subList(1, taken.size()).forEach(rest::add);
    rest.close();
    taken.clear();
    if (after != null) {
      Tracklet next = after;
      unlinkAfter();
      rest.linkTo(next);
    }
    return rest;
  }

  void unlinkAfter() {
    after.before = null;
    after = null;
  }

  /** All tracklets of the person up to this one, in time order. */
  List<Tracklet> chain() {
    List<Tracklet> chain = new ArrayList<>();
    for (Tracklet part = this; part != null; part = part.before) {
      chain.add(part);
    }
    Collections.reverse(chain);
    return chain;
  }
}
