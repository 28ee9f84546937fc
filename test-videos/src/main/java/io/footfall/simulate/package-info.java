/**
 * Renders footage of stores whose every count is known, and writes the truth beside it.
 *
 * <p>An instrument, not the product: nothing here knows a detector, a tracker, Spark or the lake.
 */
package io.footfall.simulate;
