package io.footfall.model;

import java.util.List;

/**
 * One stay of a person in a camera's picture: a track, or the pieces of one that broke while the
 * person was hidden. Whoever leaves the picture and comes back appears again.
 *
 * @param startUs first instant, UTC
 * @param endUs last instant, UTC
 * @param tracks ids of its pieces in order, 1 or more
 */
public record Appearance(long startUs, long endUs, List<String> tracks) {
  public Appearance {
    tracks = List.copyOf(tracks);
  }

  /** That of the first of its tracks. */
  public String id() {
    return tracks.get(0);
  }
}
