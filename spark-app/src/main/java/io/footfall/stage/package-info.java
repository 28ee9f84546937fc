/**
 * The pipeline: Land, Split, Detect, Track, Measure, Publish, one file a stage; thin Spark around
 * pure functions.
 *
 * <p>Here video, detect, landing and lake meet.
 */
package io.footfall.stage;
