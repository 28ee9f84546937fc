/**
 * Finds recordings in storage: where they are, whether they are complete, when they were taken.
 *
 * <p>It knows storage and site values; it must not know video, detection or the lake.
 */
package io.footfall.landing;
