/**
 * Draws what a camera sees: the store without people once, then figures into every frame.
 *
 * <p>Everything is drawn with two samples a pixel along both axes and an inverse-depth buffer (1 /
 * metres of depth, 0 where nothing is), so figures disappear behind shelves and each other exactly.
 * Pictures are packed BGR bytes. This room knows {@code scenario}, {@code world}, {@code camera}
 * and the JDK. Start reading at {@link io.footfall.simulate.draw.FrameRenderer}.
 */
package io.footfall.simulate.draw;
