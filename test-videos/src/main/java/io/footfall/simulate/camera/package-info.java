/**
 * Calibrated cameras: from the floor plan to the picture and back, exactly.
 *
 * <p>Pictures run x right and y down in pixels, (0, 0) is the outer corner of the first pixel. This
 * room knows {@code scenario} and the JDK.
 */
package io.footfall.simulate.camera;
