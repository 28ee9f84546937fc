/**
 * Finds recordings in storage: where they are, whether they are complete, when they were taken.
 *
 * <p>A {@link io.footfall.landing.Landing} lists files in the order of their names and reads them
 * by range, pinned to what was listed. {@link io.footfall.landing.RecordingMatcher} tells whose
 * they are, {@link io.footfall.landing.CaptureTime} when they begin and how that is known. The room
 * knows storage and site values; it must not know video, detection or the lake, so what a container
 * says is handed in. Start reading at {@link io.footfall.landing.Landing}.
 */
package io.footfall.landing;
