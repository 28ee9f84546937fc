package io.footfall.simulate.draw;

/** What lights the store. */
public enum Light {
  /** Lamps inside, day outside. */
  DAY,
  /** Lamps inside, dark outside. */
  EVENING,
  /** The camera's own infrared lamp: a grey picture with much noise. */
  NIGHT;

  /** What a colour becomes under this light at some metres of depth. */
  Rgb apply(Rgb colour, double depthMetres) {
    if (this != NIGHT) {
      return colour;
    }
    // Infrared flattens dyes, and the lamp falls off with distance.
    double level = 0.12 + 0.5 * Math.pow(colour.luma(), 0.8);
    return Rgb.grey(level * Math.min(1, 0.25 + 4.5 / (depthMetres + 2)));
  }
}
