/**
 * Renders footage of stores whose every count is known, and writes the truth beside it.
 *
 * <p>An instrument, not the product: nothing here knows a detector, a tracker, Spark or the lake.
 * {@code scenario} says what a store is, {@code world} lets people live in it, {@code camera} and
 * {@code draw} turn them into pictures, {@code encode} into video files, and {@code truth} writes
 * down what really happened. Start reading at {@link io.footfall.simulate.Simulation}.
 */
package io.footfall.simulate;
