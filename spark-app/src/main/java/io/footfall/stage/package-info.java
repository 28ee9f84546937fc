/**
 * The pipeline: Land, Split, Detect, Track, Measure, Publish, one file a stage; thin Spark around
 * pure functions.
 *
 * <p>Here the rooms for video, detection, landing and the lake meet; none of them knows another. A
 * pixel never leaves a task. Start reading at {@link io.footfall.stage.Pipeline}.
 */
package io.footfall.stage;
