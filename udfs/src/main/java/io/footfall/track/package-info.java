/**
 * From detections to tracks: who is who over time. Pure Java, streaming, deterministic.
 *
 * <p>Two passes in one: {@link io.footfall.track.TrackletBuilder} follows people from frame to
 * frame and breaks off wherever it could take one for another; {@link io.footfall.track.Linker}
 * puts the pieces together with later footage in view. Then gaps are filled, the course is
 * smoothed, and what is no person, or one who has a track already, is left out. All of it happens
 * in the scene as a camera that never moves would show it ({@link io.footfall.track.SteadyScene}).
 * Everything is measured in seconds and body heights.
 *
 * <p>It knows {@code model}, {@code geometry}, {@code assignment} and the JDK; it must not know
 * {@code measure}, Spark or pixels. Start reading at {@link io.footfall.track.Tracker}.
 */
package io.footfall.track;
