package io.footfall.measure;

import io.footfall.geometry.Point;

/** Where a track begins or ends: somebody was found there, or lost. */
interface TrackEnd {
  String trackId();

  long timeUs();

  /** Where the person is in the picture, pixels: of all ends the same part of the body. */
  Point place();

  /** Of the body, pixels. */
  double height();
}
