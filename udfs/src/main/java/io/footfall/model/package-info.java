/**
 * The values that flow between the stages, each a checked, immutable record.
 *
 * <p>Times are microseconds: {@code …timeUs} is a UTC instant counted from 1970, {@code ptsUs} is a
 * presentation time counted from the recording's first shown frame. Intervals are half open. This
 * room knows {@code geometry} and the JDK; it does no work of its own. Start reading at {@link
 * io.footfall.model.Track}.
 */
package io.footfall.model;
