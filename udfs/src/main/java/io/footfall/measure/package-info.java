/**
 * From tracks to what a store asks: crossings, visits, dwell, occupancy, heat, and the quarter-hour
 * facts made of them. Pure functions of tracks, lines, zones and footage.
 *
 * <p>Between two points of a track a person is taken to walk straight and evenly, so every instant
 * (over a line, into a zone) is computed between samples and does not depend on the sampling rate.
 * Footage is a set of half-open spans: where there is none, a figure is absent, never zero.
 *
 * <p>It knows {@code model}, {@code geometry} and the JDK; it must not know {@code track} or Spark.
 * Start reading at {@link io.footfall.measure.Crossings}.
 */
package io.footfall.measure;
