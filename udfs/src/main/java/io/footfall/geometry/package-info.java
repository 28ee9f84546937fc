/**
 * Boxes, points, directed lines, polygons and the floor: shapes and nothing else.
 *
 * <p>Picture coordinates run x right and y down, in pixels of the picture as it is shown (after the
 * file's rotation) or as 0-1 fractions of it; every type says which. This room knows the JDK and
 * JTS only: no time, no people, no tracks. Start reading at {@link io.footfall.geometry.Box}.
 */
package io.footfall.geometry;
