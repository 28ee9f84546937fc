package io.footfall.measure;

import io.footfall.geometry.Point;

/** Where a track begins or ends: somebody was found there, or lost. */
interface TrackEnd {
  String trackId();

  long timeUs();

  /** Pixels. */
  Point foot();

  /** Of the body, pixels. */
  double height();
}
