/**
 * From detections to tracks: who is who over time. Pure Java, streaming, deterministic.
 *
 * <p>It knows {@code model}, {@code geometry} and the JDK; it must not know {@code measure}, Spark
 * or pixels.
 */
package io.footfall.track;
