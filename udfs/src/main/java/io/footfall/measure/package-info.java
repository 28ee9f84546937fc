/**
 * From tracks to what a store asks: crossings, visits, dwell, occupancy. Pure functions of tracks,
 * lines and zones.
 *
 * <p>It knows {@code model}, {@code geometry} and the JDK; it must not know {@code track} or Spark.
 */
package io.footfall.measure;
