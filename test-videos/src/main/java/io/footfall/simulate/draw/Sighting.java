package io.footfall.simulate.draw;

import io.footfall.simulate.world.Person;

/**
 * Somebody in a picture.
 *
 * @param box of the whole body, in pixels, unclipped
 * @param visible share of the body's pixels that nothing hides and that lie in the picture, 0-1
 */
public record Sighting(Person person, Box box, double visible) {}
