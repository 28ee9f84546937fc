package io.footfall.simulate.draw;

import io.footfall.simulate.scenario.Fixture;

/** The look of goods, floors and walls, without light. */
final class Surfaces {
  private static final int[] GOODS = {
    0xB23A35, 0xD8B04A, 0x2E6B4F, 0x315C91, 0xE6DFD1, 0x8A4E2F, 0xC97B3C, 0x6E3B62, 0x9FB0B8,
    0x3E3A39, 0xD9D4C7, 0x4F8C9A, 0xA9A25C, 0xC9908F
  };
  private static final int[] CLOTHES = {
    0x2B2F3A, 0x6F7C8C, 0xB9B2A5, 0x8C3F3A, 0x435A45, 0xD8D3C8, 0x39507A, 0x7A5F47, 0x111318,
    0xA98F9A
  };

  private Surfaces() {}

  /** A shop floor of large tiles. */
  static Rgb tiles(double x, double y) {
    double size = 0.6;
    double fx = x / size - Math.floor(x / size);
    double fy = y / size - Math.floor(y / size);
    boolean grout = fx < 0.012 || fy < 0.012;
    double speckle =
        Texture.smooth(x * 9, y * 9, 11) * 0.035 + Texture.smooth(x * 1.1, y * 1.1, 12) * 0.06;
    double tile = Texture.hash((long) Math.floor(x / size), (long) Math.floor(y / size), 13) * 0.03;
    double level = grout ? 0.56 : 0.60 + speckle + tile;
    return new Rgb(level * 1.02, level, level * 0.95);
  }

  /** Pavement, kerb and road before the shop. */
  static Rgb street(double x, double y) {
    double grain = Texture.smooth(x * 6, y * 6, 21) * 0.06;
    if (y < -4.2) {
      return Rgb.grey(0.30 + grain);
    }
    double fx = x / 0.9 - Math.floor(x / 0.9);
    double fy = y / 0.6 - Math.floor(y / 0.6);
    boolean joint = fx < 0.02 || fy < 0.03;
    return Rgb.grey((joint ? 0.42 : 0.52) + grain);
  }

  /** A painted wall. */
  static Rgb wall(double along, double up) {
    double level = 0.80 + 0.03 * Texture.smooth(along * 2, up * 2, 31);
    return up < 0.1 ? Rgb.grey(0.35) : new Rgb(level, level * 0.985, level * 0.95);
  }

  /**
   * A side of a fixture.
   *
   * @param along metres along the side
   * @param up metres above the floor
   * @param number of the fixture, so that each holds other goods
   */
  static Rgb side(Fixture fixture, double along, double up, int number) {
    return switch (fixture.kind()) {
      case SHELF -> shelf(along, up, number);
      case RACK -> rack(along, up, number);
      case TABLE -> up > fixture.heightMetres() - 0.06 ? Rgb.hex(0xA98A64) : Rgb.hex(0x5E4A36);
      case COUNTER -> up < 0.12 ? Rgb.grey(0.15) : Rgb.hex(0xC9CCCF);
      case PILLAR -> Rgb.grey(0.78);
      case TROLLEY -> Rgb.grey(0.5);
    };
  }

  /** The top of a fixture. */
  static Rgb top(Fixture fixture, double x, double y, int number) {
    return switch (fixture.kind()) {
      case TABLE -> stacks(x, y, number);
      case RACK -> clothes((int) Math.floor((x + y) / 0.05), number).times(0.8);
      case SHELF -> Rgb.hex(0xB9B4A8);
      case COUNTER -> Rgb.hex(0x8F9498);
      case PILLAR, TROLLEY -> Rgb.grey(0.5);
    };
  }

  /** Whether a trolley's wire is hit. */
  static boolean wire(double along, double up) {
    double a = along / 0.07 - Math.floor(along / 0.07);
    double b = up / 0.07 - Math.floor(up / 0.07);
    boolean basket = up > 0.42 && (a < 0.22 || b < 0.22);
    boolean leg = up <= 0.42 && along - Math.floor(along / 0.4) * 0.4 < 0.03;
    return basket || leg;
  }

  private static Rgb shelf(double along, double up, int number) {
    double spacing = 0.36;
    int row = (int) Math.floor((up - 0.12) / spacing);
    if (row < 0) {
      return Rgb.grey(0.28);
    }
    double inBay = (up - 0.12) - row * spacing;
    if (inBay < 0.035) {
      boolean tag = along / 0.16 - Math.floor(along / 0.16) < 0.4 && inBay > 0.008;
      return tag ? Rgb.hex(0xEFE9B8) : Rgb.grey(0.72);
    }
    int cell = (int) Math.floor(along / 0.13);
    int product = (int) (Texture.hash(cell / 3, row, number) * 1000);
    double tall = spacing * (0.55 + 0.35 * Texture.hash(product, 1, number));
    double gap = along / 0.13 - cell;
    if (inBay > tall || gap < 0.06) {
      return Rgb.grey(0.34 + 0.1 * (1 - inBay / spacing));
    }
    // A camera sees goods a little dull; it also keeps them from outshining people.
    Rgb colour = Rgb.hex(GOODS[product % GOODS.length]).towards(Rgb.grey(0.5), 0.5);
    double mid = (inBay - 0.035) / (tall - 0.035);
    boolean label = mid > 0.3 && mid < 0.62 && gap > 0.2 && gap < 0.86;
    Rgb face = label ? colour.towards(Rgb.grey(0.8), 0.3) : colour;
    double round = 1 - 0.35 * Math.abs(gap - 0.5);
    return face.times(round * (0.72 + 0.28 * (inBay / spacing)));
  }

  private static Rgb rack(double along, double up, int number) {
    int piece = (int) Math.floor(along / 0.055);
    double length = 0.25 + 0.25 * Texture.hash(piece / 6, 3, number);
    if (up < length) {
      return Rgb.grey(0.32 + 0.08 * Texture.hash(piece, 5, number));
    }
    double fold = 0.75 + 0.35 * Texture.hash(piece, 7, number);
    return clothes(piece, number).times(fold);
  }

  private static Rgb clothes(int piece, int number) {
    int kind = (int) (Texture.hash(Math.floorDiv(piece, 6), 2, number) * CLOTHES.length);
    return Rgb.hex(CLOTHES[kind]).towards(Rgb.grey(0.4), 0.35);
  }

  private static Rgb stacks(double x, double y, int number) {
    double cell = 0.36;
    double fx = x / cell - Math.floor(x / cell);
    double fy = y / cell - Math.floor(y / cell);
    if (fx < 0.1 || fy < 0.1) {
      return Rgb.hex(0xA98A64);
    }
    int kind =
        (int)
            (Texture.hash((long) Math.floor(x / cell), (long) Math.floor(y / cell), number)
                * CLOTHES.length);
    return Rgb.hex(CLOTHES[kind]).times(0.85 + 0.2 * fy);
  }
}
