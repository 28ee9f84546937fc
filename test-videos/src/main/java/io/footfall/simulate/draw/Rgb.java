package io.footfall.simulate.draw;

/** A colour, each part 0-1 and in the picture's own (gamma) scale. */
record Rgb(double red, double green, double blue) {
  static Rgb grey(double level) {
    return new Rgb(level, level, level);
  }

  static Rgb hex(int rgb) {
    return new Rgb(((rgb >> 16) & 255) / 255.0, ((rgb >> 8) & 255) / 255.0, (rgb & 255) / 255.0);
  }

  Rgb times(double factor) {
    return new Rgb(red * factor, green * factor, blue * factor);
  }

  Rgb towards(Rgb other, double f) {
    return new Rgb(
        Texture.mix(red, other.red, f),
        Texture.mix(green, other.green, f),
        Texture.mix(blue, other.blue, f));
  }

  double luma() {
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  }
}
