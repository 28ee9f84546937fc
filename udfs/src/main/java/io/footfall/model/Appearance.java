package io.footfall.model;

/**
 * One stay of a person in a camera's picture: a track, or the pieces of one that broke while the
 * person was hidden. Whoever leaves the picture and comes back appears again.
 *
 * @param id that of the first of its tracks
 * @param startUs first instant, UTC
 * @param endUs last instant, UTC
 * @param tracks how many pieces, 1 or more
 */
public record Appearance(String id, long startUs, long endUs, int tracks) {}
