/**
 * The truth about simulated footage, computed from people's ways on the floor and from nothing that
 * was drawn, except for boxes and visible shares.
 *
 * <p>It knows {@code scenario}, {@code world}, {@code camera}, {@code draw} and the JDK. Files are
 * comma-separated, UTC, with a header; the README of this module lists them. Start reading at
 * {@link io.footfall.simulate.truth.StoreTruth}.
 */
package io.footfall.simulate.truth;
